//! Changes of a figure by its reader, its author and its host page.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::report::{PolicyReport, Results};
use reactive_allocation::settings::{
    FIELDS, Kind, NamedValues, Preset, Problem, SettingId, Settings, SettingsError, Value,
    read_patch,
};
use reactive_allocation::text;

fn text(name: &str, value: &str) -> (String, Value) {
    (name.to_owned(), Value::Text(value.to_owned()))
}

fn number(name: &str, value: f64) -> (String, Value) {
    (name.to_owned(), Value::Number(value))
}

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

fn set(id: SettingId, value: f64, held: bool) -> Action {
    Action::Set { id, value, held }
}

/// Lays named values over the settings of a figure, as the host page does.
fn patch(figure: &mut Figure, named: &[(String, Value)]) -> Vec<SettingsError> {
    match read_patch(named) {
        Ok(patch) => figure.apply(Action::Patch(patch)),
        Err(error) => vec![error],
    }
}

#[test]
fn static_workers_change_the_static_fleet_in_proportion_and_nothing_else() {
    let mut figure = plain();
    let reactive = figure.results.report.reactive.clone();
    for workers in 1..=12 {
        figure.apply(set(SettingId::StaticWorkers, f64::from(workers), true));
        let report = &figure.results.report;
        assert!((report.static_fleet.worker_hours - 24.0 * f64::from(workers)).abs() < 1e-9);
        assert_eq!(report.reactive, reactive);
    }
}

#[test]
fn dragging_the_static_line_equals_setting_it() {
    let mut dragged = plain();
    for workers in [8.0, 3.0, 5.0] {
        dragged.apply(set(SettingId::StaticWorkers, workers, true));
    }
    dragged.apply(Action::Release);
    let mut put = plain();
    put.apply(set(SettingId::StaticWorkers, 5.0, false));
    assert_eq!(dragged, put);
}

#[test]
fn the_peak_changes_both_fleets() {
    let mut figure = plain();
    let before = figure.results.report.clone();
    figure.apply(set(SettingId::PeakLoad, 30_000.0, false));
    assert!(figure.results.report.static_fleet.idle_share < before.static_fleet.idle_share);
    assert!(figure.results.report.reactive.worker_hours > before.reactive.worker_hours);
}

#[test]
fn the_axis_changes_only_while_no_control_is_held() {
    let mut figure = plain();
    let y_max = figure.y_max;
    figure.apply(set(SettingId::StaticWorkers, 40.0, true));
    assert_eq!(figure.y_max, y_max);
    figure.apply(Action::Release);
    assert!(figure.y_max >= 40.0);
    figure.apply(set(SettingId::StaticWorkers, 3.0, false));
    assert!(figure.y_max < 40.0);
}

#[test]
fn other_actions_of_the_reader_end_a_drag() {
    for action in [
        Action::Choose(Preset::Weekend),
        Action::Undo,
        Action::ResetAll,
        Action::Release,
    ] {
        let mut figure = plain();
        figure.apply(set(SettingId::PeakLoad, 9000.0, true));
        patch(&mut figure, &[number("staticWorkers", 3.0)]);
        assert!(figure.held, "a change by the page ends no drag");
        figure.apply(action);
        assert!(!figure.held);
    }
}

#[test]
fn attributes_apply_to_every_preset() {
    let (mut figure, errors) = Figure::new(vec![
        text("preset", "weekend"),
        text("static-workers", "9"),
        text("targetUtilization", "50"),
    ]);
    assert_eq!(errors, []);
    figure.apply(set(SettingId::StaticWorkers, 4.0, false));
    figure.apply(Action::Choose(Preset::BlogExperiment));
    assert_eq!(figure.settings.static_workers, 4, "the reader's");
    figure.apply(Action::TakeSetUp);
    assert_eq!(figure.settings.preset, Preset::BlogExperiment);
    assert_eq!(figure.settings.static_workers, 9);
    assert_eq!(figure.settings.target_utilization_pct, 50);
    figure.apply(Action::Reset);
    assert_eq!(figure.settings.preset, Preset::Weekend);
}

#[test]
fn a_changed_attribute_keeps_the_readers_other_settings() {
    let (mut figure, _) = Figure::new(vec![text("static-workers", "9")]);
    figure.apply(set(SettingId::PeakLoad, 8000.0, false));
    figure.apply(Action::Attributes {
        all: vec![text("static-workers", "5")],
        changed: vec!["static-workers".to_owned()],
    });
    assert_eq!(figure.settings.static_workers, 5);
    assert_eq!(figure.settings.peak_load_per_s, 8000.0);
    figure.apply(Action::Attributes {
        all: NamedValues::new(),
        changed: vec!["static-workers".to_owned()],
    });
    assert_eq!(
        figure.settings.static_workers,
        Settings::default().static_workers
    );
}

