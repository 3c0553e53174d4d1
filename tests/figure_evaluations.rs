//! What the autoscaler thought is what it did.

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

fn scaled(results: &Results) -> Vec<(f64, Decision<ScalingReason>)> {
    let events = results.reactive.events.iter();
    let scaled = events.filter_map(|event| match event.kind {
        EventKind::Scaled { decision, .. } => Some((event.t_s, decision)),
        _ => None,
    });
    scaled.collect()
}

fn check(settings: &Settings) -> Result<(), TestCaseError> {
    let results = Results::new(settings);
    let evaluations = evaluations(settings, &results.workload);
    let changes: Vec<_> = evaluations
        .iter()
        .filter(|look| look.decision.is_change())
        .map(|look| (look.t_s, look.decision))
        .collect();
    prop_assert_eq!(changes, scaled(&results));
    for pair in evaluations.windows(2) {
        prop_assert!(pair[0].t_s < pair[1].t_s);
        prop_assert!(pair[0].decision != pair[1].decision);
        prop_assert_eq!(pair[0].decision.wanted, pair[1].decision.was);
    }
    // The first look is at the very beginning.
    prop_assert_eq!(evaluations[0].t_s, 0.0);
    Ok(())
}

#[test]
fn every_preset_and_autoscaler_does_what_it_thought() {
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

#[test]
fn there_is_more_thought_than_action() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let all = evaluations(&settings, &results.workload);
    assert!(all.len() > 2 * scaled(&results).len(), "{}", all.len());
}

#[test]
fn a_figure_thinks_once() {
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
    fn any_autoscaler_does_what_it_thought(
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
