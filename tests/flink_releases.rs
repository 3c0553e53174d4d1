//! What tells the Flink releases apart, as an engineer would try it out.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use reactive_allocation::allocation::{
    Command, CommandKind, EventKind, Rescaling, Run, Script, manual, scheduled, script,
};
use reactive_allocation::flink::{Removal, SavepointCost};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{FlinkRelease, Partitioning, SettingId, Settings, Value};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::Workload;

const CALM_PER_S: f64 = 1000.0;

fn of(flink: FlinkRelease) -> Settings {
    Settings {
        flink,
        heartbeat_timeout_s: 50.0,
        heartbeat_interval_s: 10.0,
        checkpoint_interval_s: 10.0,
        restart_time_s: 1.0,
        ..Settings::default()
    }
}

fn run(settings: &Settings, task_managers: u32, commands: &[(f64, CommandKind)]) -> Run {
    let command = |(at_s, kind): &(f64, CommandKind)| Command {
        at_s: *at_s,
        kind: *kind,
        count: 1,
    };
    let plan = Script {
        task_managers,
        heartbeats_from_s: 0.0,
        commands: commands.iter().map(command).collect(),
    };
    script(settings, &Steps::new(CALM_PER_S, 20_000.0), &plan)
}

/// The stretches in which the job is down.
fn gaps(run: &Run) -> Vec<f64> {
    run.parallelism
        .spans()
        .filter(|(_, _, parallelism)| *parallelism == 0.0)
        .map(|(from_s, to_s, _)| to_s - from_s)
        .collect()
}

#[test]
fn repeated_stops_cost_more_and_more_in_later_releases() {
    let stops: Vec<(f64, CommandKind)> = (1..9)
        .map(|n| (f64::from(n) * 1000.0, CommandKind::Stop))
        .collect();
    for release in [FlinkRelease::V1_20, FlinkRelease::V2_3] {
        let gaps = gaps(&run(&of(release), 10, &stops));
        assert_eq!(gaps.len(), 8);
        for (n, gap_s) in gaps.iter().enumerate() {
            // Signing off and the restart itself come on top of the wait.
            let wait_s = 1.5_f64.powi(n as i32);
            assert!(
                (gap_s - 1.1 - wait_s).abs() <= 0.1 * wait_s + 1e-9,
                "{gaps:?}"
            );
        }
    }
    // In the first release each is as slow as a kill, and none slower.
    for gap_s in gaps(&run(&of(FlinkRelease::V1_13), 10, &stops)) {
        assert!((42.0..=52.0).contains(&gap_s), "{gap_s}");
    }
}

#[test]
fn failures_more_than_an_hour_apart_cost_no_more_than_one() {
    let stops: Vec<(f64, CommandKind)> = (1..5)
        .map(|n| (f64::from(n) * 3700.0, CommandKind::Stop))
        .collect();
    for gap_s in gaps(&run(&of(FlinkRelease::V1_20), 10, &stops)) {
        assert!(gap_s <= 2.3, "{gap_s}");
    }
}

#[test]
fn a_fixed_delay_can_be_chosen_in_any_release() {
    let settings = of(FlinkRelease::V2_3)
        .with(&[(
            SettingId::RestartStrategy,
            Value::Text("fixed-delay".into()),
        )])
        .unwrap();
    let stops: Vec<(f64, CommandKind)> = (1..5)
        .map(|n| (f64::from(n) * 100.0, CommandKind::Stop))
        .collect();
    for gap_s in gaps(&run(&settings, 10, &stops)) {
        assert!((gap_s - 2.1).abs() < 1e-9, "{gap_s}");
    }
}

