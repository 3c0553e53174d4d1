//! Every kind of autoscaler at work on every preset.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use reactive_allocation::allocation;
use reactive_allocation::allocation::{EventKind, Run};
use reactive_allocation::autoscaler::{ScalingReason, asg};
use reactive_allocation::settings::{AutoscalerKind, BehaviorKind, Preset, Settings, Switch};
use reactive_allocation::workload::Workload;

fn run(settings: &Settings) -> Run {
    allocation::reactive(settings, &Workload::new(settings))
}

fn reasons(run: &Run) -> impl Iterator<Item = (u32, u32, ScalingReason)> + '_ {
    run.events.iter().filter_map(|event| match &event.kind {
        EventKind::Scaled { from, to, decision } => Some((*from, *to, decision.reason)),
        _ => None,
    })
}

fn is_of(kind: AutoscalerKind, why: ScalingReason) -> bool {
    match why {
        ScalingReason::Hpa(_) => kind == AutoscalerKind::Hpa,
        ScalingReason::Asg(_) => kind == AutoscalerKind::Asg,
        ScalingReason::Mig(_) => kind == AutoscalerKind::Mig,
    }
}

#[test]
fn each_kind_follows_the_day_and_says_why_in_its_own_words() {
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
        assert!(least <= 2.0, "{kind:?}: {least}");
        assert!(reasons(&run).count() > 0);
        assert!(reasons(&run).all(|(_, _, why)| is_of(*kind, why)));
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
        assert!(reasons(&run).count() > 0);
        assert!(reasons(&run).all(|(from, to, _)| to > from), "{kind:?}");
    }
}

#[test]
fn an_asg_grows_after_three_minutes_and_shrinks_after_fifteen() {
    let settings = Settings {
        autoscaler: AutoscalerKind::Asg,
        ..Settings::preset(Preset::SuddenEvent)
    };
    let run = run(&settings);
    let all: Vec<_> = reasons(&run).collect();
    assert!(
        all.iter()
            .any(|(_, _, why)| *why == ScalingReason::Asg(asg::Reason::ScaledOut)),
        "{all:?}"
    );
    assert!(
        all.iter()
            .any(|(_, _, why)| *why == ScalingReason::Asg(asg::Reason::ScaledIn)),
        "{all:?}"
    );
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
    let down: Vec<_> = reasons(&run).filter(|(from, to, _)| to < from).collect();
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
        let mut size = once.workers.values().first().copied().unwrap();
        for (from, to, why) in reasons(&once) {
            prop_assert!(is_of(kind, why));
            prop_assert_eq!(f64::from(from), size);
            prop_assert!(from != to);
            size = f64::from(to);
        }
        prop_assert_eq!(&once, &run(&settings));
    }
}
