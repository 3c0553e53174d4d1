//! Draws a trace: a small chart of rates, lag, CPU use or counts on the time
//! axis of the large charts.

use super::axes::{baseline, drawable_px, hairlines};
use super::mark::{Anchor, Ink, Label, LabelRole, Mark};
use super::plot::Plot;
use super::round::{LARGEST, round_up};
use super::series::{Series, marks};
use super::texts::{LABEL_PX, Texts, text_width};
use super::ticks::round_step;
use super::time_axis::TimeAxis;
use super::{Scene, run_names};

/// Space above the scale for the label of the highest line, CSS pixels.
const ABOVE: f64 = 18.0;
/// Space below the baseline with and without time labels, CSS pixels.
const BELOW: (f64, f64) = (26.0, 8.0);
/// From an axis label to the plot, as in the large charts. CSS pixels.
const LABEL_GAP: f64 = 8.0;
/// From a line to the middle of a label that stands on it, CSS pixels.
const ON_LINE: f64 = 8.5;
/// The smallest distance between two labelled gridlines, CSS pixels.
const LEAST_GAP: f64 = 22.0;

/// The size of one trace and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraceView {
    /// Width, CSS pixels: that of the large chart.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Left edge of the plot, CSS pixels: [`Plot::left`] of the large chart, so
    /// that a time has the same x in both.
    pub left: f64,
    /// Space right of the plot, CSS pixels, as in the large chart.
    pub margin: f64,
    /// The value at the top of the scale, see [`trace_top`].
    pub top: f64,
    /// Whether the trace has time labels.
    pub x_labels: bool,
}

/// Returns a round top of the scale for data up to `max`: a whole number, at
/// least 1 and at least 5 % above the data.
pub fn trace_top(max: f64) -> f64 {
    let wanted = if max.is_nan() {
        0.0
    } else {
        // The scale must not overflow, whatever the data is.
        (max * 1.05).clamp(0.0, LARGEST)
    };
    round_up(wanted, &[1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0])
}

/// Draws one trace. `number` formats the values of the left axis. `empty` is
/// written instead if every line of a run is 0 all the time.
pub fn trace(
    series: &[Series],
    view: &TraceView,
    time_axis: &TimeAxis,
    texts: &Texts,
    number: &dyn Fn(f64) -> String,
    empty: Option<&str>,
) -> Scene {
    let (width, height) = (drawable_px(view.width), drawable_px(view.height));
    let (left, below) = (
        drawable_px(view.left),
        if view.x_labels { BELOW.0 } else { BELOW.1 },
    );
    let plot = Plot {
        left,
        // As in the large charts.
        right: (width - 2.0 - drawable_px(view.margin)).floor().max(left),
        top: ABOVE,
        bottom: (height - below).floor().max(ABOVE),
        begin_s: time_axis.begin_s,
        end_s: time_axis.end_s,
        y_max: if view.top >= 1e-6 {
            view.top.min(LARGEST)
        } else {
            1.0
        },
    };
    let mut scene = Scene::empty(width, height, plot);
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
    let is_flat = |line: &Option<Mark>| match line {
        Some(Mark::Line { points, .. }) => points.iter().all(|point| point.1 >= plot.bottom),
        _ => true,
    };
    if let Some(text) = empty.filter(|_| lines.iter().all(is_flat)) {
        scene.labels.push(Label {
            x: (plot.left + plot.right) / 2.0,
            y: (plot.top + plot.bottom) / 2.0,
            anchor: Anchor::Middle,
            role: LabelRole::Empty,
            text: text.to_owned(),
        });
    } else {
        let names = run_names::names(series, &lines, &plot, &scene.labels);
        scene.labels.extend(names);
    }
    scene.data.extend(fills.into_iter().flatten());
    scene.data.extend(lines.into_iter().flatten());
    scene
}

/// Returns the values that get a gridline: two or three, beginning with 0.
pub(super) fn values(plot: &Plot) -> Vec<f64> {
    let gaps = if plot.height() >= 2.5 * LEAST_GAP {
        2.99
    } else {
        1.99
    };
    let step = round_step(plot.y_max / gaps);
    if step > plot.y_max {
        return vec![0.0, plot.y_max];
    }
    let count = (plot.y_max / step + 1e-9).floor().min(2.0) as u32;
    (0..=count).map(|i| f64::from(i) * step).collect()
}

/// Returns the labels of the gridlines: in the left margin, or, if one is wider
/// than the margin, on the lines. The label of 0 is always in the margin.
pub(super) fn value_labels(
    values: &[f64],
    plot: &Plot,
    number: &dyn Fn(f64) -> String,
) -> Vec<Label> {
    let margin = plot.left - LABEL_GAP;
    let texts: Vec<String> = values.iter().map(|value| number(*value)).collect();
    let beside = texts
        .iter()
        .all(|text| text_width(text, LABEL_PX) <= margin);
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
    use super::super::fixtures::{english, points};
    use super::super::series::SeriesData;
    use super::super::{ChartData, Viewport, chart};
    use super::*;
    use crate::allocation::Policy;
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
            margin: 0.0,
            top,
            x_labels: true,
        }
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
                    &english(),
                    &whole,
                    None,
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
        fn times_have_the_same_x_as_in_the_large_chart(
            width in 240.0..900.0,
            y_max in 1.0..400.0,
            part in 0.0..1.0,
        ) {
            let steps = Steps::new(1.0, 86_400.0);
            let data = ChartData { load: &steps, workers: &steps, static_handle: false, load_handles: &[], enough: None, ghosts: &[], guess: None, hides_workers: false, bounds: None };
            let large = Viewport { width, height: 280.0, y_max, margin: 0.0, x_labels: true };
            let large = chart(&data, &large, &TimeAxis::DAY, &english());
            let small = TraceView { left: large.plot.left, ..view(width, 100.0, 5.0) };
            let small = trace(&[], &small, &TimeAxis::DAY, &english(), &whole, None);
            let t_s = part * 86_400.0;
            prop_assert_eq!(small.plot.x(t_s), large.plot.x(t_s));
        }

        #[test]
        fn any_numbers_give_points_inside_the_scene(v in proptest::array::uniform9(proptest::num::f64::ANY)) {
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
            let series = data.map(|data| Series { ink: Ink::Run(Policy::Manual), width: v[6], name: Some("Manual"), data });
            let sane = view(400.0, 120.0, 10.0);
            for view in [
                sane,
                TraceView { top: v[7], ..sane },
                TraceView { left: v[8], width: v[7], height: v[6], ..sane },
            ] {
                for axis in [TimeAxis::DAY, TimeAxis { begin_s: v[7], end_s: v[8], ..TimeAxis::DAY }] {
                    let scene = trace(&series, &view, &axis, &english(), &whole, Some("none"));
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
            let scene = trace(&[], &view, &TimeAxis::DAY, &english(), &whole, None);
            let ticks: Vec<&Label> = scene.labels.iter().filter(|l| l.role == LabelRole::YTick).collect();
            prop_assert!(matches!(ticks.len(), 2 | 3));
            prop_assert!(ticks.windows(2).all(|t| t[0].y - t[1].y >= 14.0), "{ticks:?}");
            prop_assert!(ticks.iter().all(|t| t.y >= 6.0 && t.y <= height - 6.0));
            prop_assert_eq!(x_labels, scene.labels.len() > ticks.len());
        }
    }
}
