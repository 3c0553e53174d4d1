//! In no chart of any preset, language and width does a handle cover an axis label, a
//! name, the end of a line or another handle.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![cfg(not(target_arch = "wasm32"))]

use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::Figure;
use reactive_allocation::scene::{
    Anchor, Bounds, ChartData, Handle, HandleRole, LABEL_PX, Label, Scene, Viewport,
    chart_with_event_marks, text_width,
};
use reactive_allocation::settings::{Preset, Value};
use reactive_allocation::text::{Words, chart_texts, time_axis};

/// The height of a text, CSS pixels.
const TEXT_HIGH: f64 = 12.5;
/// Half the size of a handle at rest, CSS pixels: the handles on the load are dots.
const HALF: f64 = 12.0;
const HALF_DOT: f64 = 5.5;

/// A rectangle: left, top, right, bottom.
type Rect = [f64; 4];

fn overlap(a: Rect, b: Rect) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn rect_of_label(label: &Label) -> Rect {
    let width = text_width(&label.text, LABEL_PX);
    let left = match label.anchor {
        Anchor::Left => label.x,
        Anchor::Middle => label.x - width / 2.0,
        Anchor::Right => label.x - width,
    };
    let half = TEXT_HIGH / 2.0;
    [left, label.y - half, left + width, label.y + half]
}

fn rect_of_handle(handle: &Handle) -> Rect {
    let half = match handle.role {
        HandleRole::Load(_) => HALF_DOT,
        _ => HALF,
    };
    [
        handle.x - half,
        handle.y - half,
        handle.x + half,
        handle.y + half,
    ]
}

fn draw(figure: &Figure, policy: Policy, view: &Viewport) -> Scene {
    let shape = figure.shape_handles();
    let run = figure.run(policy);
    let enough = figure.enough(policy);
    let data = ChartData {
        load: &figure.results.load_in_workers,
        workers: &run.workers,
        static_handle: policy == Policy::Static,
        load_handles: &[shape.peak, shape.width, shape.trough],
        enough: enough
            .as_ref()
            .map(|(workers, text)| (*workers, text.as_str())),
        ghosts: &[],
        guess: None,
        hides_workers: false,
        bounds: (policy == Policy::Reactive).then_some(Bounds {
            fewest: figure.settings.min_workers,
            most: figure.settings.max_workers,
        }),
    };
    let axis = time_axis(&figure.results.workload);
    chart_with_event_marks(&data, run, view, &axis, &chart_texts(&figure.words))
}

/// Returns what covers what.
fn faults(scene: &Scene, end_of_workers: f64) -> Vec<String> {
    let mut faults = Vec::new();
    let plot = scene.plot;
    for (index, handle) in scene.handles.iter().enumerate() {
        let rect = rect_of_handle(handle);
        for label in &scene.labels {
            if overlap(rect, rect_of_label(label)) {
                faults.push(format!("{:?} covers {:?}", handle.role, label.text));
            }
        }
        for other in scene.handles.iter().skip(index + 1) {
            if overlap(rect, rect_of_handle(other)) {
                faults.push(format!("{:?} covers {:?}", handle.role, other.role));
            }
        }
        let end = [
            plot.right - 0.1,
            plot.y(end_of_workers) - 0.1,
            plot.right,
            plot.y(end_of_workers),
        ];
        if overlap(rect, end) {
            faults.push(format!("{:?} covers the end of the line", handle.role));
        }
        if rect[0] < 0.0 || rect[2] > scene.width {
            faults.push(format!("{:?} leaves the chart", handle.role));
        }
    }
    faults
}

#[test]
fn no_handle_covers_anything_in_any_chart() {
    let languages = [Words::english(), Words::german(), Words::chinese()];
    let (mut charts, mut all) = (0, Vec::new());
    for preset in Preset::ALL {
        for words in &languages {
            let preset_text = Value::Text(preset.name().to_owned());
            let (mut figure, errors) = Figure::new(vec![("preset".to_owned(), preset_text)]);
            assert_eq!(errors, []);
            figure.words = words.clone();
            for policy in [Policy::Static, Policy::Manual, Policy::Reactive] {
                for width in (252..=1160).step_by(28) {
                    for (height, x_labels) in [
                        (280.0, true),
                        (240.0, true),
                        (130.0, false),
                        (112.0, true),
                        (176.0, false),
                    ] {
                        let view = Viewport {
                            width: f64::from(width),
                            height,
                            y_max: figure.y_max,
                            margin: 30.0,
                            x_labels,
                        };
                        let scene = draw(&figure, policy, &view);
                        let workers = &figure.run(policy).workers;
                        let end = workers.at(workers.end_s());
                        charts += 1;
                        for fault in faults(&scene, end) {
                            all.push(format!(
                                "{} {policy:?} {width} × {height}: {fault}",
                                preset.name()
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(charts > 10_000);
    assert!(
        all.is_empty(),
        "{} of {charts}, such as\n{}",
        all.len(),
        all[..all.len().min(30)].join("\n")
    );
}

#[test]
fn handles_on_one_another_would_be_found() {
    let (figure, _) = Figure::new(Vec::new());
    let view = Viewport {
        width: 500.0,
        height: 280.0,
        y_max: figure.y_max,
        margin: 30.0,
        x_labels: true,
    };
    let mut scene = draw(&figure, Policy::Static, &view);
    assert_eq!(faults(&scene, 7.0), Vec::<String>::new());
    let tick = scene.labels[0].clone();
    scene.handles[0].x = tick.x;
    scene.handles[0].y = tick.y;
    assert!(!faults(&scene, 7.0).is_empty());
}
