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
