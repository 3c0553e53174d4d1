//! A load from a file in a figure.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure, MeasuredFleet};
use reactive_allocation::own_load::{LEVELS, OwnLoad};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Settings, Value};
use reactive_allocation::text::clock;
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::{Calendar, Workload};
use std::rc::Rc;

fn figure(attributes: &[(&str, &str)]) -> Figure {
    let attributes: NamedValues = attributes
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Value::Text((*text).to_owned())))
        .collect();
    let (figure, errors) = Figure::new(attributes);
    assert_eq!(errors, []);
    figure
}

/// A load of two days from Sunday 2026-11-29 at 14:00, in steps of 10 min.
fn load(peak_per_s: f64) -> Rc<OwnLoad> {
    let level = |step: u32| {
        let day = f64::from(step) / 144.0 * std::f64::consts::TAU;
        (f64::from(LEVELS) * (0.6 + 0.4 * day.sin())) as u16
    };
    Rc::new(OwnLoad {
        begin_s: Some(1_795_960_800.0),
        step_s: 600.0,
        peak_per_s,
        levels: (0..288).map(level).collect(),
    })
}

fn set(id: SettingId, value: f64) -> Action {
    Action::edit(id, Value::Number(value))
}

#[test]
fn the_load_of_the_file_is_run_at_its_own_rates_and_times() {
    let mut figure = figure(&[]);
    let load = load(120_000.0);
    assert_eq!(figure.apply(Action::BringLoad(load.clone())), []);
    let workload = &figure.results.workload;
    assert_eq!(workload.calendar, Calendar::Dated(1_795_960_800));
    assert_eq!(workload.span_s(), 172_800.0);
    let rate = load.rate();
    for ((at_s, end_s, per_s), (wanted_s, wanted_end_s, wanted)) in
        workload.rate.spans().zip(rate.spans())
    {
        assert_eq!((at_s, end_s), (wanted_s, wanted_end_s));
        assert!((per_s - wanted).abs() <= 1e-6 * wanted);
    }
    let time = |t_s| clock(&figure.words, workload, t_s);
    assert_eq!(time(0.0), "Sun 2026-11-29 14:00");
    assert_eq!(time(36_000.0), "Mon 2026-11-30 00:00");
    assert_eq!(*figure.results, Results::new(&figure.settings));
}

#[test]
fn a_job_that_nobody_described_is_assumed_to_need_as_many_workers() {
    let peak = |figure: &Figure| figure.results.load_in_workers.max();
    for preset in Preset::ALL {
        let mut brought = figure(&[("preset", preset.name()), ("noise", "0")]);
        let before = brought.settings.peak_load_per_s / brought.settings.planned_rate_per_s();
        brought.apply(Action::BringLoad(load(120_000.0)));
        assert!(
            // The CPU per record has four digits.
            (peak(&brought) - before).abs() < 1e-3 * before,
            "{preset:?}"
        );
    }
    // The job of the author, and the one that the reader has set.
    let mut author = figure(&[("cpu-per-record", "50")]);
    author.apply(Action::BringLoad(load(120_000.0)));
    assert_eq!(author.settings.cpu_per_record_us, 50.0);
    let mut reader = figure(&[]);
    reader.apply(set(SettingId::StaticWorkers, 40.0));
    reader.apply(Action::BringLoad(load(120_000.0)));
    let default = Settings::default();
    assert_eq!(reader.settings.cpu_per_record_us, default.cpu_per_record_us);
    assert_eq!(reader.settings.static_workers, 40);
}

