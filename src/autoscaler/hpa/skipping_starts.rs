//! A controller that leaves out syncs decides the same as one that takes them
//! all, also while pods start and become ready.

use super::controller::{Controller, config};
use super::{Hpa, Phase, Pod, Readiness, Sample};
use crate::autoscaler::{Autoscaler, CpuSample, ObservedFleet, SteadyPods, WarmingPod};
use crate::settings::Settings;
use proptest::prelude::*;

const SCRAPE_S: f64 = 60.0;

/// One pod of the fleet.
#[derive(Clone, Copy, Debug)]
struct Member {
    created_s: f64,
    container_s: f64,
    /// When its probe succeeds, in seconds.
    probed_s: f64,
}

/// A fleet whose pods use `usage` millicores minute by minute once they are ready,
/// and `start` before.
struct Fleet<'a> {
    settings: &'a Settings,
    usage: &'a [u32],
    start: u32,
    /// The time from a pod's creation to its container, in seconds.
    pull_s: f64,
    pods: Vec<Member>,
}

impl<'a> Fleet<'a> {
    fn new(settings: &'a Settings, usage: &'a [u32], start: u32, pull_s: f64) -> Self {
        let old = Member {
            created_s: -7200.0,
            container_s: -7200.0,
            probed_s: -7200.0,
        };
        Self {
            settings,
            usage,
            start,
            pull_s,
            pods: vec![old; 3],
        }
    }

    fn resize(&mut self, now_s: f64, wanted: u32) {
        let container_s = now_s + self.pull_s;
        let new = Member {
            created_s: now_s,
            container_s,
            probed_s: container_s + f64::from(self.settings.readiness_delay_s),
        };
        self.pods.resize(wanted as usize, new);
    }

    /// The time of the last measurement before the end of a minute, in seconds.
    fn scrape_s(minute: usize) -> f64 {
        minute as f64 * SCRAPE_S - 1.0
    }

    /// Whether the last window lies wholly after the pod became ready.
    fn is_steady(&self, pod: &Member, minute: usize) -> bool {
        pod.probed_s <= Self::scrape_s(minute) - SCRAPE_S
    }

    /// Two measurements make a sample.
    fn sample(&self, pod: &Member, minute: usize) -> Option<CpuSample> {
        let at_s = Self::scrape_s(minute);
        let milli = if self.is_steady(pod, minute) {
            *self.usage.get(minute)?
        } else {
            self.start
        };
        (pod.container_s < at_s - SCRAPE_S).then_some(CpuSample {
            usage_millicores: f64::from(milli),
            at_s,
            window_s: SCRAPE_S,
        })
    }

    fn steady(&self, minute: usize) -> SteadyPods {
        let steady = self.pods.iter().filter(|pod| self.is_steady(pod, minute));
        SteadyPods {
            count: steady.count() as u32,
            cpu: CpuSample {
                usage_millicores: f64::from(self.usage[minute]),
                at_s: Self::scrape_s(minute),
                window_s: SCRAPE_S,
            },
        }
    }

    fn warming(&self, minute: usize) -> impl Iterator<Item = WarmingPod> {
        let warming = self.pods.iter().filter(|pod| !self.is_steady(pod, minute));
        let warming: Vec<WarmingPod> = warming
            .map(|pod| WarmingPod {
                created_s: pod.created_s,
                ready_s: pod.container_s,
                cpu: self.sample(pod, minute),
            })
            .collect();
        warming.into_iter()
    }

    /// The pods as the API server has them.
    fn listed(&self, now_s: f64, minute: usize) -> Vec<Pod> {
        let listed = self.pods.iter().map(|pod| {
            let readiness = if pod.probed_s <= now_s {
                (true, pod.probed_s)
            } else {
                (false, pod.created_s)
            };
            Pod {
                phase: if pod.container_s <= now_s {
                    Phase::Running
                } else {
                    Phase::Pending
                },
                start_s: Some(pod.created_s),
                readiness: Some(Readiness {
                    ready: readiness.0,
                    since_s: readiness.1,
                }),
                request_milli: Some(self.settings.cpu_request_millicores as i64),
                sample: self.sample(pod, minute).map(|sample| Sample {
                    usage_milli: sample.usage_millicores as i64,
                    at_s: sample.at_s,
                    window_s: sample.window_s,
                }),
                ..Pod::default()
            }
        });
        listed.collect()
    }
}

/// The changes of the fleet with the syncs that the controller asks for.
fn changes_when_skipping(mut fleet: Fleet) -> Vec<(f64, u32)> {
    let mut hpa = Controller::new(fleet.settings, 3);
    let mut wanted = 3;
    let mut changes = Vec::new();
    for minute in 0..fleet.usage.len() {
        let begin_s = Fleet::scrape_s(minute);
        let steady = fleet.steady(minute);
        hpa.on_cpu_measured(begin_s, steady, steady.count == wanted);
        while hpa.next_sync_s() < begin_s + SCRAPE_S {
            let now_s = hpa.next_sync_s();
            let observed = ObservedFleet {
                steady: fleet.steady(minute),
                warming: fleet.warming(minute),
                job: None,
            };
            let Some(decision) = hpa.sync(now_s, wanted, observed) else {
                continue;
            };
            if decision.is_change() {
                changes.push((now_s, decision.wanted));
                wanted = decision.wanted;
                fleet.resize(now_s, wanted);
                hpa.on_pods_changed(now_s);
            }
        }
    }
    changes
}

/// The changes of the same fleet, with every sync and every pod on its own.
fn changes_with_every_sync(mut fleet: Fleet) -> Vec<(f64, u32)> {
    let mut hpa = Hpa::new(config(fleet.settings));
    let mut wanted = 3;
    let mut changes = Vec::new();
    let end_s = Fleet::scrape_s(fleet.usage.len());
    for sync in 0_u32.. {
        let now_s = f64::from(sync) * fleet.settings.sync_period_s;
        if now_s >= end_s {
            break;
        }
        let minute = ((now_s + 1.0) / SCRAPE_S) as usize;
        let decision = hpa.sync(now_s, wanted, &fleet.listed(now_s, minute));
        if decision.is_change() {
            changes.push((now_s, decision.wanted));
            wanted = decision.wanted;
            fleet.resize(now_s, wanted);
        }
    }
    changes
}

proptest! {
    #[test]
    fn leaving_out_syncs_changes_no_decision_while_pods_start(
        usage in prop::collection::vec(prop_oneof![600_u32..800, 200_u32..2000], 1..60),
        start in 0_u32..2000,
        pull_s in prop_oneof![Just(2.0), 0.0..100.0],
        sync_period_s in prop_oneof![Just(15.0), 5.0..200.0],
        stabilization_window_s in 0.0..600.0,
        readiness_delay_s in prop_oneof![Just(0_u32), 1_u32..700],
        cpu_initialization_s in prop_oneof![Just(300.0), 0.0..600.0],
        initial_readiness_delay_s in prop_oneof![Just(0.0), Just(30.0)],
    ) {
        let settings = Settings {
            sync_period_s,
            stabilization_window_s,
            readiness_delay_s,
            cpu_initialization_s,
            initial_readiness_delay_s,
            ..Settings::default()
        };
        let fleet = || Fleet::new(&settings, &usage, start, pull_s);
        prop_assert_eq!(changes_when_skipping(fleet()), changes_with_every_sync(fleet()));
    }
}
