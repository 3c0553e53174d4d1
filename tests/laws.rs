//! The laws that hold for every policy, every Flink release and any settings.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../fuzz/checks/laws.rs"]
#[allow(unreachable_pub, reason = "also a part of a library")]
mod laws;

use proptest::prelude::*;
use reactive_allocation::allocation::{
    Command, CommandKind, Event, EventKind, Rescaling, Run, Script, manual, manual_at, reactive,
    schedule, script, static_fleet,
};
use reactive_allocation::elasticity::Areas;
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    FlinkRelease, Partitioning, Preset, RestartStrategy, Settings,
};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::Workload;

/// Settings from the whole of their ranges, without contradictions.
fn settings() -> impl Strategy<Value = Settings> {
    let load = (
        prop::sample::select(vec![
            Preset::DayNight,
            Preset::SuddenEvent,
            Preset::BlogExperiment,
        ]),
        0.0..20_000.0_f64,
        0.0..20.0_f64,
        any::<u32>(),
        prop::option::of(500.0..10_000.0_f64),
    );
    let fleets = (1..20_u32, 1..5_u32, 0..15_u32, 20..90_u32);
    let flink = (
        prop::sample::select(FlinkRelease::ALL),
        prop::sample::select(RestartStrategy::ALL),
        prop::sample::select(Partitioning::ALL),
        1..4_u32,
        prop::sample::select(vec![3_u32, 5, 128, 16_384]),
        prop::option::of(1000.0..50_000.0_f64),
        prop::option::of(0..6_u32),
        1..5_u32,
        1..5_u32,
    );
    let times = (
        5.0..120.0_f64,
        0.5..4.9_f64,
        1.0..300.0_f64,
        0.0..60.0_f64,
        prop::option::of(0.0..120.0_f64),
        prop::option::of(0.0..120.0_f64),
        60.0..7200.0_f64,
        0.0..3600.0_f64,
        prop_oneof![Just(0.0), 0.0..10_000.0_f64],
        5.0..500.0_f64,
        prop::option::of(0.0..1200.0_f64),
    );
    (load, fleets, flink, times).prop_map(|(load, fleets, flink, times)| Settings {
        peak_load_per_s: load.1,
        noise_pct: load.2,
        seed: load.3,
        capacity_per_s: load.4,
        static_workers: fleets.0,
        min_workers: fleets.1,
        max_workers: fleets.1 + fleets.2,
        target_utilization_pct: fleets.3,
        flink: flink.0,
        restart_strategy: flink.1,
        partitioning: flink.2,
        slots_per_task_manager: flink.3,
        max_parallelism: flink.4,
        source_capacity_per_s: flink.5,
        restart_attempts: flink.6,
        min_parallelism_increase: flink.7,
        max_checkpoint_failures: flink.8,
        heartbeat_timeout_s: times.0,
        heartbeat_interval_s: times.1,
        checkpoint_interval_s: times.2,
        restart_time_s: times.3,
        rescale_cooldown_s: times.4,
        executing_stabilization_s: times.5,
        operator_interval_s: times.6,
        operator_reaction_s: times.7,
        state_mb: times.8,
        restore_mb_per_s: times.9,
        scaling_interval_max_s: times.10,
        ..Settings::preset(load.0)
    })
}

fn commands() -> impl Strategy<Value = Vec<Command>> {
    let kind = prop::sample::select(vec![
        CommandKind::Start,
        CommandKind::Stop,
        CommandKind::Kill,
        CommandKind::Register,
        CommandKind::Lose,
    ]);
    let command = (0.0..3600.0_f64, kind, 1..4_u32).prop_map(|(at_s, kind, count)| Command {
        at_s,
        kind,
        count,
    });
    prop::collection::vec(command, 0..30)
}

