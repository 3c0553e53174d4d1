//! Undo and redo of what a reader does.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::{Command, CommandKind, Policy};
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::settings::{NamedValues, Patch, Preset, SettingId, Settings, Value};

fn text(name: &str, value: &str) -> (String, Value) {
    (name.to_owned(), Value::Text(value.to_owned()))
}

fn choose(id: SettingId, value: &str) -> (SettingId, Value) {
    (id, Value::Text(value.to_owned()))
}

fn number(id: SettingId, value: f64) -> (SettingId, Value) {
    (id, Value::Number(value))
}

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

fn set(id: SettingId, value: f64, held: bool) -> Action {
    Action::Set { id, value, held }
}

fn edit(patch: Patch, held: bool) -> Action {
    Action::Edit { patch, held }
}

fn state(figure: &Figure) -> (Settings, Vec<Command>) {
    (
        figure.settings.clone(),
        figure.own_cluster.commands.to_vec(),
    )
}

#[test]
fn several_settings_change_at_once_or_not_at_all() {
    let mut figure = plain();
    let errors = figure.apply(edit(
        vec![
            number(SettingId::PeakLoad, 9000.0),
            choose(SettingId::Trough, "40"),
            choose(SettingId::Flink, "2.3"),
        ],
        false,
    ));
    assert_eq!(errors, []);
    assert_eq!(figure.settings.peak_load_per_s, 9000.0);
    assert_eq!(figure.settings.trough_pct, Some(40.0));
    let before = figure.settings.clone();
    let errors = figure.apply(edit(
        vec![
            number(SettingId::PeakLoad, 8000.0),
            choose(SettingId::Trough, "low"),
        ],
        false,
    ));
    assert_eq!(errors.len(), 1);
    assert!(errors[0].is_about(SettingId::Trough));
    assert_eq!(figure.settings, before);
    // A refused step is none.
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, Settings::default());
    assert!(!figure.can_undo());
}

#[test]
fn the_axis_does_not_change_during_a_drag_of_a_handle() {
    let mut figure = plain();
    let y_max = figure.y_max;
    figure.apply(edit(vec![number(SettingId::PeakLoad, 30_000.0)], true));
    assert!(figure.held);
    assert_eq!(figure.y_max, y_max);
    figure.apply(Action::Release);
    assert!(figure.y_max > y_max);
}

#[test]
fn resetting_single_settings_restores_the_attributes() {
    let (mut figure, _) = Figure::new(vec![
        text("preset", "weekend"),
        text("static-workers", "9"),
        text("trough", "30"),
    ]);
    let baseline = figure.settings.clone();
    let trough = SettingId::Trough.field();
    assert!(!figure.is_changed(trough));
    figure.apply(set(SettingId::StaticWorkers, 4.0, false));
    figure.apply(edit(
        vec![
            choose(SettingId::Trough, "default"),
            number(SettingId::PeakWidth, 50.0),
        ],
        false,
    ));
    assert!(figure.is_changed(trough));
    assert_eq!(figure.baseline_value(trough), Value::Number(30.0));
    figure.apply(Action::ResetFields(vec![
        SettingId::Trough,
        SettingId::PeakWidth,
        SettingId::Preset,
    ]));
    assert_eq!(figure.settings.trough_pct, Some(30.0));
    assert_eq!(figure.settings.peak_width_pct, 100.0);
    assert_eq!(figure.settings.static_workers, 4);
    figure.apply(Action::ResetFields(vec![SettingId::StaticWorkers]));
    assert_eq!(figure.settings, baseline);
}

#[test]
fn resetting_an_optional_setting_restores_its_default() {
    let mut figure = plain();
    let trough = SettingId::Trough.field();
    assert_eq!(
        figure.baseline_value(trough),
        Value::Text("default".to_owned())
    );
    figure.apply(set(SettingId::Trough, 10.0, false));
    figure.apply(Action::ResetFields(vec![SettingId::Trough]));
    assert_eq!(figure.settings.trough_pct, None);
    assert!(!figure.is_changed(trough));
}

