//! Finds the areas between the load and the workers.

use super::edge::Edge;
use super::hatch::Hatch;
use super::mark::{Ink, Point};

/// Filled areas of one colour: a polygon for each stretch without a gap, given by
/// its upper and its lower edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    ink: Ink,
    upper: Vec<Point>,
    lower: Vec<Point>,
    /// For each polygon the ends of its points in `upper` and in `lower`.
    ends: Vec<(usize, usize)>,
}

impl Areas {
    fn new(ink: Ink) -> Self {
        Self {
            ink,
            upper: Vec::new(),
            lower: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Returns what the areas show.
    pub fn ink(&self) -> Ink {
        self.ink
    }

    /// Returns whether there is no area.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the number of polygons.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the upper and the lower edge of each polygon, both from left to
    /// right.
    pub fn regions(&self) -> impl Iterator<Item = (&[Point], &[Point])> {
        let begins = [(0, 0)].into_iter().chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(from, to)| {
            (
                self.upper.get(from.0..to.0).unwrap_or_default(),
                self.lower.get(from.1..to.1).unwrap_or_default(),
            )
        })
    }

    /// Returns all polygons as one closed ring, which is a single fill. Between two
    /// polygons it runs there and back on the same straight line, which encloses
    /// nothing.
    pub fn ring(&self) -> impl Iterator<Item = Point> + '_ {
        self.regions()
            .flat_map(|(upper, lower)| {
                let down = lower.last().copied();
                lower.first().into_iter().chain(upper).copied().chain(down)
            })
            .chain(self.lower.iter().rev().copied())
    }

    /// Returns the total size, square CSS pixels.
    pub fn size(&self) -> f64 {
        self.regions()
            .map(|(upper, lower)| under(lower) - under(upper))
            .sum()
    }

    /// Adds the rectangle from `x.0` to `x.1` between two heights. `continues`:
    /// whether it belongs to the polygon of the rectangle before.
    fn piece(&mut self, x: (f64, f64), top: f64, bottom: f64, continues: bool) {
        if !continues {
            self.ends.push((0, 0));
        }
        extend(&mut self.upper, x, top, continues);
        extend(&mut self.lower, x, bottom, continues);
        if let Some(end) = self.ends.last_mut() {
            *end = (self.upper.len(), self.lower.len());
        }
    }
}

impl Areas {
    /// Creates rectangles between two heights, given by their left and right ends.
    pub(super) fn rectangles(
        ink: Ink,
        (top, bottom): (f64, f64),
        spans: impl IntoIterator<Item = (f64, f64)>,
    ) -> Self {
        let mut areas = Self::new(ink);
        for span in spans {
            areas.piece(span, top, bottom, false);
        }
        areas
    }

    /// Creates areas from the upper and the lower edge of each, both from left to
    /// right.
    pub(super) fn of<'a>(
        ink: Ink,
        regions: impl IntoIterator<Item = (&'a [Point], &'a [Point])>,
    ) -> Self {
        let mut areas = Self::new(ink);
        for (upper, lower) in regions {
            areas.upper.extend_from_slice(upper);
            areas.lower.extend_from_slice(lower);
            areas.ends.push((areas.upper.len(), areas.lower.len()));
        }
        areas
    }
}

fn extend(edge: &mut Vec<Point>, (from, to): (f64, f64), y: f64, continues: bool) {
    match edge.last_mut() {
        Some(last) if continues && last.1 == y => last.0 = to,
        _ => edge.extend([(from, y), (to, y)]),
    }
}

/// Returns the integral of the heights along an edge.
fn under(edge: &[Point]) -> f64 {
    edge.windows(2)
        .map(|pair| match pair {
            [a, b] => (b.0 - a.0) * (a.1 + b.1) / 2.0,
            _ => 0.0,
        })
        .sum()
}

/// The idle and the short areas, and the hatch of the short ones.
pub(super) struct Losses {
    /// Where workers exceed the load.
    pub(super) idle: Areas,
    /// Where the load exceeds workers.
    pub(super) short: Areas,
    /// Lines over `short`.
    pub(super) hatch: Vec<(Point, Point)>,
}

/// Returns the areas between the load and the workers.
pub(super) fn losses(load: &Edge, workers: &Edge) -> Losses {
    let mut idle = Areas::new(Ink::IdleFill);
    let mut short = Areas::new(Ink::ShortFill);
    let mut hatch = Hatch::default();
    let mut before = None;
    for piece in merged(load, workers) {
        let Piece { x, load, workers } = piece;
        let side = load.partial_cmp(&workers).filter(|o| o.is_ne());
        let continues = side.is_some() && side == before;
        // y grows downwards: a greater y is a smaller value.
        if load > workers {
            idle.piece(x, workers, load, continues);
        } else if workers > load {
            short.piece(x, load, workers, continues);
            hatch.piece(x, load, workers);
        }
        before = side;
    }
    Losses {
        idle,
        short,
        hatch: hatch.into_segments(),
    }
}

