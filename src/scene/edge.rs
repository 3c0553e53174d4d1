//! A step column as the edge of an area.
//!
//! A column with more steps than the plot has pixel columns is drawn by its
//! mean in each pixel column: the area under it stays the same to the last
//! digit, while the number of corners is bounded by the width.

use super::plot::Plot;
use crate::simulation::Steps;

/// One level of an [`Edge`]: it holds from `x` to the next level's `x`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Level {
    /// Where it begins, CSS pixels.
    pub(super) x: f64,
    /// Its height, CSS pixels from the top.
    pub(super) y: f64,
}

/// A step function over the plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Edge {
    /// The levels, from left to right.
    pub(super) levels: Vec<Level>,
    /// Where the last level ends, CSS pixels.
    pub(super) end_x: f64,
}

/// Whether a column has more steps than the plot has pixel columns.
pub(super) fn is_dense(steps: &Steps, plot: &Plot) -> bool {
    steps.values().len() as f64 > plot.width()
}

/// Every step as `(left, right, y)` in CSS pixels, without those outside.
pub(super) fn pieces<'a>(
    steps: &'a Steps,
    plot: &'a Plot,
) -> impl Iterator<Item = (f64, f64, f64)> + 'a {
    steps.spans().filter_map(|(begin, end, value)| {
        let (from, to) = (plot.x(begin), plot.x(end));
        (to > from).then(|| (from, to, plot.y(value)))
    })
}

impl Edge {
    /// The edge that `steps` draws in `plot`.
    pub(super) fn new(steps: &Steps, plot: &Plot) -> Self {
        let mut edge = Self {
            levels: Vec::with_capacity(steps.values().len().min(plot.width() as usize) + 2),
            end_x: plot.left,
        };
        if is_dense(steps, plot) {
            edge.push_means(steps, plot);
        } else {
            for (from, to, y) in pieces(steps, plot) {
                edge.push(from, to, y);
            }
        }
        edge
    }

    fn push(&mut self, from: f64, to: f64, y: f64) {
        if self.levels.last().is_none_or(|last| last.y != y) {
            self.levels.push(Level { x: from, y });
        }
        self.end_x = to;
    }

    fn push_means(&mut self, steps: &Steps, plot: &Plot) {
        let mut column = plot.left;
        let mut filled = 0.0;
        let mut sum = 0.0;
        for (from, to, y) in pieces(steps, plot) {
            let mut from = from;
            while to >= column + 1.0 {
                let width = (column + 1.0 - from).max(0.0);
                let total = filled + width;
                if total > 0.0 {
                    // A column within one step keeps its value untouched, so
                    // that a flat stretch stays one level.
                    let mean = if filled > 0.0 {
                        (sum + y * width) / total
                    } else {
                        y
                    };
                    self.push(column + 1.0 - total, column + 1.0, mean);
                }
                (filled, sum) = (0.0, 0.0);
                column += 1.0;
                from = from.max(column);
            }
            let width = (to - from).max(0.0);
            filled += width;
            sum += y * width;
        }
        if filled > 1e-9 {
            self.push(column, column + filled, sum / filled);
        }
    }

    /// Every level as `(left, right, y)` in CSS pixels.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let ends = self.levels.iter().skip(1).map(|l| l.x).chain([self.end_x]);
        self.levels.iter().zip(ends).map(|(l, end)| (l.x, end, l.y))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{any_steps, plot};
    use super::*;
    use proptest::prelude::*;

    fn area_below(edge: &Edge, plot: &Plot) -> f64 {
        edge.pieces()
            .map(|(a, b, y)| (b - a) * (plot.bottom - y))
            .sum()
    }

    proptest! {
        #[test]
        fn keeps_the_area(steps in any_steps(3000), width in 20.0..700.0) {
            let plot = plot(width, steps.end_s());
            let edge = Edge::new(&steps, &plot);
            let scale = plot.width() / plot.end_s * plot.height() / plot.y_max;
            let drawn = area_below(&edge, &plot);
            let exact = steps.integral() * scale;
            prop_assert!((drawn - exact).abs() < 1e-6 * (1.0 + exact), "{drawn} {exact}");
            prop_assert!(edge.levels.len() as f64 <= plot.width() + 2.0);
            prop_assert!(edge.levels.windows(2).all(|l| l[0].x < l[1].x));
        }
    }

    #[test]
    fn nothing_from_nothing() {
        let plot = plot(400.0, 10.0);
        assert!(Edge::new(&Steps::default(), &plot).levels.is_empty());
    }
}
