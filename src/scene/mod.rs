//! What a chart evaluations like, as a list of marks: a pure function of the data and
//! the room there is, in CSS pixels, without colours and without a screen.
//!
//! ```text
//! Steps ─► edge ─► area, hatch ─┐
//!       └► line ────────────────┼─► Scene ─► paint
//! ticks, time_axis ─► axes ──────┤
//! place ────────────────────────┘
//! ```
//!
//! What describe_moment in a run (`event_marks`) is sampled over its chart, and what goes
//! on under the hood (`trace`) is sampled in charts of its own.

mod area;
mod axes;
mod change;
mod column;
mod edge;
mod event_marks;
#[cfg(test)]
mod fixtures;
mod hatch;
mod line;
mod mark;
mod outage;
mod place;
mod plot;
mod polyline;
mod range;
mod series;
mod simplify;
mod texts;
mod ticks;
mod time_axis;
mod trace;

pub use area::Areas;
pub use event_marks::{EventMarks, Place, chart_with_event_marks, event_marks, event_times};
pub use mark::{Anchor, Handle, HandleRole, Ink, Label, LabelRole, Mark, Point};
pub use plot::Plot;
pub use series::{Series, SeriesData};
pub use texts::{LABEL_PX, Texts, room_for};
pub use ticks::{y_max_nice, y_ticks};
pub use time_axis::{Reading, TimeAxis, TimeTick};
pub use trace::{TraceView, trace, trace_top};

use crate::timeline::Steps;
use area::losses;
use axes::frame;
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
pub struct Viewport {
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

/// Draws one chart.
pub fn chart(data: &ChartData, view: &Viewport, time_axis: &TimeAxis, texts: &Texts) -> Scene {
    filled(frame(view, time_axis, texts), data, texts, Vec::new())
}

/// An empty chart with its data. No name stands on what is `taken`.
fn filled(mut scene: Scene, data: &ChartData, texts: &Texts, mut taken: Vec<Taken>) -> Scene {
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
    taken.extend(scene.handles.iter().filter_map(kept_free));
    let names = Places::new(&plot, &grid, &load, &workers, taken).labels(texts);
    scene.labels.extend(names);
    scene
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

#[cfg(test)]
mod tests {
    use super::fixtures::any_steps;
    use super::*;
    use proptest::prelude::*;

    fn size(label: &Label) -> (f64, f64) {
        let width = room_for(&label.text, LABEL_PX);
        match label.anchor {
            Anchor::Left => (label.x, label.x + width),
            Anchor::Middle => (label.x - width / 2.0, label.x + width / 2.0),
            Anchor::Right => (label.x - width, label.x),
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

    fn draw(load: &Steps, workers: &Steps, view: Viewport, axis: TimeAxis) -> Scene {
        let data = ChartData {
            load,
            workers,
            static_handle: true,
            load_handles: &[(1.0, 2.0), (f64::NAN, f64::INFINITY)],
        };
        chart(&data, &view, &axis, &Texts::ENGLISH)
    }

    proptest! {
        #[test]
        fn everything_stays_inside(
            load in any_steps(300),
            workers in any_steps(30),
            width in 200.0..900.0,
            y_max in 1.0..12.0,
        ) {
            let view = Viewport { width, height: 280.0, y_max };
            let axis = TimeAxis { begin_s: 0.0, end_s: load.end_s(), reading: Reading::Elapsed };
            let scene = draw(&load, &workers, view, axis);
            for (x, y) in points(&scene) {
                prop_assert!((0.0..=width).contains(&x) && (0.0..=280.0).contains(&y));
            }
            let names: Vec<_> = scene.labels.iter().collect();
            for (i, a) in names.iter().enumerate() {
                let (from, to) = size(a);
                prop_assert!(to <= width + 1e-9 && a.y >= 6.0 && a.y <= 274.0);
                prop_assert!(from >= 0.0 || a.role == LabelRole::XTick, "{:?}", a);
                for b in names.iter().skip(i + 1) {
                    let (start, end) = size(b);
                    let apart = to <= start || end <= from || (a.y - b.y).abs() >= 11.0;
                    prop_assert!(apart, "{:?} {:?}", a, b);
                }
            }
        }

        #[test]
        fn nothing_breaks_it(
            v in proptest::array::uniform9(proptest::num::f64::ANY),
            count in 0_usize..4,
        ) {
            let mut load = Steps::new(v[0], v[1]);
            let workers = if count == 0 { Steps::default() } else { Steps::new(v[2], v[3]) };
            for i in 0..count {
                load.push(v[3 + i], v[4 + i]);
            }
            let view = Viewport { width: v[4], height: v[5], y_max: v[6] };
            let axis = TimeAxis { begin_s: v[7], end_s: v[8], reading: Reading::Clock };
            for view in [view, Viewport { width: 400.0, height: 250.0, ..view }] {
                let scene = draw(&load, &workers, view, axis);
                prop_assert!(points(&scene).iter().all(|p| p.0.is_finite() && p.1.is_finite()));
                let scene = draw(&load, &workers, view, TimeAxis::DAY);
                prop_assert!(points(&scene).iter().all(|p| p.0.is_finite() && p.1.is_finite()));
            }
        }
    }

    #[test]
    fn the_handle_is_on_the_line() {
        let steps = Steps::new(3.0, 86_400.0);
        let view = Viewport {
            width: 500.0,
            height: 280.0,
            y_max: 6.0,
        };
        let scene = draw(&steps, &steps, view, TimeAxis::DAY);
        let handle = scene.handles[0];
        assert_eq!(handle.role, HandleRole::StaticWorkers);
        assert!((scene.plot.w(handle.y) - 3.0).abs() < 1e-9);
        assert_eq!(scene.handles.len(), 3);
        // Load and workers are equal: nothing idle, nothing short.
        assert!(!scene.data.iter().any(|mark| matches!(mark, Mark::Areas(_))));
    }
}
