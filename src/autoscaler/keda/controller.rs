//! The ScaledObject of the settings, at work on a fleet.

use super::executor::{Activity, Cooldowns, PollReason, poll};
use super::replica_counts::ReplicaCounts;
use super::total_lag::{KafkaMetric, TotalLag};
use super::trigger::KafkaTrigger;
use crate::autoscaler::hpa::{self, LagHpa, cpu_sampling, lag_threshold, milli};
use crate::autoscaler::lag_clock::{Due, LagClock};
use crate::autoscaler::{
    Autoscaler, CpuSampling, Decision, DocumentedRule, Metric, ObservedFleet, WarmingPod,
};
use crate::settings::{PartitionCap, Settings};

/// The reason of a decision of KEDA.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Its Horizontal Pod Autoscaler decided.
    Hpa(hpa::Reason),
    /// The job is active: the fleet leaves its rest.
    Activated,
    /// The job was inactive for longer than the cooldown: the fleet goes to rest.
    Deactivated,
}

/// KEDA with one Kafka trigger, and with one for CPU if the settings say so.
pub(crate) struct Controller {
    hpa: LagHpa,
    trigger: KafkaTrigger,
    partitions: u32,
    counts: ReplicaCounts,
    cooldowns: Cooldowns,
    activity: Activity,
    /// Whether the syncs use the lag of the last poll.
    caches: bool,
    polled: Option<KafkaMetric>,
    clock: LagClock,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;
    const OBSERVES_JOB: bool = true;

    fn new(settings: &Settings, workers: u32) -> Self {
        let rests = settings.scales_to_zero();
        Self {
            hpa: LagHpa::new(settings, workers),
            trigger: trigger(settings),
            partitions: settings.source_partitions,
            counts: ReplicaCounts {
                min: settings.min_workers,
                max: settings.max_workers,
                idle: rests.then_some(0),
            },
            cooldowns: Cooldowns {
                after_activity_s: settings.cooldown_period_s,
                ..Cooldowns::default()
            },
            activity: Activity {
                created_s: 0.0,
                last_active_s: Some(0.0),
            },
            caches: settings.caches_lag(),
            polled: None,
            // A poll may set the size to 0, or its lag is used again by the syncs.
            clock: LagClock::new(settings, rests || settings.caches_lag()),
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        cpu_sampling(settings)
    }

    fn next_sync_s(&self) -> f64 {
        self.clock.next_s()
    }

    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<Reason>> {
        let lag = fleet.job?.committed_lag;
        let total = TotalLag::spread_evenly(milli(lag) / 1000, self.partitions);
        let metric = KafkaMetric::of(&total, &self.trigger);
        if self.clock.take(now_s) == Due::Look {
            self.polled = Some(metric);
            return self.poll(now_s, wanted, &metric);
        }
        if wanted == 0 {
            // The autoscaler is off, and remembers nothing of this sync.
            return None;
        }
        let metric = self.polled.filter(|_| self.caches).unwrap_or(metric);
        let decision = self.hpa.sync(now_s, wanted, metric.value_milli(), fleet);
        Some(decision.map_reason(Reason::Hpa))
    }
}

impl Controller {
    /// Polls. Returns a decision only if the size changes: all else is up to the syncs.
    fn poll(&mut self, now_s: f64, wanted: u32, metric: &KafkaMetric) -> Option<Decision<Reason>> {
        let polled = poll(
            now_s,
            wanted,
            metric.active,
            &self.counts,
            &self.cooldowns,
            &mut self.activity,
        );
        let reason = match polled.reason {
            PollReason::Activated => Reason::Activated,
            PollReason::Deactivated => Reason::Deactivated,
            _ => return None,
        };
        Some(Decision {
            was: wanted,
            wanted: polled.wanted,
            raw: Some(polled.wanted),
            metric: Metric::LagPerWorker,
            observed: Some(metric.uncapped_lag as f64 / f64::from(wanted.max(1))),
            target: Some(self.trigger.lag_threshold as f64),
            parallelism: None,
            reason,
        })
    }
}

fn trigger(settings: &Settings) -> KafkaTrigger {
    let cap = settings.partition_cap;
    KafkaTrigger {
        lag_threshold: lag_threshold(settings),
        activation_lag_threshold: settings.activation_lag.round() as i64,
        allow_idle_consumers: cap == PartitionCap::Off,
        limit_to_partitions_with_lag: cap == PartitionCap::WithLag,
        even_distribution: cap == PartitionCap::Even,
        ..KafkaTrigger::default()
    }
}
