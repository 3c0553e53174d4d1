//! Draws one series of a trace.

use super::axes::drawable_px;
use super::edge::{Edge, is_dense};
use super::line;
use super::mark::{Ink, Mark, Point};
use super::plot::Plot;
use super::polyline::polyline;
use super::range::{Range, is_block};
use super::simplify::simplify;
use crate::timeline::{Line, Steps};

/// Length of the dashes and gaps of a reference line, CSS pixels.
const DASH: (f64, f64) = (4.0, 4.0);
/// Width of the columns whose highest value is shown for a backlog in bursts, CSS
/// pixels; a single pixel may contain only a small burst.
const ENVELOPE_PX: f64 = 3.0;
/// Stroke width of a reference line, CSS pixels.
const LEVEL_PX: f64 = 1.0;

/// One series of a trace.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// The meaning of the series.
    pub ink: Ink,
    /// Stroke width, CSS pixels.
    pub width: f64,
    /// The name that is written beside its highest value.
    pub name: Option<&'a str>,
    /// Its values.
    pub data: SeriesData<'a>,
}

/// The values of a series.
#[derive(Clone, Copy, Debug)]
pub enum SeriesData<'a> {
    /// Steps and a factor for their values. If a line would look like a block, the
    /// mean is drawn over a soft fill from the lowest to the highest values.
    Steps(&'a Steps, f64),
    /// A piecewise-linear line and an offset that is subtracted from its values;
    /// the result is at least 0. If a line would look like a block, it goes
    /// through the highest values.
    Line(&'a Line, f64),
    /// A constant value, drawn dashed in its own stroke width.
    Level(f64),
}

/// Returns the fill of a series, which is drawn behind all lines, and its line.
pub(super) fn marks(series: &Series, plot: &Plot) -> (Option<Mark>, Option<Mark>) {
    match series.data {
        SeriesData::Level(value) => (None, level(series.ink, value, plot)),
        SeriesData::Steps(steps, factor) => {
            // Multiplying the values equals dividing the top of the scale.
            let scaled = Plot {
                y_max: plot.y_max / factor,
                ..*plot
            };
            let points = line::line(steps, &scaled);
            let stairs = line::draws_stairs(steps, &scaled);
            if let Ink::Run(policy) = series.ink
                && is_dense(steps, plot)
                && is_block(&points, plot)
            {
                let range = Range::of(&points, plot, 1.0).fill(Ink::RunRange(policy));
                let mean = simplify(&mean(steps, &scaled));
                return (Some(Mark::Areas(range)), stroked(series, mean, false, plot));
            }
            let points = if stairs { points } else { simplify(&points) };
            (None, stroked(series, points, stairs, plot))
        }
        SeriesData::Line(column, offset) => {
            let offset = if offset.is_finite() { offset } else { 0.0 };
            let points = polyline(column, offset, plot);
            let points = if is_block(&points, plot) {
                Range::of(&points, plot, ENVELOPE_PX).highest
            } else {
                points
            };
            (None, stroked(series, simplify(&points), false, plot))
        }
    }
}

/// Returns the means of pixel columns, each in the middle of its column.
fn mean(steps: &Steps, plot: &Plot) -> Vec<Point> {
    let edge = Edge::new(steps, plot);
    let levels = edge.pieces();
    let mut points: Vec<Point> = levels
        .flat_map(|(from, to, y)| {
            let half = (to - from).min(1.0) / 2.0;
            [(from + half, y), (to - half, y)]
        })
        .collect();
    points.dedup_by(|b, a| b.1 == a.1 && b.0 - a.0 < 1e-6);
    points
}

fn stroked(series: &Series, points: Vec<Point>, crisp: bool, plot: &Plot) -> Option<Mark> {
    (!points.is_empty()).then(|| Mark::Line {
        ink: series.ink,
        width: line::stroke(drawable_px(series.width), &points, plot),
        crisp,
        points,
    })
}

/// Returns a dashed line if the value is on the scale.
fn level(ink: Ink, value: f64, plot: &Plot) -> Option<Mark> {
    if !(0.0..=plot.y_max).contains(&value) {
        return None;
    }
    let y = plot.y(value);
    let count = (plot.width() / (DASH.0 + DASH.1)).ceil() as u32;
    let segments = (0..count).map(|i| {
        let x = plot.left + f64::from(i) * (DASH.0 + DASH.1);
        ((x, y), ((x + DASH.0).min(plot.right), y))
    });
    Some(Mark::Rules {
        ink,
        width: LEVEL_PX,
        crisp: true,
        segments: segments.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{any_steps, plot};
    use super::*;
    use crate::allocation::Policy;
    use proptest::prelude::*;

    const RUN: Ink = Ink::Run(Policy::Reactive);

    fn draw(ink: Ink, data: SeriesData, plot: &Plot) -> (Option<Mark>, Option<Mark>) {
        let width = 1.5;
        marks(
            &Series {
                ink,
                width,
                name: None,
                data,
            },
            plot,
        )
    }

    fn points(mark: Option<Mark>) -> Vec<Point> {
        match mark {
            Some(Mark::Line { points, .. }) => points,
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn a_factor_equals_scaled_steps(steps in any_steps(300), factor in 0.1..10.0) {
            let plot = Plot { y_max: 20.0, ..plot(500.0, steps.end_s()) };
            let scaled = steps.scaled(factor);
            let one = points(draw(Ink::Workers, SeriesData::Steps(&steps, factor), &plot).1);
            let other = points(draw(Ink::Workers, SeriesData::Steps(&scaled, 1.0), &plot).1);
            prop_assert_eq!(one.len(), other.len());
            let near = |(a, b): (&Point, &Point)| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9;
            prop_assert!(one.iter().zip(&other).all(near));
        }

        #[test]
        fn a_block_is_drawn_as_mean_over_range(high in 4.0..8.0, width in 60.0..300.0) {
            let mut steps = Steps::new(0.0, 2_000.0);
            for second in 1..2_000 {
                steps.push(f64::from(second), if second % 4 == 1 { high } else { 0.0 });
            }
            let plot = plot(width, 2_000.0);
            let (fill, line) = draw(RUN, SeriesData::Steps(&steps, 1.0), &plot);
            let Some(Mark::Areas(fill)) = fill else { panic!("no range") };
            prop_assert_eq!(fill.ink(), Ink::RunRange(Policy::Reactive));
            let whole = (plot.width() - 1.0) * (plot.bottom - plot.y(high));
            prop_assert!((fill.size() / whole - 1.0).abs() < 0.02);
            let line = points(line);
            let under: f64 = line.windows(2).map(|p| (p[1].0 - p[0].0) * (plot.bottom - (p[0].1 + p[1].1) / 2.0)).sum();
            prop_assert!((under / (whole / 4.0) - 1.0).abs() < 0.05);
        }

        #[test]
        fn a_backlog_in_bursts_is_drawn_at_its_highest_values(high in 4.0..8.0) {
            let mut line = Line::new(0.0);
            for second in 1..1_000 {
                let value = if second % 2 == 1 { high } else { 0.0 };
                line.extend(f64::from(second), value, if value > 0.0 { 1.0 } else { -1.0 });
            }
            let plot = plot(200.0, 999.0);
            let line = points(draw(RUN, SeriesData::Line(&line, 0.0), &plot).1);
            prop_assert!(line.iter().all(|p| (p.1 - plot.y(high)).abs() < 1e-9));
        }
    }

    #[test]
    fn a_level_is_dashed_and_only_on_the_scale() {
        let plot = plot(400.0, 10.0);
        let (_, level) = draw(Ink::Target, SeriesData::Level(3.0), &plot);
        let Some(Mark::Rules { segments, .. }) = level else {
            panic!("{level:?}");
        };
        assert_eq!(segments.len(), 50);
        let short = |s: &(Point, Point)| s.1.0 - s.0.0 <= DASH.0 && s.0.1 == plot.y(3.0);
        assert!(segments.iter().all(short));
        for off in [8.1, -0.1, f64::NAN] {
            assert_eq!(
                draw(Ink::Target, SeriesData::Level(off), &plot),
                (None, None)
            );
        }
    }
}
