//! Checks the handles of the load: what each one changes and what it does not change.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::figure::{Action, Figure, ShapeHandle, ShapeHandles};
use reactive_allocation::settings::{NamedValues, Patch, Preset, SettingId, Settings, Value};
use reactive_allocation::workload::Workload;

fn preset() -> impl Strategy<Value = Preset> {
    prop::sample::select(Preset::ALL)
}

fn shape() -> impl Strategy<Value = (f64, f64, Option<f64>)> {
    let shift = prop_oneof![Just(0.0), -45.0..=45.0_f64];
    let width = prop_oneof![Just(100.0), 20.0..=500.0_f64];
    let trough = prop::option::of(prop_oneof![Just(0.0), Just(100.0), 0.0..=100.0_f64]);
    (shift, width, trough)
}

fn reshaped(preset: Preset, (shift, width, trough): (f64, f64, Option<f64>)) -> Settings {
    Settings {
        peak_shift_pct: shift,
        peak_width_pct: width,
        trough_pct: trough,
        noise_pct: 0.0,
        ..Settings::preset(preset)
    }
}

fn figure(settings: &Settings) -> Figure {
    let attributes: NamedValues = settings
        .entries()
        .map(|(id, value)| (id.field().name.to_owned(), value))
        .collect();
    let (figure, errors) = Figure::new(attributes);
    assert_eq!(errors, []);
    figure
}

fn handles(settings: &Settings) -> ShapeHandles {
    figure(settings).shape_handles()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * (1.0 + a.abs() + b.abs())
}

/// Returns the figure after a drag of a handle to a point.
fn dragged(figure: &Figure, which: ShapeHandle, t_s: f64, workers: f64) -> Figure {
    let mut next = figure.clone();
    let patch = figure.drag_shape(which, t_s, workers);
    assert_eq!(next.apply(Action::Patch(patch)), []);
    next
}

#[test]
fn handles_of_an_unchanged_load_are_on_the_load() {
    for preset in Preset::ALL {
        let settings = reshaped(*preset, (0.0, 100.0, None));
        assert!(!settings.is_reshaped());
        let figure = figure(&settings);
        let demand = &figure.results.load_in_workers;
        let at = figure.shape_handles();
        let (most, least) = (
            demand.max(),
            demand.values().iter().copied().fold(f64::MAX, f64::min),
        );
        assert!(
            (at.peak.1 - most).abs() < 0.01 * most,
            "{preset:?} {at:?} {most}"
        );
        assert!(
            (at.trough.1 - least).abs() < 0.01 * most,
            "{preset:?} {at:?} {least}"
        );
        for handle in ShapeHandle::ALL {
            let (t_s, workers) = at.at(handle);
            let load = demand.at(t_s);
            assert!(
                (load - workers).abs() < 0.03 * most,
                "{preset:?} {handle:?} {t_s} {workers} {load}"
            );
        }
        assert!((at.peak.0 - at.trough.0).abs() > 0.02 * demand.end_s());
    }
}

#[test]
fn the_peak_of_each_preset_is_at_the_expected_time() {
    let at = handles(&reshaped(Preset::DayNight, (0.0, 100.0, None)));
    assert!((at.peak.0 / 3600.0 - 20.5).abs() < 0.1, "{at:?}");
    assert!((at.trough.0 / 3600.0 - 3.1).abs() < 0.1, "{at:?}");
    let event = handles(&reshaped(Preset::SuddenEvent, (0.0, 100.0, None)));
    assert!((event.peak.0 - 7800.0).abs() < 1.0, "{event:?}");
    // The middle of the time before the event, and a half-life after the ramp.
    assert!((event.trough.0 - 3600.0).abs() < 60.0, "{event:?}");
    assert!((event.width.0 - 9300.0).abs() < 5.0, "{event:?}");
}

