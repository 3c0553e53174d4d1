//! Draws the large chart: load, workers, and the areas between them.

use super::area::losses;
use super::arrangement::DENSE_BEYOND_S;
use super::axes::empty_chart;
use super::edge::Edge;
use super::enough;
use super::label_placer::{LabelPlacer, Obstacle};
use super::line;
use super::mark::{Handle, HandleRole, Ink, Label, LabelRole, Mark};
use super::plot::Plot;
use super::texts::Texts;
use super::time_axis::TimeAxis;
use super::{ChartData, Scene, Viewport, handles, shortage};
use crate::timeline::Steps;

/// Stroke width of the load, CSS pixels.
const LOAD_PX: f64 = 1.75;
/// Stroke width of the workers, CSS pixels.
const WORKERS_PX: f64 = 2.75;
/// The same in charts of more than [`DENSE_BEYOND_S`].
const LONG_LOAD_PX: f64 = 1.25;
const LONG_WORKERS_PX: f64 = 1.5;
/// Stroke width of the workers of other policies, CSS pixels.
const GHOST_PX: f64 = 1.25;
/// Stroke width of the hatch, CSS pixels.
const HATCH_PX: f64 = 1.0;

/// Draws one chart.
pub fn chart(data: &ChartData, view: &Viewport, time_axis: &TimeAxis, texts: &Texts) -> Scene {
    let scene = empty_chart(view, time_axis, texts);
    with_data(scene, data, texts, Vec::new())
}

/// Adds data, handles and area names to an empty chart. No name overlaps an
/// obstacle.
pub(super) fn with_data(
    mut scene: Scene,
    data: &ChartData,
    texts: &Texts,
    mut obstacles: Vec<Obstacle>,
) -> Scene {
    let plot = scene.plot;
    if plot.is_empty() {
        return scene;
    }
    let load = Edge::new(data.load, &plot);
    // Workers at the top leave the load its name.
    let nowhere = Steps::new(plot.y_max, data.load.end_s());
    let workers = if data.hides_workers {
        Edge::new(&nowhere, &plot)
    } else {
        Edge::new(data.workers, &plot)
    };
    if !data.hides_workers {
        scene.data = areas(&load, &workers);
        scene
            .data
            .extend(shortage::strip(data.load, data.workers, &plot));
    }
    scene.data.extend(lines(data, &plot));
    scene.handles = handles::handles(data, &plot);

    let mut gridlines: Vec<f64> = scene
        .labels
        .iter()
        .filter(|label| label.role == LabelRole::YTick)
        .map(|label| label.y)
        .collect();
    obstacles.extend(scene.handles.iter().map(space_around));
    if let Some((mark, label)) = enough::marked(data, &plot, &obstacles) {
        gridlines.extend(data.enough.map(|(workers, _)| plot.y(workers)));
        obstacles.extend(label.as_ref().map(enough::space_around));
        scene.data.insert(0, mark);
        scene.labels.extend(label);
    }
    let guess = data.guess.as_ref();
    if let Some((mark, label, spaces)) =
        guess.and_then(|guess| guess.marked(&plot, &[&load, &workers]))
    {
        obstacles.extend(spaces);
        scene.data.push(mark);
        scene.labels.push(label);
    }
    let names = LabelPlacer::new(&plot, &gridlines, &load, &workers, obstacles).labels(texts);
    let is_shown = |label: &Label| label.role == LabelRole::Load || !data.hides_workers;
    scene.labels.extend(names.into_iter().filter(is_shown));
    scene
}

/// Returns the idle and the short area and the hatch, without empty ones.
fn areas(load: &Edge, workers: &Edge) -> Vec<Mark> {
    let losses = losses(load, workers);
    let mut marks: Vec<Mark> = [losses.idle, losses.short]
        .into_iter()
        .filter(|area| !area.is_empty())
        .map(Mark::Areas)
        .collect();
    if !losses.hatch.is_empty() {
        marks.push(Mark::Rules {
            ink: Ink::ShortHatch,
            width: HATCH_PX,
            crisp: false,
            segments: losses.hatch,
        });
    }
    marks
}