#[test]
fn a_drag_is_one_step() {
    let mut figure = plain();
    for workers in [8.0, 9.0, 10.0] {
        figure.apply(set(SettingId::StaticWorkers, workers, true));
    }
    figure.apply(set(SettingId::StaticWorkers, 10.0, false));
    for load in [7000.0, 8000.0] {
        figure.apply(set(SettingId::PeakLoad, load, true));
    }
    // A slider says both.
    figure.apply(Action::Release);
    figure.apply(set(SettingId::PeakLoad, 8000.0, false));
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.peak_load_per_s, 19_000.0);
    assert_eq!(figure.settings.static_workers, 10);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, Settings::default());
    assert!(!figure.can_undo());
    figure.apply(Action::Redo);
    figure.apply(Action::Redo);
    assert_eq!(figure.settings.peak_load_per_s, 8000.0);
    assert!(!figure.can_redo());
}

#[test]
fn a_change_of_another_setting_is_no_part_of_a_drag_that_never_ended() {
    let mut figure = plain();
    let start = figure.settings.static_workers;
    figure.apply(set(SettingId::StaticWorkers, 3.0, true));
    // No pointer was said to be lifted.
    figure.apply(edit(
        vec![number(SettingId::StabilizationWindow, 20.0)],
        false,
    ));
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.static_workers, 3);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.static_workers, start);
    assert!(!figure.can_undo());
    figure.apply(Action::Redo);
    figure.apply(Action::Redo);
    let settings = &figure.settings;
    assert_eq!(
        (settings.static_workers, settings.stabilization_window_s),
        (3, 20.0)
    );
}

#[test]
fn a_drag_of_another_setting_is_no_part_of_a_drag_that_never_ended() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 3.0, true));
    for load in [7000.0, 8000.0] {
        figure.apply(set(SettingId::PeakLoad, load, true));
    }
    figure.apply(Action::Release);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.peak_load_per_s, 19_000.0);
    assert_eq!(figure.settings.static_workers, 3);
}

#[test]
fn a_drag_of_a_command_is_no_part_of_a_drag_that_never_ended() {
    let mut figure = plain();
    let kind = CommandKind::Kill;
    figure.apply(Action::Command { kind, at_s: 600.0 });
    figure.apply(set(SettingId::StaticWorkers, 3.0, true));
    for at_s in [900.0, 1200.0] {
        figure.apply(Action::MoveCommand {
            index: 0,
            at_s,
            held: true,
        });
    }
    figure.apply(Action::Release);
    figure.apply(Action::Undo);
    let (settings, commands) = state(&figure);
    assert_eq!(settings.static_workers, 3);
    assert_eq!(commands.first().map(|command| command.at_s), Some(600.0));
}

#[test]
fn a_drag_back_to_its_start_is_no_step() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0, true));
    figure.apply(set(SettingId::StaticWorkers, 7.0, true));
    figure.apply(Action::Release);
    assert!(!figure.can_undo());
    figure.apply(set(SettingId::StaticWorkers, 9.0, true));
    figure.apply(set(SettingId::StaticWorkers, 7.0, false));
    assert!(!figure.can_undo());
}

#[test]
fn a_cancelled_drag_restores_the_settings_and_is_no_step() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0, false));
    let (before, axis) = (state(&figure), figure.y_max);
    figure.apply(edit(
        vec![
            number(SettingId::PeakLoad, 40_000.0),
            number(SettingId::PeakShift, 5.0),
        ],
        true,
    ));
    figure.apply(set(SettingId::PeakLoad, 50_000.0, true));
    assert_eq!(figure.apply(Action::CancelDrag), []);
    assert_eq!((state(&figure), figure.y_max), (before, axis));
    assert!(!figure.held && !figure.can_redo());
    figure.apply(Action::Undo);
    assert_eq!(
        figure.settings,
        plain().settings,
        "the step before the drag"
    );
    // Without a drag there is nothing to take back.
    figure.apply(Action::Redo);
    figure.apply(Action::CancelDrag);
    assert_eq!(figure.settings.static_workers, 9);
}