#[test]
fn a_wrong_attribute_is_reported_and_the_others_apply() {
    let (figure, errors) = Figure::new(vec![
        text("peak-load", "lots"),
        text("static-workers", "9"),
        text("colour", "blue"),
    ]);
    assert_eq!(figure.settings.static_workers, 9);
    assert_eq!(
        figure.settings.peak_load_per_s,
        Settings::default().peak_load_per_s
    );
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    // What is no setting may be another one's attribute.
    assert_eq!(fields, ["peakLoad"]);
    let message = text::error_message(&errors[0]);
    assert!(message.contains("lots"), "{message}");
    assert!(message.contains("0 to 10000000 records/s"), "{message}");
}

#[test]
fn a_patch_with_a_wrong_value_changes_nothing() {
    let mut figure = plain();
    let before = figure.clone();
    let bad: Vec<NamedValues> = vec![
        vec![number("staticWorkers", 9.0), number("peakLoad", f64::NAN)],
        vec![number("peakLoad", f64::INFINITY)],
        vec![number("peakLoad", -1.0)],
        vec![number("staticWorkers", 2.5)],
        vec![number("staticWorkers", 0.0)],
        vec![text("staticWorkers", "")],
        vec![text("peakLoad", "1e999")],
        vec![text("preset", "christmas")],
        vec![number("preset", 0.0)],
        vec![text("autoscaler", "knative")],
        vec![number("minWorkers", 20.0), number("maxWorkers", 15.0)],
        vec![
            number("heartbeatInterval", 5.0),
            number("heartbeatTimeout", 3.0),
        ],
        vec![number("idleCpu", 5000.0), number("cpuRequest", 5000.0)],
        vec![number("workers", 3.0)],
    ];
    for named in bad {
        let errors = patch(&mut figure, &named);
        assert_eq!(errors.len(), 1, "{named:?}");
        let given = &named.last().unwrap().0;
        let message = text::error_message(&errors[0]);
        assert!(message.contains(given.as_str()), "{message}");
        assert_eq!(errors[0].setting, SettingId::from_name(&errors[0].field));
        assert_eq!(figure, before, "{named:?}");
    }
}

#[test]
fn values_that_only_fit_together_can_be_given_together() {
    let mut figure = plain();
    let errors = patch(
        &mut figure,
        &[number("minWorkers", 20.0), number("maxWorkers", 30.0)],
    );
    assert_eq!(errors, []);
    assert_eq!(figure.results.report.reactive.max_workers, 20.0);
}

#[test]
fn a_huge_value_is_cut_in_its_message() {
    let (_, errors) = Figure::new(vec![text("preset", &"x\0\u{1f600}".repeat(300_000))]);
    assert_eq!(errors.len(), 1);
    assert!(text::error_message(&errors[0]).len() < 500);
}

#[test]
fn no_load_at_all_is_all_idle() {
    let (figure, errors) = Figure::new(vec![text("peak-load", "0"), text("night-share", "0")]);
    assert_eq!(errors, []);
    let report = &figure.results.report;
    assert_eq!(report.static_fleet.idle_share, 1.0);
    assert_eq!(report.reactive.mean_workers, 1.0);
    assert_eq!(report.reactive.short_time_share, 0.0);
    assert!(all_finite(&report.reactive));
}

fn all_finite(report: &PolicyReport) -> bool {
    let value = serde_json::to_value(report).unwrap();
    // JSON has no NaN and no infinity: they would have become null.
    value
        .as_object()
        .unwrap()
        .values()
        .all(|value| value.is_boolean() || value.as_f64().is_some_and(|v| v >= 0.0))
}

/// Any setting with any allowed value, the ends of its range more often.
fn one_setting() -> impl Strategy<Value = (SettingId, Value)> {
    (0..FIELDS.len(), 0.0..=1.0_f64, 0..4_u8).prop_map(|(index, share, place)| {
        let field = &FIELDS[index];
        let value = match field.kind {
            Kind::Choice(names) => {
                let last = names.len() - 1;
                Value::Text(names[(share * last as f64).round() as usize].to_owned())
            }
            Kind::Number {
                min, max, whole, ..
            } => {
                let value = match place {
                    0 => min,
                    1 => max,
                    _ => min + (max - min) * share * share * share,
                };
                Value::Number(if whole { value.round() } else { value })
            }
            Kind::Plan => {
                let (hour, workers) = ((share * 23.0) as u32, (share * 500.0) as u32);
                Value::Text(format!(
                    "Sat-Sun {hour}:30-24:00 {workers}; else {}",
                    workers / 2
                ))
            }
            Kind::Curve => {
                let open = (share * 40.0) as u32 + 1;
                Value::Text(format!(
                    "x{open}-{:.1}-{:.1}",
                    share * 100.0,
                    share * 1000.0
                ))
            }
        };
        (field.id, value)
    })
}

