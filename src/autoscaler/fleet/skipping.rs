//! Looking only when something could change, against looking every time.

use super::SteadyPods;
use super::kubernetes::{Kubernetes, config};
use crate::autoscaler::hpa::{Hpa, Pod, Readiness, Sample};
use crate::autoscaler::metrics_server::Reading;
use crate::settings::{BehaviorKind, Settings};
use proptest::prelude::*;

const SCRAPE_S: f64 = 60.0;

/// A fleet whose TaskManagers all use `usage` millicores in minute after
/// minute, looked at only when it says so.
fn skipping(settings: &Settings, usage: &[u32]) -> Vec<(f64, u32)> {
    let mut hpa = Kubernetes::new(settings);
    let mut wanted = 3;
    let mut changes = Vec::new();
    for (minute, milli) in usage.iter().enumerate() {
        let begin_s = minute as f64 * SCRAPE_S - 1.0;
        let crowd = |count| SteadyPods {
            count,
            reading: Reading {
                usage_millicores: f64::from(*milli),
                at_s: begin_s,
                window_s: SCRAPE_S,
            },
        };
        hpa.measured(begin_s, crowd(wanted), true);
        while hpa.next_look_s() < begin_s + SCRAPE_S {
            let now_s = hpa.next_look_s();
            let decision = hpa.look(now_s, wanted, crowd(wanted), std::iter::empty());
            if decision.is_change() {
                changes.push((now_s, decision.wanted));
                wanted = decision.wanted;
                hpa.inputs_changed(now_s);
            }
        }
    }
    changes
}

/// The same fleet, every pod looked at in every sync.
fn plain(settings: &Settings, usage: &[u32]) -> Vec<(f64, u32)> {
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
    fn skipping_the_looks_that_change_nothing_changes_nothing(
        usage in prop::collection::vec(prop_oneof![Just(87_u32), 60_u32..70, 20_u32..250], 1..60),
        sync_period_s in prop_oneof![Just(15.0), 5.0..200.0],
        stabilization_window_s in prop_oneof![Just(300.0), 0.0..900.0],
        policies in any::<bool>(),
        scale_up_stabilization_s in 0_u32..300,
        scale_up_pods in 0_u32..5,
        scale_down_pods in 0_u32..3,
        scale_down_percent in 0_u32..100,
        policy_period_s in 1_u32..300,
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
            ..Settings::default()
        };
        prop_assert_eq!(skipping(&settings, &usage), plain(&settings, &usage));
    }
}
