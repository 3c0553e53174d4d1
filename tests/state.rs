//! A restart restores the state of the job: hand-computed figures, and what they do to
//! runs, incidents and texts.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use reactive_allocation::allocation::{
    Command, CommandKind, EventKind, IncidentCause, PhaseKind, Rescaling, Run, Script, incidents,
    manual_at, reactive, script, static_fleet,
};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    AutoscalerKind, FlinkRelease, Partitioning, Preset, Settings, Warning,
};
use reactive_allocation::text::{self, Words};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::Workload;

const CALM_PER_S: f64 = 1000.0;

/// A job with 10 GB of state that each TaskManager reads at 50 MB/s.
fn ten_gigabytes(flink: FlinkRelease) -> Settings {
    Settings {
        flink,
        heartbeat_timeout_s: 50.0,
        heartbeat_interval_s: 10.0,
        checkpoint_interval_s: 10.0,
        restart_time_s: 1.0,
        state_mb: 10_000.0,
        restore_mb_per_s: 50.0,
        ..Settings::default()
    }
}

fn stateless(settings: &Settings) -> Settings {
    Settings {
        state_mb: 0.0,
        ..settings.clone()
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

/// Returns the times in which the job is down: begin and end.
fn outages(run: &Run) -> Vec<(f64, f64)> {
    let spans = run.parallelism.spans();
    let down = spans.filter(|(_, _, parallelism)| *parallelism == 0.0);
    down.map(|(from_s, to_s, _)| (from_s, to_s)).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

#[test]
fn each_restart_on_five_taskmanagers_stands_still_for_40_s_longer() {
    for release in FlinkRelease::ALL {
        let settings = ten_gigabytes(*release);
        for (before, change) in [
            (6, CommandKind::Stop),
            (6, CommandKind::Kill),
            (4, CommandKind::Register),
        ] {
            let commands = [(1003.0, change)];
            let with = run(&settings, before, &commands);
            let without = run(&stateless(&settings), before, &commands);
            let (with_s, without_s) = (outages(&with), outages(&without));
            assert_eq!((with_s.len(), without_s.len()), (1, 1));
            assert_eq!(with_s[0].0, without_s[0].0);
            assert!(
                near(with_s[0].1 - without_s[0].1, 40.0),
                "{release:?} {change:?}: {with_s:?} {without_s:?}"
            );
            // As many records wait as arrive in 40 s.
            let backlog = |run: &Run| run.backlog.at(outages(run)[0].1);
            assert!(near(backlog(&with) - backlog(&without), 40.0 * CALM_PER_S));
        }
    }
}

#[test]
fn fewer_taskmanagers_restore_for_longer() {
    let settings = ten_gigabytes(FlinkRelease::V1_20);
    let stops: Vec<(f64, CommandKind)> = (1..5)
        .map(|n| (f64::from(n) * 4000.0, CommandKind::Stop))
        .collect();
    let (with, without) = (
        run(&settings, 5, &stops),
        run(&stateless(&settings), 5, &stops),
    );
    let more_s = |n: usize| {
        let length_s = |run: &Run| outages(run)[n].1 - outages(run)[n].0;
        length_s(&with) - length_s(&without)
    };
    for (n, more) in [50.0, 200.0 / 3.0, 100.0, 200.0].into_iter().enumerate() {
        assert!(near(more_s(n), more), "{n}: {}", more_s(n));
    }
}

#[test]
fn the_fullest_taskmanager_decides_with_keys() {
    let settings = Settings {
        partitioning: Partitioning::Keyed,
        max_parallelism: 128,
        ..ten_gigabytes(FlinkRelease::V2_3)
    };
    let stop = [(1003.0, CommandKind::Stop)];
    let (with, without) = (
        run(&settings, 6, &stop),
        run(&stateless(&settings), 6, &stop),
    );
    // Ten subtasks on five TaskManagers; the first has 26 of 128 key groups.
    let more_s = outages(&with)[0].1 - outages(&without)[0].1;
    assert!(near(more_s, 10_000.0 * 26.0 / 128.0 / 50.0), "{more_s}");
}

#[test]
fn before_the_first_checkpoint_there_is_no_state() {
    let restores = |settings: &Settings, commands: &[(f64, CommandKind)]| {
        let run = run(settings, 0, commands);
        let events = run.events.iter();
        events.filter(|e| e.kind == EventKind::Restoring).count()
    };
    let first = (100.0, CommandKind::Register);
    let second = (102.0, CommandKind::Register);
    for release in FlinkRelease::ALL {
        assert_eq!(restores(&ten_gigabytes(*release), &[first]), 0);
        let later = (300.0, CommandKind::Register);
        assert_eq!(restores(&ten_gigabytes(*release), &[first, later]), 1);
    }
    // 1.13 restarts at once, 1.20 at 130 s; 2.3 waits for a checkpoint.
    for release in [FlinkRelease::V1_13, FlinkRelease::V1_20] {
        let rarely = Settings {
            checkpoint_interval_s: 3600.0,
            ..ten_gigabytes(release)
        };
        assert_eq!(restores(&rarely, &[first, second]), 0, "{release:?}");
        let often = Settings {
            checkpoint_interval_s: 0.1,
            ..ten_gigabytes(release)
        };
        assert_eq!(restores(&often, &[first, second]), 1, "{release:?}");
    }
}

/// The scheduler of Flink is in `Executing` while the tasks restore their state.
#[test]
fn new_slots_interrupt_a_restore_as_each_release_rescales() {
    // Restored on two TaskManagers for 100 s from 1001 s on, if nothing happens.
    for (release, interrupted_s) in [
        (FlinkRelease::V1_13, 1010.0),
        // The cooldown counts from the deployment.
        (FlinkRelease::V1_20, 1030.0),
        // Watched for 60 s; no checkpoint completes, but the longest delay of 30 s is over.
        (FlinkRelease::V2_3, 1070.0),
    ] {
        let settings = Settings {
            rescale_cooldown_s: None,
            ..ten_gigabytes(release)
        };
        let begin_s = if release == FlinkRelease::V2_3 {
            940.0
        } else {
            1000.0
        };
        let commands = [
            (begin_s, CommandKind::Register),
            (1010.0, CommandKind::Register),
        ];
        let run = run(&settings, 1, &commands);
        let restores: Vec<f64> = run
            .events
            .iter()
            .filter(|event| event.kind == EventKind::Restoring)
            .map(|event| event.t_s)
            .collect();
        assert_eq!(restores, [1001.0, interrupted_s + 1.0], "{release:?}");
        // Then on three, from the start.
        let outages = outages(&run);
        assert_eq!(outages.len(), 1, "{release:?}");
        let restored_s = interrupted_s + 1.0 + 10_000.0 / 3.0 / 50.0;
        assert!(near(outages[0].1, restored_s), "{release:?} {outages:?}");
        assert_eq!(run.totals.rescales, 1);
    }
}

#[test]
fn a_loss_interrupts_a_restore() {
    let settings = ten_gigabytes(FlinkRelease::V1_20);
    let commands = [(1000.0, CommandKind::Register), (1050.0, CommandKind::Stop)];
    let run = run(&settings, 2, &commands);
    let outages = outages(&run);
    assert_eq!(outages.len(), 1);
    // Restored on two again: 100 s after the sign-off, the delay and the deployment.
    let after_s = outages[0].1 - 1050.0;
    assert!((0.1 + 1.0 + 1.0 + 100.0 - 1e-6..=0.1 + 1.1 + 1.0 + 100.0).contains(&after_s));
}

#[test]
fn every_restart_of_the_reactive_fleet_restores_and_the_static_fleet_never_does() {
    let settings = Settings {
        state_mb: 10_000.0,
        ..Settings::default()
    };
    let workload = Workload::new(&settings);
    let run = reactive(&settings, &workload);
    let mut restoring_s = None;
    let mut restored = 0;
    for event in &run.events {
        match event.kind {
            EventKind::Restoring => restoring_s = Some(event.t_s),
            EventKind::Restored { task_managers, .. } => {
                let took_s = event.t_s - restoring_s.take().unwrap();
                let expected_s = 10_000.0 / 50.0 / f64::from(task_managers);
                assert!(near(took_s, expected_s), "{took_s} on {task_managers}");
                restored += 1;
            }
            _ => {}
        }
    }
    assert!(restored > 5);
    let plain = stateless(&settings);
    assert!(run.totals.down_s > reactive(&plain, &workload).totals.down_s);
    assert_eq!(
        static_fleet(&settings, &workload),
        static_fleet(&plain, &workload)
    );
}

#[test]
fn a_savepoint_is_written_at_its_rate_and_restored_at_the_restore_rate() {
    let settings = Settings {
        savepoint_mb_per_s: 100.0,
        restore_mb_per_s: 25.0,
        ..ten_gigabytes(FlinkRelease::V1_13)
    };
    let timetable = [Rescaling {
        at_s: 3600.0,
        task_managers: 5,
    }];
    let outage_s = |settings: &Settings| {
        let workload = Workload::new(settings);
        manual_at(settings, &workload, 2, &timetable).totals.down_s
    };
    // Two write 10 GB at 100 MB/s each, five read them at 25.
    let more_s = outage_s(&settings) - outage_s(&stateless(&settings));
    assert!(near(more_s, 50.0 + 80.0), "{more_s}");
}

#[test]
fn an_incident_has_a_phase_of_restoring() {
    let settings = Settings {
        state_mb: 10_000.0,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let results = Results::new(&settings);
    let found = incidents(&settings, &results.reactive);
    assert!(!found.is_empty());
    let mut whole = 0;
    for incident in &found {
        let down_s: f64 = incident.phases.iter().map(|p| p.end_s - p.begin_s).sum();
        assert!(near(down_s, incident.outage_end_s() - incident.begin_s));
        let [.., restart, restore] = &incident.phases[..] else {
            panic!("{incident:?}");
        };
        if incident.restored_s.is_some() {
            assert_eq!(
                [restart.kind, restore.kind],
                [PhaseKind::Restart, PhaseKind::Restore]
            );
            let on = results.reactive.running.at(restore.end_s);
            assert!(near(restore.end_s - restore.begin_s, 200.0 / on));
            whole += 1;
        }
    }
    assert!(whole > 3);
    let manual = incidents(&settings, &results.manual);
    let rescaled = manual
        .iter()
        .find(|i| matches!(i.cause, IncidentCause::Rescaled { .. }) && i.restored_s.is_some());
    let kinds: Vec<PhaseKind> = rescaled.unwrap().phases.iter().map(|p| p.kind).collect();
    assert_eq!(
        kinds,
        [
            PhaseKind::Savepoint,
            PhaseKind::Allocation,
            PhaseKind::Restart,
            PhaseKind::Restore
        ]
    );
}

#[test]
fn texts_say_that_the_state_is_restored() {
    let settings = Settings {
        state_mb: 10_000.0,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let results = Results::new(&settings);
    let restoring = |run: &Run| {
        let event = run.events.iter().find(|e| e.kind == EventKind::Restoring);
        event.unwrap().t_s
    };
    for (words, [at_checkpoint, at_savepoint, story, row]) in [
        (
            Words::english(),
            [
                "the state is restored from the last checkpoint",
                "restored from the savepoint",
                "Restoring the state takes ",
                "restoring ",
            ],
        ),
        (
            Words::german(),
            [
                "Der Zustand wird aus dem letzten Checkpoint wiederhergestellt",
                "aus dem Savepoint wiederhergestellt",
                "Den Zustand wiederherzustellen dauert ",
                "Wiederherstellen ",
            ],
        ),
        (
            Words::chinese(),
            [
                "正从最近的 Checkpoint 恢复状态",
                "正从 Savepoint 恢复作业",
                "恢复状态用时",
                "恢复状态 ",
            ],
        ),
    ] {
        for (run, expected) in [
            (&results.reactive, at_checkpoint),
            (&results.manual, at_savepoint),
        ] {
            let t_s = restoring(run) + 1.0;
            let workload = &results.workload;
            let moment = text::moment(&words, &settings, workload, run, &[], t_s, None);
            assert!(moment.text.contains(expected), "{}", moment.text);
        }
        let incident = &incidents(&settings, &results.reactive)[0];
        let told = text::close_up_story(&words, incident, 0.0);
        assert!(told.contains(story), "{told}");
        let labels = text::close_up_labels(&words, incident);
        assert!(labels.phases.last().unwrap().starts_with(row), "{labels:?}");
    }
}

/// The warning and its way out, against the simulation: the fleet of the first day cannot
/// grow from one TaskManager in the morning.
#[test]
fn a_fleet_that_restores_for_too_long_never_catches_up() {
    let words = Words::english();
    for (autoscaler, too_much_mb, fits_mb, text, way_out) in [
        (
            AutoscalerKind::Hpa,
            42_000.0,
            34_000.0,
            "on 2 TaskManagers a restart reads the state for 7 min, and after 6 min without work",
            "Set “Stabilization window” to 420 s",
        ),
        (
            AutoscalerKind::Asg,
            92_000.0,
            80_000.0,
            "for 15 min 20 s, and after 15 min without work",
            "Set “Only grow” to yes",
        ),
        (
            AutoscalerKind::Mig,
            72_000.0,
            60_000.0,
            "for 12 min, and after 11 min without work",
            "Set “Stabilization period” to 12 min",
        ),
    ] {
        let with = |state_mb| Settings {
            autoscaler,
            state_mb,
            ..Settings::default()
        };
        let settings = with(too_much_mb);
        let warnings = settings.warnings();
        let [warning @ Warning::SlowRestore { .. }] = warnings[..] else {
            panic!("{autoscaler:?}: {warnings:?}");
        };
        let told = text::warning(&words, &settings, warning).replace('\u{a0}', " ");
        assert!(told.contains(text), "{told}");
        let way = warning.way_out(&settings);
        let told = text::way_out(&words, &way).replace('\u{a0}', " ");
        assert_eq!(told, way_out);
        let mended = settings.with(&[way]).unwrap();
        assert_eq!(mended.warnings(), []);
        assert_eq!(with(fits_mb).warnings(), []);
        let mean = |settings: &Settings| Results::new(settings).report.reactive.mean_workers;
        assert!(mean(&settings) < 2.0, "{autoscaler:?}");
        assert!(mean(&mended) > 5.0, "{autoscaler:?}");
        assert!(mean(&with(fits_mb)) > 5.0, "{autoscaler:?}");
    }
}
