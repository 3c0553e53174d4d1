//! The reader's own cluster.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::{CommandKind, EventKind, Policy};
use reactive_allocation::figure::{Action, Figure, MOST_COMMANDS};
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Value};
use reactive_allocation::text;

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

fn times_and_kinds(figure: &Figure) -> Vec<(f64, CommandKind)> {
    let commands = figure.own_cluster.commands.iter();
    commands.map(|c| (c.at_s, c.kind)).collect()
}

#[test]
fn a_moved_command_keeps_the_order_and_a_drag_is_one_step() {
    use CommandKind::{Kill, Start, Stop};
    let mut figure = plain();
    for (kind, at_s) in [(Start, 1000.0), (Stop, 2000.0), (Kill, 3000.0)] {
        figure.apply(command(kind, at_s));
    }
    let before = times_and_kinds(&figure);
    let move_command = |index, at_s, held| Action::MoveCommand { index, at_s, held };
    // Past the other two, by way of the time of the second.
    figure.apply(move_command(0, 2000.0, true));
    assert_eq!(times_and_kinds(&figure)[0], (2000.0, Start));
    assert_eq!(
        figure.command_after_move(0, 2500.0).map(|moved| moved.1),
        Some(1)
    );
    figure.apply(move_command(0, 2500.0, true));
    figure.apply(move_command(1, 3500.0, true));
    figure.apply(Action::Release);
    let moved = vec![(2000.0, Stop), (3000.0, Kill), (3500.0, Start)];
    assert_eq!(times_and_kinds(&figure), moved);
    figure.apply(Action::Undo);
    assert_eq!(times_and_kinds(&figure), before);
    figure.apply(Action::Redo);
    assert_eq!(times_and_kinds(&figure), moved);
    // To the time of another it stays on its side.
    figure.apply(move_command(2, 3000.0, false));
    assert_eq!(
        times_and_kinds(&figure)[1..],
        [(3000.0, Kill), (3000.0, Start)]
    );
    // Outside the span, and without a command.
    figure.apply(move_command(0, -5.0, false));
    assert_eq!(figure.own_cluster.commands[0].at_s, 0.0);
    figure.apply(move_command(0, 1e9, false));
    let last_s = figure.own_cluster.commands[2].at_s;
    assert!(last_s < figure.results.workload.span_s() && last_s > 86_000.0);
    let before = times_and_kinds(&figure);
    figure.apply(move_command(3, 10.0, false));
    figure.apply(move_command(0, f64::NAN, false));
    assert_eq!(times_and_kinds(&figure), before);
}

fn sudden_event() -> Figure {
    let preset = Value::Text("sudden-event".to_owned());
    let mut figure = Figure::new(vec![("preset".to_owned(), preset)]).0;
    figure.apply(Action::Show(vec![Policy::Reactive, Policy::Script]));
    figure
}

#[test]
fn the_best_try_is_the_shortest_wait_at_the_cost_of_the_autoscaler() {
    let mut figure = sudden_event();
    assert!(figure.best_try().is_none());
    let cost = figure.results.report.reactive.worker_hours;
    // A fleet that never catches up is no try.
    figure.apply(command(CommandKind::Kill, 100.0));
    assert!(!figure.own_cluster_report().caught_up && figure.best_try().is_none());
    figure.apply(Action::ClearCommands);
    // Dear: the fleet stays large.
    for _ in 0..3 {
        figure.apply(command(CommandKind::Start, 7200.0));
    }
    let dear = figure.best_try().cloned();
    let dear_h = dear.map_or(0.0, |dear| dear.report.worker_hours);
    assert!(dear_h > cost);
    for at_s in [8500.0, 9500.0, 11_300.0] {
        figure.apply(command(CommandKind::Stop, at_s));
    }
    let cheap = figure.best_try().cloned();
    let cheap_enough =
        |best: &reactive_allocation::figure::BestTry| best.report.worker_hours <= cost;
    assert!(cheap.as_ref().is_some_and(cheap_enough), "{cheap:?}");
    // A dearer try with a shorter wait does not replace it.
    figure.apply(Action::ClearCommands);
    for _ in 0..8 {
        figure.apply(command(CommandKind::Start, 100.0));
    }
    assert!(figure.own_cluster_report().worker_hours > cost);
    assert_eq!(figure.best_try(), cheap.as_ref());
    let tried = figure.own_cluster.commands.clone();
    figure.apply(Action::RestoreBestTry);
    assert_eq!(
        Some(&figure.own_cluster.commands),
        cheap.as_ref().map(|best| &best.commands)
    );
    figure.apply(Action::Undo);
    assert_eq!(figure.own_cluster.commands, tried);
    // The static fleet does not matter; the load does.
    figure.apply(Action::Set {
        id: SettingId::StaticWorkers,
        value: 9.0,
        held: false,
    });
    assert_eq!(figure.best_try(), cheap.as_ref());
    figure.apply(Action::Set {
        id: SettingId::PeakLoad,
        value: 9000.0,
        held: false,
    });
    assert_ne!(figure.best_try(), cheap.as_ref());
}

#[test]
fn the_score_never_praises_a_lost_cluster() {
    let mut figure = sudden_event();
    let score = |figure: &Figure| {
        let has_commands = !figure.own_cluster.commands.is_empty();
        let score = text::scoreboard(&figure.numbers(), has_commands);
        let spaces = |text: String| text.replace('\u{a0}', " ");
        (
            spaces(score.you),
            spaces(score.autoscaler),
            spaces(score.verdict),
            score.is_lost,
        )
    };
    let (you, autoscaler, verdict, _) = score(&figure);
    assert_eq!(you, "");
    let hours = text::value_text(&figure.settings, &figure.numbers(), "reactive.worker-hours");
    let expected = format!(
        "Autoscaler: {} worker-hours, short for ",
        hours.unwrap_or_default()
    );
    assert!(autoscaler.starts_with(&expected), "{autoscaler}");
    assert!(verdict.contains("no command yet"));
    figure.apply(command(CommandKind::Kill, 100.0));
    let (you, _, verdict, is_lost) = score(&figure);
    assert!(
        is_lost && you.starts_with("You: never caught up, "),
        "{you}"
    );
    assert!(
        !verdict.contains("shorter") && !verdict.contains("less"),
        "{verdict}"
    );
    figure.apply(Action::ClearCommands);
    for _ in 0..6 {
        figure.apply(command(CommandKind::Start, 6000.0));
    }
    let (you, _, verdict, is_lost) = score(&figure);
    assert!(!is_lost && you.contains(" behind at worst"), "{you}");
    let report = figure.report();
    let more =
        figure.own_cluster_report().worker_hours.round() - report.reactive.worker_hours.round();
    assert_eq!(
        verdict,
        format!("Your longest wait is shorter, and you paid {more} h more.")
    );
}
