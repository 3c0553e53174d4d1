//! Pinned runs: kept, undone, gone back to, and compared.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::rc::{Rc, Weak};

use proptest::prelude::*;
use reactive_allocation::allocation::{Command, CommandKind, Policy};
use reactive_allocation::figure::{Action, Figure, MOST_NAME, MOST_PINS, Pin};
use reactive_allocation::own_load::OwnLoad;
use reactive_allocation::paint::{Palette, Scheme};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{NamedValues, Preset, Problem, SettingId, Settings, Value};
use reactive_allocation::text::{self, Words};

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

fn set(id: SettingId, value: f64) -> Action {
    Action::Set {
        id,
        value,
        held: false,
    }
}

fn start(at_s: f64) -> Action {
    Action::Command {
        kind: CommandKind::Start,
        at_s,
    }
}

fn names(figure: &Figure) -> Vec<String> {
    figure.pins().iter().map(|pin| pin.name.clone()).collect()
}

fn own_load() -> Rc<OwnLoad> {
    Rc::new(OwnLoad {
        begin_s: None,
        step_s: 60.0,
        peak_per_s: 12_000.0,
        levels: (0..600).map(|step| 20_000 + 70 * step).collect(),
    })
}

/// What a reader sees of a run.
fn state(figure: &Figure) -> (Settings, Vec<Command>) {
    let commands = figure.own_cluster.commands.to_vec();
    (figure.settings.clone(), commands)
}

#[test]
fn pins_have_names_and_a_fourth_is_refused() {
    let mut figure = plain();
    figure.apply(Action::pin(None));
    figure.apply(Action::pin(Some("  Seven workers\u{202e} ".to_owned())));
    figure.apply(Action::pin(Some(" ".to_owned())));
    assert_eq!(names(&figure), ["Pin 1", "Seven workers\u{fffd}", "Pin 2"]);
    assert!(!figure.can_pin());
    let before = names(&figure);
    let fourth = Pin::default();
    for action in [Action::pin(None), Action::add_pin(fourth)] {
        let errors = figure.apply(action);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].problem, Problem::TooMany(MOST_PINS));
        let message = text::error_message(&errors[0]);
        assert!(message.contains("≤\u{a0}3"), "{message}");
        assert_eq!(names(&figure), before);
    }
    figure.apply(Action::unpin(0));
    assert!(figure.can_pin());
    figure.apply(Action::rename_pin(1, "x".repeat(100)));
    assert_eq!(figure.pins()[1].name, "x".repeat(MOST_NAME));
    figure.words = Words::chinese();
    figure.apply(Action::rename_pin(1, String::new()));
    assert_eq!(figure.pins()[1].name, "对照 1");
    // A pin that is not there.
    for action in [
        Action::unpin(2),
        Action::rename_pin(9, "nine".to_owned()),
        Action::restore_pin(2),
    ] {
        let before = figure.clone();
        assert_eq!(figure.apply(action), []);
        assert_eq!(figure, before);
    }
}

#[test]
fn pins_of_a_link_replace_the_others_in_one_step() {
    let mut figure = plain();
    figure.apply(Action::pin(None));
    figure.apply(Action::pin(Some("Mine".to_owned())));
    let of_link = |name: &str| Pin {
        name: name.to_owned(),
        ..Pin::default()
    };
    let four = ["", "Theirs", "", ""].map(of_link).to_vec();
    assert_eq!(figure.apply(Action::replace_pins(four)), []);
    assert_eq!(names(&figure), ["Pin 1", "Theirs", "Pin 2"]);
    figure.apply(Action::Undo);
    assert_eq!(names(&figure), ["Pin 1", "Mine"]);
    assert_eq!(figure.apply(Action::replace_pins(Vec::new())), []);
    assert_eq!(names(&figure), [""; 0]);
}

/// A link writes commands at one time as one with a count.
#[test]
fn commands_with_a_count_are_kept_one_by_one() {
    let command = |count| Command {
        at_s: 60.0,
        kind: CommandKind::Kill,
        count,
    };
    let mut figure = plain();
    figure.apply(Action::add_pin(Pin {
        commands: vec![command(2), command(1)],
        ..Pin::default()
    }));
    assert_eq!(figure.pins()[0].commands, vec![command(1); 3]);
}

