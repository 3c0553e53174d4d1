//! Converts step data to the edge of an area.
//!
//! Data with more steps than the plot has pixel columns is averaged per pixel
//! column: the area below keeps its size, and the number of corners is bounded by
//! the width.

use super::plot::{OVERSHOOT, Plot};
use crate::timeline::Steps;

/// One level of an [`Edge`], valid from `x` to the `x` of the next level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Level {
    /// Left end, CSS pixels.
    pub(super) x: f64,
    /// Height, CSS pixels from the top.
    pub(super) y: f64,
}

/// A step function over the plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Edge {
    /// The levels, from left to right.
    pub(super) levels: Vec<Level>,
    /// Right end of the last level, CSS pixels.
    pub(super) end_x: f64,
}

/// Returns whether there are more steps than the plot has pixel columns.
pub(super) fn is_dense(steps: &Steps, plot: &Plot) -> bool {
    steps.values().len() as f64 > plot.width()
}

/// Calls `piece` with `(left, right, y)` in CSS pixels for every step inside the
/// plot. Equals [`Plot::x`] and [`Plot::y`] up to rounding, with the divisions
/// outside the loop, which visits every step of a run.
pub(super) fn each_piece(steps: &Steps, plot: &Plot, mut piece: impl FnMut(f64, f64, f64)) {
    if plot.is_empty() {
        return;
    }
    let per_second = plot.width() / (plot.end_s - plot.begin_s);
    let per_worker = plot.height() / plot.y_max;
    let top = plot.top - OVERSHOOT;
    let x = |t_s: f64| {
        let x = plot.left + (t_s - plot.begin_s) * per_second;
        x.max(plot.left).min(plot.right)
    };
    let mut ends = steps.times_s().iter().skip(1);
    let mut from = steps.times_s().first().map_or(plot.right, |t| x(*t));
    for value in steps.values() {
        let to = x(ends.next().copied().unwrap_or(steps.end_s()));
        if to > from {
            let y = plot.bottom - value * per_worker;
            // Comparisons with NaN are false, so NaN becomes 0.
            let y = if y < top { top } else { y };
            piece(from, to, if y < plot.bottom { y } else { plot.bottom });
            from = to;
        }
    }
}

/// Neighbouring columns whose means differ by no more than this are merged into
/// one level with their common mean, which keeps the area. CSS pixels.
const SAME: f64 = 0.25;

/// Pixel columns that are merged into one level.
#[derive(Clone, Copy)]
struct Columns {
    from: f64,
    to: f64,
    low: f64,
    high: f64,
    sum: f64,
}

impl Edge {
    /// Returns the edge of `steps` in `plot`.
    pub(super) fn new(steps: &Steps, plot: &Plot) -> Self {
        let mut edge = Self {
            levels: Vec::with_capacity(steps.values().len().min(plot.width() as usize) + 2),
            end_x: plot.left,
        };
        if is_dense(steps, plot) {
            edge.push_means(steps, plot);
        } else {
            each_piece(steps, plot, |from, to, y| edge.push(from, to, y));
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
        let mut columns = None;
        let mut column = plot.left;
        let mut filled = 0.0;
        let mut sum = 0.0;
        each_piece(steps, plot, |mut from, to, y| {
            while to >= column + 1.0 {
                let width = (column + 1.0 - from).max(0.0);
                let total = filled + width;
                if total > 0.0 {
                    self.push_column(&mut columns, column + 1.0, total, sum + y * width);
                }
                (filled, sum) = (0.0, 0.0);
                column += 1.0;
                from = from.max(column);
            }
            let width = (to - from).max(0.0);
            filled += width;
            sum += y * width;
        });
        if filled > 1e-9 {
            self.push_column(&mut columns, column + filled, filled, sum);
        }
        self.flush(columns);
    }

    /// Adds the column that ends at `to`, with the integral `sum` of its heights.
    fn push_column(&mut self, columns: &mut Option<Columns>, to: f64, width: f64, sum: f64) {
        let mean = sum / width;
        if let Some(run) = columns {
            let (low, high) = (run.low.min(mean), run.high.max(mean));
            if high - low <= SAME {
                *run = Columns {
                    from: run.from,
                    to,
                    low,
                    high,
                    sum: run.sum + sum,
                };
                return;
            }
        }
        let next = Columns {
            from: to - width,
            to,
            low: mean,
            high: mean,
            sum,
        };
        self.flush(columns.replace(next));
    }

    fn flush(&mut self, columns: Option<Columns>) {
        if let Some(run) = columns {
            self.push(run.from, run.to, run.sum / (run.to - run.from));
        }
    }

    /// Returns every level as `(left, right, y)` in CSS pixels.
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
    fn no_steps_give_no_levels() {
        let plot = plot(400.0, 10.0);
        assert!(Edge::new(&Steps::default(), &plot).levels.is_empty());
    }
}