#[test]
fn a_small_reshaping_changes_the_load_slightly() {
    for preset in Preset::ALL {
        let plain = Workload::new(&reshaped(*preset, (0.0, 100.0, None)));
        for shape in [(1e-9, 100.0, None), (0.0, 100.000_001, None)] {
            let touched = Workload::new(&reshaped(*preset, shape));
            assert_eq!(plain.rate.values().len(), touched.rate.values().len());
            for (a, b) in plain.rate.values().iter().zip(touched.rate.values()) {
                // The blog's generator counts whole messages.
                assert!((a - b).abs() < 0.15 + 1e-4 * a, "{preset:?} {a} {b}");
            }
        }
    }
}

#[test]
fn setting_the_trough_to_its_own_value_changes_nothing() {
    let plain = Workload::new(&reshaped(Preset::DayNight, (0.0, 100.0, None)));
    let same = Workload::new(&reshaped(Preset::DayNight, (0.0, 100.0, Some(15.0))));
    for (a, b) in plain.rate.values().iter().zip(same.rate.values()) {
        assert!((a - b).abs() < 1.0, "{a} {b}");
    }
}

#[test]
fn a_flat_load_has_separate_handles_and_can_be_reshaped() {
    let flat = figure(&Settings {
        night_share_pct: 100.0,
        ..reshaped(Preset::DayNight, (0.0, 100.0, None))
    });
    let at = flat.shape_handles();
    assert!(near(at.peak.1, at.trough.1) && near(at.width.1, at.peak.1));
    assert!(at.trough.0 < at.peak.0 && at.peak.0 < at.width.0);
    let patch = flat.drag_shape(ShapeHandle::Width, 0.0, 0.0);
    assert_eq!(patch, [(SettingId::PeakWidth, Value::Number(100.0))]);
    let shaped = dragged(&flat, ShapeHandle::Trough, at.trough.0, at.peak.1 / 4.0);
    assert_eq!(shaped.settings.night_share_pct, 25.0);
}

#[test]
fn the_trough_handle_changes_the_setting_of_the_preset_if_there_is_one() {
    for (preset, id) in [
        (Preset::DayNight, SettingId::NightShare),
        (Preset::SuddenEvent, SettingId::UsualShare),
        (Preset::Weekend, SettingId::Trough),
        (Preset::TaxiWeek, SettingId::Trough),
    ] {
        let figure = figure(&reshaped(preset, (0.0, 100.0, None)));
        assert_eq!(figure.drag_shape(ShapeHandle::Trough, 0.0, 1.0)[0].0, id);
    }
    let set = figure(&reshaped(Preset::DayNight, (0.0, 100.0, Some(30.0))));
    assert_eq!(
        set.drag_shape(ShapeHandle::Trough, 0.0, 1.0)[0].0,
        SettingId::Trough
    );
}