#[test]
fn a_cancelled_drag_leaves_undo_and_redo_as_they_were() {
    let mut figure = plain();
    for at_s in [600.0, 1200.0] {
        let kind = CommandKind::Kill;
        figure.apply(Action::Command { kind, at_s });
    }
    let states = [8.0, 9.0, 10.0].map(|workers| {
        figure.apply(set(SettingId::StaticWorkers, workers, false));
        state(&figure)
    });
    figure.apply(Action::Undo);
    figure.apply(Action::Undo);
    let move_command = |index, at_s| Action::MoveCommand {
        index,
        at_s,
        held: true,
    };
    for drag in [
        vec![set(SettingId::PeakLoad, 40_000.0, true)],
        // The second command passes the first.
        vec![move_command(1, 900.0), move_command(1, 300.0)],
    ] {
        drag.into_iter().for_each(|step| {
            figure.apply(step);
        });
        assert_ne!(state(&figure), states[0]);
        figure.apply(Action::CancelDrag);
        assert_eq!(state(&figure), states[0]);
        figure.apply(Action::Redo);
        figure.apply(Action::Redo);
        assert_eq!(state(&figure), states[2]);
        assert!(!figure.can_redo());
        figure.apply(Action::Undo);
        figure.apply(Action::Undo);
        assert_eq!(state(&figure), states[0]);
    }
    // A drag back to its start is no step, either.
    figure.apply(set(SettingId::StaticWorkers, 5.0, true));
    figure.apply(set(SettingId::StaticWorkers, 8.0, true));
    figure.apply(Action::Release);
    assert!(figure.can_redo());
    // One that ends elsewhere is.
    figure.apply(set(SettingId::StaticWorkers, 5.0, true));
    figure.apply(Action::Release);
    assert!(!figure.can_redo());
}

#[test]
fn a_cancelled_drag_drops_no_old_step() {
    let mut figure = plain();
    // More steps than are kept.
    for step in 0..210 {
        let workers = if step % 2 == 0 { 8.0 } else { 9.0 };
        figure.apply(set(SettingId::StaticWorkers, workers, false));
    }
    let steps = |figure: &Figure| {
        let mut undone = figure.clone();
        let mut steps = 0;
        while undone.can_undo() {
            undone.apply(Action::Undo);
            steps += 1;
        }
        steps
    };
    let before = steps(&figure);
    figure.apply(set(SettingId::StaticWorkers, 12.0, true));
    figure.apply(Action::CancelDrag);
    assert_eq!(steps(&figure), before);
}

#[test]
fn presets_resets_and_commands_can_be_undone() {
    let mut figure = plain();
    figure.apply(Action::Command {
        kind: CommandKind::Kill,
        at_s: 600.0,
    });
    let before = state(&figure);
    figure.apply(Action::Choose(Preset::Growth));
    assert_eq!(figure.own_cluster.commands.len(), 1);
    assert_eq!(figure.baseline.preset, Preset::Growth);
    figure.apply(set(SettingId::Growth, 50.0, false));
    figure.apply(Action::ResetAll);
    assert_eq!(figure.settings, Settings::default());
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.growth_pct_per_week, 50.0);
    figure.apply(Action::Undo);
    figure.apply(Action::Undo);
    assert_eq!(state(&figure), before);
    assert_eq!(figure.baseline, Settings::default());
    figure.apply(Action::ResetAll);
    assert!(figure.own_cluster.commands.is_empty());
    figure.apply(Action::Undo);
    assert_eq!(state(&figure), before);
}

