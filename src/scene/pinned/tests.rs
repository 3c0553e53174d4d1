use super::super::chart::chart;
use super::super::fixtures::{any_steps, english, points};
use super::super::mark::{Label, LabelRole};
use super::super::texts::label_ends;
use super::super::{ChartData, TimeAxis, TimeFormat, Viewport};
use super::*;
use proptest::prelude::*;

fn plain(load: &Steps, workers: &Steps, width: f64) -> Scene {
    let data = ChartData {
        load,
        workers,
        static_handle: true,
        load_handles: &[(1.0, 2.0)],
        enough: Some((6.0, "6 would do")),
        ghosts: &[],
        guess: None,
        hides_workers: false,
        bounds: None,
    };
    let view = Viewport {
        width,
        height: 280.0,
        y_max: 10.0,
        margin: 0.0,
        x_labels: true,
    };
    let axis = TimeAxis {
        begin_s: 0.0,
        end_s: load.end_s(),
        format: TimeFormat::Elapsed,
        offset_s: 0.0,
    };
    chart(&data, &view, &axis, &english())
}

fn pins<'a>(workers: &'a [Steps], load: Option<&'a Steps>) -> Vec<PinnedLine<'a>> {
    let names = ["Pin 1", "nine workers at 50 %", "对照 2"];
    let pins = workers.iter().zip(names).enumerate();
    pins.map(|(pattern, (steps, name))| PinnedLine {
        pattern,
        workers: (steps, name),
        load: load.map(|load| (load, ["load, ", name].concat())),
    })
    .collect()
}

fn of_pins(scene: &Scene) -> impl Iterator<Item = &Label> {
    let labels = scene.labels.iter();
    labels.filter(|label| label.role == LabelRole::Pin)
}

proptest! {
    #[test]
    fn lines_and_names_stay_inside_and_names_never_overlap(
        load in any_steps(300),
        other in any_steps(300),
        pinned in prop::collection::vec(any_steps(60), 1..4),
        width in 200.0..900.0_f64,
    ) {
        let before = plain(&load, &pinned[0], width);
        let scene = with_pinned_lines(before.clone(), &pins(&pinned, Some(&other)));
        for (x, y) in points(&scene) {
            prop_assert!((0.0..=width).contains(&x) && (0.0..=280.0).contains(&y));
        }
        prop_assert_eq!(&scene.labels[..before.labels.len()], &before.labels[..]);
        for one in of_pins(&scene) {
            let (from, to) = label_ends(one);
            let plot = scene.plot;
            prop_assert!(from >= plot.left && to <= plot.right);
            prop_assert!(one.y >= plot.top && one.y <= plot.bottom);
            for other in scene.labels.iter().filter(|other| *other != one) {
                let (start, end) = label_ends(other);
                let apart = to <= start || end <= from || (one.y - other.y).abs() >= 11.0;
                prop_assert!(apart, "{:?} {:?}", one, other);
            }
            for handle in &scene.handles {
                let apart = handle.x + 12.0 <= from || to <= handle.x - 12.0
                    || (one.y - handle.y).abs() >= 14.0;
                prop_assert!(apart, "{:?} {:?}", one, handle);
            }
        }
    }

    #[test]
    fn any_numbers_give_finite_points(v in prop::array::uniform4(prop::num::f64::ANY)) {
        let load = Steps::new(3.0, 1_000.0);
        let mut workers = Steps::new(v[0], 1_000.0);
        workers.push(v[1], v[2]);
        let pinned = [workers, Steps::default(), Steps::new(v[3], v[0])];
        let scene = plain(&load, &load, 400.0);
        let scene = with_pinned_lines(scene, &pins(&pinned, Some(&pinned[0])));
        prop_assert!(points(&scene).iter().all(|p| p.0.is_finite() && p.1.is_finite()));
        prop_assert!(of_pins(&scene).all(|label| label.x.is_finite() && label.y.is_finite()));
    }
}

#[test]
fn each_pin_has_its_own_dashes_behind_the_lines_and_its_name_beside_them() {
    let load = Steps::new(2.0, 1_000.0);
    let workers = [4.0, 7.5, 9.0].map(|workers| Steps::new(workers, 1_000.0));
    let before = plain(&load, &Steps::new(5.0, 1_000.0), 700.0);
    let scene = with_pinned_lines(before, &pins(&workers, None));
    let is_pinned = |mark: &Mark| {
        matches!(
            mark,
            Mark::Rules {
                ink: Ink::PinnedWorkers,
                ..
            }
        )
    };
    let pinned: Vec<&Mark> = scene.data.iter().filter(|mark| is_pinned(mark)).collect();
    let firsts: Vec<f64> = pinned
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rules { segments, .. } => segments.first(),
            _ => None,
        })
        .map(|(from, to)| to.0 - from.0)
        .collect();
    assert_eq!(firsts, [9.0, 2.5, 12.0]);
    let last = scene.data.iter().rposition(is_pinned);
    let line = |mark: &Mark| matches!(mark, Mark::Line { .. });
    assert!(last < scene.data.iter().position(line));
    assert_eq!(of_pins(&scene).count(), 3);
    for (label, steps) in of_pins(&scene).zip(&workers) {
        let y = scene.plot.y(steps.at(0.0));
        assert!((label.y - y).abs() < 10.0, "{label:?} beside {y}");
    }
}

#[test]
fn no_dash_crosses_a_text() {
    let load = Steps::new(4.0, 1_000.0);
    let other = Steps::new(3.6, 1_000.0);
    let before = plain(&load, &Steps::new(8.0, 1_000.0), 500.0);
    let name = before
        .labels
        .iter()
        .find(|label| label.role == LabelRole::Load);
    let text = name.map(space_of_text);
    let crosses = |scene: &Scene| {
        let dashes = scene.data.iter().flat_map(|mark| match mark {
            Mark::Rules {
                ink: Ink::PinnedLoad,
                segments,
                ..
            } => segments.clone(),
            _ => Vec::new(),
        });
        let spaces: Vec<Obstacle> = dashes.map(|dash| space_of_dash(&dash)).collect();
        let is_level = spaces
            .iter()
            .any(|dash| text.is_some_and(|text| dash.top < text.bottom && text.top < dash.bottom));
        let is_crossed = spaces
            .iter()
            .any(|dash| text.is_some_and(|text| dash.overlaps(&text)));
        (is_level, is_crossed)
    };
    let scene = with_pinned_lines(before, &pins(&[Steps::new(9.0, 1_000.0)], Some(&other)));
    assert_eq!(crosses(&scene), (true, false));
}

#[test]
fn a_chart_without_pins_or_without_space_stays_as_it_is() {
    let steps = Steps::new(2.0, 1_000.0);
    for (width, pinned) in [(400.0, vec![]), (20.0, vec![steps.clone()])] {
        let scene = plain(&steps, &steps, width);
        assert_eq!(
            with_pinned_lines(scene.clone(), &pins(&pinned, None)),
            scene
        );
    }
}
