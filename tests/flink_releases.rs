//! Checks the differences between the Flink releases.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use reactive_allocation::allocation::{
    Command, CommandKind, EventKind, Rescaling, Run, Script, manual, manual_at, script,
};
use reactive_allocation::flink::{Removal, SavepointCost};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    FlinkRelease, Partitioning, RestartStrategy, SettingId, Settings, Value,
};
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

/// Returns the lengths of the times in which the job is down.
fn gaps(run: &Run) -> Vec<f64> {
    run.parallelism
        .spans()
        .filter(|(_, _, parallelism)| *parallelism == 0.0)
        .map(|(from_s, to_s, _)| to_s - from_s)
        .collect()
}

#[test]
fn restart_delays_of_repeated_stops_grow_in_1_20_and_2_3() {
    let stops: Vec<(f64, CommandKind)> = (1..9)
        .map(|n| (f64::from(n) * 1000.0, CommandKind::Stop))
        .collect();
    for release in [FlinkRelease::V1_20, FlinkRelease::V2_3] {
        let gaps = gaps(&run(&of(release), 10, &stops));
        assert_eq!(gaps.len(), 8);
        for (n, gap_s) in gaps.iter().enumerate() {
            // The sign-off and the restart add to the restart delay.
            let wait_s = 1.5_f64.powi(n as i32);
            assert!(
                (gap_s - 1.1 - wait_s).abs() <= 0.1 * wait_s + 1e-9,
                "{gaps:?}"
            );
        }
    }
    // In 1.13 each stop takes as long as a kill.
    for gap_s in gaps(&run(&of(FlinkRelease::V1_13), 10, &stops)) {
        assert!((42.0..=52.0).contains(&gap_s), "{gap_s}");
    }
}

#[test]
fn the_restart_delay_resets_after_an_hour() {
    let stops: Vec<(f64, CommandKind)> = (1..5)
        .map(|n| (f64::from(n) * 3700.0, CommandKind::Stop))
        .collect();
    for gap_s in gaps(&run(&of(FlinkRelease::V1_20), 10, &stops)) {
        assert!(gap_s <= 2.3, "{gap_s}");
    }
}