#[test]
fn a_change_by_the_page_clears_the_history() {
    for page in [
        Action::Patch(vec![number(SettingId::PeakLoad, 7000.0)]),
        Action::Attributes {
            all: vec![text("peak-load", "7000")],
            changed: vec!["peak-load".to_owned()],
        },
        Action::Reset,
    ] {
        let mut figure = plain();
        figure.apply(set(SettingId::StaticWorkers, 9.0, false));
        figure.apply(set(SettingId::StaticWorkers, 10.0, false));
        figure.apply(Action::Undo);
        assert!(figure.can_undo() && figure.can_redo());
        figure.apply(page);
        assert!(!figure.can_undo() && !figure.can_redo());
    }
    // Not if it changes nothing.
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0, false));
    figure.apply(Action::Patch(vec![number(SettingId::PeakLoad, f64::NAN)]));
    assert!(figure.can_undo());
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut figure = plain();
    for step in 0..250 {
        figure.apply(set(
            SettingId::StaticWorkers,
            f64::from(8 + step % 2),
            false,
        ));
    }
    let mut steps = 0;
    while figure.can_undo() {
        figure.apply(Action::Undo);
        steps += 1;
    }
    assert_eq!(steps, 200);
    figure.apply(Action::Undo);
    assert!(figure.can_redo());
}

#[test]
fn the_axis_covers_the_charts_that_are_shown() {
    let mut figure = plain();
    for minute in 0..30 {
        figure.apply(Action::Command {
            kind: CommandKind::Start,
            at_s: f64::from(minute) * 60.0,
        });
    }
    let y_max = figure.y_max;
    figure.apply(Action::Show(vec![Policy::Static, Policy::Script]));
    assert!(figure.y_max > y_max && figure.y_max >= figure.run(Policy::Script).workers.max());
    assert!(figure.can_undo());
    figure.apply(Action::Show(vec![Policy::Reactive]));
    assert_eq!(figure.y_max, y_max);
}

/// Generates an action of the reader.
fn reader_action() -> impl Strategy<Value = Action> {
    let kind = prop::sample::select(vec![
        CommandKind::Start,
        CommandKind::Stop,
        CommandKind::Kill,
    ]);
    prop_oneof![
        (1..12_u32, any::<bool>()).prop_map(|(n, held)| set(
            SettingId::StaticWorkers,
            f64::from(n),
            held
        )),
        (0..500_u32).prop_map(|width| set(SettingId::PeakWidth, f64::from(width), false)),
        (0..100_u32, any::<bool>()).prop_map(|(pct, held)| edit(
            vec![
                number(SettingId::Trough, f64::from(pct)),
                number(SettingId::PeakShift, 5.0)
            ],
            held
        )),
        Just(Action::Release),
        prop::sample::select(vec![
            Preset::DayNight,
            Preset::SuddenEvent,
            Preset::TaxiWeek
        ])
        .prop_map(Action::Choose),
        Just(Action::ResetAll),
        Just(Action::ResetFields(vec![
            SettingId::StaticWorkers,
            SettingId::Trough
        ])),
        (kind, 0.0..9e4_f64).prop_map(|(kind, at_s)| Action::Command { kind, at_s }),
        (0..4_usize).prop_map(Action::Uncommand),
        Just(Action::ClearCommands),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn undo_and_redo_lead_through_the_same_states(actions in prop::collection::vec(reader_action(), 1..25)) {
        let mut figure = plain();
        let first = state(&figure);
        for action in actions {
            figure.apply(action);
        }
        figure.apply(Action::Release);
        let last = state(&figure);
        let mut there = vec![last.clone()];
        while figure.can_undo() {
            figure.apply(Action::Undo);
            there.push(state(&figure));
        }
        prop_assert_eq!(&there[there.len() - 1], &first);
        let mut back = vec![state(&figure)];
        while figure.can_redo() {
            figure.apply(Action::Redo);
            back.push(state(&figure));
        }
        there.reverse();
        prop_assert_eq!(&there, &back);
        // What follows from the settings has come along.
        let fresh = Figure::new(figure.settings.entries().map(|(id, value)| (id.field().name.to_owned(), value)).collect()).0;
        prop_assert_eq!(&figure.results, &fresh.results);
        prop_assert_eq!(figure.y_max, fresh.y_max);
    }
}
