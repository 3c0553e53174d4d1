//! The Horizontal Pod Autoscaler of the settings, at work on a fleet of pods.
//!
//! Most syncs decide the same as the sync before. The controller leaves out
//! those that cannot change anything, and catches up on them before the next one
//! that can. `skipping.rs` tests that the decisions are the same as with every
//! sync.

use super::{
    Behavior, Decision, Grouping, Groups, Hpa, HpaConfig, MetricsError, Phase, Pod, PodClass,
    Policy, Proposal, Readiness, Reason, ResourceMetric, Rules, Sample, SelectPolicy, Tolerance,
};
use crate::autoscaler::{
    Autoscaler, CpuSample, CpuSampling, DocumentedRule, ObservedFleet, SteadyPods, WarmingPod,
};
use crate::settings::{BehaviorKind, HpaPolicy, HpaRules, SelectPolicyKind, Settings};

/// The API reports usage in whole millicores, rounded up. A value this close
/// above a whole number, in millicores, is taken for a rounding error.
const ROUNDING_MILLICORES: f64 = 1e-6;
/// How far a time may be off by rounding, in seconds.
const ROUNDING_S: f64 = 1e-3;

/// A Horizontal Pod Autoscaler whose pods run one TaskManager each.
pub(crate) struct Controller {
    hpa: Hpa,
    grouping: Grouping,
    target_pct: u32,
    request_milli: i64,
    /// From the start of a container until its pod is ready, in seconds.
    readiness_delay_s: f64,
    sync_period_s: f64,
    /// Number of the next sync that is not left out; infinite for none.
    next: f64,
    /// Number of the last sync that was evaluated or caught up on.
    last: f64,
    /// The last proposal. It depends on the pods alone, so it holds until they
    /// change or its time is over.
    proposal: Option<Proposal>,
    /// The steady pods that the proposal is for, when there were no others:
    /// their number and their use in whole percent of the request, which is all
    /// that the proposal depends on.
    proposal_for: Option<(u32, i64)>,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;

    fn new(settings: &Settings, _: u32) -> Self {
        let config = config(settings);
        Self {
            grouping: config.metric.grouping,
            target_pct: config.metric.target_pct,
            hpa: Hpa::without_log(config),
            request_milli: settings.cpu_request_millicores as i64,
            readiness_delay_s: f64::from(settings.readiness_delay_s),
            sync_period_s: settings.sync_period_s,
            next: 0.0,
            last: -1.0,
            proposal: None,
            proposal_for: None,
        }
    }

    fn cpu_sampling(_: &Settings) -> CpuSampling {
        CpuSampling::MetricsServer
    }

    fn next_sync_s(&self) -> f64 {
        self.next * self.sync_period_s
    }

    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision> {
        let ObservedFleet {
            steady, warming, ..
        } = fleet;
        let sync = self.next;
        self.catch_up((sync - 1.0) * self.sync_period_s);
        let proposal = match self.proposal {
            Some(proposal) if now_s < proposal.valid_until_s => Ok(proposal),
            _ => {
                let mut warming = warming.peekable();
                self.proposal_for = self.key(steady, warming.peek().is_none());
                let groups = self.groups(now_s, steady, warming);
                self.hpa.propose_for(wanted, &groups)
            }
        };
        self.proposal = proposal.ok();
        let decision = self.hpa.decide(now_s, wanted, proposal);
        self.last = sync;
        self.next = self.next_after(sync, &decision);
        if decision.is_change() {
            self.proposal = None;
        }
        Some(decision)
    }

    /// Samples that lead to the same proposal are no reason to sync.
    fn on_cpu_measured(&mut self, now_s: f64, steady: SteadyPods, all_steady: bool) {
        let same = self.proposal.is_some() && self.proposal_for == self.key(steady, all_steady);
        if !same || self.proposal_for.is_none() {
            self.on_pods_changed(now_s);
        }
    }

    /// The next sync after `now_s` groups the pods anew.
    fn on_pods_changed(&mut self, now_s: f64) {
        self.catch_up(now_s);
        self.proposal = None;
        self.next = self.last + 1.0;
    }
}

impl Controller {
    /// Returns what the CPU use of these pods asks for, when `wanted` replicas were
    /// wanted last.
    ///
    /// # Errors
    /// When the samples do not allow a proposal, see [`MetricsError`].
    pub(super) fn propose(
        &self,
        now_s: f64,
        wanted: u32,
        steady: SteadyPods,
        warming: impl Iterator<Item = WarmingPod>,
    ) -> Result<Proposal, MetricsError> {
        let groups = self.groups(now_s, steady, warming);
        self.hpa.propose_for(wanted, &groups)
    }

    /// Returns the inputs of a proposal for these steady pods; `None` if it depends
    /// on more.
    fn key(&self, steady: SteadyPods, all_steady: bool) -> Option<(u32, i64)> {
        let pct = (usage_milli(&steady.cpu) * 100).checked_div(self.request_milli)?;
        (all_steady && steady.count > 0).then_some((steady.count, pct))
    }

