//! The lag of a consumer group, its cap, and the metric that is handed over.
//!
//! Source: `getTotalLag` and `GetMetricsAndActivity` in `kafka_scaler.go`.

use super::even::even_pods;
use super::partition_lag::PartitionLag;
use super::trigger::{KafkaTrigger, MetricType};
use crate::autoscaler::hpa::{ExternalMetric, ExternalTarget, Tolerance};

/// Sums over the partitions of a consumer group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TotalLag {
    /// Summed lag, in records.
    pub lag: PartitionLag,
    /// Number of partitions.
    pub partitions: i64,
    /// Number of partitions with a lag above 0 for scaling.
    pub with_lag: i64,
}

impl TotalLag {
    /// Adds one partition.
    pub fn add(&mut self, partition: PartitionLag) {
        let sum = &mut self.lag;
        sum.for_scaling = sum.for_scaling.saturating_add(partition.for_scaling);
        sum.for_activity = sum.for_activity.saturating_add(partition.for_activity);
        self.partitions += 1;
        self.with_lag += i64::from(partition.for_scaling > 0);
    }

    /// Returns the sums over partitions with these lags.
    pub fn of(partitions: impl IntoIterator<Item = PartitionLag>) -> Self {
        let mut total = Self::default();
        partitions.into_iter().for_each(|lag| total.add(lag));
        total
    }

    /// Returns the sums for a lag of `records`, at least 0, that is spread evenly
    /// over `partitions`.
    pub fn spread_evenly(records: i64, partitions: u32) -> Self {
        let partitions = i64::from(partitions);
        Self {
            lag: PartitionLag::both(records),
            partitions,
            with_lag: records.clamp(0, partitions),
        }
    }
}

/// The metric of a Kafka trigger at one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KafkaMetric {
    /// The lag that is handed over to the Horizontal Pod Autoscaler, in records.
    pub lag: i64,
    /// The same before the cap and the even distribution, in records.
    pub uncapped_lag: i64,
    /// Whether the trigger is active. The cap does not matter for it.
    pub active: bool,
}

impl KafkaMetric {
    /// Returns the metric of a consumer group with this lag.
    pub fn of(total: &TotalLag, trigger: &KafkaTrigger) -> Self {
        Self {
            lag: capped(total, trigger),
            uncapped_lag: total.lag.for_scaling,
            active: total.lag.for_activity > trigger.activation_lag_threshold,
        }
    }

    /// Returns the lag in thousandths of a record, at least 0, as it is handed over.
    pub fn value_milli(&self) -> i64 {
        self.lag.max(0).saturating_mul(1000)
    }
}

/// Caps the lag at what as many pods as there are partitions would carry. The
/// quotient is cut off here and rounded up by the Horizontal Pod Autoscaler, so a
/// lag of less than one threshold above the cap passes, and asks for one pod too many.
fn capped(total: &TotalLag, trigger: &KafkaTrigger) -> i64 {
    let lag = total.lag.for_scaling;
    let threshold = trigger.lag_threshold;
    if !trigger.is_capped() {
        return lag;
    }
    let lag = if trigger.even_distribution {
        even_pods(lag, total.partitions, threshold).saturating_mul(threshold)
    } else {
        lag
    };
    let most_pods = if trigger.limit_to_partitions_with_lag {
        total.with_lag
    } else {
        total.partitions
    };
    match lag.checked_div(threshold) {
        Some(pods) if pods > most_pods => most_pods.saturating_mul(threshold),
        _ => lag,
    }
}

/// Returns the metric as the Horizontal Pod Autoscaler of the trigger has it.
pub fn external_metric(
    trigger: &KafkaTrigger,
    metric_type: MetricType,
    tolerance: Tolerance,
) -> ExternalMetric {
    let target_milli = trigger.lag_threshold.saturating_mul(1000);
    ExternalMetric {
        target: match metric_type {
            MetricType::AverageValue => ExternalTarget::AverageValue(target_milli),
            MetricType::Value => ExternalTarget::Value(target_milli),
        },
        tolerance,
    }
}
