//! Marks as plotters elements, for any plotters backend.

use crate::scene::{Areas, Ink, Mark, Point};
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Polygon};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::theme::Rgba;

/// More polygons than this are filled as one ring.
const MANY: usize = 16;

/// How the whole numbers of a backend relate to CSS pixels.
///
/// plotters addresses whole units only; a unit far smaller than a pixel keeps
/// slopes smooth and lets a line move by less than a pixel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    /// Units in one CSS pixel.
    pub(super) per_px: f64,
    /// Units in one device pixel, to which crisp lines are aligned.
    pub(super) per_dot: f64,
    /// Whether separate lines and areas are sampled one by one, or joined into
    /// one polygon to save calls.
    pub(super) joins: bool,
}

impl Units {
    fn stroke(&self, width_px: f64) -> u32 {
        ((width_px * self.per_px).round() as u32).max(1)
    }

    /// The width of a crisp line: whole device pixels, at least one.
    fn crisp_stroke(&self, width_px: f64) -> f64 {
        (width_px * self.per_px / self.per_dot).round().max(1.0) * self.per_dot
    }
}

/// Translates CSS pixels to units.
struct Smooth(f64);

impl CoordTranslate for Smooth {
    type From = Point;
    fn translate(&self, from: &Point) -> BackendCoord {
        // Casts saturate, so no place can overflow.
        (
            (from.0 * self.0).round() as i32,
            (from.1 * self.0).round() as i32,
        )
    }
}

/// Translates CSS pixels to units so that an axis-parallel line of a given
/// width covers whole device pixels.
struct Crisp {
    per_px: f64,
    per_dot: f64,
    /// Half a device pixel for an odd width, in units.
    shift: f64,
}

impl Crisp {
    fn new(units: &Units, width_units: f64) -> Self {
        let odd = (width_units / units.per_dot).round() % 2.0 == 1.0;
        Self {
            per_px: units.per_px,
            per_dot: units.per_dot,
            shift: if odd { units.per_dot / 2.0 } else { 0.0 },
        }
    }

    fn along(&self, px: f64) -> i32 {
        let dots = ((px * self.per_px - self.shift) / self.per_dot).round();
        (dots * self.per_dot + self.shift).round() as i32
    }
}

impl CoordTranslate for Crisp {
    type From = Point;
    fn translate(&self, from: &Point) -> BackendCoord {
        (self.along(from.0), self.along(from.1))
    }
}

type Painted<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws one mark.
pub(super) fn paint<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    mark: &Mark,
    colour: Rgba,
) -> Painted<DB> {
    let colour = RGBAColor(colour.r, colour.g, colour.b, colour.alpha);
    match mark {
        Mark::Areas(areas) => fill(area, units, areas, colour),
        Mark::Line {
            width,
            crisp,
            points,
            ..
        } => {
            if *crisp {
                let width = units.crisp_stroke(*width);
                area.apply_coord_spec(Crisp::new(&units, width)).draw(&path(
                    points,
                    colour,
                    width as u32,
                ))
            } else {
                area.apply_coord_spec(Smooth(units.per_px)).draw(&path(
                    points,
                    colour,
                    units.stroke(*width),
                ))
            }
        }
        Mark::Rules {
            width,
            crisp,
            segments,
            ..
        } if units.joins => comb(area, units, (*width, *crisp), segments, colour),
        Mark::Rules {
            width,
            crisp,
            segments,
            ..
        } => {
            let stroke = units.crisp_stroke(*width);
            let aligned = area.apply_coord_spec(Crisp::new(&units, stroke));
            let smooth = area.apply_coord_spec(Smooth(units.per_px));
            for (a, b) in segments {
                if *crisp {
                    aligned.draw(&path(&[*a, *b], colour, stroke as u32))?;
                } else {
                    smooth.draw(&path(&[*a, *b], colour, units.stroke(*width)))?;
                }
            }
            Ok(())
        }
    }
}

fn path<C: Clone>(points: &[C], colour: RGBAColor, width: u32) -> PathElement<C> {
    PathElement::new(
        points,
        ShapeStyle {
            color: colour,
            filled: false,
            stroke_width: width,
        },
    )
}

fn fill<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    areas: &Areas,
    colour: RGBAColor,
) -> Painted<DB> {
    let area = area.apply_coord_spec(Smooth(units.per_px));
    if units.joins && areas.len() > MANY {
        let ring: Vec<Point> = areas.ring().collect();
        return area.draw(&Polygon::new(ring, colour));
    }
    for (upper, lower) in areas.regions() {
        let ring: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
        area.draw(&Polygon::new(ring, colour))?;
    }
    Ok(())
}

/// Draws many lines as one polygon: a thin rectangle for each, joined by a
/// thread that runs there and back on the same line and so encloses nothing.
fn comb<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    (width, crisp): (f64, bool),
    segments: &[(Point, Point)],
    colour: RGBAColor,
) -> Painted<DB> {
    let width_units = if crisp {
        units.crisp_stroke(width)
    } else {
        width * units.per_px
    };
    let aligned = Crisp::new(&units, width_units);
    let smooth = Smooth(units.per_px);
    let place = |p: &Point| {
        if crisp {
            aligned.translate(p)
        } else {
            smooth.translate(p)
        }
    };
    let mut teeth: Vec<BackendCoord> = Vec::with_capacity(segments.len() * 6);
    for (a, b) in segments {
        let (a, b) = (place(a), place(b));
        let (dx, dy) = (
            f64::from(b.0) - f64::from(a.0),
            f64::from(b.1) - f64::from(a.1),
        );
        let half = width_units / 2.0 / (dx * dx + dy * dy).sqrt().max(1.0);
        let (nx, ny) = ((-dy * half).round() as i32, (dx * half).round() as i32);
        let corner = |p: BackendCoord, sign: i32| {
            (p.0.saturating_add(sign * nx), p.1.saturating_add(sign * ny))
        };
        let start = corner(a, 1);
        teeth.extend([start, corner(b, 1), corner(b, -1), corner(a, -1), start]);
    }
    // The way back visits the first corner of every rectangle once more.
    let back: Vec<BackendCoord> = teeth.iter().step_by(5).rev().copied().collect();
    teeth.extend(back);
    area.draw(&Polygon::new(teeth, colour))
}

/// What a mark shows.
pub(super) fn ink_of(mark: &Mark) -> Ink {
    match mark {
        Mark::Line { ink, .. } | Mark::Rules { ink, .. } => *ink,
        Mark::Areas(areas) => areas.ink(),
    }
}
