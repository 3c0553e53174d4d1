//! The reader's own cluster.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::{CommandKind, EventKind, Policy};
use reactive_allocation::figure::{Action, Figure, MOST_COMMANDS};
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Value};

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

fn command(kind: CommandKind, at_s: f64) -> Action {
    Action::Command { kind, at_s }
}

#[test]
fn without_commands_it_keeps_the_first_size_of_the_reactive_fleet() {
    for preset in Preset::ALL {
        let name = ("preset".to_owned(), Value::Text(preset.name().to_owned()));
        let figure = Figure::new(vec![name]).0;
        let run = figure.run(Policy::Script);
        let began = figure.results.reactive.workers.values()[0];
        assert_eq!(run.workers.values(), [began], "{preset:?}");
        assert_eq!(figure.own_cluster_report().mean_workers, began);
        assert_eq!(figure.own_cluster_report().rescales, 0);
    }
}

#[test]
fn commands_start_stop_and_kill_one_task_manager_each() {
    let mut figure = plain();
    let begin = figure.own_cluster_alive_at(0.0);
    // Out of order.
    figure.apply(command(CommandKind::Kill, 7200.0));
    figure.apply(command(CommandKind::Start, 3600.0));
    figure.apply(command(CommandKind::Start, 3600.0));
    let times: Vec<f64> = figure.own_cluster.commands.iter().map(|c| c.at_s).collect();
    assert_eq!(times, [3600.0, 3600.0, 7200.0]);
    assert_eq!(figure.own_cluster_alive_at(3599.0), begin);
    assert_eq!(figure.own_cluster_alive_at(3600.0), begin + 2);
    assert_eq!(figure.own_cluster_alive_at(7200.0), begin + 1);
    assert_eq!(figure.own_cluster_alive_at(1e9), begin + 1);
    // Started together, but each registers in its own time: two restarts, and
    // one for the kill.
    let run = figure.run(Policy::Script);
    let removed = |chosen: &EventKind| matches!(chosen, EventKind::Removed { .. });
    assert_eq!(run.events.iter().filter(|e| removed(&e.kind)).count(), 1);
    assert_eq!(run.totals.rescales, 3);
    assert_eq!(figure.own_cluster_report().rescales, 3);
    figure.apply(Action::Uncommand(2));
    assert_eq!(figure.own_cluster_alive_at(7200.0), begin + 2);
    figure.apply(Action::Uncommand(9));
    assert_eq!(figure.own_cluster.commands.len(), 2);
    figure.apply(Action::ClearCommands);
    assert!(figure.own_cluster.commands.is_empty());
    assert_eq!(figure.own_cluster_alive_at(7200.0), begin);
}

#[test]
fn stopping_all_task_managers_stops_the_job_and_one_start_resumes_it() {
    let mut figure = plain();
    for minute in 0..20 {
        figure.apply(command(
            if minute % 2 == 0 {
                CommandKind::Stop
            } else {
                CommandKind::Kill
            },
            f64::from(minute) * 60.0,
        ));
    }
    assert_eq!(figure.own_cluster_alive_at(20.0 * 60.0), 0);
    let numbers = figure.own_cluster_report();
    assert!(numbers.down_time_share > 0.9);
    assert!(numbers.max_lag > 0.0 && numbers.max_lag.is_finite());
    // With no TaskManager left there is nothing to stop.
    let count = figure.own_cluster.commands.len();
    figure.apply(command(CommandKind::Kill, 1500.0));
    assert_eq!(figure.own_cluster.commands.len(), count);
    figure.apply(command(CommandKind::Start, 1800.0));
    assert_eq!(figure.own_cluster_alive_at(1800.0), 1);
    assert!(figure.own_cluster_report().down_time_share < 0.1);
}

#[test]
fn impossible_commands_are_ignored() {
    let mut figure = plain();
    let span_s = figure.results.workload.span_s();
    for at_s in [f64::NAN, f64::INFINITY, -1.0, span_s] {
        figure.apply(command(CommandKind::Start, at_s));
    }
    figure.apply(command(CommandKind::Register, 60.0));
    figure.apply(command(CommandKind::Lose, 60.0));
    assert!(figure.own_cluster.commands.is_empty());
    assert!(!figure.can_undo());
    for second in 0..=MOST_COMMANDS as u32 {
        figure.apply(command(CommandKind::Start, f64::from(second)));
    }
    assert_eq!(figure.own_cluster.commands.len(), MOST_COMMANDS);
}

#[test]
fn its_run_depends_on_the_settings_but_not_on_the_static_fleet() {
    let mut figure = plain();
    figure.apply(command(CommandKind::Kill, 40_000.0));
    let before = figure.run(Policy::Script).clone();
    figure.apply(Action::Set {
        id: SettingId::StaticWorkers,
        value: 3.0,
        held: false,
    });
    assert_eq!(*figure.run(Policy::Script), before);
    figure.apply(Action::Set {
        id: SettingId::HeartbeatTimeout,
        value: 50.0,
        held: false,
    });
    let after = figure.run(Policy::Script);
    assert!(after.totals.down_s > before.totals.down_s + 20.0);
    // A copy keeps its own run.
    let copy = figure.clone();
    figure.apply(Action::ClearCommands);
    assert_eq!(copy.run(Policy::Script).totals.rescales, 1);
    assert_eq!(figure.run(Policy::Script).totals.rescales, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn alive_task_managers_are_those_started_and_not_stopped(
        commands in prop::collection::vec((0..3_u8, 0.0..86_400.0_f64), 0..40),
    ) {
        let mut figure = plain();
        let mut alive = figure.own_cluster_alive_at(0.0);
        for (chosen, at_s) in &commands {
            let kind = [CommandKind::Start, CommandKind::Stop, CommandKind::Kill][usize::from(*chosen)];
            figure.apply(command(kind, *at_s));
        }
        let times: Vec<f64> = figure.own_cluster.commands.iter().map(|c| c.at_s).collect();
        prop_assert!(times.is_sorted());
        for command in figure.own_cluster.commands.iter() {
            alive = match command.kind {
                CommandKind::Start => alive + 1,
                _ => alive.saturating_sub(1),
            };
        }
        prop_assert_eq!(figure.own_cluster_alive_at(86_400.0), alive);
        let numbers = figure.own_cluster_report();
        let hours = figure.run(Policy::Script).workers.integral() / 3600.0;
        prop_assert!((numbers.worker_hours - hours).abs() <= 1e-9 * (1.0 + hours));
        prop_assert!(numbers.idle_share.is_finite() && numbers.max_lag.is_finite());
    }
}
