//! A controller that leaves out syncs decides the same as one that takes them
//! all.

use super::controller::{Controller, config};
use super::{Hpa, Pod, Readiness, Sample};
use crate::autoscaler::{Autoscaler, CpuSample, ObservedFleet, SteadyPods};
use crate::settings::{BehaviorKind, SelectPolicyKind, Settings};
use proptest::prelude::*;

const SCRAPE_S: f64 = 60.0;

/// The changes of a fleet whose TaskManagers all use `usage` millicores minute
/// by minute, with the syncs that the controller asks for.
fn changes_when_skipping(settings: &Settings, usage: &[u32]) -> Vec<(f64, u32)> {
    let mut hpa = Controller::new(settings, 3);
    let mut wanted = 3;
    let mut changes = Vec::new();
    for (minute, milli) in usage.iter().enumerate() {
        let begin_s = minute as f64 * SCRAPE_S - 1.0;
        let steady = |count| SteadyPods {
            count,
            cpu: CpuSample {
                usage_millicores: f64::from(*milli),
                at_s: begin_s,
                window_s: SCRAPE_S,
            },
        };
        hpa.on_cpu_measured(begin_s, steady(wanted), true);
        while hpa.next_sync_s() < begin_s + SCRAPE_S {
            let now_s = hpa.next_sync_s();
            let fleet = ObservedFleet {
                steady: steady(wanted),
                warming: std::iter::empty(),
                job: None,
            };
            let Some(decision) = hpa.sync(now_s, wanted, fleet) else {
                continue;
            };
            if decision.is_change() {
                changes.push((now_s, decision.wanted));
                wanted = decision.wanted;
                hpa.on_pods_changed(now_s);
            }
        }
    }
    changes
}

/// The changes of the same fleet, with every sync and every pod on its own.
fn changes_with_every_sync(settings: &Settings, usage: &[u32]) -> Vec<(f64, u32)> {
    let mut hpa = Hpa::new(config(settings));
    let mut wanted = 3;
    let mut changes = Vec::new();
    let end_s = usage.len() as f64 * SCRAPE_S - 1.0;
    for sync in 0_u32.. {
        let now_s = f64::from(sync) * settings.sync_period_s;
        if now_s >= end_s {
            break;
        }
        let minute = ((now_s + 1.0) / SCRAPE_S) as usize;
        let pod = Pod {
            start_s: Some(-7200.0),
            readiness: Some(Readiness {
                ready: true,
                since_s: -7200.0,
            }),
            request_milli: Some(settings.cpu_request_millicores as i64),
            sample: Some(Sample {
                usage_milli: i64::from(usage[minute]),
                at_s: minute as f64 * SCRAPE_S - 1.0,
                window_s: SCRAPE_S,
            }),
            ..Pod::default()
        };
        let decision = hpa.sync(now_s, wanted, &vec![pod; wanted as usize]);
        if decision.is_change() {
            changes.push((now_s, decision.wanted));
            wanted = decision.wanted;
        }
    }
    changes
}

proptest! {
    #[test]
    fn leaving_out_syncs_changes_no_decision(
        usage in prop::collection::vec(prop_oneof![Just(87_u32), 60_u32..70, 20_u32..250], 1..60),
        sync_period_s in prop_oneof![Just(15.0), 5.0..200.0],
        stabilization_window_s in prop_oneof![Just(300.0), 0.0..900.0],
        policies in any::<bool>(),
        scale_up_stabilization_s in 0_u32..300,
        tolerances in prop::array::uniform2(prop::option::of(0.0..60.0)),
        selects in prop::array::uniform2(prop::sample::select(SelectPolicyKind::ALL)),
        scale_up_pods in 0_u32..5,
        scale_down_pods in 0_u32..3,
        scale_down_percent in 0_u32..100,
        policy_period_s in 1_u32..300,
        periods in prop::array::uniform4(prop::option::of(1_u32..900)),
    ) {
        let settings = Settings {
            sync_period_s,
            stabilization_window_s,
            behavior: if policies { BehaviorKind::Policies } else { BehaviorKind::Legacy },
            scale_up_stabilization_s,
            scale_up_pods,
            scale_down_pods,
            scale_down_percent,
            policy_period_s,
            scale_up_tolerance_pct: tolerances[0],
            scale_down_tolerance_pct: tolerances[1],
            scale_up_select: selects[0],
            scale_down_select: selects[1],
            scale_up_pods_period_s: periods[0],
            scale_up_percent_period_s: periods[1],
            scale_down_pods_period_s: periods[2],
            scale_down_percent_period_s: periods[3],
            ..Settings::default()
        };
        prop_assert_eq!(
            changes_when_skipping(&settings, &usage),
            changes_with_every_sync(&settings, &usage)
        );
    }
}