#[test]
fn a_preset_takes_the_place_of_the_load_and_it_can_be_chosen_again() {
    let mut figure = figure(&[]);
    let load = load(120_000.0);
    figure.apply(Action::BringLoad(load.clone()));
    let with_load = figure.settings.clone();
    figure.apply(Action::Choose(Preset::DayNight));
    assert_eq!(figure.settings, Settings::default());
    assert_eq!(figure.last_load(), Some(&load));
    figure.apply(Action::BringLoad(load));
    assert_eq!(figure.settings, with_load);
    for _ in 0..2 {
        figure.apply(Action::Undo);
    }
    assert_eq!(figure.settings, with_load);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, Settings::default());
    assert_eq!(figure.baseline, Settings::default());
    figure.apply(Action::Redo);
    assert_eq!(figure.settings, with_load);
    assert_eq!(figure.baseline, with_load);
    figure.apply(Action::ResetAll);
    assert_eq!(figure.settings, Settings::default());
}

#[test]
fn a_reset_keeps_the_load_of_the_author() {
    let mut figure = figure(&[("static-workers", "6")]);
    figure.apply(Action::AuthorLoad(Some(load(120_000.0))));
    assert!(!figure.can_undo());
    let of_author = figure.settings.clone();
    assert_eq!(of_author.static_workers, 6);
    figure.apply(Action::BringLoad(load(5_000.0)));
    assert_eq!(figure.settings.peak_load_per_s, 5_000.0);
    figure.apply(Action::ResetAll);
    assert_eq!(figure.settings, of_author);
    figure.apply(Action::AuthorLoad(None));
    assert_eq!(figure.settings.own_load, None);
    assert_eq!(figure.settings.static_workers, 6);
}

#[test]
fn the_load_is_bent_and_drawn_over_as_that_of_a_preset() {
    let mut figure = figure(&[]);
    figure.apply(Action::BringLoad(load(120_000.0)));
    let handles = figure.shape_handles();
    let patch = figure.drag_shape(
        reactive_allocation::figure::ShapeHandle::Trough,
        handles.trough.0,
        handles.peak.1 / 2.0,
    );
    figure.apply(Action::Edit { patch, held: false });
    assert!(figure.settings.is_reshaped());
    let low = figure.shape_handles().trough.1;
    assert!((low - handles.peak.1 / 2.0).abs() < 0.01 * handles.peak.1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_load_is_run(
        begin_s in prop::option::of(any::<f64>()),
        step_s in prop::sample::select(vec![0.1, 0.7, 1.0, 15.0, 60.0, 7_715.625]),
        peak_per_s in 1e-3..1e7_f64,
        levels in prop::collection::vec(0..=LEVELS, 1..4096),
    ) {
        let load = Rc::new(OwnLoad { begin_s, step_s, peak_per_s, levels });
        let settings = Settings::default().with_own_load(&load);
        let workload = Workload::new(&settings);
        prop_assert_eq!(workload.span_s(), load.span_s());
        for (index, per_s) in load.per_s().enumerate() {
            let rate = workload.rate.at((index as f64 + 0.5) * step_s);
            prop_assert!((rate - per_s).abs() <= 1e-9 * peak_per_s, "{}", index);
        }
        let mut figure = figure(&[]);
        prop_assert_eq!(figure.apply(Action::BringLoad(load)), []);
        let time = clock(&figure.words, &figure.results.workload, 1.0);
        prop_assert!(time.chars().any(|c| c.is_ascii_digit()));
    }
}

#[test]
fn a_measured_fleet_is_in_sight_with_its_load_only() {
    let mut figure = figure(&[]);
    let load = load(120_000.0);
    let mut workers = Steps::new(4.0, load.span_s());
    workers.push(3600.0, 37.0);
    figure.show_measured(Some(MeasuredFleet {
        load: load.clone(),
        workers,
        name: "measured".to_owned(),
    }));
    assert_eq!(figure.pinned_lines(Policy::Reactive).len(), 0);
    figure.apply(Action::BringLoad(load));
    assert!(figure.y_max >= 37.0, "{}", figure.y_max);
    let lines = figure.pinned_lines(Policy::Reactive);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].workers.1, "measured");
    assert_eq!(figure.pinned_lines(Policy::Static).len(), 0);
    figure.apply(Action::Choose(Preset::Weekend));
    assert_eq!(figure.pinned_lines(Policy::Reactive).len(), 0);
    assert!(figure.y_max < 37.0);
}
