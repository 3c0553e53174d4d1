//! The autoscalers in whole runs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::allocation;
use reactive_allocation::allocation::{EventKind, Run};
use reactive_allocation::autoscaler::{ScalingReason, asg};
use reactive_allocation::settings::{AutoscalerKind, BehaviorKind, Preset, Settings, Switch};
use reactive_allocation::workload::Workload;

fn run(settings: &Settings) -> Run {
    allocation::reactive(settings, &Workload::new(settings))
}

/// The changes of a run: the size before, the size after, and the reason.
fn changes(run: &Run) -> impl Iterator<Item = (u32, u32, ScalingReason)> + '_ {
    run.events.iter().filter_map(|event| match &event.kind {
        EventKind::Scaled { from, to, decision } => Some((*from, *to, decision.reason)),
        _ => None,
    })
}

fn is_of(kind: AutoscalerKind, reason: ScalingReason) -> bool {
    match reason {
        ScalingReason::Hpa(_) => kind == AutoscalerKind::Hpa,
        ScalingReason::Asg(_) => kind == AutoscalerKind::Asg,
        ScalingReason::Mig(_) => kind == AutoscalerKind::Mig,
        ScalingReason::HpaLag(_) => kind == AutoscalerKind::HpaLag,
        ScalingReason::Keda(_) => kind == AutoscalerKind::Keda,
        ScalingReason::Flink(_) => kind == AutoscalerKind::Flink,
        ScalingReason::AsgSteps(_) => kind == AutoscalerKind::AsgSteps,
        ScalingReason::ManagedFlink(_) => kind == AutoscalerKind::ManagedFlink,
        ScalingReason::Schedule(_) => false,
    }
}

#[test]
fn each_autoscaler_follows_the_day_and_gives_its_own_reasons() {
    for kind in AutoscalerKind::ALL {
        let settings = Settings {
            autoscaler: *kind,
            ..Settings::default()
        };
        let run = run(&settings);
        assert!(run.workers.max() >= 4.0, "{kind:?}: {}", run.workers.max());
        let least = run
            .workers
            .values()
            .iter()
            .copied()
            .fold(f64::MAX, f64::min);
        // The managed service scales in below 10 % for six hours, which no night has.
        let is_managed = *kind == AutoscalerKind::ManagedFlink;
        assert!(
            least <= if is_managed { 3.0 } else { 2.0 },
            "{kind:?}: {least}"
        );
        assert!(changes(&run).count() > 0);
        assert!(changes(&run).all(|(_, _, reason)| is_of(*kind, reason)));
    }
}

#[test]
fn without_scale_in_a_group_only_grows() {
    for kind in [AutoscalerKind::Asg, AutoscalerKind::Mig] {
        let settings = Settings {
            autoscaler: kind,
            disable_scale_in: Switch::Yes,
            ..Settings::default()
        };
        let run = run(&settings);
        assert!(changes(&run).count() > 0);
        assert!(changes(&run).all(|(from, to, _)| to > from), "{kind:?}");
    }
}

/// The evaluations of an Auto Scaling group: seconds from the start, and reason.
fn asg_evaluations(settings: &Settings) -> Vec<(f64, asg::Reason)> {
    let all = allocation::evaluations(settings, &Workload::new(settings));
    all.into_iter()
        .map(|evaluation| match evaluation.decision.reason {
            ScalingReason::Asg(reason) => (evaluation.t_s, reason),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn an_asg_grows_after_three_minutes_and_shrinks_after_fifteen() {
    let settings = Settings {
        autoscaler: AutoscalerKind::Asg,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let all = asg_evaluations(&settings);
    let first = |reason| all.iter().position(|(_, r)| *r == reason).unwrap();
    let at = |index: usize| all[index];

    let out = first(asg::Reason::ScaledOut);
    for minutes in 1..3 {
        let confirming = asg::Reason::ConfirmingHigh { minutes, needed: 3 };
        let before_s = f64::from(3 - minutes) * 60.0;
        let index = out - (3 - minutes) as usize;
        assert_eq!(at(index), (at(out).0 - before_s, confirming));
    }
    let (_, before) = at(out - 3);
    assert!(!matches!(before, asg::Reason::ConfirmingHigh { .. }));

    // The low alarm may be in ALARM for a while before an instance can go.
    let mut alarm = first(asg::Reason::ScaledIn);
    while matches!(
        at(alarm - 1).1,
        asg::Reason::NothingToRemove | asg::Reason::BlockedByWarming { .. }
    ) {
        alarm -= 1;
    }
    for minutes in 1..15 {
        let confirming = asg::Reason::ConfirmingLow {
            minutes,
            needed: 15,
        };
        let before_s = f64::from(15 - minutes) * 60.0;
        let index = alarm - (15 - minutes) as usize;
        assert_eq!(at(index), (at(alarm).0 - before_s, confirming));
    }
}

#[test]
fn scale_in_controls_let_one_vm_go_at_a_time() {
    let settings = Settings {
        autoscaler: AutoscalerKind::Mig,
        max_scaled_in_replicas: 1,
        scale_in_window_s: 1200.0,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let run = run(&settings);
    let down: Vec<_> = changes(&run).filter(|(from, to, _)| to < from).collect();
    assert!(down.len() > 1, "{down:?}");
    assert!(down.iter().all(|(from, to, _)| from - to == 1), "{down:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_size_stays_within_its_bounds_and_the_run_repeats(
        kind in prop::sample::select(AutoscalerKind::ALL),
        preset in prop::sample::select(&[Preset::DayNight, Preset::SuddenEvent, Preset::BlogExperiment][..]),
        min_workers in 1_u32..5,
        more in 0_u32..30,
        peak_load_per_s in 500.0..40_000.0,
        target_utilization_pct in 10_u32..90,
        warmup_s in 0.0..900.0,
        policies in any::<bool>(),
        start_time_s in 5.0..400.0,
        seed in any::<u32>(),
    ) {
        let settings = Settings {
            autoscaler: kind,
            min_workers,
            max_workers: min_workers + more,
            peak_load_per_s,
            target_utilization_pct,
            instance_warmup_s: warmup_s,
            initialization_period_s: warmup_s,
            behavior: if policies { BehaviorKind::Policies } else { BehaviorKind::Legacy },
            start_time_s,
            seed,
            ..Settings::preset(preset)
        };
        let once = run(&settings);
        let within = f64::from(min_workers)..=f64::from(min_workers + more);
        prop_assert!(once.workers.values().iter().all(|count| within.contains(count)));
        // The first change may be at the very begin.
        let mut size = None;
        for (from, to, reason) in changes(&once) {
            prop_assert!(is_of(kind, reason));
            prop_assert_eq!(from, size.unwrap_or(from));
            prop_assert!(from != to || kind.sets_parallelism());
            size = Some(to);
        }
        let last = once.workers.values().last().copied();
        prop_assert_eq!(last, size.map(f64::from).or(last));
        prop_assert_eq!(&once, &run(&settings));
    }
}
