//! The size that the metric alone asks for.
//!
//! Source: `GetResourceReplicas` in the Kubernetes replica calculator.

use super::groups::Groups;
use super::pods::{Grouping, Pod};
use super::utilization::Tolerance;

/// The reason why there is no proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum MetricsError {
    /// The metrics API returned nothing.
    #[error("no metrics were reported")]
    NoMetrics,
    /// The fleet has no pods.
    #[error("there are no pods")]
    NoPods,
    /// No sample is left once unready and leaving pods are set aside.
    #[error("no ready pod has reported metrics")]
    NoReadyMetrics,
    /// A pod has no resource request to compare its usage with.
    #[error("a pod has no resource request")]
    MissingRequest,
    /// No sample belongs to a pod with a request.
    #[error("no metrics match a known pod")]
    NoMatchingPods,
    /// Another metric failed, and the rest would scale in.
    #[error("another metric failed, so scaling in is not safe")]
    OtherMetricFailed,
}

/// The rule that made a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The usage is within tolerance of the target: the size stays.
    WithinTolerance,
    /// In proportion to the usage.
    Proportional,
    /// In proportion to a conservative count, because some pods are missing or
    /// unready.
    Conservative,
    /// Some pods are missing or unready, and a conservative count gives no reason
    /// to change: the size stays.
    Undecided,
}

/// The size that one metric asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal {
    /// Proposed size, in replicas.
    pub replicas: u32,
    /// Usage of the counted pods in whole percent of their request.
    pub utilization_pct: i32,
    /// Mean usage of the counted pods, in millicores for CPU.
    pub average_milli: i64,
    /// The number of counted pods.
    pub counted: u32,
    /// The rule that made it.
    pub basis: Basis,
    /// Up to this time, in seconds, the same pods and the same current size give
    /// the same proposal. Infinite when time alone changes nothing.
    pub valid_until_s: f64,
}

/// A utilisation target for a resource.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResourceMetric {
    /// Target usage in percent of the request, at least 1. Default 80.
    pub target_pct: u32,
    /// The band around the target in which nothing happens.
    pub tolerance: Tolerance,
    /// How pods are grouped.
    pub grouping: Grouping,
}

impl Default for ResourceMetric {
    fn default() -> Self {
        Self {
            target_pct: 80,
            tolerance: Tolerance::default(),
            grouping: Grouping::default(),
        }
    }
}

impl ResourceMetric {
    /// Returns the size that this metric asks for at `now_s` seconds, when `current`
    /// replicas are wanted and `pods` exist. `unlisted_samples` is the number of
    /// samples of pods that exist no more; they do not change the ratio, but can
    /// increase a conservative count.
    ///
    /// # Errors
    /// When the samples do not allow a proposal, see [`MetricsError`].
    pub fn propose(
        &self,
        now_s: f64,
        current: u32,
        pods: &[Pod],
        unlisted_samples: u32,
    ) -> Result<Proposal, MetricsError> {
        let groups = Groups::of(pods, &self.grouping, self.target_pct, now_s);
        self.propose_for(&groups, current, unlisted_samples)
    }

    /// Does the same for pods that are already grouped.
    ///
    /// # Errors
    /// When the samples do not allow a proposal, see [`MetricsError`].
    pub fn propose_for(
        &self,
        groups: &Groups,
        current: u32,
        unlisted_samples: u32,
    ) -> Result<Proposal, MetricsError> {
        groups.check(unlisted_samples)?;
        let usage = groups.counted.utilization(self.target_pct)?;
        let (replicas, basis) = self.replicas(groups, usage.ratio, current, unlisted_samples)?;
        Ok(Proposal {
            replicas,
            utilization_pct: usage.pct,
            average_milli: usage.average_milli,
            counted: groups.counted.pods,
            basis,
            valid_until_s: groups.valid_until_s,
        })
    }

    fn replicas(
        &self,
        groups: &Groups,
        ratio: f64,
        current: u32,
        unlisted_samples: u32,
    ) -> Result<(u32, Basis), MetricsError> {
        let unready_count = groups.unready.pods > 0 && ratio > 1.0;
        if groups.missing.pods == 0 && !unready_count {
            return Ok(if self.tolerance.allows(ratio) {
                (current, Basis::WithinTolerance)
            } else {
                (
                    ceil_replicas(ratio * f64::from(groups.counted.pods)),
                    Basis::Proportional,
                )
            });
        }

        let mut set = groups.counted;
        if ratio < 1.0 {
            set = set.with(groups.missing);
        } else if ratio > 1.0 {
            set = set.with(groups.missing.at_rest());
        }
        if unready_count {
            set = set.with(groups.unready.at_rest());
        }
        let again = set.utilization(self.target_pct)?.ratio;
        let samples = set.pods.saturating_add(unlisted_samples);
        Ok(guarded(&self.tolerance, ratio, again, samples, current))
    }
}

/// Scales by the ratio `again`, recomputed with `samples` pods, unless it is
/// within tolerance or reverses the direction of `ratio`.
pub fn guarded(
    tolerance: &Tolerance,
    ratio: f64,
    again: f64,
    samples: u32,
    current: u32,
) -> (u32, Basis) {
    let flips = (ratio < 1.0 && again > 1.0) || (ratio > 1.0 && again < 1.0);
    if tolerance.allows(again) || flips {
        return (current, Basis::Undecided);
    }
    let replicas = ceil_replicas(again * f64::from(samples));
    if (again < 1.0 && replicas > current) || (again > 1.0 && replicas < current) {
        return (current, Basis::Undecided);
    }
    (replicas, Basis::Conservative)
}

/// Rounds up to a whole number of replicas, 0 to 2³¹ − 1.
pub fn ceil_replicas(replicas: f64) -> u32 {
    replicas.ceil().clamp(0.0, f64::from(i32::MAX)) as u32
}
