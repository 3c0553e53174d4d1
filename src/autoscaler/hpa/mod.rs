//! Kubernetes Horizontal Pod Autoscaler (`autoscaling/v2`) with a resource
//! utilisation target or an external metric.
//!
//! One sync, every 15 s: group the pods ([`pods`]), compare usage with request
//! ([`utilization`]), propose a size ([`proposal`]), then stabilise and limit it,
//! by the older rules ([`legacy`]) without a `behavior` section and by its
//! policies ([`behavior`]) with one. An external metric ([`external`]) needs no
//! groups; of several metrics the largest wish counts ([`wish`]). Where the
//! documentation and the source of the controller differ, this follows the source.

pub mod behavior;
pub mod events;
pub mod external;
pub mod groups;
pub mod history;
mod lag;
pub mod legacy;
pub mod pods;
pub mod proposal;
pub mod reason;
pub mod rules;
pub mod utilization;
pub mod wish;

mod controller;
mod provenance;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod skipping;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod skipping_starts;

pub use behavior::Changes;
pub(super) use controller::Controller;
pub use external::{ExternalMetric, ExternalProposal, ExternalTarget, PodCounts};
pub use groups::Groups;
pub use history::{Direction, History, Hold, Recommendation};
pub(super) use lag::{LagHpa, cpu_sampling, lag_threshold, milli};
pub use legacy::LegacyLimit;
pub use pods::{Grouping, Phase, Pod, PodClass, Readiness, Resource, Sample};
pub use proposal::{Basis, MetricsError, Proposal, ResourceMetric};
pub use provenance::RULES;
pub use reason::{Limit, Reason};
pub use rules::{Behavior, Policy, PolicyKind, Rules, SelectPolicy};
pub use utilization::Tolerance;
pub use wish::{Wish, largest};

use super::Metric;
use behavior::Windows;
use history::Stabilized;
use reason::Limited;

/// The default time between two syncs of the controller, in seconds.
pub const SYNC_PERIOD_S: f64 = 15.0;

/// The result of one sync.
pub type Decision = super::Decision<Reason>;

/// The size that one sync decides, whatever the metric measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizeDecision {
    /// The size that is wanted now, in replicas.
    pub wanted: u32,
    /// Why that size is wanted.
    pub reason: Reason,
}

/// The configuration of the autoscaler.
#[derive(Clone, Debug, PartialEq)]
pub struct HpaConfig {
    /// Least replicas. Default 1; 0 only makes sense with a metric that exists
    /// without pods.
    pub min_replicas: u32,
    /// Most replicas, at least `min_replicas`. Default 15.
    pub max_replicas: u32,
    /// The metric and its target.
    pub metric: ResourceMetric,
    /// The stabilisation window of scaling in, in seconds. Default 300.
    pub downscale_stabilization_s: f64,
    /// The limit of one scale-out when `behavior` is `None`.
    pub legacy_limit: LegacyLimit,
    /// Windows and policies. `None`, the default, means the older rules.
    pub behavior: Option<Behavior>,
}

impl Default for HpaConfig {
    fn default() -> Self {
        Self {
            min_replicas: 1,
            max_replicas: 15,
            metric: ResourceMetric::default(),
            downscale_stabilization_s: 300.0,
            legacy_limit: LegacyLimit::default(),
            behavior: None,
        }
    }
}

/// The autoscaler: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Hpa {
    config: HpaConfig,
    history: Option<History>,
    changes: Changes,
    keeps_log: bool,
}

impl Hpa {
    /// Returns an autoscaler without memory. Its first sync remembers the present
    /// size, so that scaling in waits for the whole window.
    pub fn new(config: HpaConfig) -> Self {
        Self {
            config,
            history: None,
            changes: Changes::default(),
            keeps_log: true,
        }
    }

    /// Returns an autoscaler that keeps no log of single recommendations
    /// ([`History::slots`]), only what decides.
    pub fn without_log(config: HpaConfig) -> Self {
        Self {
            keeps_log: false,
            ..Self::new(config)
        }
    }

