//! Laws that hold for every autoscaler that a figure can have, at work on its job.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::allocation::{self, EventKind, Run};
use reactive_allocation::autoscaler::flink_autoscaler::VertexReason;
use reactive_allocation::autoscaler::{Metric, ScalingReason};
use reactive_allocation::figure::Figure;
use reactive_allocation::settings::{
    Acts, AutoscalerKind, FlinkRelease, Partitioning, Preset, RescaleBy, SettingId, Settings,
    Switch, Value,
};
use reactive_allocation::workload::Workload;

fn run(settings: &Settings) -> Run {
    allocation::reactive(settings, &Workload::new(settings))
}

prop_compose! {
    fn any_settings()(
        autoscaler in prop::sample::select(AutoscalerKind::ALL),
        preset in prop::sample::select(vec![Preset::DayNight, Preset::SuddenEvent, Preset::BlogExperiment]),
        flink in prop::sample::select(FlinkRelease::ALL),
        rescale_by in prop::sample::select(RescaleBy::ALL),
        partitioning in prop::sample::select(Partitioning::ALL),
        scale_to_zero in prop::sample::select(Switch::ALL),
        with_cpu in prop::sample::select(Switch::ALL),
        min_workers in 1..4_u32,
        more in 0..12_u32,
        slots_per_task_manager in 1..5_u32,
        lag_threshold in 1_000.0..1e6_f64,
        activation_lag in 0.0..1e6_f64,
        state_mb in prop_oneof![Just(0.0), 1.0..1e5_f64],
        seed in any::<u32>(),
    ) -> Settings {
        Settings {
            autoscaler,
            flink,
            rescale_by,
            partitioning,
            scale_to_zero,
            with_cpu,
            min_workers,
            max_workers: min_workers + more,
            slots_per_task_manager,
            lag_threshold,
            activation_lag,
            state_mb,
            seed,
            ..Settings::preset(preset)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_is_wanted_stays_within_minimum_and_maximum(settings in any_settings()) {
        let rests = settings.autoscaler == AutoscalerKind::Keda && settings.scale_to_zero == Switch::Yes;
        let workload = Workload::new(&settings);
        for evaluation in allocation::evaluations(&settings, &workload) {
            let wanted = evaluation.decision.wanted;
            let within = (settings.min_workers..=settings.max_workers).contains(&wanted);
            prop_assert!(within || rests && wanted == 0, "{evaluation:?}");
            if let Some(change) = evaluation.decision.parallelism {
                let slots = settings.slots_per_task_manager;
                prop_assert!(change.to >= 1 && change.to <= settings.max_parallelism);
                prop_assert!(change.to.div_ceil(slots) <= settings.max_workers);
            }
        }
    }

    #[test]
    fn no_record_is_lost_and_the_job_uses_no_more_slots_than_there_are(settings in any_settings()) {
        let run = run(&settings);
        let in_log = run.totals.arrived - run.totals.backlog;
        let processed: f64 = run.processed_per_s.spans().map(|(from, to, rate)| (to - from) * rate).sum();
        let once = processed - run.totals.reprocessed;
        let rounding = 1e-6 * run.totals.arrived.max(1.0);
        // After its last restart the job may not be as far again as it was before.
        prop_assert!(once >= in_log - rounding, "{once}, {in_log} in the log");
        prop_assert!(once <= run.totals.arrived + rounding);
        let slots = f64::from(settings.slots_per_task_manager);
        for (from, _, parallelism) in run.parallelism.spans() {
            prop_assert!(parallelism <= run.registered.at(from) * slots, "at {from}");
        }
    }

    /// Records that wait cost a lag of at least as many for Kafka.
    #[test]
    fn the_committed_lag_is_what_waits_and_what_is_not_committed(
        settings in any_settings(),
        kind in prop::sample::select(vec![AutoscalerKind::HpaLag, AutoscalerKind::Keda]),
    ) {
        let settings = Settings { autoscaler: kind, with_cpu: Switch::No, ..settings };
        let workload = Workload::new(&settings);
        let highest = workload.rate.max() * settings.checkpoint_interval_s;
        let run = run(&settings);
        let most_paid = run.workers.max();
        let without_backlog = run.backlog.max() <= 0.0;
        for evaluation in allocation::evaluations(&settings, &workload) {
            prop_assert_eq!(evaluation.decision.metric, Metric::LagPerWorker);
            let lag = evaluation.decision.observed.unwrap();
            prop_assert!(lag >= 0.0 && lag <= run.totals.arrived);
            // A job that never falls behind shows at most one checkpoint interval.
            prop_assert!(!without_backlog || lag <= highest * most_paid.max(1.0) + 1.0, "{evaluation:?}");
        }
    }
}

/// A load that does not change.
fn constant(autoscaler: AutoscalerKind, load_per_s: f64) -> Settings {
    Settings {
        autoscaler,
        peak_load_per_s: load_per_s,
        night_share_pct: 100.0,
        noise_pct: 0.0,
        ..Settings::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Google's group may go on for ever: what a restart leaves looks like load, and ten
    /// minutes later it takes the workers for it away, which is a restart. Lag is the
    /// exception: it is no measure of how busy a job is, so the fleet grows
    /// when it shows and shrinks when it does not. That is what KEDA does on a real
    /// cluster, and what the figure shows.
    #[test]
    fn with_constant_load_every_autoscaler_on_use_comes_to_rest_but_for_what_a_restart_leaves(
        kind in prop::sample::select(vec![
            AutoscalerKind::Hpa, AutoscalerKind::Asg, AutoscalerKind::Mig,
            AutoscalerKind::Flink, AutoscalerKind::ManagedFlink,
        ]),
        load_per_s in 500.0..40_000.0_f64,
    ) {
        let settings = constant(kind, load_per_s);
        let workload = Workload::new(&settings);
        let half_s = workload.span_s() / 2.0;
        let all = allocation::evaluations(&settings, &workload);
        let late = all.iter().filter(|e| e.t_s > half_s && e.decision.is_change());
        for evaluation in late {
            let decision = &evaluation.decision;
            prop_assert!(!kind.sets_parallelism(), "{evaluation:?}");
            // To add workers it must have seen the job work off what a restart left. A
            // window of samples may hold little of that: any use above the steady one counts.
            let steady_pct = settings.cpu_use_pct(load_per_s / f64::from(decision.was));
            let worked_off = decision.observed.unwrap() > steady_pct + 1e-6;
            prop_assert!(decision.wanted < decision.was || worked_off, "{evaluation:?}");
        }
    }
}

#[test]
fn a_group_with_steps_rests_unless_one_machine_is_the_whole_way_between_its_alarms() {
    let late_changes = |load_per_s: f64| {
        let settings = constant(AutoscalerKind::AsgSteps, load_per_s);
        let workload = Workload::new(&settings);
        let half_s = workload.span_s() / 2.0;
        let all = allocation::evaluations(&settings, &workload);
        all.iter()
            .filter(|evaluation| evaluation.t_s > half_s && evaluation.decision.is_change())
            .count()
    };
    // 20 machines: one more or less is far less than the band from 49 to 70 %.
    assert_eq!(late_changes(30_000.0), 0);
    // One machine at 75 %, two at 38 %.
    assert!(late_changes(3_700.0) > 4);
}

#[test]
fn keda_stops_the_job_of_a_quiet_night_and_starts_it_again() {
    let settings = Settings {
        autoscaler: AutoscalerKind::Keda,
        scale_to_zero: Switch::Yes,
        activation_lag: 200_000.0,
        ..Settings::default()
    };
    let run = run(&settings);
    let stopped = run.workers.values().contains(&0.0);
    assert!(stopped);
    assert!(run.totals.down_s > 300.0, "{}", run.totals.down_s);
    let restored = run.events.iter().rev();
    let last = restored
        .take_while(|event| !matches!(event.kind, EventKind::Removed { .. }))
        .count();
    assert!(last > 0);
    assert!(run.totals.backlog < settings.peak_load_per_s * 60.0);
}

#[test]
fn in_place_a_rescale_costs_less_than_by_an_upgrade() {
    let down_s = |rescale_by| {
        let settings = Settings {
            autoscaler: AutoscalerKind::Flink,
            flink: FlinkRelease::V2_3,
            rescale_by,
            ..Settings::default()
        };
        run(&settings).totals
    };
    let [in_place, savepoint, last_state] = [
        RescaleBy::InPlace,
        RescaleBy::Savepoint,
        RescaleBy::LastState,
    ]
    .map(down_s);
    assert!(in_place.rescales > 1);
    assert!(in_place.down_s < savepoint.down_s);
    assert!(last_state.down_s < savepoint.down_s);
    // A savepoint has all records, a checkpoint is some seconds old.
    assert!(savepoint.reprocessed <= 1.0, "{}", savepoint.reprocessed);
    assert!(last_state.reprocessed > 1000.0);
    assert!(in_place.reprocessed > 0.0);
}

#[test]
fn the_flink_autoscaler_says_nothing_for_twenty_minutes_after_a_restart() {
    let settings = Settings {
        autoscaler: AutoscalerKind::Flink,
        ..Settings::default()
    };
    let run = run(&settings);
    let workload = Workload::new(&settings);
    let all = allocation::evaluations(&settings, &workload);
    let restored = run
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Restored { .. }));
    let mut seen = 0;
    for event in restored {
        let next = all.iter().find(|e| {
            e.t_s > event.t_s
                && matches!(e.decision.reason, ScalingReason::Flink(reason)
                    if matches!(reason.vertex, Some(vertex) if vertex != VertexReason::UnknownRate))
        });
        let waited_s = next.unwrap().t_s - event.t_s;
        let whole_s = settings.metrics_window_s + settings.stabilization_interval_s;
        assert!(
            (whole_s..=whole_s + 120.0).contains(&waited_s),
            "{waited_s}"
        );
        seen += 1;
    }
    assert!(seen > 1);
}

#[test]
fn the_managed_service_doubles_after_a_quarter_of_an_hour() {
    let settings = Settings {
        autoscaler: AutoscalerKind::ManagedFlink,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let run = run(&settings);
    let scaled = run.events.iter().find_map(|event| match event.kind {
        EventKind::Scaled { from, to, .. } => Some((event.t_s, from, to)),
        _ => None,
    });
    let (t_s, from, to) = scaled.unwrap();
    assert_eq!(to, 2 * from);
    let workload = Workload::new(&settings);
    let evaluations = allocation::evaluations(&settings, &workload);
    let busy = evaluations
        .iter()
        .filter(|e| e.t_s <= t_s && e.t_s > t_s - 15.0 * 60.0)
        .all(|e| e.decision.observed.unwrap() >= 75.0);
    assert!(busy);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn each_savepoint_is_complete_before_its_taskmanagers_start(settings in any_settings()) {
        let run = run(&settings);
        let mut begun = false;
        for event in &run.events {
            match event.kind {
                EventKind::SavepointBegun { .. } => {
                    prop_assert!(!begun);
                    begun = true;
                }
                EventKind::SavepointDone => begun = false,
                EventKind::Requested { .. } => prop_assert!(!begun, "{event:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_slider_changes_what_the_autoscaler_aims_at() {
    let ids = |autoscaler| {
        let value = Value::Text(String::from(autoscaler));
        let (figure, errors) = Figure::new(vec![("autoscaler".to_owned(), value)]);
        assert!(errors.is_empty(), "{errors:?}");
        let controls = figure.controls();
        assert!(
            controls
                .iter()
                .all(|control| figure.acts(control.field.id) == Acts::Now)
        );
        controls.last().unwrap().field.id
    };
    assert_eq!(ids("hpa"), SettingId::TargetUtilization);
    assert_eq!(ids("keda"), SettingId::LagThreshold);
    assert_eq!(ids("managed-flink"), SettingId::MinWorkers);
}