/// Returns the lines of the load, of other policies and of the workers, without
/// empty ones.
fn lines(data: &ChartData, plot: &Plot) -> impl Iterator<Item = Mark> {
    let (load_px, workers_px) = match plot.end_s - plot.begin_s > DENSE_BEYOND_S {
        true => (LONG_LOAD_PX, LONG_WORKERS_PX),
        false => (LOAD_PX, WORKERS_PX),
    };
    let ghosts = data
        .ghosts
        .iter()
        .map(|steps| (Ink::Ghost, GHOST_PX, *steps, true));
    let load = [(Ink::Load, load_px, data.load, false)].into_iter();
    let workers = [(Ink::Workers, workers_px, data.workers, true)];
    load.chain(ghosts)
        .chain(workers)
        .filter(|(ink, ..)| *ink != Ink::Workers || !data.hides_workers)
        .filter_map(|(ink, width, steps, crisp)| {
            let points = line::line(steps, plot);
            (!points.is_empty()).then(|| Mark::Line {
                ink,
                width: line::stroke(width, &points, plot),
                crisp: crisp && line::draws_stairs(steps, plot),
                points,
            })
        })
}

/// Returns the rectangle that a handle and the text beside it need.
pub(super) fn space_around(handle: &Handle) -> Obstacle {
    let right = match handle.role {
        HandleRole::StaticWorkers => 90.0,
        _ => 12.0,
    };
    Obstacle {
        left: handle.x - 14.0,
        right: handle.x + right,
        top: handle.y - 26.0,
        bottom: handle.y + 14.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::TimeFormat;
    use super::super::fixtures::{any_steps, english, points};
    use super::super::texts::label_ends;
    use super::*;
    use crate::timeline::Steps;
    use proptest::prelude::*;

    fn draw(load: &Steps, workers: &Steps, view: Viewport, axis: TimeAxis) -> Scene {
        let data = ChartData {
            load,
            workers,
            static_handle: true,
            load_handles: &[(1.0, 2.0), (f64::NAN, f64::INFINITY)],
            enough: None,
            ghosts: &[],
            guess: None,
            hides_workers: false,
            bounds: None,
        };
        chart(&data, &view, &axis, &english())
    }

    proptest! {
        #[test]
        fn marks_and_labels_stay_inside_and_labels_never_overlap(
            load in any_steps(300),
            workers in any_steps(30),
            width in 200.0..900.0,
            y_max in 1.0..12.0,
        ) {
            let view = Viewport { width, height: 280.0, y_max, margin: 0.0, x_labels: true };
            let axis = TimeAxis { begin_s: 0.0, end_s: load.end_s(), format: TimeFormat::Elapsed, offset_s: 0.0 };
            let scene = draw(&load, &workers, view, axis);
            for (x, y) in points(&scene) {
                prop_assert!((0.0..=width).contains(&x) && (0.0..=280.0).contains(&y));
            }
            let names: Vec<_> = scene.labels.iter().collect();
            for (i, a) in names.iter().enumerate() {
                let (from, to) = label_ends(a);
                prop_assert!(to <= width + 1e-9 && a.y >= 6.0 && a.y <= 274.0);
                prop_assert!(from >= 0.0 || a.role == LabelRole::XTick, "{:?}", a);
                for b in names.iter().skip(i + 1) {
                    let (start, end) = label_ends(b);
                    let apart = to <= start || end <= from || (a.y - b.y).abs() >= 11.0;
                    prop_assert!(apart, "{:?} {:?}", a, b);
                }
            }
        }

        #[test]
        fn any_numbers_give_finite_points(
            v in proptest::array::uniform9(proptest::num::f64::ANY),
            count in 0_usize..4,
        ) {
            let mut load = Steps::new(v[0], v[1]);
            let workers = if count == 0 { Steps::default() } else { Steps::new(v[2], v[3]) };
            for i in 0..count {
                load.push(v[3 + i], v[4 + i]);
            }
            let view = Viewport { width: v[4], height: v[5], y_max: v[6], margin: v[7], x_labels: true };
            let axis = TimeAxis { begin_s: v[7], end_s: v[8], format: TimeFormat::Clock, offset_s: 0.0 };
            for view in [view, Viewport { width: 400.0, height: 250.0, ..view }] {
                let scene = draw(&load, &workers, view, axis);
                prop_assert!(points(&scene).iter().all(|p| p.0.is_finite() && p.1.is_finite()));
                let scene = draw(&load, &workers, view, TimeAxis::DAY);
                prop_assert!(points(&scene).iter().all(|p| p.0.is_finite() && p.1.is_finite()));
            }
        }
    }

    #[test]
    fn the_static_handle_lies_on_the_workers_line() {
        let steps = Steps::new(3.0, 86_400.0);
        let view = Viewport {
            width: 500.0,
            height: 280.0,
            y_max: 6.0,
            margin: 0.0,
            x_labels: true,
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
