//! The evaluations of the autoscaler agree with what it did in the run.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use proptest::prelude::*;
use reactive_allocation::allocation::{EventKind, evaluations};
use reactive_allocation::autoscaler::{Decision, ScalingReason};
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    AutoscalerKind, BehaviorKind, NamedValues, Preset, SettingId, Settings,
};
use reactive_allocation::workload::Workload;

fn scaled(results: &Results) -> Vec<(f64, Decision<ScalingReason>)> {
    let events = results.reactive.events.iter();
    let scaled = events.filter_map(|event| match &event.kind {
        EventKind::Scaled { decision, .. } => Some((event.t_s, **decision)),
        _ => None,
    });
    scaled.collect()
}

fn check(settings: &Settings) -> Result<(), TestCaseError> {
    let results = Results::new(settings);
    let evaluations = evaluations(settings, &results.workload);
    let changes: Vec<_> = evaluations
        .iter()
        .filter(|evaluation| evaluation.decision.is_change())
        .map(|evaluation| (evaluation.t_s, evaluation.decision))
        .collect();
    prop_assert_eq!(changes, scaled(&results));
    for pair in evaluations.windows(2) {
        prop_assert!(pair[0].t_s < pair[1].t_s);
        prop_assert!(pair[0].decision != pair[1].decision);
        prop_assert_eq!(pair[0].decision.wanted, pair[1].decision.was);
    }
    // The first evaluation is at the start.
    prop_assert_eq!(evaluations[0].t_s, 0.0);
    Ok(())
}

#[test]
fn the_evaluations_of_every_preset_and_autoscaler_agree_with_its_run() {
    for preset in Preset::ALL {
        for autoscaler in AutoscalerKind::ALL {
            let settings = Settings {
                autoscaler: *autoscaler,
                ..Settings::preset(*preset)
            };
            check(&settings).unwrap_or_else(|error| panic!("{preset:?} {autoscaler:?} {error}"));
        }
    }
}

/// The stabilization window delays every scale-in. A reader who asks why must
/// find the evaluation that held the size.
#[test]
fn every_scale_in_follows_an_evaluation_that_held_the_size() {
    let settings = Settings::default();
    let all = evaluations(&settings, &Workload::new(&settings));
    let mut scale_ins = 0;
    for pair in all.windows(2) {
        let (before, now) = (pair[0], pair[1]);
        if now.decision.wanted >= now.decision.was {
            continue;
        }
        scale_ins += 1;
        assert!(!before.decision.is_change(), "{before:?}");
        let ScalingReason::Hpa(reason) = before.decision.reason else {
            panic!("{before:?}");
        };
        let hold = reason.hold();
        let hold = hold.unwrap_or_else(|| panic!("nothing held the size: {before:?}"));
        assert_eq!(hold.held_at, now.decision.was);
        assert!(hold.until_s <= now.t_s, "{before:?}, {now:?}");
    }
    assert!(scale_ins > 0);
}

#[test]
fn evaluations_are_cached_until_a_setting_of_the_autoscaler_changes() {
    let mut figure = Figure::new(NamedValues::new()).0;
    let first = figure.evaluations();
    assert!(Rc::ptr_eq(&first, &figure.clone().evaluations()));
    let set = |id, value| Action::Set {
        id,
        value,
        held: false,
    };
    figure.apply(set(SettingId::StaticWorkers, 3.0));
    assert!(Rc::ptr_eq(&first, &figure.evaluations()));
    figure.apply(set(SettingId::TargetUtilization, 60.0));
    let second = figure.evaluations();
    assert_eq!(
        *second,
        evaluations(&figure.settings, &figure.results.workload)
    );
    assert_ne!(first, second);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_evaluations_agree_with_the_run_for_any_settings(
        autoscaler in prop::sample::select(AutoscalerKind::ALL),
        policies in any::<bool>(),
        preset in prop::sample::select(vec![Preset::DayNight, Preset::SuddenEvent, Preset::BlogExperiment]),
        peak_load_per_s in 0.0..20_000.0_f64,
        target_utilization_pct in 10_u32..90,
        sync_period_s in 5.0..120.0_f64,
        stabilization_window_s in 0.0..900.0_f64,
        seed in any::<u32>(),
    ) {
        check(&Settings {
            autoscaler,
            behavior: if policies { BehaviorKind::Policies } else { BehaviorKind::Legacy },
            peak_load_per_s,
            target_utilization_pct,
            sync_period_s,
            stabilization_window_s,
            seed,
            ..Settings::preset(preset)
        })?;
    }
}
