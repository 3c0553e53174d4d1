//! An autoscaler that scales on consumer lag, and perhaps on CPU, too: the larger wish
//! wins.

use super::controller::{Controller, config};
use super::{
    Decision, ExternalMetric, ExternalTarget, Hpa, PodCounts, Proposal, Tolerance, Wish, largest,
};
use crate::autoscaler::{Autoscaler, CpuSampling, Metric, ObservedFleet, WarmingPod};
use crate::settings::Settings;

/// A Horizontal Pod Autoscaler with consumer lag as its first metric.
pub(in crate::autoscaler) struct LagHpa {
    hpa: Hpa,
    metric: ExternalMetric,
    /// The threshold of the lag for each pod, in records.
    threshold: f64,
    target_pct: f64,
    /// Proposes by CPU; `None` when lag is the only metric.
    cpu: Option<Controller>,
}

/// Returns the target of the lag for each pod, in records. Kubernetes and KEDA take whole
/// numbers.
pub(in crate::autoscaler) fn lag_threshold(settings: &Settings) -> i64 {
    (settings.lag_threshold.round() as i64).max(1)
}

/// Returns the band around the threshold in which nothing happens.
pub(in crate::autoscaler) fn tolerance(settings: &Settings) -> Tolerance {
    config(settings).metric.tolerance
}

/// Returns how CPU use is measured: not at all when it is no metric.
pub(in crate::autoscaler) fn cpu_sampling(settings: &Settings) -> CpuSampling {
    if settings.observes_cpu() {
        CpuSampling::MetricsServer
    } else {
        CpuSampling::Never
    }
}

impl LagHpa {
    /// Returns the autoscaler of the settings before its first sync.
    pub(in crate::autoscaler) fn new(settings: &Settings, workers: u32) -> Self {
        let threshold = lag_threshold(settings);
        Self {
            hpa: Hpa::without_log(config(settings)),
            metric: ExternalMetric {
                target: ExternalTarget::AverageValue(threshold.saturating_mul(1000)),
                tolerance: tolerance(settings),
            },
            threshold: threshold as f64,
            target_pct: f64::from(settings.target_utilization_pct),
            cpu: settings
                .observes_cpu()
                .then(|| Controller::new(settings, workers)),
        }
    }

    /// Syncs at `now_s` seconds with a lag of `value_milli` thousandths of a record.
    pub(in crate::autoscaler) fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        value_milli: i64,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Decision {
        let warming: Vec<WarmingPod> = fleet.warming.collect();
        let pods = pod_counts(now_s, wanted, fleet.steady.count, &warming);
        let lag = self.metric.propose(value_milli, pods);
        let cpu = self
            .cpu
            .as_ref()
            .map(|cpu| cpu.propose(now_s, wanted, fleet.steady, warming.into_iter()));
        let wishes = [Some(Ok(lag.wish)), cpu.map(|cpu| cpu.map(Wish::from))];
        let wish = largest(wishes.into_iter().flatten(), wanted);
        let decided = self.hpa.decide_size(now_s, wanted, wish);
        let by_cpu = cpu.and_then(Result::ok).filter(|proposal| {
            wish.is_ok_and(|wish| wish.replicas > lag.wish.replicas && is_of(proposal, wish))
        });
        let (metric, observed, target) = match by_cpu {
            Some(proposal) => (
                Metric::CpuPct,
                f64::from(proposal.utilization_pct),
                self.target_pct,
            ),
            None => {
                let lag = value_milli as f64 / 1000.0 / f64::from(pods.created.max(1));
                (Metric::LagPerWorker, lag, self.threshold)
            }
        };
        Decision {
            was: wanted,
            wanted: decided.wanted,
            raw: wish.ok().map(|wish| wish.replicas),
            metric,
            observed: Some(observed),
            target: Some(target),
            parallelism: None,
            reason: decided.reason,
        }
    }
}

fn is_of(proposal: &Proposal, wish: Wish) -> bool {
    proposal.replicas == wish.replicas
}

/// Counts the pods. Lag knows no readiness: those that start count, too.
fn pod_counts(now_s: f64, wanted: u32, steady: u32, warming: &[WarmingPod]) -> PodCounts {
    let count = |pods: usize| u32::try_from(pods).unwrap_or(u32::MAX);
    let ready = warming.iter().filter(|pod| pod.ready_s <= now_s).count();
    PodCounts {
        wanted,
        created: steady.saturating_add(count(warming.len())),
        ready: steady.saturating_add(count(ready)),
    }
}

/// Returns a lag in thousandths of a record, as metrics are handed over.
pub(in crate::autoscaler) fn milli(lag: f64) -> i64 {
    // `as` saturates.
    (lag.max(0.0).round() as i64).saturating_mul(1000)
}
