//! Draws marks as plotters elements on any plotters backend.

use crate::scene::{Areas, Ink, Mark, Point};
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Polygon};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::colour::Rgba;

/// More polygons than this are filled as one ring, to save calls.
const MANY: usize = 16;

/// The integer units of a backend.
///
/// plotters has integer coordinates only; a unit far smaller than a pixel keeps
/// slopes smooth and lets a line move by less than a pixel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    /// Units in one CSS pixel.
    pub(super) per_px: f64,
    /// Units in one device pixel, to which crisp lines are aligned.
    pub(super) per_dot: f64,
    /// Whether many lines or areas of one mark are merged into one polygon.
    pub(super) merges: bool,
}

impl Units {
    /// Returns a line width in units, at least one.
    fn stroke(&self, width_px: f64) -> u32 {
        ((width_px * self.per_px).round() as u32).max(1)
    }

    /// Returns the width of a crisp line in units: whole device pixels, at least
    /// one.
    fn crisp_stroke(&self, width_px: f64) -> f64 {
        (width_px * self.per_px / self.per_dot).round().max(1.0) * self.per_dot
    }
}

/// Maps CSS pixels to units.
struct ToUnits {
    per_px: f64,
    /// For crisp lines the units in a device pixel and the offset of their centre
    /// line: half a device pixel for an odd width.
    aligned: Option<(f64, f64)>,
}

impl ToUnits {
    fn smooth(units: &Units) -> Self {
        Self {
            per_px: units.per_px,
            aligned: None,
        }
    }

    /// Maps so that an axis-parallel line of this width covers whole device
    /// pixels.
    fn crisp(units: &Units, width_units: f64) -> Self {
        let odd = (width_units / units.per_dot).round() % 2.0 == 1.0;
        let offset = if odd { units.per_dot / 2.0 } else { 0.0 };
        Self {
            per_px: units.per_px,
            aligned: Some((units.per_dot, offset)),
        }
    }

    fn along(&self, px: f64) -> i32 {
        let units = px * self.per_px;
        // Casts saturate, so no coordinate can overflow.
        match self.aligned {
            None => units.round() as i32,
            Some((per_dot, offset)) => {
                let dots = ((units - offset) / per_dot).round();
                (dots * per_dot + offset).round() as i32
            }
        }
    }
}

impl CoordTranslate for ToUnits {
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
        } => stroke(area, units, (*width, *crisp), points, colour),
        Mark::Rules {
            width,
            crisp,
            segments,
            ..
        } => {
            let pen = (*width, *crisp);
            if units.merges {
                return segments_as_polygon(area, units, pen, segments, colour);
            }
            let mut segments = segments.iter();
            segments.try_for_each(|(a, b)| stroke(area, units, pen, &[*a, *b], colour))
        }
    }
}

/// Draws a connected line. `width` is in CSS pixels.
fn stroke<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    (width, crisp): (f64, bool),
    points: &[Point],
    colour: RGBAColor,
) -> Painted<DB> {
    let (map, width) = if crisp {
        let width = units.crisp_stroke(width);
        (ToUnits::crisp(&units, width), width as u32)
    } else {
        (ToUnits::smooth(&units), units.stroke(width))
    };
    let style = ShapeStyle {
        color: colour,
        filled: false,
        stroke_width: width,
    };
    area.apply_coord_spec(map)
        .draw(&PathElement::new(points, style))
}

/// Fills the areas, many of them as one ring.
fn fill<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    areas: &Areas,
    colour: RGBAColor,
) -> Painted<DB> {
    let area = area.apply_coord_spec(ToUnits::smooth(&units));
    if units.merges && areas.len() > MANY {
        let ring: Vec<Point> = areas.ring().collect();
        return area.draw(&Polygon::new(ring, colour));
    }
    for (upper, lower) in areas.regions() {
        let ring: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
        area.draw(&Polygon::new(ring, colour))?;
    }
    Ok(())
}

/// Draws many separate lines as one polygon to save calls: a thin rectangle for
/// each, connected by lines that run there and back and so enclose nothing.
fn segments_as_polygon<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    units: Units,
    (width, crisp): (f64, bool),
    segments: &[(Point, Point)],
    colour: RGBAColor,
) -> Painted<DB> {
    let (map, width_units) = if crisp {
        let width_units = units.crisp_stroke(width);
        (ToUnits::crisp(&units, width_units), width_units)
    } else {
        (ToUnits::smooth(&units), width * units.per_px)
    };
    let mut outline: Vec<BackendCoord> = Vec::with_capacity(segments.len() * 6);
    for (a, b) in segments {
        outline.extend(rectangle(map.translate(a), map.translate(b), width_units));
    }
    // The way back visits the first corner of every rectangle once more.
    let back: Vec<BackendCoord> = outline.iter().step_by(5).rev().copied().collect();
    outline.extend(back);
    area.draw(&Polygon::new(outline, colour))
}

/// Returns the closed outline of a line from `a` to `b` of a width in units.
fn rectangle(a: BackendCoord, b: BackendCoord, width: f64) -> [BackendCoord; 5] {
    let dx = f64::from(b.0) - f64::from(a.0);
    let dy = f64::from(b.1) - f64::from(a.1);
    let half = width / 2.0 / (dx * dx + dy * dy).sqrt().max(1.0);
    let (nx, ny) = ((-dy * half).round() as i32, (dx * half).round() as i32);
    let corner =
        |p: BackendCoord, sign: i32| (p.0.saturating_add(sign * nx), p.1.saturating_add(sign * ny));
    let start = corner(a, 1);
    [start, corner(b, 1), corner(b, -1), corner(a, -1), start]
}

/// Returns what a mark shows.
pub(super) fn ink_of(mark: &Mark) -> Ink {
    match mark {
        Mark::Line { ink, .. } | Mark::Rules { ink, .. } => *ink,
        Mark::Areas(areas) => areas.ink(),
    }
}
