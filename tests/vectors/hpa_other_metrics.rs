//! A metric that the program does not have: a value per pod. It lets published cases
//! of the Horizontal Pod Autoscaler be replayed.
//!
//! Source: `calcPlainMetricReplicas` in the Kubernetes replica calculator.

use reactive_allocation::autoscaler::hpa::proposal::{ceil_replicas, guarded};
use reactive_allocation::autoscaler::hpa::{Grouping, MetricsError, Pod, PodClass, Tolerance};

/// A proposed size and the usage that is shown with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainProposal {
    /// Proposed size, in replicas.
    pub replicas: u32,
    /// Mean usage per pod, in thousandths of the metric's unit.
    pub usage_milli: i64,
}

/// Returns the mean usage of a set of pods, cut off to a whole number of
/// thousandths of the metric's unit, and its ratio to the target.
///
/// # Errors
/// [`MetricsError::NoReadyMetrics`] for an empty set.
pub fn average_ratio(
    values_milli: impl IntoIterator<Item = i64>,
    target_milli: i64,
) -> Result<(f64, i64), MetricsError> {
    let (sum, pods) = values_milli
        .into_iter()
        .fold((0i64, 0i64), |(sum, pods), value| {
            (sum.saturating_add(value), pods + 1)
        });
    mean_ratio(sum, pods, target_milli)
}

fn mean_ratio(sum: i64, pods: i64, target_milli: i64) -> Result<(f64, i64), MetricsError> {
    let mean = sum.checked_div(pods).ok_or(MetricsError::NoReadyMetrics)?;
    Ok((mean as f64 / target_milli as f64, mean))
}

/// A target for the mean of a value that each pod reports. The value is the
/// usage of the pod's sample; requests do not matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PodMetric {
    /// Aimed mean, in thousandths of the metric's unit, at least 1.
    pub target_milli: i64,
    /// The band around the target in which nothing happens.
    pub tolerance: Tolerance,
    /// How pods are grouped.
    pub grouping: Grouping,
}

impl PodMetric {
    /// Returns the size that this metric asks for at `now_s` seconds, when
    /// `current` replicas are wanted; `unlisted_milli` are values of pods that
    /// exist no more.
    ///
    /// # Errors
    /// When the samples do not allow a judgement, see [`MetricsError`].
    pub fn propose(
        &self,
        now_s: f64,
        current: u32,
        pods: &[Pod],
        unlisted_milli: &[i64],
    ) -> Result<PlainProposal, MetricsError> {
        if unlisted_milli.is_empty() && pods.iter().all(|pod| pod.sample.is_none()) {
            return Err(MetricsError::NoMetrics);
        }
        if pods.is_empty() {
            return Err(MetricsError::NoPods);
        }
        let mut sum = unlisted_milli
            .iter()
            .fold(0i64, |s, v| s.saturating_add(*v));
        let (mut ready, mut unready, mut missing) = (0u32, 0i64, 0i64);
        for pod in pods {
            match self.grouping.class(pod, now_s) {
                PodClass::Counted => {
                    sum = sum.saturating_add(pod.sample.map_or(0, |s| s.usage_milli));
                    ready = ready.saturating_add(1);
                }
                PodClass::Unready => unready += 1,
                PodClass::Missing => missing += 1,
                PodClass::Ignored => {}
            }
        }
        let samples = i64::from(ready).saturating_add(unlisted_milli.len() as i64);
        let (ratio, usage_milli) = mean_ratio(sum, samples, self.target_milli)?;

        let unready_count = unready > 0 && ratio > 1.0;
        if !unready_count && missing == 0 {
            let replicas = if self.tolerance.allows(ratio) {
                current
            } else {
                ceil_replicas(ratio * f64::from(ready))
            };
            return Ok(PlainProposal {
                replicas,
                usage_milli,
            });
        }
        let mut set = samples;
        if ratio < 1.0 {
            sum = sum.saturating_add(self.target_milli.saturating_mul(missing));
        }
        if ratio != 1.0 {
            set += missing;
        }
        if unready_count {
            set += unready;
        }
        let (again, _) = mean_ratio(sum, set, self.target_milli)?;
        let set = u32::try_from(set).unwrap_or(u32::MAX);
        let (replicas, _) = guarded(&self.tolerance, ratio, again, set, current);
        Ok(PlainProposal {
            replicas,
            usage_milli,
        })
    }
}

mod tests {
    use super::*;
    use reactive_allocation::autoscaler::hpa::{Phase, Resource, Sample};

    fn pods(values_milli: &[Option<i64>]) -> Vec<Pod> {
        let sample = |usage_milli| Sample {
            usage_milli,
            at_s: 0.0,
            window_s: 60.0,
        };
        let pod = |value: &Option<i64>| Pod {
            sample: value.map(sample),
            ..Pod::default()
        };
        values_milli.iter().map(pod).collect()
    }

    fn propose(target_milli: i64, current: u32, pods: &[Pod]) -> Result<(u32, i64), MetricsError> {
        let metric = PodMetric {
            target_milli,
            tolerance: Tolerance::default(),
            grouping: Grouping {
                resource: Resource::Other,
                ..Grouping::default()
            },
        };
        let proposal = metric.propose(0.0, current, pods, &[])?;
        Ok((proposal.replicas, proposal.usage_milli))
    }

    #[test]
    fn values_per_pod_scale_by_their_mean() {
        let three = pods(&[Some(20_000), Some(10_000), Some(30_000)]);
        assert_eq!(propose(15_000, 3, &three), Ok((4, 20_000)));
        assert_eq!(propose(20_000, 3, &three), Ok((3, 20_000)));

        // A missing pod holds scaling out back, and scaling in as well.
        let one_missing = pods(&[Some(30_000), Some(30_000), None]);
        assert_eq!(propose(15_000, 3, &one_missing), Ok((4, 30_000)));
        let one_missing = pods(&[Some(5_000), Some(5_000), None]);
        assert_eq!(propose(15_000, 3, &one_missing), Ok((2, 5_000)));

        // A pending pod counts as idle, but only on scaling out.
        let mut pending = pods(&[Some(30_000), Some(30_000), Some(90_000)]);
        pending[2].phase = Phase::Pending;
        assert_eq!(propose(15_000, 3, &pending), Ok((4, 30_000)));

        assert_eq!(propose(1, 1, &pods(&[None])), Err(MetricsError::NoMetrics));
        pending.truncate(0);
        assert_eq!(propose(1, 1, &pending), Err(MetricsError::NoMetrics));
    }
}
