//! The options of a Kafka trigger.
//!
//! Source: `kafkaMetadata` and its `Validate` in `kafka_scaler.go`.

/// The lag of a partition without a committed offset (`offsetResetPolicy`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetReset {
    /// Reading begins with the next record: a lag of 1.
    #[default]
    Latest,
    /// Reading begins with the first record: a lag of all records.
    Earliest,
}

/// The meaning of the threshold (`metricType`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MetricType {
    /// Lag per pod.
    #[default]
    AverageValue,
    /// Lag of the whole consumer group.
    Value,
}

/// A range of partition numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartitionRange {
    /// The first partition.
    pub first: i32,
    /// The last partition.
    pub last: i32,
}

/// The options of a Kafka trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KafkaTrigger {
    /// Whether a topic is named. Without one, all topics count for which the consumer
    /// group has offsets.
    pub names_topic: bool,
    /// Target lag, in records, above 0 (`lagThreshold`). Default 10.
    pub lag_threshold: i64,
    /// The trigger is active above this lag, in records, at least 0
    /// (`activationLagThreshold`). Default 0.
    pub activation_lag_threshold: i64,
    /// The lag of a partition without a committed offset.
    pub offset_reset: OffsetReset,
    /// Whether more pods than partitions may be asked for (`allowIdleConsumers`).
    pub allow_idle_consumers: bool,
    /// Whether partitions without lag do not count for the cap
    /// (`limitToPartitionsWithLag`).
    pub limit_to_partitions_with_lag: bool,
    /// Whether only divisors of the number of partitions are asked for
    /// (`ensureEvenDistributionOfPartitions`).
    pub even_distribution: bool,
    /// Whether a partition counts as 0 when its committed offset is that of the look
    /// before (`excludePersistentLag`).
    pub exclude_persistent_lag: bool,
    /// Whether a partition without a committed offset counts as 0
    /// (`scaleToZeroOnInvalidOffset`).
    pub scale_to_zero_on_invalid_offset: bool,
    /// The partitions that count (`partitionLimitation`); all when empty, and all
    /// without a topic.
    pub partition_limitation: Vec<PartitionRange>,
}

impl Default for KafkaTrigger {
    fn default() -> Self {
        Self {
            names_topic: true,
            lag_threshold: 10,
            activation_lag_threshold: 0,
            offset_reset: OffsetReset::Latest,
            allow_idle_consumers: false,
            limit_to_partitions_with_lag: false,
            even_distribution: false,
            exclude_persistent_lag: false,
            scale_to_zero_on_invalid_offset: false,
            partition_limitation: Vec::new(),
        }
    }
}

/// A combination of options that KEDA rejects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TriggerError {
    /// `lagThreshold` is 0 or less.
    #[error("lagThreshold must be above 0")]
    LagThreshold,
    /// `activationLagThreshold` is less than 0.
    #[error("activationLagThreshold must be at least 0")]
    ActivationLagThreshold,
    /// The one option lifts the cap that the other lowers.
    #[error("allowIdleConsumers and limitToPartitionsWithLag exclude each other")]
    IdleConsumersWithinLimit,
    /// Both options set a cap.
    #[error("limitToPartitionsWithLag and ensureEvenDistributionOfPartitions exclude each other")]
    EvenDistributionWithinLimit,
    /// The partitions of several topics cannot be capped together.
    #[error("limitToPartitionsWithLag needs a topic")]
    LimitWithoutTopic,
    /// The partitions of several topics cannot be shared evenly together.
    #[error("ensureEvenDistributionOfPartitions needs a topic")]
    EvenDistributionWithoutTopic,
}

impl KafkaTrigger {
    /// Checks the options against each other.
    ///
    /// # Errors
    /// The first combination that KEDA rejects.
    pub fn check(&self) -> Result<(), TriggerError> {
        let limited = self.limit_to_partitions_with_lag;
        if self.lag_threshold <= 0 {
            Err(TriggerError::LagThreshold)
        } else if self.activation_lag_threshold < 0 {
            Err(TriggerError::ActivationLagThreshold)
        } else if limited && self.allow_idle_consumers {
            Err(TriggerError::IdleConsumersWithinLimit)
        } else if limited && self.even_distribution {
            Err(TriggerError::EvenDistributionWithinLimit)
        } else if limited && !self.names_topic {
            Err(TriggerError::LimitWithoutTopic)
        } else if self.even_distribution && !self.names_topic {
            Err(TriggerError::EvenDistributionWithoutTopic)
        } else {
            Ok(())
        }
    }

    /// Returns whether the lag of this partition counts.
    pub fn counts_partition(&self, partition: i32) -> bool {
        let mut ranges = self.partition_limitation.iter();
        !self.names_topic
            || self.partition_limitation.is_empty()
            || ranges.any(|range| (range.first..=range.last).contains(&partition))
    }

    /// Returns whether the number of partitions caps the lag that is handed over.
    pub fn is_capped(&self) -> bool {
        !self.allow_idle_consumers || self.limit_to_partitions_with_lag || self.even_distribution
    }
}