    /// Returns an autoscaler with the memory of another one.
    pub fn resume(config: HpaConfig, history: Option<History>, changes: Changes) -> Self {
        Self {
            config,
            history,
            changes,
            keeps_log: true,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &HpaConfig {
        &self.config
    }

    /// Syncs at `now_s` seconds: [`Hpa::propose`], then [`Hpa::decide`].
    /// `current` is the size that was last wanted, in replicas, not the number
    /// of `pods` that exist.
    pub fn sync(&mut self, now_s: f64, current: u32, pods: &[Pod]) -> Decision {
        self.decide(now_s, current, self.propose(now_s, current, pods))
    }

    /// Returns what the metric alone asks for. With the same `current` and `pods`
    /// the last proposal may be used again until [`Proposal::valid_until_s`].
    ///
    /// # Errors
    /// When the samples do not allow a proposal, see [`MetricsError`].
    pub fn propose(
        &self,
        now_s: f64,
        current: u32,
        pods: &[Pod],
    ) -> Result<Proposal, MetricsError> {
        self.config.metric.propose(now_s, current, pods, 0)
    }

    /// Does the same for pods that are already grouped, see [`Groups::add`].
    ///
    /// # Errors
    /// When the samples do not allow a proposal, see [`MetricsError`].
    pub fn propose_for(&self, current: u32, groups: &Groups) -> Result<Proposal, MetricsError> {
        self.config.metric.propose_for(groups, current, 0)
    }

    /// Stabilises and limits `proposal`, and remembers it. Every sync must call
    /// this or [`Hpa::decide_size`], because the windows cover all of them.
    pub fn decide(
        &mut self,
        now_s: f64,
        current: u32,
        proposal: Result<Proposal, MetricsError>,
    ) -> Decision {
        let decided = self.decide_size(now_s, current, proposal.map(Wish::from));
        let proposed = proposal.ok();
        Decision {
            was: current,
            wanted: decided.wanted,
            raw: proposed.map(|p| p.replicas),
            metric: Metric::CpuPct,
            observed: proposed.map(|p| f64::from(p.utilization_pct)),
            target: Some(f64::from(self.config.metric.target_pct)),
            parallelism: None,
            reason: decided.reason,
        }
    }

    /// Does the same for the wish of any metric, or the [`largest`] of several; the
    /// metric of the configuration is not looked at.
    pub fn decide_size(
        &mut self,
        now_s: f64,
        current: u32,
        wish: Result<Wish, MetricsError>,
    ) -> SizeDecision {
        if self.history.is_none() {
            let slots = self.syncs_remembered();
            let history = History::starting_with(now_s, current, slots);
            self.history = Some(if self.keeps_log {
                history
            } else {
                history.without_slots()
            });
        }
        let (min, max) = (self.config.min_replicas, self.config.max_replicas);
        let (wanted, reason) = if current == 0 && min != 0 {
            (current, Reason::ScalingDisabled)
        } else if current > max {
            (max, Reason::AboveMaximum)
        } else if current < min {
            (min, Reason::BelowMinimum)
        } else {
            match wish {
                Ok(wish) => self.stabilize_and_limit(now_s, current, wish),
                Err(error) => (current, Reason::NoMetrics(error)),
            }
        };
        if let Some(behavior) = self.config.behavior.as_ref() {
            self.changes.record(now_s, current, wanted, behavior);
        }
        SizeDecision { wanted, reason }
    }

    /// Remembers that every sync from the last [`Hpa::decide`] up to the one at
    /// `now_s` made the same `proposal` again. This equals deciding at each of them
    /// as long as that proposal changed nothing and no hold ended in between. Only
    /// the last one gets a slot in the log of recommendations.
    pub fn repeat(&mut self, now_s: f64, proposal: &Proposal) {
        if let Some(history) = &mut self.history {
            history.repeat(now_s, proposal.replicas);
        }
    }

    fn stabilize_and_limit(&mut self, now_s: f64, current: u32, wish: Wish) -> (u32, Reason) {
        let config = &self.config;
        let range = (config.min_replicas, config.max_replicas);
        let window_s = config.downscale_stabilization_s;
        let history = self.history.get_or_insert_default();
        let raw = wish.replicas;
        let (stabilized, limited) = match config.behavior.as_ref() {
            None => {
                let stabilized = legacy::stabilize(history, now_s, raw, window_s);
                let limited =
                    config
                        .legacy_limit
                        .apply(current, stabilized.replicas, range.0, range.1);
                (stabilized, limited)
            }
            Some(behavior) => {
                let windows = Windows::of(behavior, window_s);
                let stabilized = behavior::stabilize(history, now_s, current, raw, windows);
                let limited = behavior::limit_rate(
                    behavior,
                    &self.changes,
                    now_s,
                    current,
                    stabilized.replicas,
                    range,
                );
                (stabilized, limited)
            }
        };
        let reason = reason(current, wish.basis, stabilized, limited);
        (limited.replicas, reason)
    }

    fn syncs_remembered(&self) -> usize {
        let window_s = match self.config.behavior.as_ref() {
            None => self.config.downscale_stabilization_s,
            Some(behavior) => {
                let windows = Windows::of(behavior, self.config.downscale_stabilization_s);
                windows.up_s.max(windows.down_s)
            }
        };
        // Enough for a window of the allowed length; beyond that the log grows.
        (window_s.clamp(0.0, 3600.0) / SYNC_PERIOD_S) as usize + 4
    }
}

fn reason(current: u32, basis: Basis, stabilized: Stabilized, limited: Limited) -> Reason {
    match (limited.limit, stabilized.hold, basis) {
        (Some(limit), hold, _) => Reason::Limited { limit, hold },
        (None, Some(hold), _) => Reason::Stabilized(hold),
        (None, None, Basis::WithinTolerance) => Reason::WithinTolerance,
        (None, None, Basis::Undecided) => Reason::Undecided,
        (None, None, _) => match limited.replicas.cmp(&current) {
            std::cmp::Ordering::Greater => Reason::ScaledUp,
            std::cmp::Ordering::Equal => Reason::AtTarget,
            std::cmp::Ordering::Less => Reason::ScaledDown,
        },
    }
}
