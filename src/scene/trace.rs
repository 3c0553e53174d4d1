//! A small chart of what goes on under the hood: rates, lag, CPU use, counts,
//! on the time axis of the large ones.

use super::Scene;
use super::area::Areas;
use super::axes::{baseline, hairlines, side};
use super::line;
use super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::plot::Plot;
use super::polyline::polyline;
use super::texts::{LABEL_PX, Texts, room_for};
use super::ticks::nice_step;
use super::time_axis::TimeAxis;
use crate::simulation::{Line, Steps};

/// From the top of the chart to the top of the scale, where a label may stand
/// on the highest line. CSS pixels.
const ABOVE: f64 = 18.0;
/// Below the baseline, with and without times. CSS pixels.
const BELOW: (f64, f64) = (26.0, 8.0);
/// From an axis label to the plot, as in the large charts. CSS pixels.
const LABEL_GAP: f64 = 8.0;
/// From a line to the middle of a label that stands on it, CSS pixels.
const ON_LINE: f64 = 8.5;
/// Lines closer than this have no room for their labels, CSS pixels.
const LEAST_GAP: f64 = 22.0;
/// A dash of a reference line and the gap after it, CSS pixels.
const DASH: (f64, f64) = (4.0, 4.0);
/// Stroke width of a reference line, CSS pixels.
const LEVEL_PX: f64 = 1.0;
/// The largest scale that is drawn.
const MOST: f64 = 1e15;

/// One thing that a trace shows.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// What it is. [`Ink::Lag`] gets a soft fill down to 0.
    pub ink: Ink,
    /// Stroke width, CSS pixels.
    pub width: f64,
    /// Its values.
    pub data: SeriesData<'a>,
}

/// The values of a series.
#[derive(Clone, Copy, Debug)]
pub enum SeriesData<'a> {
    /// A step column, and what its values are multiplied by.
    Steps(&'a Steps, f64),
    /// A piecewise-linear column, and what is subtracted from its values; the
    /// rest is at least 0.
    Line(&'a Line, f64),
    /// One value for all time, drawn dashed; a width is not needed.
    Level(f64),
}

/// The room for one trace, and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraceView {
    /// Width, CSS pixels: that of the large chart.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Left edge of the plot, CSS pixels: [`Plot::left`] of the large chart, so
    /// that the same time is at the same place in both.
    pub left: f64,
    /// The value at the top of the scale, see [`trace_top`].
    pub top: f64,
    /// Whether times are written below.
    pub x_labels: bool,
}

/// A calm end of the scale for data up to `max`: 1, 2, 2.5 or 5 times a power
/// of ten, at least 1, with a little air above the data.
pub fn trace_top(max: f64) -> f64 {
    let wanted = if max.is_nan() {
        0.0
    } else {
        // The scale must not overflow, whatever the data is.
        (max * 1.05).clamp(0.0, MOST)
    };
    let mut decade = 1.0;
    while decade * 10.0 <= wanted {
        decade *= 10.0;
    }
    [1.0, 2.0, 2.5, 5.0]
        .iter()
        .map(|digits| digits * decade)
        .find(|top| *top >= wanted && top.fract() == 0.0)
        .unwrap_or(decade * 10.0)
}

/// Draws one trace. `number` writes a value of the left axis.
pub fn trace(
    series: &[Series],
    view: &TraceView,
    time_axis: &TimeAxis,
    texts: &Texts,
    number: &dyn Fn(f64) -> String,
) -> Scene {
    let (width, height) = (side(view.width), side(view.height));
    let (left, below) = (
        side(view.left),
        if view.x_labels { BELOW.0 } else { BELOW.1 },
    );
    let plot = Plot {
        left,
        // As in the large charts.
        right: (width - 2.0).floor().max(left),
        top: ABOVE,
        bottom: (height - below).floor().max(ABOVE),
        begin_s: time_axis.begin_s,
        end_s: time_axis.end_s,
        y_max: if view.top >= 1e-6 {
            view.top.min(MOST)
        } else {
            1.0
        },
    };
    let mut scene = Scene {
        width,
        height,
        plot,
        grid: Vec::new(),
        data: Vec::new(),
        labels: Vec::new(),
        handles: Vec::new(),
    };
    if plot.is_empty() {
        return scene;
    }
    let values = values(&plot);
    scene.labels = value_labels(&values, &plot, number);
    let lines = values.iter().filter(|value| **value > 0.0).map(|value| {
        let y = plot.y(*value);
        ((plot.left, y), (plot.right, y))
    });
    let mut times = Vec::new();
    let base = baseline(&plot, width, time_axis, texts, &mut times);
    if view.x_labels {
        scene.labels.extend(times);
    }
    scene.grid = vec![
        hairlines(Ink::Grid, lines.collect()),
        hairlines(Ink::Baseline, base),
    ];
    let marks: Vec<Mark> = series.iter().filter_map(|s| mark(s, &plot)).collect();
    scene
        .data
        .extend(marks.iter().filter_map(|m| lag_fill(m, &plot)));
    scene.data.extend(marks);
    scene
}

