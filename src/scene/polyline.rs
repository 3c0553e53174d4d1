//! Converts piecewise-linear data to a line: cuts it to the plot, and reduces it
//! where it has more points than the plot has pixel columns.

use super::column::Column;
use super::mark::Point;
use super::plot::{OVERSHOOT, Plot};
use crate::timeline::Line;

/// Coordinates are limited to this distance, CSS pixels.
const FAR: f64 = 1e9;

/// Returns `line` minus `offset` (finite) as a line in `plot`; differences below
/// 0 become 0.
pub(super) fn polyline(line: &Line, offset: f64, plot: &Plot) -> Vec<Point> {
    if plot.is_empty() {
        return Vec::new();
    }
    let is_dense = line.points().len() as f64 > plot.width();
    let mut points: Vec<Point> = Vec::with_capacity(line.points().len().min(2_048));
    let mut column = Column::default();
    let mut end = None;
    each_corner(line, offset, plot, |point| {
        if is_dense {
            column.add(point, plot.left, &mut points);
        } else {
            points.push(point);
        }
        end = Some(point);
    });
    column.flush(&mut points);
    // A level column keeps only its first point; the line needs its end.
    points.extend(end);
    points.dedup();
    points
}

/// Calls `corner` for every corner of the line inside the plot and for every cut,
/// from left to right.
fn each_corner(line: &Line, offset: f64, plot: &Plot, mut corner: impl FnMut(Point)) {
    let per_second = plot.width() / (plot.end_s - plot.begin_s);
    let per_unit = plot.height() / plot.y_max;
    let place = |(t_s, value): &(f64, f64)| {
        let x = plot.left + (t_s - plot.begin_s) * per_second;
        let rise = (value - offset) * per_unit;
        let rise = if rise.is_nan() { 0.0 } else { rise };
        (x.clamp(-FAR, FAR), plot.bottom - rise.clamp(-FAR, FAR))
    };
    for pair in line.points().windows(2) {
        if let [a, b] = pair {
            let (a, b) = (place(a), place(b));
            if b.0 >= a.0 && b.0 >= plot.left && a.0 <= plot.right {
                cut(a, b, plot, &mut corner);
            }
        }
    }
}