/// Returns 96 cases for each law, or as many as `PROPTEST_CASES` says.
fn cases() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(96),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_fleet_conserves_records_and_worker_hours(settings in settings()) {
        let results = Results::new(&settings);
        laws::check_results(&settings, &results);
    }

    #[test]
    fn a_script_conserves_records_and_notices_every_loss_once(settings in settings(), commands in commands(), begin in 0..4_u32) {
        let arrivals = Steps::new(settings.peak_load_per_s, 3600.0);
        let plan = Script { task_managers: begin, heartbeats_from_s: 1.5, commands };
        let run = script(&settings, &arrivals, &plan);
        laws::check_run(&settings, &run);
        laws::check_losses(&run);
    }

    /// The TaskManagers stay, whatever becomes of the job.
    #[test]
    fn a_limit_of_restarts_ends_the_job_at_the_failure_after_it(
        settings in settings(), commands in commands(), begin in 0..4_u32, attempts in 0..4_u32,
    ) {
        let unlimited = Settings {
            restart_strategy: RestartStrategy::FixedDelay,
            restart_attempts: None,
            ..settings
        };
        let limited = Settings { restart_attempts: Some(attempts), ..unlimited.clone() };
        let arrivals = Steps::new(unlimited.peak_load_per_s, 3600.0);
        let plan = Script { task_managers: begin, heartbeats_from_s: 1.5, commands };
        let (run, ended) = (script(&unlimited, &arrivals, &plan), script(&limited, &arrivals, &plan));
        laws::check_run(&unlimited, &run);
        laws::check_run(&limited, &ended);
        let is_failure = |event: &&Event| matches!(event.kind, EventKind::BackOff { .. });
        let mut failures = run.events.iter().filter(is_failure);
        let last_s = failures.nth(attempts as usize).map(|event| event.t_s);
        prop_assert_eq!(ended.failed_s(), last_s);
        prop_assert_eq!(&ended.workers, &run.workers);
        prop_assert_eq!(&ended.registered, &run.registered);
        let until_s = last_s.unwrap_or(f64::INFINITY);
        let before = |run: &Run| -> Vec<Event> {
            run.events.iter().filter(|event| event.t_s < until_s).cloned().collect()
        };
        prop_assert_eq!(before(&run), before(&ended));
    }

    /// The job of a script processes nothing at any time when it would not with less state.
    #[test]
    fn more_state_never_means_less_standstill(
        settings in settings(), commands in commands(), begin in 0..4_u32, more in 1.0..4.0_f64,
    ) {
        // In 2.3 a checkpoint decides when new slots are used, and the end of a restore when
        // there are checkpoints: there, only losses come at times of their own.
        let adds = |kind| matches!(kind, CommandKind::Start | CommandKind::Register);
        let is_apart = settings.flink != FlinkRelease::V2_3;
        let commands = commands.into_iter().filter(|command| is_apart || !adds(command.kind));
        let plan = Script {
            task_managers: begin,
            heartbeats_from_s: 1.5,
            commands: commands.collect(),
        };
        let arrivals = Steps::new(settings.peak_load_per_s, 3600.0);
        let larger = Settings { state_mb: settings.state_mb * more + 100.0, ..settings.clone() };
        let (run, run_of_larger) = (script(&settings, &arrivals, &plan), script(&larger, &arrivals, &plan));
        laws::check_run(&larger, &run_of_larger);
        prop_assert!(run_of_larger.totals.down_s >= run.totals.down_s - 1e-6);
        for (from_s, _, running) in run_of_larger.running.spans() {
            prop_assert!(running == 0.0 || run.running.at(from_s) > 0.0, "{from_s} s");
        }
    }

    #[test]
    fn a_timetable_conserves_records(settings in settings(), first in 1..9_u32, second in 1..9_u32) {
        let workload = Workload::new(&settings);
        let timetable = [
            Rescaling { at_s: 1800.0, task_managers: first },
            Rescaling { at_s: 7200.0, task_managers: second },
        ];
        let run = manual_at(&settings, &workload, 3, &timetable);
        laws::check_run(&settings, &run);
        prop_assert!(laws::rewound(&run).abs() <= 1e-12 * (1.0 + run.totals.arrived));
    }

    #[test]
    fn more_static_workers_are_never_short_for_longer(settings in settings()) {
        let mut last = f64::INFINITY;
        for static_workers in 1..12 {
            let more = Settings { static_workers, ..settings.clone() };
            let workload = Workload::new(&more);
            let planned = more.planned_rate_per_s();
            let demand = workload.rate.scaled(1.0 / planned);
            let short_s = Areas::of(&demand, &static_fleet(&more, &workload).workers).short_time_s;
            prop_assert!(short_s <= last);
            last = short_s;
        }
    }

    #[test]
    fn the_same_settings_give_the_same_run(settings in settings()) {
        let once = format!("{:?}", Results::new(&settings));
        prop_assert_eq!(once, format!("{:?}", Results::new(&settings.clone())));
    }

    #[test]
    fn scaling_the_load_scales_only_the_load(settings in settings(), power in -3..8_i32) {
        // The blog's generator counts whole records.
        let preset = match settings.preset {
            Preset::BlogExperiment => Preset::DayNight,
            other => other,
        };
        let settings = Settings { preset, ..settings };
        let factor = 2.0_f64.powi(power);
        let other = Settings {
            peak_load_per_s: settings.peak_load_per_s * factor,
            capacity_per_s: settings.capacity_per_s.map(|rate| rate * factor),
            source_capacity_per_s: settings.source_capacity_per_s.map(|rate| rate * factor),
            cpu_per_record_us: settings.cpu_per_record_us / factor,
            ..settings.clone()
        };
        let (workload, workload_of_other) = (Workload::new(&settings), Workload::new(&other));
        for policy in [static_fleet, manual, schedule, reactive] {
            let (run, run_of_other) = (policy(&settings, &workload), policy(&other, &workload_of_other));
            check_scaled(&run, &run_of_other, 1.0, factor)?;
        }
    }

    /// The first release, whose behaviour has no times but those in its
    /// options.
    #[test]
    fn scaling_time_scales_only_times(
        settings in settings(), commands in commands(), power in -3..4_i32,
    ) {
        let settings = Settings { flink: FlinkRelease::V1_13, ..settings };
        let commands: Vec<Command> = commands
            .into_iter()
            .filter(|command| command.kind != CommandKind::Start)
            .collect();
        let factor = 2.0_f64.powi(power);
        let slower = Settings {
            capacity_per_s: Some(settings.worker_capacity_per_s() / factor),
            source_capacity_per_s: settings.source_capacity_per_s.map(|rate| rate / factor),
            heartbeat_timeout_s: settings.heartbeat_timeout_s * factor,
            heartbeat_interval_s: settings.heartbeat_interval_s * factor,
            checkpoint_interval_s: settings.checkpoint_interval_s * factor,
            restart_delay_s: settings.restart_delay_s * factor,
            restart_time_s: settings.restart_time_s * factor,
            restore_mb_per_s: settings.restore_mb_per_s / factor,
            backoff_initial_s: settings.backoff_initial_s * factor,
            backoff_max_s: Some(300.0 * factor),
            backoff_reset_s: settings.backoff_reset_s * factor,
            ..settings.clone()
        };
        let run_of = |settings: &Settings, factor: f64| {
            let arrivals = Steps::new(5000.0 / factor, 3600.0 * factor);
            let commands = commands
                .iter()
                .map(|command| Command { at_s: command.at_s * factor, ..*command })
                .collect();
            let plan = Script { task_managers: 2, heartbeats_from_s: 1.5 * factor, commands };
            script(settings, &arrivals, &plan)
        };
        check_scaled(&run_of(&settings, 1.0), &run_of(&slower, factor), factor, 1.0)?;
    }
}

/// Checks that two runs are the same apart from the units of time and load.
fn check_scaled(run: &Run, other: &Run, time: f64, load: f64) -> Result<(), TestCaseError> {
    let scaled = |values: &[f64], factor: f64| -> Vec<f64> {
        values.iter().map(|value| value * factor).collect()
    };
    let columns = [
        (&run.workers, &other.workers, 1.0),
        (&run.registered, &other.registered, 1.0),
        (&run.running, &other.running, 1.0),
        (&run.parallelism, &other.parallelism, 1.0),
        (&run.processed_per_s, &other.processed_per_s, load / time),
    ];
    for (column, other, factor) in columns {
        prop_assert_eq!(&scaled(column.times_s(), time)[..], other.times_s());
        prop_assert_eq!(&scaled(column.values(), factor)[..], other.values());
    }
    let lag = run.backlog.points().iter();
    let lag: Vec<(f64, f64)> = lag.map(|(t_s, lag)| (t_s * time, lag * load)).collect();
    prop_assert_eq!(&lag[..], other.backlog.points());
    prop_assert_eq!(run.events.len(), other.events.len());
    for (event, other) in run.events.iter().zip(&other.events) {
        prop_assert_eq!(event.t_s * time, other.t_s);
    }
    Ok(())
}
