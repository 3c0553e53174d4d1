//! A look at all partitions, and the memory between two looks.
//!
//! Source: `getTotalLag` and `previousOffsets` in `kafka_scaler.go`.

use super::partition_lag::{PartitionOffsets, partition_lag};
use super::total_lag::TotalLag;
use super::trigger::KafkaTrigger;

/// Asks for the lag of all partitions and remembers their committed offsets. Polls
/// and syncs share one memory, so both count as looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LagReader {
    /// The committed offset of each partition at the last look that had one.
    committed: Vec<Option<i64>>,
}

impl LagReader {
    /// Looks at `partitions`, the first of which has the number 0. Those whose end the
    /// answer leaves out do not count as partitions either: KEDA walks the answer.
    pub fn look(&mut self, trigger: &KafkaTrigger, partitions: &[PartitionOffsets]) -> TotalLag {
        self.committed.resize(partitions.len(), None);
        let mut total = TotalLag::default();
        let numbered = (0_i32..).zip(partitions).zip(&mut self.committed);
        for ((number, offsets), committed) in numbered {
            if offsets.end.is_none() || !trigger.counts_partition(number) {
                continue;
            }
            total.add(partition_lag(*offsets, *committed, trigger));
            *committed = offsets.committed.or(*committed);
        }
        total
    }
}
