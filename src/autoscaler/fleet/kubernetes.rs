//! TaskManagers in pods, under the Horizontal Pod Autoscaler.

use super::{SteadyPods, WarmingPod};
use crate::autoscaler::hpa::{Behavior, Direction, Policy, Rules};
use crate::autoscaler::hpa::{
    Decision, Grouping, Groups, Hpa, HpaConfig, Phase, Pod, PodClass, Proposal, Readiness,
    ResourceMetric, Sample, Tolerance,
};
use crate::autoscaler::metrics_server::Reading;
use crate::settings::{BehaviorKind, Settings};

/// The API hands usage out in whole millicores, rounded up. What is a whole
/// number but for rounding errors stays that number.
const ROUNDING_MILLICORES: f64 = 1e-6;
/// How far a time may be off by rounding, in seconds.
const ROUNDING_S: f64 = 1e-3;

pub(super) struct Kubernetes {
    hpa: Hpa,
    grouping: Grouping,
    target_pct: u32,
    request_milli: i64,
    sync_period_s: f64,
    /// Number of the next sync that is looked at; infinite for none.
    next: f64,
    /// Number of the last sync that was looked at.
    last: f64,
    /// The last proposal: a pure function of the pods, so it holds until news
    /// comes or its time is over.
    proposal: Option<Proposal>,
    /// The crowd that the proposal is for, when there was nobody else: how many
    /// and their use in whole percent, which is all that the proposal depends
    /// on.
    seen: Option<(u32, i64)>,
}

impl Kubernetes {
    pub(super) fn new(settings: &Settings) -> Self {
        let config = config(settings);
        Self {
            grouping: config.metric.grouping,
            target_pct: config.metric.target_pct,
            hpa: Hpa::without_log(config),
            request_milli: settings.cpu_request_millicores as i64,
            sync_period_s: settings.sync_period_s,
            next: 0.0,
            last: -1.0,
            proposal: None,
            seen: None,
        }
    }

    pub(super) fn next_look_s(&self) -> f64 {
        self.next * self.sync_period_s
    }

    /// The pods were measured. Where that makes the same proposal, there is
    /// nothing new to look at.
    pub(super) fn measured(&mut self, now_s: f64, crowd: SteadyPods, settled: bool) {
        let same = self.proposal.is_some() && self.seen == self.seen_in(crowd, settled);
        if !same || self.seen.is_none() {
            self.inputs_changed(now_s);
        }
    }

    fn seen_in(&self, crowd: SteadyPods, settled: bool) -> Option<(u32, i64)> {
        let pct = (usage_milli(&crowd.reading) * 100).checked_div(self.request_milli)?;
        (settled && crowd.count > 0).then_some((crowd.count, pct))
    }

    /// The next sync after `now_s` evaluations at the pods again.
    pub(super) fn inputs_changed(&mut self, now_s: f64) {
        self.catch_up(now_s);
        self.proposal = None;
        self.next = self.last + 1.0;
    }

    /// Remembers the syncs up to `now_s` that were left out: each made the same
    /// proposal again, and nothing came of it.
    fn catch_up(&mut self, now_s: f64) {
        let mut latest = ((now_s / self.sync_period_s) as i64) as f64;
        if latest * self.sync_period_s > now_s {
            latest -= 1.0;
        }
        if latest > self.last {
            if let Some(proposal) = &self.proposal {
                self.hpa.repeat(latest * self.sync_period_s, proposal);
            }
            self.last = latest;
        }
    }

    pub(super) fn look(
        &mut self,
        now_s: f64,
        wanted: u32,
        crowd: SteadyPods,
        newcomers: impl Iterator<Item = WarmingPod>,
    ) -> Decision {
        let look = self.next;
        self.catch_up((look - 1.0) * self.sync_period_s);
        let proposal = match self.proposal {
            Some(proposal) if now_s < proposal.valid_until_s => Ok(proposal),
            _ => {
                let mut newcomers = newcomers.peekable();
                self.seen = self.seen_in(crowd, newcomers.peek().is_none());
                let groups = self.groups(now_s, crowd, newcomers);
                self.hpa.propose_for(wanted, &groups)
            }
        };
        self.proposal = proposal.ok();
        let decision = self.hpa.decide(now_s, wanted, proposal);
        self.last = look;
        self.next = self.next_after(look, &decision);
        if decision.is_change() {
            self.proposal = None;
        }
        decision
    }