#[test]
fn a_pin_is_gone_back_to_in_one_step() {
    let mut figure = plain();
    figure.apply(Action::Show(vec![Policy::Static, Policy::Script]));
    figure.apply(Action::BringLoad(own_load()));
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(start(3_600.0));
    let pinned = state(&figure);
    let report = figure.report().clone();
    figure.apply(Action::pin(None));
    figure.apply(Action::Choose(Preset::Weekend));
    figure.apply(Action::ClearCommands);
    figure.apply(set(SettingId::StaticWorkers, 4.0));
    let left = state(&figure);
    figure.apply(Action::restore_pin(0));
    assert_eq!(state(&figure), pinned);
    assert_eq!(*figure.report(), report);
    assert_eq!(names(&figure), ["Pin 1"]);
    figure.apply(Action::Undo);
    assert_eq!(state(&figure), left);
    figure.apply(Action::Redo);
    assert_eq!(state(&figure), pinned);
    // They are the reader's settings, which the next preset keeps.
    figure.apply(Action::Choose(Preset::DayNight));
    assert_eq!(figure.settings.static_workers, 9);
}

#[test]
fn pins_are_steps_and_outlive_presets_and_resets() {
    let mut figure = plain();
    figure.apply(Action::pin(None));
    assert!(figure.can_undo());
    figure.apply(Action::rename_pin(0, "first".to_owned()));
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(Action::unpin(0));
    assert_eq!(names(&figure), [""; 0]);
    figure.apply(Action::Undo);
    assert_eq!(names(&figure), ["first"]);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings.static_workers, 7);
    figure.apply(Action::Undo);
    assert_eq!(names(&figure), ["Pin 1"]);
    figure.apply(Action::Undo);
    assert_eq!(names(&figure), [""; 0]);
    figure.apply(Action::Redo);
    for action in [
        Action::Choose(Preset::Growth),
        Action::ResetAll,
        Action::Patch(vec![(SettingId::PeakLoad, Value::Number(9_000.0))]),
        Action::Reset,
        Action::Attributes {
            all: vec![("seed".to_owned(), Value::Number(4.0))],
            changed: vec!["seed".to_owned()],
        },
    ] {
        figure.apply(action);
        assert_eq!(names(&figure), ["Pin 1"]);
    }
}

#[test]
fn a_pin_shares_the_results_of_the_present_run() {
    let mut figure = plain();
    let results = figure.results.clone();
    figure.apply(Action::pin(None));
    figure.apply(set(SettingId::PeakLoad, 30_000.0));
    let lines = figure.pinned_lines(Policy::Reactive);
    assert!(std::ptr::eq(lines[0].workers.0, &results.reactive.workers));
    // So do a renamed pin, and the figure once it is back there.
    figure.apply(Action::rename_pin(0, "renamed".to_owned()));
    let lines = figure.pinned_lines(Policy::Static);
    assert!(std::ptr::eq(
        lines[0].workers.0,
        &results.static_fleet.workers
    ));
    figure.apply(Action::restore_pin(0));
    assert!(Rc::ptr_eq(&figure.results, &results));
}

#[test]
fn the_history_keeps_no_results() {
    let mut figure = plain();
    let mut runs = Vec::new();
    for workers in 3..40 {
        figure.apply(set(SettingId::StaticWorkers, f64::from(workers)));
        figure.apply(set(SettingId::Seed, f64::from(workers)));
        figure.apply(Action::pin(None));
        runs.push(Rc::downgrade(&figure.results));
        figure.apply(Action::unpin(0));
    }
    let alive = |runs: &[Weak<Results>]| runs.iter().filter(|run| run.strong_count() > 0).count();
    assert_eq!(alive(&runs), 1, "that of the figure");
    // Pins that come back are run again, no more than are pinned at a time.
    for _ in 0..100 {
        figure.apply(Action::Undo);
        for line in figure.pinned_lines(Policy::Static) {
            assert!(line.workers.0.max() >= 3.0);
        }
    }
    assert_eq!(alive(&runs), 0);
}