/// Calls `corner` for the part of the line from `a` to `b` between the plot's
/// sides, with a bend at the baseline and at the top.
fn cut(a: Point, b: Point, plot: &Plot, corner: &mut impl FnMut(Point)) {
    let reaches = |from: f64, to: f64, level: f64| {
        let crosses = (from < level) != (to < level);
        crosses.then(|| (level - from) / (to - from))
    };
    let top = plot.top - OVERSHOOT;
    let begin = if a.0 < plot.left {
        reaches(a.0, b.0, plot.left)
    } else {
        None
    };
    let end = if b.0 > plot.right {
        reaches(a.0, b.0, plot.right)
    } else {
        None
    };
    let (begin, end) = (begin.unwrap_or(0.0), end.unwrap_or(1.0));
    let (low, high) = (reaches(a.1, b.1, plot.bottom), reaches(a.1, b.1, top));
    let (first, second) = match (low, high) {
        (Some(low), Some(high)) if high < low => (Some(high), Some(low)),
        either => either,
    };
    let bends = [first, second].into_iter().flatten();
    let between = bends.filter(|part| *part > begin && *part < end);
    for part in [begin].into_iter().chain(between).chain([end]) {
        let along = |from: f64, to: f64| from + (to - from) * part;
        corner((
            along(a.0, b.0).max(plot.left).min(plot.right),
            along(a.1, b.1).max(top).min(plot.bottom),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::LEVEL;
    use super::super::column::tests::extremes;
    use super::super::fixtures::plot;
    use super::*;
    use proptest::prelude::*;

    /// Generates lines of up to `most` pieces of uneven length between 0 and 8 with
    /// jumps, like a backlog.
    fn any_line(most: usize) -> impl Strategy<Value = (Line, f64)> {
        let piece = (0.01..5.0, 0.0..8.0, any::<bool>());
        proptest::collection::vec(piece, 1..most).prop_map(|pieces| {
            let (mut line, mut t_s, mut before) = (Line::new(1.0), 0.0, 1.0);
            for (length_s, value, jumps) in pieces {
                if jumps {
                    before = 8.0 - value;
                    line.jump(t_s, before);
                }
                t_s += length_s;
                line.extend(t_s, value, (value - before) / length_s);
                before = value;
            }
            (line, t_s)
        })
    }

    /// Returns whether the line passes near a point.
    fn near(drawn: &[Point], x: f64, y: f64) -> bool {
        drawn.windows(2).any(|p| {
            let (a, b) = (p[0], p[1]);
            let inside = x >= a.0 - 1e-6 && x <= b.0 + 1e-6;
            let (low, high) = if b.0 - a.0 < 1e-6 {
                (a.1.min(b.1), a.1.max(b.1))
            } else {
                let there = a.1 + (b.1 - a.1) * ((x - a.0) / (b.0 - a.0)).clamp(0.0, 1.0);
                (there, there)
            };
            inside && y >= low - 1e-3 && y <= high + 1e-3
        })
    }

    proptest! {
        #[test]
        fn the_line_passes_through_the_values((line, end_s) in any_line(60), offset in 0.0..3.0, part in 0.0..1.0) {
            let mut plot = plot(600.0, end_s);
            plot.begin_s = 0.2 * end_s;
            plot.y_max = 5.0;
            let drawn = polyline(&line, offset, &plot);
            let t_s = plot.begin_s + part * (plot.end_s - plot.begin_s);
            let value = (line.at(t_s) - offset).max(0.0);
            prop_assert!(near(&drawn, plot.x(t_s), plot.y(value)));
        }

        #[test]
        fn a_reduced_line_covers_the_same_pixels(
            (line, end_s) in any_line(4_000),
            width in 20.0..300.0,
            offset in 0.0..3.0,
        ) {
            let plot = plot(width, end_s);
            prop_assume!(line.points().len() as f64 > width);
            let mut all = Vec::new();
            each_corner(&line, offset, &plot, |point| all.push(point));
            let kept = polyline(&line, offset, &plot);
            let drawn = extremes(kept.iter().copied(), plot.left);
            for (column, (low, high)) in extremes(all.iter().copied(), plot.left) {
                let found = drawn[&column];
                prop_assert!((found.0 - low).abs() <= LEVEL && (found.1 - high).abs() <= LEVEL);
            }
            prop_assert!(kept.windows(2).all(|p| p[0].0 <= p[1].0));
            prop_assert!(kept.len() as f64 <= 4.0 * plot.width() + 8.0);
            prop_assert_eq!(kept.last(), all.last());
        }

        #[test]
        fn any_numbers_give_points_inside_the_plot(v in proptest::array::uniform7(proptest::num::f64::ANY)) {
            let mut line = Line::new(v[0]);
            line.extend(v[1], v[2], 1.0);
            line.jump(v[1], v[3]);
            line.extend(v[4], v[5], 2.0);
            let plot = Plot { begin_s: v[6], end_s: 1_000.0, ..plot(300.0, 1_000.0) };
            for (x, y) in polyline(&line, 20_000.0, &plot) {
                prop_assert!(x >= plot.left && x <= plot.right);
                prop_assert!(y >= plot.top - OVERSHOOT && y <= plot.bottom);
            }
        }
    }

    #[test]
    fn the_line_bends_where_it_leaves_the_baseline() {
        let mut line = Line::new(0.0);
        line.extend(100.0, 4.0, 0.04);
        let plot = plot(100.0, 100.0);
        let drawn = polyline(&line, 2.0, &plot);
        assert_eq!(drawn, [(30.0, 220.0), (80.0, 220.0), (130.0, 170.0)]);
    }
}