#[test]
fn a_fixed_restart_delay_works_in_every_release() {
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

fn limited(flink: FlinkRelease, strategy: RestartStrategy, attempts: u32) -> Settings {
    Settings {
        restart_strategy: strategy,
        restart_attempts: Some(attempts),
        ..of(flink)
    }
}

/// Returns the stop at which the job of 10 TaskManagers fails for good, from 1, when one is
/// stopped every `every_s` seconds.
fn fatal_stop(settings: &Settings, every_s: f64) -> Option<usize> {
    let stops: Vec<(f64, CommandKind)> = (1..9)
        .map(|n| (f64::from(n) * every_s, CommandKind::Stop))
        .collect();
    let run = run(settings, 10, &stops);
    let failed_s = run.failed_s()?;
    let is_before = |stop: &&(f64, CommandKind)| stop.0 <= failed_s;
    Some(stops.iter().filter(is_before).count())
}

#[test]
fn a_fixed_delay_counts_every_failure_of_the_life_of_a_job() {
    use RestartStrategy::FixedDelay;
    for release in FlinkRelease::ALL {
        for attempts in 0..5 {
            let settings = limited(*release, FixedDelay, attempts);
            for every_s in [200.0, 2000.0] {
                let expected = attempts as usize + 1;
                assert_eq!(fatal_stop(&settings, every_s), Some(expected));
            }
        }
        assert_eq!(fatal_stop(&limited(*release, FixedDelay, 8), 200.0), None);
        assert_eq!(fatal_stop(&of(*release), 200.0), None);
    }
    // The strategy of 1.13 without a word is the fixed delay.
    let of_release = limited(FlinkRelease::V1_13, RestartStrategy::OfRelease, 1);
    assert_eq!(fatal_stop(&of_release, 200.0), Some(2));
}

#[test]
fn an_exponential_delay_forgets_failures_when_its_backoff_resets() {
    use RestartStrategy::ExponentialDelay;
    for release in [FlinkRelease::V1_20, FlinkRelease::V2_3] {
        let mut settings = limited(release, ExponentialDelay, 3);
        assert_eq!(fatal_stop(&settings, 1000.0), Some(4));
        settings.backoff_reset_s = 900.0;
        assert_eq!(fatal_stop(&settings, 1000.0), None);
        // Flink refuses 0 here.
        assert_eq!(
            fatal_stop(&limited(release, ExponentialDelay, 0), 1000.0),
            Some(2)
        );
    }
    // 1.13 has no such option.
    let first = limited(FlinkRelease::V1_13, ExponentialDelay, 3);
    assert_eq!(fatal_stop(&first, 1000.0), None);
}

#[test]
fn a_kill_that_is_noticed_late_uses_several_attempts_up() {
    // Until 16 s later each deployment on the lost slots fails, in all six times.
    let kill = [(1003.0, CommandKind::Kill)];
    for (attempts, failed_s) in [(6, None), (5, Some(())), (1, Some(()))] {
        let settings = limited(
            FlinkRelease::V1_20,
            RestartStrategy::ExponentialDelay,
            attempts,
        );
        let run = run(&settings, 3, &kill);
        assert_eq!(run.failed_s().map(|_| ()), failed_s, "{attempts}");
    }
}

#[test]
fn a_scale_in_of_the_autoscaler_can_end_the_job() {
    for release in FlinkRelease::ALL {
        let settings = Settings {
            flink: *release,
            restart_attempts: Some(1),
            restart_strategy: RestartStrategy::FixedDelay,
            ..Settings::default()
        };
        let results = Results::new(&settings);
        let run = &results.reactive;
        let failed_s = run.failed_s().unwrap();
        let removals = run.events.iter().filter(|event| {
            matches!(event.kind, EventKind::Removed { .. }) && event.t_s <= failed_s
        });
        assert!(removals.count() >= 2, "{release:?}");
        assert_eq!(run.processed_per_s.values().last(), Some(&0.0));
        assert!(run.workers.values().last() >= Some(&1.0));
        let report = &results.report.reactive;
        assert!(report.failed && !report.caught_up);
        // Without a limit the same job lives.
        let unlimited = Settings {
            restart_attempts: None,
            ..settings
        };
        assert!(!Results::new(&unlimited).report.reactive.failed);
    }
}

#[test]
fn a_kill_is_detected_by_timeout_in_1_13_and_by_failed_calls_later() {
    let kill = [(1003.0, CommandKind::Kill)];
    let noticed_after_s = |release| {
        let run = run(&of(release), 3, &kill);
        let noticed = run
            .events
            .iter()
            .find(|e| matches!(e.kind, EventKind::LossNoticed { .. }));
        noticed.unwrap().t_s - 1003.0
    };
    assert_eq!(noticed_after_s(FlinkRelease::V1_13), 47.0);
    // The last heartbeat of the ResourceManager was at 999 s, and its second call
    // after the kill fails at 1019 s.
    assert_eq!(noticed_after_s(FlinkRelease::V1_20), 16.0);
    assert_eq!(noticed_after_s(FlinkRelease::V2_3), 16.0);
    // Until then every deployment on the lost slots fails and counts.
    let run = run(&of(FlinkRelease::V1_20), 3, &kill);
    let failures = run.events.iter().filter_map(|event| match event.kind {
        EventKind::BackOff { failures, .. } => Some(failures),
        _ => None,
    });
    assert_eq!(failures.collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn two_new_task_managers_restart_the_job_as_each_release_does() {
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
fn one_of_two_new_task_managers_waits_for_the_other_if_it_is_too_little() {
    let twice = [
        (1000.0, CommandKind::Register),
        (1700.0, CommandKind::Register),
    ];
    // Each has two slots.
    let restarts_s = |release, longest_s| -> Vec<f64> {
        let settings = Settings {
            min_parallelism_increase: 3,
            scaling_interval_max_s: longest_s,
            ..of(release)
        };
        let run = run(&settings, 1, &twice);
        let stops = run.parallelism.spans().filter(|(_, _, p)| *p == 0.0);
        stops.map(|(from_s, ..)| from_s).collect()
    };
    assert_eq!(restarts_s(FlinkRelease::V1_13, None), [1700.0]);
    assert_eq!(restarts_s(FlinkRelease::V1_20, None), [1700.0]);
    // 2.3 ignores both options.
    let of_2_3 = restarts_s(FlinkRelease::V2_3, None);
    assert_eq!(of_2_3, [1060.0, 1760.0]);
    assert_eq!(restarts_s(FlinkRelease::V2_3, Some(300.0)), of_2_3);
    // The job has been running for long, so the first is enough at once; after that
    // restart 300 s are over when the second comes.
    assert_eq!(
        restarts_s(FlinkRelease::V1_20, Some(300.0)),
        [1000.0, 1700.0]
    );
    // Within the longest interval, that and the cooldown count from the restart.
    assert_eq!(
        restarts_s(FlinkRelease::V1_20, Some(900.0)),
        [1000.0, 1930.0]
    );
}

/// The job would restart for nothing.
#[test]
fn a_new_task_manager_that_is_lost_before_its_rescale_restarts_no_job() {
    let new_one_is_lost = [
        (100.0, CommandKind::Start),
        // The JobManager knows of a stop at once.
        (160.0, CommandKind::Stop),
    ];
    for release in [FlinkRelease::V1_20, FlinkRelease::V2_3] {
        let settings = Settings {
            rescale_cooldown_s: Some(600.0),
            ..of(release)
        };
        // The first restart begins the cooldown.
        let run = run(
            &settings,
            0,
            &[&[(5.0, CommandKind::Start)], &new_one_is_lost[..]].concat(),
        );
        let restarts = run.events.iter();
        let restarts = restarts.filter(|event| matches!(event.kind, EventKind::Restarting { .. }));
        assert_eq!(restarts.count(), 1, "{release:?}");
        assert_eq!(run.registered.at(150.0), 2.0);
    }
}

#[test]
fn a_rescale_right_after_a_checkpoint_reprocesses_almost_nothing() {
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
                // The newest TaskManager has no tasks.
                (800.0, CommandKind::Kill),
            ],
        );
        let seen: Vec<f64> = run.parallelism.values().to_vec();
        assert_eq!(seen, [0.0, 2.0, 0.0, 4.0, 0.0, 5.0], "{release:?}");
        assert_eq!(run.registered.values().last(), Some(&3.0));
    }
}

#[test]
fn the_subtask_with_the_most_key_groups_limits_the_capacity() {
    let settings = Settings {
        partitioning: Partitioning::Keyed,
        max_parallelism: 128,
        slots_per_task_manager: 1,
        capacity_per_s: Some(100.0),
        ..of(FlinkRelease::V1_13)
    };
    // Ten subtasks; the busiest has thirteen key groups.
    let run = run(&settings, 10, &[]);
    let rate = run.processed_per_s.values()[0];
    assert!((rate - 100.0 * 128.0 / 13.0).abs() < 1e-9, "{rate}");
}

#[test]
fn a_savepoint_causes_an_outage_but_no_reprocessing() {
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
    let run = manual_at(&settings, &workload, 100, &timetable);
    assert_eq!(run.parallelism.values(), [100.0, 0.0, 200.0]);
    let cost = SavepointCost::new(&settings, 100, 200);
    assert!((run.totals.down_s - cost.outage_s()).abs() < 1e-6);
    assert_eq!(cost.outage_s(), 1.0 + 20.0 + 2.0 + 20.0 + 4.0 + 10.0);
    assert!(run.totals.reprocessed <= 1e-9 * run.totals.arrived);
    let restored = run.events.iter().find_map(|event| match event.kind {
        EventKind::Restored { backlog, .. } => Some(backlog),
        _ => None,
    });
    // Records that arrived meanwhile are the backlog.
    let rate = workload.rate.at(36_010.0);
    assert!((restored.unwrap() / (rate * cost.outage_s()) - 1.0).abs() < 0.1);
}

#[test]
fn an_operator_acts_after_the_interval_and_the_delay() {
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
fn events_say_whether_a_task_manager_was_stopped_or_killed() {
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