/// A stretch in which both edges are constant.
pub(super) struct Piece {
    /// Left and right end, CSS pixels.
    pub(super) x: (f64, f64),
    /// Height of the load, CSS pixels from the top.
    pub(super) load: f64,
    /// Height of the workers, CSS pixels from the top.
    pub(super) workers: f64,
}

/// Cuts both edges at the steps of either.
pub(super) fn merged<'a>(load: &'a Edge, workers: &'a Edge) -> impl Iterator<Item = Piece> + 'a {
    let mut loads = load.pieces();
    let mut fleets = workers.pieces();
    let mut load = loads.next();
    let mut fleet = fleets.next();
    std::iter::from_fn(move || {
        loop {
            let (l, w) = (load?, fleet?);
            let (from, to) = (l.0.max(w.0), l.1.min(w.1));
            if l.1 <= to {
                load = loads.next();
            }
            if w.1 <= to {
                fleet = fleets.next();
            }
            if to > from {
                return Some(Piece {
                    x: (from, to),
                    load: l.2,
                    workers: w.2,
                });
            }
            // Neither advances only if the pieces do not overlap.
            if l.1 > to && w.1 > to {
                return None;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{any_steps, plot};
    use super::super::plot::Plot;
    use super::*;
    use crate::timeline::Steps;
    use proptest::prelude::*;

    /// Returns idle and short worker-seconds, computed from the steps.
    fn exact(load: &Steps, workers: &Steps) -> (f64, f64) {
        let mut cuts: Vec<f64> = [load.times_s(), workers.times_s()].concat();
        cuts.push(load.end_s());
        cuts.sort_by(f64::total_cmp);
        cuts.windows(2)
            .map(|c| ((c[1] - c[0]), workers.at(c[0]) - load.at(c[0])))
            .fold((0.0, 0.0), |sum, (dt, gap)| {
                (sum.0 + dt * gap.max(0.0), sum.1 + dt * (-gap).max(0.0))
            })
    }

    fn scale(plot: &Plot) -> f64 {
        plot.width() / plot.end_s * plot.height() / plot.y_max
    }

    proptest! {
        #[test]
        fn area_sizes_equal_the_integrals(load in any_steps(60), workers in any_steps(20)) {
            let end_s = load.end_s().min(workers.end_s());
            let (load, workers) = (cut(&load, end_s), cut(&workers, end_s));
            let plot = plot(600.0, end_s);
            let found = losses(&Edge::new(&load, &plot), &Edge::new(&workers, &plot));
            let (idle, short) = exact(&load, &workers);
            prop_assert!((found.idle.size() - idle * scale(&plot)).abs() < 1e-6);
            prop_assert!((found.short.size() - short * scale(&plot)).abs() < 1e-6);
            prop_assert!((shoelace(&found.idle) - found.idle.size()).abs() < 1e-6);
        }

        #[test]
        fn dense_data_keeps_the_difference_of_idle_and_short(load in any_steps(4000), fleet in 0.0..8.0) {
            let workers = Steps::new(fleet, load.end_s());
            let plot = plot(200.0, load.end_s());
            let found = losses(&Edge::new(&load, &plot), &Edge::new(&workers, &plot));
            let (idle, short) = exact(&load, &workers);
            let drawn = found.idle.size() - found.short.size();
            prop_assert!((drawn - (idle - short) * scale(&plot)).abs() < 1e-5);
        }

        #[test]
        fn dense_data_without_a_crossing_keeps_its_area(load in any_steps(4000)) {
            let workers = Steps::new(8.0, load.end_s());
            let plot = plot(200.0, load.end_s());
            let found = losses(&Edge::new(&load, &plot), &Edge::new(&workers, &plot));
            let (idle, _) = exact(&load, &workers);
            prop_assert!((found.idle.size() - idle * scale(&plot)).abs() < 1e-5);
            prop_assert!(found.short.is_empty());
            prop_assert!(found.idle.len() <= 1);
        }
    }

    fn cut(steps: &Steps, end_s: f64) -> Steps {
        let mut cut = Steps::new(steps.at(0.0), end_s);
        for (t, v) in steps.times_s().iter().zip(steps.values()) {
            if *t < end_s {
                cut.push(*t, *v);
            }
        }
        cut
    }

    /// Returns the size of the filled ring by the shoelace formula.
    fn shoelace(areas: &Areas) -> f64 {
        let ring: Vec<Point> = areas.ring().collect();
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| a.0 * b.1 - b.0 * a.1)
            .sum::<f64>()
            / 2.0
    }
}