#[test]
fn a_drag_to_a_point_that_is_not_finite_changes_nothing() {
    let figure = figure(&Settings::default());
    for handle in ShapeHandle::ALL {
        for (t_s, workers) in [(f64::NAN, 1.0), (1.0, f64::INFINITY)] {
            assert_eq!(figure.drag_shape(handle, t_s, workers), Patch::new());
        }
        // With a load of 0 every share of it is equal.
        let far = dragged(&figure, handle, 1e12, 1e12);
        assert!(far.shape_handles().at(handle).1.is_finite());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_load_stays_between_its_trough_and_its_peak(preset in preset(), shape in shape()) {
        let settings = reshaped(preset, shape);
        let at = handles(&settings);
        let planned = settings.planned_rate_per_s();
        let workload = Workload::new(&settings);
        for load in workload.rate.values() {
            prop_assert!(load.is_finite() && *load >= 0.0);
            prop_assert!(load / planned <= at.peak.1 * (1.0 + 1e-6));
            prop_assert!(load / planned >= at.trough.1 * (1.0 - 1e-6) - 1e-6, "{} {:?}", load / planned, at);
        }
        prop_assert!(workload.arrivals().integral().is_finite());
        let reached = workload.rate.at(at.peak.0) / planned;
        // A narrow peak can be narrower than a step of the load.
        if shape.0.abs() < 10.0 && shape.1 >= 60.0 {
            prop_assert!(reached >= at.peak.1 * 0.95, "{reached} {at:?}");
        }
    }

    #[test]
    fn each_handle_keeps_the_heights_of_the_others(preset in preset(), a in shape(), b in shape()) {
        let (before, after) = (handles(&reshaped(preset, a)), handles(&reshaped(preset, (b.0, b.1, a.2))));
        prop_assert!(near(before.peak.1, after.peak.1));
        prop_assert!(near(before.trough.1, after.trough.1));
        let deeper = handles(&reshaped(preset, (a.0, a.1, b.2)));
        prop_assert!(near(before.peak.1, deeper.peak.1));
        prop_assert!(near(before.peak.0, deeper.peak.0));
        prop_assert!(near(before.width.0, deeper.width.0));
        // The time of the peak depends only on the shift, not on the width.
        let wider = handles(&reshaped(preset, (a.0, b.1, a.2)));
        prop_assert!(near(before.peak.0, wider.peak.0));
    }

    #[test]
    fn the_peak_moves_to_the_point_of_the_drag(preset in preset(), shape in shape(), place in 0.0..=1.0_f64, share in 0.0..3.0_f64) {
        let figure = figure(&reshaped(preset, shape));
        let span_s = figure.results.workload.span_s();
        let before = figure.shape_handles();
        let (t_s, workers) = (place * span_s, share * before.peak.1);
        let next = dragged(&figure, ShapeHandle::Peak, t_s, workers);
        let at = next.shape_handles();
        let at_an_end = next.settings.peak_shift_pct.abs() == 45.0
            || !(0.02..=0.98).contains(&place);
        prop_assert!(at_an_end || (at.peak.0 - t_s).abs() <= 0.0005 * span_s * 1.001, "{} {}", at.peak.0, t_s);
        // Half of the step of the slider.
        let step = 100.0 / next.settings.planned_rate_per_s();
        prop_assert!((at.peak.1 - workers).abs() <= 0.51 * step, "{} {}", at.peak.1, workers);
        prop_assert!(next.settings.peak_load_per_s % 100.0 == 0.0);
    }

    #[test]
    fn the_width_is_the_one_nearest_to_the_point_of_the_drag(preset in preset(), shape in shape(), place in 0.0..=1.0_f64) {
        let figure = figure(&reshaped(preset, shape));
        let t_s = place * figure.results.workload.span_s();
        let width = dragged(&figure, ShapeHandle::Width, t_s, 0.0).settings.peak_width_pct;
        prop_assert!(width.fract() == 0.0 && (20.0..=500.0).contains(&width));
        let off = |width| {
            let settings = Settings { peak_width_pct: width, ..figure.settings.clone() };
            (handles(&settings).width.0 - t_s).abs()
        };
        let ours = off(width);
        for other in [20.0, 60.0, 100.0, 200.0, 500.0, (width - 1.0).max(20.0), (width + 1.0).min(500.0)] {
            prop_assert!(ours <= off(other) + 1.0, "{width}: {ours}, {other}: {}", off(other));
        }
    }

    #[test]
    fn the_trough_moves_to_the_point_of_the_drag(preset in preset(), shape in shape(), share in 0.0..=1.0_f64) {
        let figure = figure(&reshaped(preset, shape));
        let peak = figure.shape_handles().peak.1;
        let next = dragged(&figure, ShapeHandle::Trough, 0.0, share * peak);
        let at = next.shape_handles();
        prop_assert!((at.trough.1 - share * peak).abs() <= 0.0051 * peak, "{} {}", at.trough.1, share * peak);
        prop_assert!(near(at.peak.1, peak));
    }
}
