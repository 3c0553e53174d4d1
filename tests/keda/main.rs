//! The laws that hold for KEDA's Kafka scaler, and for the Horizontal Pod Autoscaler on
//! an external metric, with any lag.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use reactive_allocation::autoscaler::keda::PartitionOffsets;

mod cap;
mod loops;
mod options;
mod several_metrics;

/// Partitions with these lags, all read up to offset 1000.
fn partitions(lags: &[i64]) -> Vec<PartitionOffsets> {
    let offsets = |lag: &i64| PartitionOffsets {
        committed: Some(1000),
        end: Some(1000 + lag),
    };
    lags.iter().map(offsets).collect()
}