#[test]
fn a_kill_is_noticed_after_silence_or_after_failed_calls() {
    let kill = [(1003.0, CommandKind::Kill)];
    let noticed_after_s = |release| {
        let run = run(&of(release), 3, &kill);
        let noticed = run.events.iter().find(|e| e.kind == EventKind::LossNoticed);
        noticed.unwrap().t_s - 1003.0
    };
    assert_eq!(noticed_after_s(FlinkRelease::V1_13), 47.0);
    // The ResourceManager last asked at 999, and its second call after the kill
    // fails at 1019.
    assert_eq!(noticed_after_s(FlinkRelease::V1_20), 16.0);
    assert_eq!(noticed_after_s(FlinkRelease::V2_3), 16.0);
    // Until then every attempt on the dead slots fails and counts.
    let run = run(&of(FlinkRelease::V1_20), 3, &kill);
    let failures = run.events.iter().filter_map(|event| match event.kind {
        EventKind::BackOff { failures, .. } => Some(failures),
        _ => None,
    });
    assert_eq!(failures.collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn two_that_register_one_after_the_other_restart_the_job_twice_once_or_later() {
    let twice = [
        (1000.0, CommandKind::Register),
        (1002.5, CommandKind::Register),
    ];
    let restarts_s = |release| -> Vec<f64> {
        let run = run(&of(release), 1, &twice);
        let stops = run.parallelism.spans().filter(|(_, _, p)| *p == 0.0);
        stops.map(|(from_s, ..)| from_s).collect()
    };
    assert_eq!(restarts_s(FlinkRelease::V1_13), [1000.0, 1002.5]);
    assert_eq!(restarts_s(FlinkRelease::V1_20), [1000.0, 1030.0]);
    assert_eq!(restarts_s(FlinkRelease::V2_3), [1060.0]);
}

#[test]
fn a_rescale_right_after_a_checkpoint_does_next_to_nothing_twice() {
    let settings = Settings {
        rescale_cooldown_s: Some(0.0),
        executing_stabilization_s: Some(0.0),
        ..of(FlinkRelease::V2_3)
    };
    let run = run(&settings, 1, &[(1003.0, CommandKind::Register)]);
    assert_eq!(run.totals.rescales, 1);
    assert_eq!(run.totals.reprocessed, 0.0);
}

#[test]
fn slots_beyond_the_maximum_parallelism_change_nothing() {
    for release in FlinkRelease::ALL {
        let settings = Settings {
            max_parallelism: 5,
            slots_per_task_manager: 2,
            ..of(*release)
        };
        let run = run(
            &settings,
            0,
            &[
                (1.0, CommandKind::Register),
                (200.0, CommandKind::Register),
                (400.0, CommandKind::Register),
                (600.0, CommandKind::Register),
                // Nothing runs on the youngest.
                (800.0, CommandKind::Kill),
            ],
        );
        let seen: Vec<f64> = run.parallelism.values().to_vec();
        assert_eq!(seen, [0.0, 2.0, 0.0, 4.0, 0.0, 5.0], "{release:?}");
        assert_eq!(run.registered.values().last(), Some(&3.0));
    }
}

#[test]
fn the_subtask_with_the_most_key_groups_sets_the_pace() {
    let settings = Settings {
        partitioning: Partitioning::Keyed,
        max_parallelism: 128,
        slots_per_task_manager: 1,
        capacity_per_s: 100.0,
        ..of(FlinkRelease::V1_13)
    };
    // Ten subtasks, thirteen groups on the busiest.
    let run = run(&settings, 10, &[]);
    let rate = run.processed_per_s.values()[0];
    assert!((rate - 100.0 * 128.0 / 13.0).abs() < 1e-9, "{rate}");
}

#[test]
fn a_savepoint_costs_an_outage_and_nothing_twice() {
    let settings = Settings {
        slots_per_task_manager: 1,
        state_mb: 100_000.0,
        ..Settings::default()
    };
    let workload = Workload::new(&settings);
    let timetable = [Rescaling {
        at_s: 36_000.0,
        task_managers: 200,
    }];
    let run = scheduled(&settings, &workload, 100, &timetable);
    assert_eq!(run.parallelism.values(), [100.0, 0.0, 200.0]);
    let cost = SavepointCost::new(&settings, 100, 200);
    assert!((run.totals.down_s - cost.outage_s()).abs() < 1e-6);
    assert_eq!(cost.outage_s(), 1.0 + 20.0 + 2.0 + 20.0 + 4.0 + 10.0);
    assert!(run.totals.reprocessed <= 1e-9 * run.totals.arrived);
    let restored = run.events.iter().find_map(|event| match event.kind {
        EventKind::Restored { backlog, .. } => Some(backlog),
        _ => None,
    });
    // What came meanwhile waits.
    let rate = workload.rate.at(36_010.0);
    assert!((restored.unwrap() / (rate * cost.outage_s()) - 1.0).abs() < 0.1);
}

#[test]
fn an_operator_sees_late_and_acts_later() {
    let settings = Settings::default();
    let run = manual(&settings, &Workload::new(&settings));
    let begun: Vec<f64> = run
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::SavepointBegun { .. }))
        .map(|event| event.t_s)
        .collect();
    assert!(!begun.is_empty());
    for t_s in begun {
        assert_eq!(
            (t_s - settings.operator_reaction_s) % settings.operator_interval_s,
            0.0
        );
    }
    let report = Results::new(&settings).report;
    assert!(report.manual.worker_hours < report.static_fleet.worker_hours);
    assert!(report.manual.rescales < report.reactive.rescales);
    let json = serde_json::to_value(&report).unwrap();
    assert!(json["manual"]["workerHours"].as_f64().unwrap() > 0.0);
}

#[test]
fn the_way_of_going_is_told() {
    let run = run(
        &of(FlinkRelease::V1_13),
        3,
        &[(50.0, CommandKind::Stop), (500.0, CommandKind::Kill)],
    );
    let removals: Vec<Removal> = run
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Removed { removal, .. } => Some(removal),
            _ => None,
        })
        .collect();
    assert_eq!(removals, [Removal::Stop, Removal::Kill]);
}
