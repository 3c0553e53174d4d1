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
mod tests;
