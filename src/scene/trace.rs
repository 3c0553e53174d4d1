//! A small chart of what goes on under the hood: rates, lag, CPU use, counts,
//! on the time axis of the large ones.

use super::Scene;
use super::axes::{baseline, hairlines, side};
use super::mark::{Anchor, Ink, Label, LabelRole};
use super::plot::Plot;
use super::series::{Series, marks};
use super::texts::{LABEL_PX, Texts, room_for};
use super::ticks::nice_step;
use super::time_axis::TimeAxis;

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
/// The largest scale that is sampled.
const MOST: f64 = 1e15;

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

/// A calm end of the scale for data up to `max`, with a little air above it: a
/// round whole number, at least 1.
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
    [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0]
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
    let (fills, lines): (Vec<_>, Vec<_>) = series.iter().map(|one| marks(one, &plot)).unzip();
    scene.data.extend(fills.into_iter().flatten());
    scene.data.extend(lines.into_iter().flatten());
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

#[cfg(test)]
mod tests {
    use super::super::mark::{Mark, Point};
    use super::super::series::SeriesData;
    use super::super::{ChartData, Viewport, chart};
    use super::*;
    use crate::text::{Words, count};
    use crate::timeline::{Line, Steps};
    use proptest::prelude::*;

    fn whole(value: f64) -> String {
        count(&Words::english(), value)
    }

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
            (2.1, 3.0),
            (90.0, 100.0),
            (100.0, 150.0),
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
                    &whole,
                )
                .plot,
            )
        };
        assert_eq!(lines(200_000.0, 110.0), [0.0, 100_000.0, 200_000.0]);
        assert_eq!(lines(250.0, 110.0), [0.0, 100.0, 200.0]);
        assert_eq!(lines(150.0, 110.0), [0.0, 100.0]);
        assert_eq!(lines(8.0, 110.0), [0.0, 5.0]);
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
            prop_assert!(top >= max * 1.05 && top <= (max * 1.6).max(2.0));
        }

        #[test]
        fn time_is_where_the_large_chart_has_it(
            width in 240.0..900.0,
            y_max in 1.0..400.0,
            part in 0.0..1.0,
        ) {
            let steps = Steps::new(1.0, 86_400.0);
            let data = ChartData { load: &steps, workers: &steps, static_handle: false, load_handles: &[] };
            let large = Viewport { width, height: 280.0, y_max };
            let large = chart(&data, &large, &TimeAxis::DAY, &Texts::ENGLISH);
            let small = TraceView { left: large.plot.left, ..view(width, 100.0, 5.0) };
            let small = trace(&[], &small, &TimeAxis::DAY, &Texts::ENGLISH, &whole);
            let t_s = part * 86_400.0;
            prop_assert_eq!(small.plot.x(t_s), large.plot.x(t_s));
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
                    let scene = trace(&series, &view, &axis, &Texts::ENGLISH, &whole);
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
            let scene = trace(&[], &view, &TimeAxis::DAY, &Texts::ENGLISH, &whole);
            let ticks: Vec<&Label> = scene.labels.iter().filter(|l| l.role == LabelRole::YTick).collect();
            prop_assert!(matches!(ticks.len(), 2 | 3));
            prop_assert!(ticks.windows(2).all(|t| t[0].y - t[1].y >= 14.0), "{ticks:?}");
            prop_assert!(ticks.iter().all(|t| t.y >= 6.0 && t.y <= height - 6.0));
            prop_assert_eq!(x_labels, scene.labels.len() > ticks.len());
        }
    }
}