    /// Remembers the syncs up to `now_s` that were left out: each made the same
    /// proposal again and changed nothing.
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

    /// Returns the number of the next sync that could change something if the
    /// pods stay as they are: when their classes change, or when what holds the
    /// size grows too old.
    fn next_after(&self, sync: f64, decision: &Decision) -> f64 {
        // Policies look back at a period of their own.
        let by_policy = self.hpa.config().behavior.is_some() && decision.reason.limit().is_some();
        let proposal = match self.proposal {
            Some(proposal) if !decision.is_change() && !by_policy => proposal,
            _ => return sync + 1.0,
        };
        let mut quiet_until_s = proposal.valid_until_s;
        if let Some(hold) = decision.reason.hold()
            && hold.until_s < quiet_until_s
        {
            quiet_until_s = hold.until_s;
        }
        let next = ((quiet_until_s - ROUNDING_S) / self.sync_period_s).ceil();
        if next > sync + 1.0 { next } else { sync + 1.0 }
    }

    fn groups(
        &self,
        now_s: f64,
        steady: SteadyPods,
        warming: impl Iterator<Item = WarmingPod>,
    ) -> Groups {
        let mut groups = Groups::new(self.target_pct);
        let usage_milli = usage_milli(&steady.cpu);
        groups.add(
            PodClass::Counted,
            steady.count,
            Some(usage_milli),
            Some(self.request_milli),
        );
        for pod in warming {
            let next_state_s = self.next_state_s(now_s, &pod);
            let pod = self.pod(now_s, &pod);
            let class = self.grouping.class(&pod, now_s);
            let usage_milli = pod.sample.map(|sample| sample.usage_milli);
            groups.add(class, 1, usage_milli, pod.request_milli);
            for change_s in [next_state_s, self.grouping.next_change_s(&pod, now_s)] {
                if change_s < groups.valid_until_s {
                    groups.valid_until_s = change_s;
                }
            }
        }
        groups
    }

    /// Returns when the container of a pod starts or its readiness changes after
    /// `now_s`, in seconds; infinite if neither happens.
    fn next_state_s(&self, now_s: f64, warming: &WarmingPod) -> f64 {
        if warming.ready_s > now_s {
            warming.ready_s
        } else if warming.ready_s + self.readiness_delay_s > now_s {
            warming.ready_s + self.readiness_delay_s
        } else {
            f64::INFINITY
        }
    }

    /// Returns a TaskManager's pod. Without a readiness probe it is ready as soon as
    /// its container runs; before it is ready for the first time, its readiness has
    /// not changed since its start.
    fn pod(&self, now_s: f64, warming: &WarmingPod) -> Pod {
        let runs = warming.ready_s <= now_s;
        let probed_s = warming.ready_s + self.readiness_delay_s;
        let ready = probed_s <= now_s;
        Pod {
            phase: if runs { Phase::Running } else { Phase::Pending },
            deleted: false,
            start_s: runs.then_some(warming.created_s),
            readiness: runs.then_some(Readiness {
                ready,
                since_s: if ready { probed_s } else { warming.created_s },
            }),
            request_milli: Some(self.request_milli),
            sample: warming.cpu.map(|cpu| Sample {
                usage_milli: usage_milli(&cpu),
                at_s: cpu.at_s,
                window_s: cpu.window_s,
            }),
        }
    }
}

fn usage_milli(cpu: &CpuSample) -> i64 {
    (cpu.usage_millicores - ROUNDING_MILLICORES).ceil() as i64
}

pub(super) fn config(settings: &Settings) -> HpaConfig {
    HpaConfig {
        min_replicas: settings.min_workers,
        max_replicas: settings.max_workers,
        metric: ResourceMetric {
            target_pct: settings.target_utilization_pct,
            tolerance: Tolerance {
                down: settings.scale_down_rules().tolerance_pct / 100.0,
                up: settings.scale_up_rules().tolerance_pct / 100.0,
            },
            grouping: Grouping {
                cpu_initialization_s: settings.cpu_initialization_s,
                readiness_delay_s: settings.initial_readiness_delay_s,
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
    Behavior {
        up: rules(
            Some(settings.scale_up_stabilization_s),
            &settings.scale_up_rules(),
        ),
        down: rules(None, &settings.scale_down_rules()),
    }
}

fn rules(window_s: Option<u32>, rules: &HpaRules) -> Rules {
    let of = |policy: HpaPolicy, new: fn(u32, u32) -> Policy| new(policy.value, policy.period_s);
    let all = [
        of(rules.pods, Policy::pods),
        of(rules.percent, Policy::percent),
    ];
    Rules {
        window_s,
        select: match rules.select {
            // The API takes no empty list; the smallest change of none would be no limit.
            _ if rules.is_disabled() => SelectPolicy::Disabled,
            SelectPolicyKind::Max => SelectPolicy::Max,
            SelectPolicyKind::Min => SelectPolicy::Min,
            SelectPolicyKind::Disabled => SelectPolicy::Disabled,
        },
        policies: all.into_iter().filter(|policy| policy.value > 0).collect(),
    }
}
