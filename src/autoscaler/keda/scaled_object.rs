//! A ScaledObject with one Kafka trigger at work on a fleet of pods: the polls of
//! the operator and the syncs of its Horizontal Pod Autoscaler.
//!
//! Source: `startScaleLoop` and `GetScaledObjectMetrics` in `scale_handler.go`, and
//! `controllers/keda/hpa.go` for the autoscaler that the operator creates.

use super::executor::{Activity, Cooldowns, Poll, poll};
use super::lag_reader::LagReader;
use super::partition_lag::PartitionOffsets;
use super::replica_counts::ReplicaCounts;
use super::total_lag::{KafkaMetric, external_metric};
use super::trigger::{KafkaTrigger, MetricType};
use crate::autoscaler::hpa::{
    Behavior, Hpa, HpaConfig, MetricsError, PodCounts, SizeDecision, Tolerance, Wish,
};

/// The configuration of a ScaledObject with one Kafka trigger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaledObjectConfig {
    /// The trigger.
    pub trigger: KafkaTrigger,
    /// The meaning of the trigger's threshold. Default: lag per pod.
    pub metric_type: MetricType,
    /// Whether syncs take the metric of the last poll (`useCachedMetrics`). By
    /// default they look at Kafka themselves.
    pub use_cached_metrics: bool,
    /// The sizes that are allowed.
    pub counts: ReplicaCounts,
    /// The times before the fleet goes to rest.
    pub cooldowns: Cooldowns,
    /// The band around the threshold in which nothing happens.
    pub tolerance: Tolerance,
    /// Windows and policies
    /// (`advanced.horizontalPodAutoscalerConfig.behavior`). `None`, the default,
    /// means the older rules.
    pub behavior: Option<Behavior>,
}

/// The result of a sync of the Horizontal Pod Autoscaler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HpaSync {
    /// The size that is wanted now, and why.
    pub decision: SizeDecision,
    /// The metric that it was decided on; `None` when the size was out of range, so
    /// that it was not asked for.
    pub metric: Option<KafkaMetric>,
    /// The size that the metric alone asks for, in replicas.
    pub raw: Option<u32>,
}

/// A ScaledObject: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaledObject {
    config: ScaledObjectConfig,
    hpa: Hpa,
    reader: LagReader,
    activity: Activity,
    polled: Option<KafkaMetric>,
}

impl ScaledObject {
    /// Returns a ScaledObject that is created at `now_s` seconds.
    pub fn new(config: ScaledObjectConfig, now_s: f64) -> Self {
        let hpa = Hpa::new(HpaConfig {
            min_replicas: config.counts.least_active(),
            max_replicas: config.counts.max,
            behavior: config.behavior.clone(),
            ..HpaConfig::default()
        });
        Self {
            hpa,
            reader: LagReader::default(),
            activity: Activity {
                created_s: now_s,
                last_active_s: None,
            },
            polled: None,
            config,
        }
    }

    /// Polls at `now_s` seconds, when `current` replicas are wanted.
    pub fn poll(&mut self, now_s: f64, current: u32, partitions: &[PartitionOffsets]) -> Poll {
        let metric = self.look(partitions);
        self.polled = Some(metric);
        let config = &self.config;
        poll(
            now_s,
            current,
            metric.active,
            &config.counts,
            &config.cooldowns,
            &mut self.activity,
        )
    }

    /// Syncs the Horizontal Pod Autoscaler at `now_s` seconds.
    pub fn sync(
        &mut self,
        now_s: f64,
        pods: PodCounts,
        partitions: &[PartitionOffsets],
    ) -> HpaSync {
        let range = self.hpa.config().min_replicas..=self.hpa.config().max_replicas;
        let metric = range.contains(&pods.wanted).then(|| match self.polled {
            Some(polled) if self.config.use_cached_metrics => polled,
            _ => self.look(partitions),
        });
        let wish = metric.map(|metric| self.wish(&metric, pods));
        let decision =
            self.hpa
                .decide_size(now_s, pods.wanted, wish.ok_or(MetricsError::NoMetrics));
        HpaSync {
            decision,
            metric,
            raw: wish.map(|wish| wish.replicas),
        }
    }

    fn look(&mut self, partitions: &[PartitionOffsets]) -> KafkaMetric {
        let trigger = &self.config.trigger;
        KafkaMetric::of(&self.reader.look(trigger, partitions), trigger)
    }

    fn wish(&self, metric: &KafkaMetric, pods: PodCounts) -> Wish {
        let config = &self.config;
        external_metric(&config.trigger, config.metric_type, config.tolerance)
            .propose(metric.value_milli(), pods)
            .wish
    }
}
