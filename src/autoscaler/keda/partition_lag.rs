//! The lag of a single partition.
//!
//! Source: `getLagForPartition` in `kafka_scaler.go`.

use super::trigger::{KafkaTrigger, OffsetReset};

/// Kafka's answer on one partition, in records from the first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartitionOffsets {
    /// The offset that the consumer group has committed; `None` before its first.
    pub committed: Option<i64>,
    /// The end of the partition; `None` when the answer leaves it out.
    pub end: Option<i64>,
}

/// The lag of one or more partitions, in records. It is negative where the end of
/// a partition has gone back behind the committed offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartitionLag {
    /// The lag that sets the size.
    pub for_scaling: i64,
    /// The lag that decides whether the trigger is active, persistent lag included.
    pub for_activity: i64,
}

impl PartitionLag {
    /// Returns a lag of `records` for both purposes.
    pub const fn both(records: i64) -> Self {
        Self {
            for_scaling: records,
            for_activity: records,
        }
    }
}

/// Returns the lag of one partition. `committed_before` is its committed offset at
/// the look before; `None` at the first.
pub fn partition_lag(
    offsets: PartitionOffsets,
    committed_before: Option<i64>,
    trigger: &KafkaTrigger,
) -> PartitionLag {
    let (committed, end) = match (offsets.committed, trigger.offset_reset) {
        (Some(committed), _) => (committed, offsets.end),
        (None, _) if trigger.scale_to_zero_on_invalid_offset => return PartitionLag::both(0),
        (None, OffsetReset::Latest) => return PartitionLag::both(1),
        (None, OffsetReset::Earliest) => return PartitionLag::both(offsets.end.unwrap_or(0)),
    };
    let Some(end) = end else {
        return PartitionLag::both(0);
    };
    let lag = end.saturating_sub(committed);
    let persistent = trigger.exclude_persistent_lag && committed_before == Some(committed);
    PartitionLag {
        for_scaling: if persistent { 0 } else { lag },
        for_activity: lag,
    }
}
