//! Computes the hatch of an area. The lines are cut to the area here, so that no
//! painter needs clipping.

use super::mark::Point;

/// Distance between two lines along the time axis, CSS pixels.
const SPACING: f64 = 7.0;
/// Pieces shorter than this along the time axis are left out, CSS pixels.
const SHORTEST: f64 = 0.75;
/// The largest number of lines.
const MOST: usize = 4096;

/// Collects the lines of a hatch from the rectangles of an area, left to right.
///
/// A line is the set of points with `x + y = number × SPACING`, which is fixed in
/// the chart: the hatch does not move with the area.
#[derive(Default)]
pub(super) struct Hatch {
    /// For each line number the range of `x` that is not complete.
    open: Vec<Option<(f64, f64)>>,
    done: Vec<(Point, Point)>,
}

impl Hatch {
    /// Adds the rectangle from `x.0` to `x.1` between two heights, CSS pixels.
    pub(super) fn piece(&mut self, x: (f64, f64), top: f64, bottom: f64) {
        let first = ((x.0 + top) / SPACING).ceil().max(0.0) as usize;
        let last = ((x.1 + bottom) / SPACING).floor().clamp(0.0, MOST as f64) as usize;
        if self.open.len() <= last {
            self.open.resize(last + 1, None);
        }
        for (number, open) in self.open.iter_mut().enumerate().take(last + 1).skip(first) {
            let sum = number as f64 * SPACING;
            let from = (sum - bottom).max(x.0);
            let to = (sum - top).min(x.1);
            if to <= from {
                continue;
            }
            match open {
                Some(stretch) if from - stretch.1 < 1e-6 => stretch.1 = to,
                _ => {
                    if let Some(stretch) = open.replace((from, to)) {
                        finish(&mut self.done, number, stretch);
                    }
                }
            }
        }
    }

    /// Returns all lines.
    pub(super) fn into_segments(mut self) -> Vec<(Point, Point)> {
        for (number, open) in self.open.iter().enumerate() {
            if let Some(stretch) = open {
                finish(&mut self.done, number, *stretch);
            }
        }
        self.done
    }
}

fn finish(done: &mut Vec<(Point, Point)>, number: usize, (from, to): (f64, f64)) {
    let sum = number as f64 * SPACING;
    if to - from >= SHORTEST {
        done.push(((from, sum - from), (to, sum - to)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joins_over_neighbouring_rectangles() {
        let mut whole = Hatch::default();
        whole.piece((0.0, 30.0), 0.0, 30.0);
        let mut parts = Hatch::default();
        for x in 0..30 {
            parts.piece((f64::from(x), f64::from(x + 1)), 0.0, 30.0);
        }
        assert_eq!(whole.into_segments(), parts.into_segments());
    }

    proptest! {
        #[test]
        fn stays_inside(cuts in proptest::collection::vec((0.1..20.0, 0.0..100.0, 0.1..80.0), 1..40)) {
            let mut hatch = Hatch::default();
            let mut pieces = Vec::new();
            let mut x = 0.0;
            for (width, top, height) in cuts {
                hatch.piece((x, x + width), top, top + height);
                pieces.push((x, x + width, top, top + height));
                x += width;
            }
            for (a, b) in hatch.into_segments() {
                prop_assert!(((a.0 + a.1) - (b.0 + b.1)).abs() < 1e-6);
                for part in 1..20 {
                    let x = a.0 + (b.0 - a.0) * f64::from(part) / 20.0;
                    let y = a.0 + a.1 - x;
                    let inside = pieces.iter().any(|p| {
                        x >= p.0 - 1e-6 && x <= p.1 + 1e-6 && y >= p.2 - 1e-6 && y <= p.3 + 1e-6
                    });
            prop_assert!(inside);
                }
            }
        }
    }
}