/// Texts, among them numbers and names that settings take.
fn any_text() -> impl Strategy<Value = String> {
    let names = FIELDS.iter().filter_map(|field| match field.kind {
        Kind::Choice(names) => Some(names),
        Kind::Number { .. } | Kind::Curve | Kind::Plan => None,
    });
    let names: Vec<&str> = names
        .flatten()
        .copied()
        .chain([
            "default",
            "x",
            "20-30",
            "x97",
            "else 3",
            "Mon 7:00-8:00 9; else 501",
        ])
        .collect();
    prop_oneof![
        ".{0,12}",
        (0..1000_u32).prop_map(|number| format!(" {number}")),
        (0..100_u32).prop_map(|number| format!("{}", f64::from(number) / 8.0)),
        prop::sample::select(names).prop_map(str::to_owned),
    ]
}

/// Places of the sliders and the handles of any figure.
fn dragged() -> Vec<(SettingId, f64)> {
    vec![
        (SettingId::PeakLoad, 3000.0),
        (SettingId::PeakLoad, 0.0),
        (SettingId::NightShare, 60.0),
        (SettingId::PeakShift, 10.0),
        (SettingId::PeakWidth, 50.0),
        (SettingId::Trough, 30.0),
        (SettingId::StaticWorkers, 3.0),
        (SettingId::MinWorkers, 2.0),
        (SettingId::MaxWorkers, 4.0),
        (SettingId::TargetUtilization, 60.0),
        (SettingId::HeartbeatTimeout, 50.0),
        (SettingId::Noise, 0.0),
        (SettingId::Seed, 2.0),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_allowed_settings_give_numbers_and_words(
        patch in prop::collection::vec(one_setting(), 0..6),
    ) {
        let mut figure = plain();
        figure.apply(Action::Patch(patch.clone()));
        let report = &figure.results.report;
        prop_assert!(all_finite(&report.static_fleet), "{:?}", report.static_fleet);
        prop_assert!(all_finite(&report.manual), "{:?}", report.manual);
        prop_assert!(all_finite(&report.schedule), "{:?}", report.schedule);
        prop_assert!(all_finite(&report.reactive), "{:?}", report.reactive);
        let words = text::alt_text(&figure.settings, &figure.numbers(), &figure.shown);
        for bad in ["NaN", "inf", "Infinity", "–"] {
            prop_assert!(!words.contains(bad), "{}", words);
        }
        prop_assert!(figure.y_max.is_finite());
    }

    #[test]
    fn numbers_depend_on_the_settings_and_not_on_earlier_drags(
        steps in prop::collection::vec(prop::sample::select(dragged()), 1..8),
        preset in prop::sample::select(Preset::ALL.to_vec()),
    ) {
        let mut figure = plain();
        figure.apply(Action::Choose(preset));
        for (id, value) in steps {
            figure.apply(set(id, value, true));
        }
        prop_assert!(*figure.results == Results::new(&figure.settings));
    }

    #[test]
    fn any_text_for_any_setting_is_applied_or_reported(index in 0..FIELDS.len(), value in any_text()) {
        let field = &FIELDS[index];
        let mut figure = plain();
        let before = figure.settings.clone();
        let errors = patch(&mut figure, &[text(&field.attribute(), &value)]);
        if errors.is_empty() {
            let taken = match field.value(&figure.settings) {
                // A drawn load is rounded to tenths of a percent; it and a plan are written in one way.
                Value::Text(name) if matches!(field.kind, Kind::Curve | Kind::Plan) => {
                    figure.settings.with(&[(field.id, Value::Text(name))]) == Ok(figure.settings)
                }
                Value::Text(name) => name == value.trim(),
                Value::Number(number) => value.trim().parse() == Ok(number),
            };
            prop_assert!(taken, "{:?} for {}", value, field.name);
        } else {
            prop_assert_eq!(figure.settings, before);
            // A conflict may be reported for the other one of its two settings.
            let conflict = matches!(errors[0].problem, Problem::Conflict(_));
            prop_assert!(conflict || errors[0].is_about(field.id), "{}", errors[0]);
        }
    }
}
