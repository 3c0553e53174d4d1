//! What a chart looks like, as a list of marks: a pure function of the data and
//! the room there is, in CSS pixels, without colours and without a screen.
//!
//! ```text
//! Steps ─► edge ─► area, hatch ─┐
//!       └► line ────────────────┼─► Scene ─► paint
//! ticks, time_axis ─────────────┤
//! place ────────────────────────┘
//! ```

mod area;
mod edge;
#[cfg(test)]
mod fixtures;
mod hatch;
mod line;
mod mark;
mod place;
mod plot;
mod texts;
mod ticks;
mod time_axis;

pub use area::Areas;
pub use mark::{Anchor, Handle, HandleRole, Ink, Label, LabelRole, Mark, Point};
pub use plot::Plot;
pub use texts::{LABEL_PX, Texts, room_for};
pub use ticks::{y_max_nice, y_ticks};
pub use time_axis::{Reading, TimeAxis, TimeTick};

use crate::simulation::Steps;
use area::losses;
use edge::Edge;
use place::{Places, Taken};

/// What one chart shows.
#[derive(Clone, Copy, Debug)]
pub struct ChartData<'a> {
    /// The load, in workers needed; fractions count.
    pub load: &'a Steps,
    /// The workers there are.
    pub workers: &'a Steps,
    /// Whether the reader can drag the workers line up and down.
    pub static_handle: bool,
    /// The points of the load curve that the reader can drag, as seconds and
    /// workers needed.
    pub load_handles: &'a [(f64, f64)],
}

/// The room for one chart, and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Workers at the top of the scale, see [`y_max_nice`]. The same for charts
    /// that are compared, and left alone while the reader drags.
    pub y_max: f64,
}

/// A chart, ready to be painted: the layers from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Where the data is, and the map from values to places and back.
    pub plot: Plot,
    /// Hairlines and baseline: change with size and scale only.
    pub grid: Vec<Mark>,
    /// Areas and lines.
    pub data: Vec<Mark>,
    /// Texts.
    pub labels: Vec<Label>,
    /// What can be dragged.
    pub handles: Vec<Handle>,
}

/// Stroke width of the load, CSS pixels.
const LOAD_PX: f64 = 1.75;
/// Stroke width of the workers, CSS pixels.
const WORKERS_PX: f64 = 2.75;
/// Stroke width of the hatch, CSS pixels.
const HATCH_PX: f64 = 1.0;
/// Stroke width of grid and baseline, CSS pixels.
const HAIR_PX: f64 = 1.0;
/// Length of the ticks under the baseline, CSS pixels.
const TICK_PX: f64 = 4.0;
/// No chart is larger, CSS pixels.
const LARGEST: f64 = 8_192.0;

/// Draws one chart.
pub fn chart(data: &ChartData, view: &View, time_axis: &TimeAxis, texts: &Texts) -> Scene {
    let mut scene = frame(view, time_axis, texts);
    let plot = scene.plot;
    if plot.is_empty() {
        return scene;
    }
    let load = Edge::new(data.load, &plot);
    let workers = Edge::new(data.workers, &plot);
    let losses = losses(&load, &workers);
    for area in [losses.idle, losses.short] {
        if !area.is_empty() {
            scene.data.push(Mark::Areas(area));
        }
    }
    if !losses.hatch.is_empty() {
        scene.data.push(Mark::Rules {
            ink: Ink::ShortHatch,
            width: HATCH_PX,
            crisp: false,
            segments: losses.hatch,
        });
    }
    for (ink, width, steps, crisp) in [
        (Ink::Load, LOAD_PX, data.load, false),
        (Ink::Workers, WORKERS_PX, data.workers, true),
    ] {
        let points = line::line(steps, &plot);
        if !points.is_empty() {
            scene.data.push(Mark::Line {
                ink,
                width: line::stroke(width, &points, &plot),
                crisp: crisp && line::draws_stairs(steps, &plot),
                points,
            });
        }
    }
    scene.handles = handles(data, &plot);

    let grid: Vec<f64> = scene
        .labels
        .iter()
        .filter(|label| label.role == LabelRole::YTick)
        .map(|label| label.y)
        .collect();
    let taken = scene.handles.iter().filter_map(kept_free).collect();
    let names = Places::new(&plot, &grid, &load, &workers, taken).labels(texts);
    scene.labels.extend(names);
    scene
}

/// The empty chart: axes, grid and their texts.
fn frame(view: &View, time_axis: &TimeAxis, texts: &Texts) -> Scene {
    let side = |px: f64| {
        if px.is_finite() {
            px.clamp(0.0, LARGEST)
        } else {
            0.0
        }
    };
    let (width, height) = (side(view.width), side(view.height));
    let y_max = if view.y_max >= 1.0 {
        view.y_max.min(1e9)
    } else {
        1.0
    };
    let digits = (y_max as u64).to_string().len().max(2);
    let left = (digits as f64 * 0.6 * LABEL_PX + 10.0).round();
    let plot = Plot {
        left,
        right: (width - 2.0).floor().max(left),
        top: 26.0,
        bottom: (height - 26.0).floor().max(26.0),
        begin_s: time_axis.begin_s,
        end_s: time_axis.end_s,
        y_max,
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
    let mut base = vec![((plot.left, plot.bottom), (plot.right, plot.bottom))];
    for tick in time_axis.ticks(&plot, texts) {
        let x = plot.x(tick.tick_s);
        base.push(((x, plot.bottom), (x, plot.bottom + TICK_PX)));
        if !tick.text.is_empty() {
            scene
                .labels
                .push(time_label(plot.x(tick.label_s), &plot, width, tick.text));
        }
    }
    scene.labels.push(Label {
        x: plot.left,
        y: plot.top - 13.0,
        anchor: Anchor::Left,
        role: LabelRole::Unit,
        text: texts.unit.to_string(),
    });
    for (ink, segments) in [(Ink::Grid, lines), (Ink::Baseline, base)] {
        scene.grid.push(Mark::Rules {
            ink,
            width: HAIR_PX,
            crisp: true,
            segments,
        });
    }
    scene
}

/// A time below the axis; one that would leave the chart ends with it.
fn time_label(x: f64, plot: &Plot, width: f64, text: String) -> Label {
    let leaves = x + room_for(&text, LABEL_PX) / 2.0 > width;
    Label {
        x: if leaves { width } else { x },
        y: plot.bottom + 16.0,
        anchor: if leaves {
            Anchor::Right
        } else {
            Anchor::Middle
        },
        role: LabelRole::XTick,
        text,
    }
}

fn handles(data: &ChartData, plot: &Plot) -> Vec<Handle> {
    let middle = (plot.begin_s + plot.end_s) / 2.0;
    let workers = data.static_handle.then(|| Handle {
        role: HandleRole::StaticWorkers,
        x: plot.x(middle),
        y: plot.y(data.workers.at(middle)),
    });
    let load = data
        .load_handles
        .iter()
        .enumerate()
        .map(|(i, (t, load))| Handle {
            role: HandleRole::Load(i),
            x: plot.x(*t),
            y: plot.y(*load),
        });
    workers.into_iter().chain(load).collect()
}

/// The room that a handle and what stands beside it need.
fn kept_free(handle: &Handle) -> Option<Taken> {
    let right = match handle.role {
        HandleRole::StaticWorkers => 90.0,
        HandleRole::Load(_) => 12.0,
    };
    Some(Taken {
        left: handle.x - 14.0,
        right: handle.x + right,
        top: handle.y - 26.0,
        bottom: handle.y + 14.0,
    })
}