#[test]
fn a_run_from_elsewhere_has_the_numbers_of_its_settings() {
    let mut other = plain();
    other.apply(Action::Show(vec![Policy::Reactive, Policy::Script]));
    other.apply(set(SettingId::PeakLoad, 25_000.0));
    other.apply(start(7_200.0));
    let command = |at_s, kind| Command {
        at_s,
        kind,
        count: 1,
    };
    let mut figure = plain();
    figure.apply(Action::Show(vec![Policy::Reactive, Policy::Script]));
    figure.apply(Action::add_pin(Pin {
        name: "theirs".to_owned(),
        settings: other.settings.clone(),
        commands: vec![
            command(f64::NAN, CommandKind::Start),
            command(7_200.0, CommandKind::Start),
            command(60.0, CommandKind::Register),
        ],
    }));
    for policy in [Policy::Reactive, Policy::Script] {
        let lines = figure.pinned_lines(policy);
        assert_eq!(*lines[0].workers.0, other.run(policy).workers);
        let (load, name) = lines[0].load.as_ref().unwrap();
        assert_eq!(**load, *other.results.load_in_workers);
        assert_eq!(name, "load, theirs");
    }
    figure.apply(Action::restore_pin(0));
    assert_eq!(state(&figure), state(&other));
    assert_eq!(figure.report(), other.report());
    assert!(figure.pinned_lines(Policy::Static)[0].load.is_none());
}

#[test]
fn lines_and_differences_need_the_same_span() {
    let mut figure = plain();
    figure.apply(Action::pin(None));
    assert_eq!(figure.difference_note(0), None);
    assert_eq!(figure.differences(0).len(), 2);
    assert!(figure.differences(1).is_empty() && figure.difference_note(1).is_none());
    figure.apply(Action::Choose(Preset::Weekend));
    assert!(figure.pinned_lines(Policy::Static).is_empty());
    assert!(figure.differences(0).is_empty());
    let note = figure.difference_note(0).unwrap();
    assert!(
        note.contains("“Pin 1” spans 24 h, this run 168 h"),
        "{note}"
    );
    let svg = figure.to_svg(900.0, Scheme::Fixed(Palette::light()));
    let flat = svg.replace("</text>", " ").replace('\n', " ");
    assert!(flat.contains("spans 24 h"), "the picture says it");
    assert!(!svg.contains(">Pin 1<"));
}

#[test]
fn the_picture_has_the_lines_and_tells_the_differences() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 12.0));
    figure.apply(Action::pin(Some("twelve & more".to_owned())));
    figure.apply(set(SettingId::StaticWorkers, 7.0));
    let light = Scheme::Fixed(Palette::light());
    let [with, charts] = [figure.clone(), plain()].map(|figure| figure.to_svg(900.0, light));
    let names = with.matches(">twelve &amp; more<").count();
    assert_eq!(names, 2, "beside the line of each chart");
    assert!(with.contains("Static against “twelve &amp; more”: worker-hours −120 (−42\u{a0}%)"));
    assert_eq!(
        with.matches("<path").count(),
        charts.matches("<path").count() + 2
    );
    let whole = figure.to_whole_svg(&[Policy::Manual], 900.0, light);
    assert!(whole.contains(">twelve &amp; more<"));
}

#[test]
fn nothing_of_a_hidden_fleet_is_told_by_a_pin() {
    use reactive_allocation::figure::Predict;
    let mut figure = plain();
    figure.apply(Action::pin(None));
    figure.apply(Action::Predict(Predict::Ask(Some(Policy::Reactive))));
    assert!(figure.pinned_lines(Policy::Reactive).is_empty());
    let titles = figure.differences(0).into_iter().map(|found| found.title);
    assert_eq!(titles.collect::<Vec<_>>(), ["Static"]);
    let table = figure.comparison_table().unwrap();
    assert!(table.groups.iter().all(|group| group.title != "Reactive"));
}

#[test]
fn the_axis_has_room_for_pinned_lines() {
    let mut figure = plain();
    figure.apply(set(SettingId::StaticWorkers, 60.0));
    let high = figure.y_max;
    figure.apply(Action::pin(None));
    figure.apply(set(SettingId::StaticWorkers, 7.0));
    assert_eq!(figure.y_max, high);
    figure.apply(Action::unpin(0));
    assert!(figure.y_max < high);
}

