//! Converts step data to a line.
//!
//! Data with more steps than pixel columns becomes a line through the middle of
//! the steps, reduced column by column; other data becomes stairs.

use super::column::Column;
use super::edge::{each_piece, is_dense};
use super::mark::Point;
use super::plot::Plot;
use crate::timeline::Steps;

/// Returns the line of `steps` in `plot`.
pub(super) fn line(steps: &Steps, plot: &Plot) -> Vec<Point> {
    if is_dense(steps, plot) {
        dense(steps, plot)
    } else {
        stairs(steps, plot)
    }
}

/// Returns whether [`line`] gives stairs, which run along the axes only.
pub(super) fn draws_stairs(steps: &Steps, plot: &Plot) -> bool {
    !is_dense(steps, plot)
}

/// Returns the stroke width of a line: `width`, or down to half of it for a line
/// that goes up and down so often that it would look like a block. The width
/// changes continuously, so that it does not jump during a drag.
pub(super) fn stroke(width: f64, points: &[Point], plot: &Plot) -> f64 {
    let share = 1.12 - 0.03 * climb(points, plot);
    width * share.clamp(0.5, 1.0)
}

/// Returns how far a line goes up and down per CSS pixel to the right, CSS
/// pixels.
pub(super) fn climb(points: &[Point], plot: &Plot) -> f64 {
    let climb: f64 = points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => (b.1 - a.1).abs(),
            _ => 0.0,
        })
        .sum();
    climb / plot.width().max(1.0)
}

fn stairs(steps: &Steps, plot: &Plot) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(2 * steps.values().len());
    each_piece(steps, plot, |from, to, y| match points.last_mut() {
        Some(last) if last.1 == y => last.0 = to,
        _ => points.extend([(from, y), (to, y)]),
    });
    points
}

fn dense(steps: &Steps, plot: &Plot) -> Vec<Point> {
    let mut points = Vec::with_capacity(3 * plot.width() as usize + 2);
    let mut column = Column::default();
    let mut end = None;
    each_piece(steps, plot, |from, to, y| {
        if end.is_none() {
            points.push((from, y));
        }
        if to - from > 1.0 {
            // A step wider than a pixel is a visible stair.
            column.flush(&mut points);
            points.extend([(from, y), (to, y)]);
        } else {
            column.add(((from + to) / 2.0, y), plot.left, &mut points);
        }
        end = Some((to, y));
    });
    column.flush(&mut points);
    points.extend(end);
    points.dedup();
    points
}

#[cfg(test)]
mod tests {
    use super::super::column::LEVEL;
    use super::super::column::tests::extremes;
    use super::super::fixtures::{any_steps, plot};
    use super::*;
    use proptest::prelude::*;

    fn pieces(steps: &Steps, plot: &Plot) -> Vec<(f64, f64, f64)> {
        let mut pieces = Vec::new();
        each_piece(steps, plot, |from, to, y| pieces.push((from, to, y)));
        pieces
    }

    proptest! {
        #[test]
        fn keeps_the_extremes(steps in any_steps(4000), width in 20.0..300.0) {
            let plot = plot(width, steps.end_s());
            prop_assume!(is_dense(&steps, &plot));
            let kept = line(&steps, &plot);
            // The two ends and wide steps are stairs and may add to a column.
            let all = pieces(&steps, &plot)
                .into_iter()
                .flat_map(|(from, to, y)| {
                    if to - from > 1.0 { [(from, y), (to, y)] } else { [((from + to) / 2.0, y); 2] }
                })
                .chain(kept.first().copied())
                .chain(kept.last().copied());
            let drawn = extremes(kept.iter().copied(), plot.left);
            for (column, (low, high)) in extremes(all, plot.left) {
                let found = drawn[&column];
                prop_assert!((found.0 - low).abs() <= LEVEL && (found.1 - high).abs() <= LEVEL);
            }
            prop_assert!(kept.windows(2).all(|p| p[0].0 <= p[1].0));
            prop_assert!(kept.len() as f64 <= 4.0 * plot.width() + 8.0);
        }

        #[test]
        fn stairs_keep_every_level(steps in any_steps(40)) {
            let plot = plot(600.0, steps.end_s());
            let kept = line(&steps, &plot);
            prop_assert!(kept.windows(2).all(|p| p[0].0 == p[1].0 || p[0].1 == p[1].1));
            for (from, to, y) in pieces(&steps, &plot) {
                let shown = kept.windows(2).any(|p| {
                    p[0].0 <= from && p[1].0 >= to && p[0].1 == y && p[1].1 == y
                });
            prop_assert!(shown);
            }
        }
    }
}
