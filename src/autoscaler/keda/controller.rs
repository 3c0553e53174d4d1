//! The ScaledObject of the settings, at work on a fleet.

use super::executor::{Activity, Cooldowns, PollReason, poll};
use super::replica_counts::ReplicaCounts;
use super::total_lag::{KafkaMetric, TotalLag};
use super::trigger::KafkaTrigger;
use crate::autoscaler::hpa::{self, LagHpa, cpu_sampling, lag_threshold, milli};
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
    /// Whether a poll can change anything: it may set the size to 0, or its lag is used
    /// again by the syncs.
    polls_matter: bool,
    caches: bool,
    polled: Option<KafkaMetric>,
    polling_interval_s: f64,
    polls: u32,
    sync_period_s: f64,
    syncs: u32,
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
            polls_matter: rests || settings.caches_lag(),
            caches: settings.caches_lag(),
            polled: None,
            polling_interval_s: settings.polling_interval_s,
            polls: 0,
            sync_period_s: settings.sync_period_s,
            syncs: 0,
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        cpu_sampling(settings)
    }

    fn next_sync_s(&self) -> f64 {
        self.next_poll_s()
            .min(f64::from(self.syncs) * self.sync_period_s)
    }

    /// A poll that falls on a sync comes first.
    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<Reason>> {
        let lag = fleet.job?.committed_lag;
        let total = TotalLag::spread_evenly(milli(lag) / 1000, self.partitions);
        let metric = KafkaMetric::of(&total, &self.trigger);
        if self.next_poll_s() <= now_s {
            self.polls += 1;
            self.polled = Some(metric);
            return self.poll(now_s, wanted, &metric);
        }
        self.syncs += 1;
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
    fn next_poll_s(&self) -> f64 {
        if self.polls_matter {
            f64::from(self.polls) * self.polling_interval_s
        } else {
            f64::INFINITY
        }
    }

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