#[test]
fn the_table_has_the_settings_that_differ_and_all_numbers() {
    let mut figure = plain();
    assert_eq!(figure.comparison_table(), None);
    figure.apply(Action::pin(None));
    let table = figure.comparison_table().unwrap();
    assert_eq!(table.groups[0].title, "No setting differs.");
    assert!(table.groups[0].rows.is_empty());
    figure.apply(set(SettingId::StaticWorkers, 9.0));
    figure.apply(set(SettingId::WorkerPrice, 0.25));
    figure.apply(Action::pin(Some("nine".to_owned())));
    figure.apply(Action::BringLoad(own_load()));
    let table = figure.comparison_table().unwrap();
    assert_eq!(table.header, ["", "now", "Pin 1", "nine"]);
    let rows = &table.groups[0].rows;
    let row = |name: &str| {
        let found = rows.iter().find(|row| row[0] == name);
        found.unwrap_or_else(|| panic!("no {name} in {rows:?}"))
    };
    assert_eq!(row("Time span")[1..], ["10 h", "24 h", "24 h"]);
    assert_eq!(
        row("Workload")[1..],
        ["From a file", "Day & night", "Day & night"]
    );
    let static_workers = row("Static workers");
    assert_eq!(static_workers[1].replace('\u{a0}', " "), "9 workers");
    assert_eq!(static_workers[2].replace('\u{a0}', " "), "7 workers");
    assert!(rows.iter().all(|row| row[0] != "Flink release"));
    let titles: Vec<&str> = table.groups.iter().map(|group| &*group.title).collect();
    assert_eq!(titles, ["Settings that differ", "Static", "Reactive"]);
    let numbers = &table.groups[1].rows;
    let heads: Vec<&str> = numbers.iter().map(|row| &*row[0]).collect();
    let expected = [
        "worker-hours",
        "idle",
        "time short",
        "worst delay",
        "restarts",
        "cost",
    ];
    assert_eq!(heads, expected);
    assert_eq!(numbers[0][2..], ["168", "216"]);
    assert_eq!(numbers[5][2..], ["–", "54.00"]);
    // Another load of the same name can be told from the first.
    figure.apply(Action::pin(None));
    figure.apply(Action::BringLoad(Rc::new(OwnLoad {
        peak_per_s: 11_000.0,
        ..OwnLoad::clone(&own_load())
    })));
    let table = figure.comparison_table().unwrap();
    let load = table.groups[0].rows.iter().find(|row| row[0] == "Workload");
    assert_eq!(load.unwrap()[4], "From a file (another)");
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::pin(None)),
        (0_usize..4).prop_map(Action::unpin),
        (0_usize..4).prop_map(Action::restore_pin),
        (0_usize..4, "[a-c ]{0,2}").prop_map(|(index, name)| Action::rename_pin(index, name)),
        Just(Action::add_pin(Pin {
            settings: Settings::preset(Preset::SuddenEvent),
            ..Pin::default()
        })),
        (3_u32..12).prop_map(|n| set(SettingId::StaticWorkers, f64::from(n))),
        (0.0..20_000.0).prop_map(start),
        Just(Action::Choose(Preset::SuddenEvent)),
        Just(Action::ClearCommands),
        Just(Action::ResetAll),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_steps_can_be_taken_back(actions in prop::collection::vec(any_action(), 1..14)) {
        let (mut figure, _) = Figure::new(vec![
            ("preset".to_owned(), Value::Text("sudden-event".to_owned())),
        ]);
        figure.apply(Action::Show(vec![Policy::Static, Policy::Reactive, Policy::Script]));
        let all = |figure: &Figure| (state(figure), figure.pins().to_vec());
        let mut states = vec![all(&figure)];
        for action in actions {
            figure.apply(action);
            if states.last() != Some(&all(&figure)) {
                states.push(all(&figure));
            }
            prop_assert!(figure.pins().len() <= MOST_PINS);
            // The results of the figure and of the pins are those of their settings.
            let fresh = Results::new(&figure.settings);
            prop_assert_eq!(&*figure.results, &fresh);
            for (index, pin) in figure.pins().iter().enumerate() {
                let found = figure.pinned_lines(Policy::Static);
                let fresh = Results::new(&pin.settings);
                let line = found.iter().find(|line| line.pattern == index);
                if let Some(line) = line {
                    prop_assert_eq!(line.workers.0, &fresh.static_fleet.workers);
                }
                for found in figure.differences(index) {
                    prop_assert!(found.lost.is_empty() != found.numbers.is_empty());
                }
            }
            if let Some(table) = figure.comparison_table() {
                let rows = table.groups.iter().flat_map(|group| &group.rows);
                for row in rows {
                    prop_assert_eq!(row.len(), table.header.len());
                    prop_assert!(row.iter().all(|cell| !cell.is_empty()));
                }
            }
        }
        for expected in states.iter().rev().skip(1) {
            figure.apply(Action::Undo);
            prop_assert_eq!(&all(&figure), expected);
        }
        prop_assert!(!figure.can_undo());
    }
}