/// The values that get a line: two or three, 0 among them.
fn values(plot: &Plot) -> Vec<f64> {
    let gaps = if plot.height() >= 2.5 * LEAST_GAP {
        2.99
    } else {
        1.99
    };
    let step = nice_step(plot.y_max / gaps);
    if step > plot.y_max {
        return vec![0.0, plot.y_max];
    }
    let count = (plot.y_max / step + 1e-9).floor().min(2.0) as u32;
    (0..=count).map(|i| f64::from(i) * step).collect()
}

/// Labels beside their lines. Where one is wider than the margin, all but the
/// one at 0 stand on their lines instead.
fn value_labels(values: &[f64], plot: &Plot, number: &dyn Fn(f64) -> String) -> Vec<Label> {
    let margin = plot.left - LABEL_GAP;
    let texts: Vec<String> = values.iter().map(|value| number(*value)).collect();
    let beside = texts.iter().all(|text| room_for(text, LABEL_PX) <= margin);
    let label = |(value, text): (&f64, String)| {
        let stands_on = !beside && *value > 0.0;
        Label {
            x: if stands_on { 0.0 } else { margin },
            y: plot.y(*value) - if stands_on { ON_LINE } else { 0.0 },
            anchor: if stands_on {
                Anchor::Left
            } else {
                Anchor::Right
            },
            role: LabelRole::YTick,
            text,
        }
    };
    values.iter().zip(texts).map(label).collect()
}

fn mark(series: &Series, plot: &Plot) -> Option<Mark> {
    let (points, crisp) = match series.data {
        SeriesData::Level(value) => return level(series.ink, value, plot),
        SeriesData::Steps(steps, factor) => {
            // A larger factor is a lower end of the scale.
            let scaled = Plot {
                y_max: plot.y_max / factor,
                ..*plot
            };
            (
                line::line(steps, &scaled),
                line::draws_stairs(steps, &scaled),
            )
        }
        SeriesData::Line(column, offset) => (polyline(column, offset, plot), false),
    };
    (!points.is_empty()).then(|| Mark::Line {
        ink: series.ink,
        width: line::stroke(side(series.width), &points, plot),
        crisp,
        points,
    })
}

/// A dashed line, if it is on the scale.
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

