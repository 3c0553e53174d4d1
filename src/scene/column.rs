//! Reduces a line with more points than pixel columns.
//!
//! Keeps the lowest and the highest point of each pixel column: the line through
//! these two covers the same pixels. Where they are closer than 0.2 px, only the
//! first point is kept.

use super::mark::Point;

/// Largest height difference of a pixel column that counts as level, CSS pixels.
pub(super) const LEVEL: f64 = 0.2;

/// The points of one pixel column that are kept.
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
    /// Adds a point, which must not lie left of the one before. Appends a completed
    /// column to `points`.
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

    /// Appends the kept points of the column to `points`.
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

    /// Returns the smallest and the largest height of each pixel column.
    pub(in crate::scene) fn extremes(
        points: impl Iterator<Item = Point>,
        left: f64,
    ) -> BTreeMap<i64, (f64, f64)> {
        let mut columns = BTreeMap::new();
        for (x, y) in points {
            let (low, high) = columns.entry((x - left).floor() as i64).or_insert((y, y));
            *low = f64::min(*low, y);
            *high = f64::max(*high, y);
        }
        columns
    }
}
