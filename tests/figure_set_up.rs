//! What a preset chip changes, and what it keeps.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::CommandKind;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::settings::{
    FIELDS, Field, Group, NamedValues, Preset, SettingId, Settings, Value,
};

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

fn set(id: SettingId, value: f64) -> Action {
    Action::edit(id, Value::Number(value))
}

fn number(id: SettingId, settings: &Settings) -> f64 {
    (id.field().get)(settings)
}

fn any_preset() -> impl Strategy<Value = Preset> {
    prop::sample::select(Preset::ALL)
}

/// Settings of an engineer, each with a value that no preset has.
const TYPED: [(SettingId, f64); 8] = [
    (SettingId::PeakLoad, 120_000.0),
    (SettingId::StaticWorkers, 40.0),
    (SettingId::CpuRequest, 4000.0),
    (SettingId::TargetUtilization, 61.0),
    (SettingId::CheckpointInterval, 45.0),
    (SettingId::WorkerPrice, 0.2),
    (SettingId::Seed, 9.0),
    (SettingId::NightShare, 33.0),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn presets_alone_load_all_that_is_theirs(presets in prop::collection::vec(any_preset(), 1..5)) {
        let mut figure = plain();
        for preset in presets {
            figure.apply(Action::Choose(preset));
            prop_assert_eq!(&figure.settings, &Settings::preset(preset));
            prop_assert!(!figure.offers_set_up());
        }
    }

    #[test]
    fn no_preset_changes_what_the_reader_has_set(
        first in any_preset(),
        typed in prop::sample::subsequence(TYPED.to_vec(), 1..=TYPED.len()),
        presets in prop::collection::vec(any_preset(), 1..4),
    ) {
        let mut figure = plain();
        figure.apply(Action::Choose(first));
        for (id, value) in &typed {
            figure.apply(set(*id, *value));
        }
        let before = figure.settings.clone();
        // The CPU limit of the blog’s job refuses the larger request.
        prop_assume!(before != Settings::preset(first));
        for preset in presets {
            figure.apply(Action::Choose(preset));
            prop_assert_eq!(figure.settings.preset, preset);
            let is_typed = |id: SettingId| typed.iter().any(|(other, _)| *other == id);
            let kept = |field: &&Field| field.group != Group::Workload || is_typed(field.id);
            for field in FIELDS.iter().filter(kept) {
                let now = number(field.id, &figure.settings);
                prop_assert_eq!(now, number(field.id, &before), "{}", field.name);
            }
            prop_assert!(figure.offers_set_up());
        }
        let kept = figure.settings.clone();
        figure.apply(Action::TakeSetUp);
        prop_assert_eq!(&figure.settings, &Settings::preset(kept.preset));
        prop_assert!(!figure.offers_set_up());
        figure.apply(Action::Undo);
        prop_assert_eq!(&figure.settings, &kept);
        prop_assert!(figure.offers_set_up());
        // From the set-up of the preset, the next preset loads its own.
        figure.apply(Action::Redo);
        figure.apply(Action::Choose(first));
        prop_assert_eq!(&figure.settings, &Settings::preset(first));
    }
}

#[test]
fn a_preset_brings_the_shape_that_the_reader_has_not_set() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(set(SettingId::PeakShift, 20.0));
    figure.apply(set(SettingId::Trough, 5.0));
    figure.apply(Action::Choose(Preset::Growth));
    let own = Settings::preset(Preset::Growth);
    assert_eq!(figure.settings.night_share_pct, own.night_share_pct);
    assert!(!figure.settings.is_reshaped());
    assert_eq!(figure.settings.static_workers, 9);
}

#[test]
fn the_select_of_the_panel_does_as_a_chip() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    let choose = Action::edit(SettingId::Preset, Value::Text("sudden-event".to_owned()));
    figure.apply(choose);
    assert_eq!(figure.settings.preset, Preset::SuddenEvent);
    assert_eq!(figure.settings.static_workers, 9);
}

#[test]
fn a_change_that_is_put_back_is_none() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(Action::ResetFields(vec![SettingId::StaticWorkers]));
    figure.apply(Action::Choose(Preset::SuddenEvent));
    assert_eq!(figure.settings, Settings::preset(Preset::SuddenEvent));
}

#[test]
fn undo_brings_back_whose_settings_they_are() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(Action::Undo);
    figure.apply(Action::Choose(Preset::SuddenEvent));
    assert_eq!(figure.settings, Settings::preset(Preset::SuddenEvent));
    figure.apply(Action::Undo);
    figure.apply(Action::Redo);
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(Action::Choose(Preset::Weekend));
    assert_eq!(figure.settings.static_workers, 9);
    figure.apply(Action::ResetAll);
    assert!(!figure.offers_set_up());
    figure.apply(Action::Choose(Preset::Weekend));
    assert_eq!(figure.settings, Settings::preset(Preset::Weekend));
}

#[test]
fn what_the_page_sets_is_not_the_readers() {
    let mut figure = plain();
    figure.apply(Action::Patch(vec![(
        SettingId::StaticWorkers,
        Value::Number(9.0),
    )]));
    figure.apply(Action::Choose(Preset::SuddenEvent));
    assert_eq!(figure.settings, Settings::preset(Preset::SuddenEvent));
}

#[test]
fn a_preset_keeps_the_commands_of_the_reader() {
    let mut figure = plain();
    figure.apply(Action::Command {
        kind: CommandKind::Kill,
        at_s: 43_200.0,
    });
    let commands = figure.own_cluster.commands.clone();
    for preset in Preset::ALL {
        figure.apply(Action::Choose(*preset));
        assert_eq!(figure.own_cluster.commands, commands);
        assert!(figure.own_cluster_report().worker_hours > 0.0);
        assert_eq!(figure.settings, Settings::preset(*preset));
    }
}