/// What is under a line of lag.
fn lag_fill(mark: &Mark, plot: &Plot) -> Option<Mark> {
    let Mark::Line {
        ink: Ink::Lag,
        points,
        ..
    } = mark
    else {
        return None;
    };
    let (first, last) = (points.first()?, points.last()?);
    let ground: [Point; 2] = [(first.0, plot.bottom), (last.0, plot.bottom)];
    let region = (points.as_slice(), ground.as_slice());
    Some(Mark::Areas(Areas::of(Ink::LagFill, [region])))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::any_steps;
    use super::super::{ChartData, Reading, View, chart};
    use super::*;
    use crate::narrate::count;
    use proptest::prelude::*;

    fn view(width: f64, height: f64, top: f64) -> TraceView {
        TraceView {
            width,
            height,
            left: 25.0,
            top,
            x_labels: true,
        }
    }

    fn points(scene: &Scene) -> Vec<Point> {
        let of = |mark: &Mark| match mark {
            Mark::Line { points, .. } => points.clone(),
            Mark::Rules { segments, .. } => segments.iter().flat_map(|s| [s.0, s.1]).collect(),
            Mark::Areas(areas) => areas.ring().collect(),
        };
        scene.grid.iter().chain(&scene.data).flat_map(of).collect()
    }

    #[test]
    fn known_scales() {
        for (max, top) in [
            (0.0, 1.0),
            (f64::NAN, 1.0),
            (-5.0, 1.0),
            (0.97, 2.0),
            (2.1, 5.0),
            (90.0, 100.0),
            (100.0, 200.0),
            (230.0, 250.0),
            (180_000.0, 200_000.0),
            (f64::INFINITY, 1e15),
        ] {
            assert_eq!(trace_top(max), top, "{max}");
        }
    }

    #[test]
    fn known_lines() {
        let lines = |top, height| {
            values(
                &trace(
                    &[],
                    &view(400.0, height, top),
                    &TimeAxis::DAY,
                    &Texts::ENGLISH,
                    &count,
                )
                .plot,
            )
        };
        assert_eq!(lines(200_000.0, 110.0), [0.0, 100_000.0, 200_000.0]);
        assert_eq!(lines(250.0, 110.0), [0.0, 100.0, 200.0]);
        assert_eq!(lines(5.0, 110.0), [0.0, 2.0, 4.0]);
        assert_eq!(lines(100.0, 110.0), [0.0, 50.0, 100.0]);
        assert_eq!(lines(100.0, 80.0), [0.0, 100.0]);
        assert_eq!(lines(1.0, 110.0), [0.0, 1.0]);
        assert_eq!(lines(0.5, 110.0), [0.0, 0.5]);
    }

    proptest! {
        #[test]
        fn tops_hold_the_data(max in 0.0..1e12) {
            let top = trace_top(max);
            prop_assert!(top >= max * 1.05 && top <= (max * 2.2).max(1.0));
        }

        #[test]
        fn time_is_where_the_large_chart_has_it(
            width in 240.0..900.0,
            y_max in 1.0..400.0,
            part in 0.0..1.0,
        ) {
            let steps = Steps::new(1.0, 86_400.0);
            let data = ChartData { load: &steps, workers: &steps, static_handle: false, load_handles: &[] };
            let large = View { width, height: 280.0, y_max };
            let large = chart(&data, &large, &TimeAxis::DAY, &Texts::ENGLISH);
            let small = TraceView { left: large.plot.left, ..view(width, 100.0, 5.0) };
            let small = trace(&[], &small, &TimeAxis::DAY, &Texts::ENGLISH, &count);
            let t_s = part * 86_400.0;
            prop_assert_eq!(small.plot.x(t_s), large.plot.x(t_s));
        }

        #[test]
        fn a_factor_is_a_factor(steps in any_steps(300), factor in 0.1..10.0) {
            let axis = TimeAxis { begin_s: 0.0, end_s: steps.end_s(), reading: Reading::Elapsed };
            let scaled = steps.scaled(factor);
            let draw = |data| {
                let series = Series { ink: Ink::Processed, width: 1.5, data };
                points(&trace(&[series], &view(500.0, 120.0, 20.0), &axis, &Texts::ENGLISH, &count))
            };
            let one = draw(SeriesData::Steps(&steps, factor));
            let other = draw(SeriesData::Steps(&scaled, 1.0));
            prop_assert_eq!(one.len(), other.len());
            let near = |(a, b): (&Point, &Point)| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9;
            prop_assert!(one.iter().zip(&other).all(near));
        }

        #[test]
        fn nothing_breaks_it(v in proptest::array::uniform9(proptest::num::f64::ANY)) {
            let mut steps = Steps::new(v[0], v[1]);
            steps.push(v[2], v[3]);
            let mut line = Line::new(v[0]);
            line.extend(v[1], v[2], 1.0);
            let data = [
                SeriesData::Steps(&steps, v[4]),
                SeriesData::Line(&line, 100.0),
                SeriesData::Line(&line, v[5]),
                SeriesData::Level(v[5]),
            ];
            let series = data.map(|data| Series { ink: Ink::Lag, width: v[6], data });
            let sane = view(400.0, 120.0, 10.0);
            for view in [
                sane,
                TraceView { top: v[7], ..sane },
                TraceView { left: v[8], width: v[7], height: v[6], ..sane },
            ] {
                for axis in [TimeAxis::DAY, TimeAxis { begin_s: v[7], end_s: v[8], ..TimeAxis::DAY }] {
                    let scene = trace(&series, &view, &axis, &Texts::ENGLISH, &count);
                    for (x, y) in points(&scene) {
                        prop_assert!((0.0..=scene.width).contains(&x), "{x}");
                        prop_assert!((0.0..=scene.height).contains(&y), "{y}");
                    }
                }
            }
        }

        #[test]
        fn labels_keep_apart(width in 240.0..900.0, height in 64.0..200.0, max in 0.0..1e9, x_labels: bool) {
            let view = TraceView { x_labels, ..view(width, height, trace_top(max)) };
            let scene = trace(&[], &view, &TimeAxis::DAY, &Texts::ENGLISH, &count);
            let ticks: Vec<&Label> = scene.labels.iter().filter(|l| l.role == LabelRole::YTick).collect();
            prop_assert!(matches!(ticks.len(), 2 | 3));
            prop_assert!(ticks.windows(2).all(|t| t[0].y - t[1].y >= 14.0), "{ticks:?}");
            prop_assert!(ticks.iter().all(|t| t.y >= 6.0 && t.y <= height - 6.0));
            prop_assert_eq!(x_labels, scene.labels.len() > ticks.len());
        }
    }

    #[test]
    fn a_level_is_dashed_and_lag_is_filled() {
        let mut line = Line::new(0.0);
        line.extend(86_400.0, 4.0, 1.0);
        let series = [
            (Ink::Target, SeriesData::Level(3.0)),
            (Ink::Target, SeriesData::Level(11.0)),
            (Ink::Lag, SeriesData::Line(&line, 0.0)),
        ]
        .map(|(ink, data)| Series {
            ink,
            width: 1.5,
            data,
        });
        let view = view(400.0, 120.0, 10.0);
        let scene = trace(&series, &view, &TimeAxis::DAY, &Texts::ENGLISH, &count);
        let [
            Mark::Areas(fill),
            Mark::Rules { segments, .. },
            Mark::Line { .. },
        ] = scene.data.as_slice()
        else {
            panic!("{:?}", scene.data);
        };
        let half = scene.plot.width() * (scene.plot.bottom - scene.plot.y(4.0)) / 2.0;
        assert!((fill.size() - half).abs() < 1e-6);
        assert!(segments.len() > 40);
        assert!(
            segments
                .iter()
                .all(|s| s.1.0 - s.0.0 <= DASH.0 + 1e-9 && s.0.1 == scene.plot.y(3.0))
        );
    }
}
