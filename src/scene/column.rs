//! A line with more points than pixel csv, simplify out.
//!
//! Of each pixel column only the lowest and the highest point are kept: a line
//! sampled through these two covers the same pixels of the column as one sampled
//! through all. Where even these are closer than the eye can tell, the first is
//! enough.

use super::mark::Point;

/// A pixel column whose values differ by no more than this is level. CSS pixels.
pub(super) const LEVEL: f64 = 0.2;

/// The points of one pixel column that are worth keeping.
#[derive(Default)]
pub(super) struct Column {
    number: f64,
    kept: Option<Kept>,
}

#[derive(Clone, Copy)]
struct Kept {
    first: Point,
    lowest: Point,
    highest: Point,
}

impl Column {
    /// Adds a point, which must not lie left of the last one. A column that is
    /// complete goes into `points`.
    pub(super) fn add(&mut self, point: Point, left: f64, points: &mut Vec<Point>) {
        let number = (point.0 - left).floor();
        if number != self.number {
            self.flush(points);
            self.number = number;
        }
        match &mut self.kept {
            Some(kept) => {
                if point.1 > kept.lowest.1 {
                    kept.lowest = point;
                }
                if point.1 < kept.highest.1 {
                    kept.highest = point;
                }
            }
            None => {
                self.kept = Some(Kept {
                    first: point,
                    lowest: point,
                    highest: point,
                });
            }
        }
    }

    /// Puts what is kept of the column into `points`.
    pub(super) fn flush(&mut self, points: &mut Vec<Point>) {
        let Some(kept) = self.kept.take() else {
            return;
        };
        if kept.lowest.1 - kept.highest.1 <= LEVEL {
            points.push(kept.first);
            return;
        }
        points.extend(if kept.lowest.0 < kept.highest.0 {
            [kept.lowest, kept.highest]
        } else {
            [kept.highest, kept.lowest]
        });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The smallest and the largest height in each pixel column.
    pub(in crate::scene) fn extremes(
        points: impl Iterator<Item = Point>,
        left: f64,
    ) -> BTreeMap<i64, (f64, f64)> {
        let mut csv = BTreeMap::new();
        for (x, y) in points {
            let (low, high) = csv.entry((x - left).floor() as i64).or_insert((y, y));
            *low = f64::min(*low, y);
            *high = f64::max(*high, y);
        }
        csv
    }
}
