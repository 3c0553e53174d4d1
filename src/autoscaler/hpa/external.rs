//! A metric with one value for the whole fleet: of something outside the cluster,
//! such as the lag of a consumer group, or of an object in it. The readiness of pods
//! does not hold it back: they are only counted.
//!
//! Source: `GetExternalMetricReplicas`, `GetExternalPerPodMetricReplicas` and
//! `getUsageRatioReplicaCount` in the Kubernetes replica calculator; the variants
//! for objects have the same arithmetic.

use super::proposal::{Basis, ceil_replicas};
use super::utilization::Tolerance;
use super::wish::Wish;

/// The target of a metric with one value, in thousandths of the metric's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExternalTarget {
    /// Each pod carries this share of the value, at least 1. The size is
    /// `ceil(value / target)`.
    AverageValue(i64),
    /// The value itself comes to this target, at least 1. The size is
    /// `ceil(value / target × ready pods)`.
    Value(i64),
}

/// The number of pods, as the autoscaler gets to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PodCounts {
    /// The size that was last wanted (`spec.replicas`).
    pub wanted: u32,
    /// Pods that exist and are not being deleted, pending ones included
    /// (`status.replicas`).
    pub created: u32,
    /// Pods that run and are ready.
    pub ready: u32,
}

impl PodCounts {
    /// Returns the counts of a fleet whose pods all exist and are ready.
    pub const fn all_ready(replicas: u32) -> Self {
        Self {
            wanted: replicas,
            created: replicas,
            ready: replicas,
        }
    }
}

/// A metric with one value for the whole fleet, and its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExternalMetric {
    /// The target.
    pub target: ExternalTarget,
    /// The band around the target in which nothing happens.
    pub tolerance: Tolerance,
}

/// The size that a metric with one value asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExternalProposal {
    /// The size and the rule that made it.
    pub wish: Wish,
    /// The value that the status shows, in thousandths of the metric's unit: a mean
    /// per created pod, rounded up, for [`ExternalTarget::AverageValue`], else the
    /// value itself.
    pub usage_milli: i64,
}

impl From<ExternalProposal> for Wish {
    fn from(proposal: ExternalProposal) -> Self {
        proposal.wish
    }
}

impl ExternalMetric {
    /// Returns the size that `value_milli`, in thousandths of the metric's unit, asks
    /// for.
    pub fn propose(&self, value_milli: i64, pods: PodCounts) -> ExternalProposal {
        match self.target {
            ExternalTarget::AverageValue(target_milli) => {
                self.per_pod(value_milli, target_milli, pods.created)
            }
            ExternalTarget::Value(target_milli) => ExternalProposal {
                wish: self.by_ratio(value_milli as f64 / target_milli as f64, pods),
                usage_milli: value_milli,
            },
        }
    }

    /// Scales so that each pod carries the target. From zero pods the ratio is
    /// infinite, so the size follows the value alone.
    fn per_pod(&self, value_milli: i64, target_milli: i64, created: u32) -> ExternalProposal {
        let value = value_milli as f64;
        let target = target_milli as f64;
        let ratio = value / (target * f64::from(created));
        ExternalProposal {
            wish: self.within_tolerance(ratio, created).unwrap_or(Wish {
                replicas: ceil_replicas(value / target),
                basis: Basis::Proportional,
            }),
            usage_milli: (value / f64::from(created)).ceil() as i64,
        }
    }

    /// Scales the ready pods by `ratio`, the value over the target. From zero
    /// replicas the size is the ratio itself, rounded up.
    pub fn by_ratio(&self, ratio: f64, pods: PodCounts) -> Wish {
        let scaled = |pods: f64| Wish {
            replicas: ceil_replicas(ratio * pods),
            basis: Basis::Proportional,
        };
        if pods.wanted == 0 {
            return scaled(1.0);
        }
        self.within_tolerance(ratio, pods.wanted)
            .unwrap_or_else(|| scaled(f64::from(pods.ready)))
    }

    fn within_tolerance(&self, ratio: f64, replicas: u32) -> Option<Wish> {
        self.tolerance.allows(ratio).then_some(Wish {
            replicas,
            basis: Basis::WithinTolerance,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(target: ExternalTarget) -> ExternalMetric {
        ExternalMetric {
            target,
            tolerance: Tolerance::default(),
        }
    }

    #[test]
    fn a_value_scales_the_ready_pods_by_its_ratio_to_the_target() {
        let metric = metric(ExternalTarget::Value(15_000));
        let at = |value_milli, wanted, ready| {
            let pods = PodCounts {
                ready,
                ..PodCounts::all_ready(wanted)
            };
            metric.propose(value_milli, pods).wish.replicas
        };
        assert_eq!(at(20_000, 3, 3), 4);
        assert_eq!(at(20_000, 3, 6), 8);
        assert_eq!(at(15_500, 3, 6), 3);
        // From zero, the ratio itself.
        assert_eq!(at(31_000, 0, 0), 3);
    }

    #[test]
    fn an_average_value_shares_the_value_among_the_pods() {
        let metric = metric(ExternalTarget::AverageValue(5000));
        let at = |value_milli, pods| {
            let proposal = metric.propose(value_milli, PodCounts::all_ready(pods));
            (proposal.wish.replicas, proposal.usage_milli)
        };
        assert_eq!(at(20_000, 3), (4, 6667));
        assert_eq!(at(15_500, 3), (3, 5167));
        assert_eq!(at(15_500, 0).0, 4);
    }

    #[test]
    fn an_average_value_within_tolerance_keeps_the_pods_that_exist() {
        let metric = metric(ExternalTarget::AverageValue(5000));
        let pods = PodCounts {
            created: 4,
            ..PodCounts::all_ready(6)
        };
        let wish = metric.propose(21_000, pods).wish;
        assert_eq!((wish.replicas, wish.basis), (4, Basis::WithinTolerance));
    }
}
