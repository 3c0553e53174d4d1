//! Shows lines that go up and down so often that they would look like a block by
//! their lowest and highest values per pixel column.

use super::area::Areas;
use super::line::climb;
use super::mark::{Ink, Point};
use super::plot::Plot;
use super::simplify::simplify;

/// A line that goes up and down by more than this per pixel is a block, CSS
/// pixels.
const BLOCK: f64 = 8.0;

/// Returns whether a line would look like a block.
pub(super) fn is_block(points: &[Point], plot: &Plot) -> bool {
    climb(points, plot) > BLOCK
}

/// The lowest and the highest points of a line per column, both from left to
/// right.
pub(super) struct Range {
    lowest: Vec<Point>,
    pub(super) highest: Vec<Point>,
}

impl Range {
    /// Returns the range of a line whose points are in order. `wide` is the width
    /// of the columns, CSS pixels.
    pub(super) fn of(points: &[Point], plot: &Plot, wide: f64) -> Self {
        let mut range = Self {
            lowest: Vec::new(),
            highest: Vec::new(),
        };
        let mut last_column = None;
        for (x, y) in points {
            let column = ((x - plot.left) / wide).floor();
            if last_column == Some(column)
                && let (Some(low), Some(high)) = (range.lowest.last_mut(), range.highest.last_mut())
            {
                low.1 = low.1.max(*y);
                high.1 = high.1.min(*y);
                continue;
            }
            let middle = (plot.left + (column + 0.5) * wide).min(plot.right);
            range.lowest.push((middle, *y));
            range.highest.push((middle, *y));
            last_column = Some(column);
        }
        range
    }

    /// Returns the area between the lowest and the highest points.
    pub(super) fn fill(&self, ink: Ink) -> Areas {
        let (highest, lowest) = (simplify(&self.highest), simplify(&self.lowest));
        Areas::of(ink, [(highest.as_slice(), lowest.as_slice())])
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{any_steps, plot};
    use super::super::line::line;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_point_is_inside_the_range(steps in any_steps(3_000), width in 20.0..300.0) {
            let plot = plot(width, steps.end_s());
            let points = line(&steps, &plot);
            let range = Range::of(&points, &plot, 1.0);
            for (x, y) in points {
                let near = |p: &&Point| (p.0 - x).abs() <= 0.5 + 1e-9;
                let low = range.lowest.iter().filter(near).any(|p| p.1 >= y);
                let high = range.highest.iter().filter(near).any(|p| p.1 <= y);
                prop_assert!(low && high);
            }
            prop_assert!(range.highest.windows(2).all(|p| p[0].0 <= p[1].0));
            prop_assert!(range.highest.len() as f64 <= plot.width() + 1.0);
        }
    }

    #[test]
    fn only_a_line_with_long_rises_is_a_block() {
        let plot = plot(200.0, 1.0);
        let zigzag = |step: f64| -> Vec<Point> {
            (0..100)
                .map(|i| (30.0 + 2.0 * f64::from(i), 20.0 + step * f64::from(i % 2)))
                .collect()
        };
        assert!(is_block(&zigzag(60.0), &plot));
        assert!(!is_block(&zigzag(14.0), &plot));
        assert!(!is_block(&[], &plot));
    }
}