    /// The next sync that could change something if no news comes: when the
    /// pods' classes change, or when what holds the size grows too old.
    fn next_after(&self, look: f64, decision: &Decision) -> f64 {
        // Policies look back at a period of their own.
        let by_policy = self.hpa.config().behavior.is_some() && decision.reason.limit().is_some();
        let proposal = match self.proposal {
            Some(proposal) if !decision.is_change() && !by_policy => proposal,
            _ => return look + 1.0,
        };
        let mut quiet_until_s = proposal.valid_until_s;
        if let Some(hold) = decision.reason.hold()
            && hold.until_s < quiet_until_s
        {
            quiet_until_s = hold.until_s;
        }
        let next = ((quiet_until_s - ROUNDING_S) / self.sync_period_s).ceil();
        if next > look + 1.0 { next } else { look + 1.0 }
    }

    fn groups(
        &self,
        now_s: f64,
        crowd: SteadyPods,
        newcomers: impl Iterator<Item = WarmingPod>,
    ) -> Groups {
        let mut groups = Groups::new(self.target_pct);
        let usage_milli = usage_milli(&crowd.reading);
        groups.add(
            PodClass::Counted,
            crowd.count,
            Some(usage_milli),
            Some(self.request_milli),
        );
        for newcomer in newcomers {
            let pod = self.pod(now_s, &newcomer);
            let class = self.grouping.class(&pod, now_s);
            let usage_milli = pod.sample.map(|sample| sample.usage_milli);
            groups.add(class, 1, usage_milli, pod.request_milli);
            let change_s = if newcomer.ready_s > now_s {
                newcomer.ready_s
            } else {
                self.grouping.next_change_s(&pod, now_s)
            };
            if change_s < groups.valid_until_s {
                groups.valid_until_s = change_s;
            }
        }
        groups
    }

    /// A TaskManager's pod. It has no readiness probe, so it is ready as soon
    /// as its container runs.
    fn pod(&self, now_s: f64, newcomer: &WarmingPod) -> Pod {
        let runs = newcomer.ready_s <= now_s;
        Pod {
            phase: if runs { Phase::Running } else { Phase::Pending },
            deleted: false,
            start_s: runs.then_some(newcomer.created_s),
            readiness: runs.then_some(Readiness {
                ready: true,
                since_s: newcomer.ready_s,
            }),
            request_milli: Some(self.request_milli),
            sample: newcomer.reading.map(|reading| Sample {
                usage_milli: usage_milli(&reading),
                at_s: reading.at_s,
                window_s: reading.window_s,
            }),
        }
    }
}

fn usage_milli(reading: &Reading) -> i64 {
    (reading.usage_millicores - ROUNDING_MILLICORES).ceil() as i64
}

pub(super) fn config(settings: &Settings) -> HpaConfig {
    let tolerance = settings.tolerance_pct / 100.0;
    HpaConfig {
        min_replicas: settings.min_workers,
        max_replicas: settings.max_workers,
        metric: ResourceMetric {
            target_pct: settings.target_utilization_pct,
            tolerance: Tolerance {
                down: tolerance,
                up: tolerance,
            },
            grouping: Grouping {
                cpu_initialization_s: settings.cpu_initialization_s,
                ..Grouping::default()
            },
        },
        downscale_stabilization_s: settings.stabilization_window_s,
        behavior: match settings.behavior {
            BehaviorKind::Legacy => None,
            BehaviorKind::Policies => Some(behavior(settings)),
        },
        ..HpaConfig::default()
    }
}

/// The `behavior` section. Scaling down takes the controller's window.
fn behavior(settings: &Settings) -> Behavior {
    let period_s = settings.policy_period_s;
    let policies = |pods, percent| {
        let all = [
            Policy::pods(pods, period_s),
            Policy::percent(percent, period_s),
        ];
        all.into_iter().filter(|policy| policy.value > 0).collect()
    };
    Behavior {
        up: Rules {
            window_s: Some(settings.scale_up_stabilization_s),
            policies: policies(settings.scale_up_pods, settings.scale_up_percent),
            ..Rules::default_for(Direction::Up)
        },
        down: Rules {
            policies: policies(settings.scale_down_pods, settings.scale_down_percent),
            ..Rules::default_for(Direction::Down)
        },
    }
}
