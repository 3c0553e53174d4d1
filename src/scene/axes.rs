//! Draws the empty chart: grid, baseline, ticks and their texts.

use super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::plot::Plot;
use super::texts::{LABEL_PX, Texts, text_width};
use super::ticks::y_ticks;
use super::time_axis::TimeAxis;
use super::{Scene, Viewport, weekend};

/// Stroke width of grid and baseline, CSS pixels.
const HAIR_PX: f64 = 1.0;
/// Length of the ticks under the baseline, CSS pixels.
const TICK_PX: f64 = 4.0;
/// Charts below this height are low, CSS pixels.
const LOW_PX: f64 = 190.0;
/// From the top of the plot to the middle of the unit, CSS pixels.
const UNIT_ABOVE: f64 = 13.0;
/// From the baseline to the middle of the times, CSS pixels.
const TIMES_BELOW: f64 = 21.0;
/// The largest width and height of a chart, CSS pixels.
const LARGEST: f64 = 8_192.0;

/// Draws a chart without data.
pub(super) fn empty_chart(view: &Viewport, time_axis: &TimeAxis, texts: &Texts) -> Scene {
    let (width, height) = (drawable_px(view.width), drawable_px(view.height));
    let y_max = if view.y_max >= 1.0 {
        view.y_max.min(1e9)
    } else {
        1.0
    };
    let digits = (y_max as u64).to_string().len().max(2);
    let left = (digits as f64 * 0.6 * LABEL_PX + 10.0).round();
    let plot = Plot {
        left,
        right: (width - 2.0 - drawable_px(view.margin)).floor().max(left),
        top: above(view),
        bottom: (height - below(view)).floor().max(above(view)),
        begin_s: time_axis.begin_s,
        end_s: time_axis.end_s,
        y_max,
    };
    let mut scene = Scene::empty(width, height, plot);
    if plot.is_empty() {
        return scene;
    }
    let mut lines = Vec::new();
    for workers in y_ticks(y_max, plot.height()) {
        let y = plot.y(workers as f64);
        if workers > 0 {
            lines.push(((plot.left, y), (plot.right, y)));
        }
        scene.labels.push(Label {
            x: plot.left - 8.0,
            y,
            anchor: Anchor::Right,
            role: LabelRole::YTick,
            text: workers.to_string(),
        });
    }
    let mut times = Vec::new();
    let base = baseline(&plot, width, time_axis, texts, &mut times);
    if view.x_labels {
        scene.labels.extend(times);
    }
    scene.labels.push(Label {
        x: plot.left,
        y: plot.top - UNIT_ABOVE,
        anchor: Anchor::Left,
        role: LabelRole::Unit,
        text: texts.unit.to_string(),
    });
    let shading = weekend::shading(time_axis, &plot);
    let lines = [hairlines(Ink::Grid, lines), hairlines(Ink::Baseline, base)];
    scene.grid = shading.into_iter().chain(lines).collect();
    scene
}

/// Returns the space over the plot for the unit, CSS pixels: less in a row of a chart
/// that is low.
fn above(view: &Viewport) -> f64 {
    if view.height < LOW_PX { 20.0 } else { 26.0 }
}

/// Returns the space under the plot, CSS pixels: for the strip of shortage, and
/// for the times, if they are written.
fn below(view: &Viewport) -> f64 {
    if view.x_labels { 32.0 } else { 14.0 }
}

/// Limits a length to 0 to 8192 CSS pixels; what is not finite becomes 0.
pub(super) fn drawable_px(px: f64) -> f64 {
    if px.is_finite() {
        px.clamp(0.0, LARGEST)
    } else {
        0.0
    }
}

/// Returns thin lines that lie on whole device pixels.
pub(super) fn hairlines(ink: Ink, segments: Vec<(Point, Point)>) -> Mark {
    Mark::Rules {
        ink,
        width: HAIR_PX,
        crisp: true,
        segments,
    }
}

/// Returns the line at zero and its ticks, and appends the texts of the ticks to
/// `labels`. The chart is `width` CSS pixels wide.
pub(super) fn baseline(
    plot: &Plot,
    width: f64,
    time_axis: &TimeAxis,
    texts: &Texts,
    labels: &mut Vec<Label>,
) -> Vec<(Point, Point)> {
    let mut base = vec![((plot.left, plot.bottom), (plot.right, plot.bottom))];
    for tick in time_axis.ticks(plot, texts) {
        let x = plot.x(tick.tick_s);
        base.push(((x, plot.bottom), (x, plot.bottom + TICK_PX)));
        if !tick.text.is_empty() {
            labels.push(time_label(plot.x(tick.label_s), plot, width, tick.text));
        }
    }
    base
}

/// Returns a time label below the axis, moved left where it would leave the
/// chart.
fn time_label(x: f64, plot: &Plot, width: f64, text: String) -> Label {
    let overflows = x + text_width(&text, LABEL_PX) / 2.0 > width;
    Label {
        x: if overflows { width } else { x },
        y: plot.bottom + TIMES_BELOW,
        anchor: if overflows {
            Anchor::Right
        } else {
            Anchor::Middle
        },
        role: LabelRole::XTick,
        text,
    }
}
