//! KEDA's Kafka scaler: consumer lag as an external metric, and the way to zero
//! replicas and back.
//!
//! Two loops share the work. At each poll, every 30 s, the operator asks Kafka
//! for the lag ([`partition_lag`], [`total_lag`]) and switches between no replicas
//! and the first one ([`executor`]). At each sync, every 15 s, a Horizontal Pod
//! Autoscaler scales between one replica and the maximum on the same metric, which is
//! asked for anew. [`ScaledObject`] is both loops on one fleet.
//!
//! Source: `pkg/scalers/kafka_scaler.go`, `pkg/scaling/scale_handler.go` and
//! `pkg/scaling/executor/scale_scaledobjects.go` of kedacore/keda v2.20.2. Left out:
//! pausing, fallback replicas, forced activation, several triggers, and lags above
//! 2⁵³ records, which KEDA hands over rounded.

pub mod even;
pub mod executor;
pub mod lag_reader;
pub mod metadata;
pub mod partition_lag;
pub mod replica_counts;
pub mod scaled_object;
pub mod total_lag;
pub mod trigger;

mod controller;
mod provenance;

pub(super) use controller::Controller;
pub use controller::Reason;
pub use executor::{Activity, Cooldowns, Poll, PollReason};
pub use lag_reader::LagReader;
pub use metadata::MetadataError;
pub use partition_lag::{PartitionLag, PartitionOffsets};
pub use provenance::RULES;
pub use replica_counts::{ReplicaCounts, ReplicaCountsError};
pub use scaled_object::{HpaSync, ScaledObject, ScaledObjectConfig};
pub use total_lag::{KafkaMetric, TotalLag};
pub use trigger::{KafkaTrigger, MetricType, OffsetReset, PartitionRange, TriggerError};

/// The default time between two polls (`pollingInterval`), in seconds. Source:
/// `defaultPollingInterval` in `apis/keda/v1alpha1/withtriggers_types.go`.
pub const POLLING_INTERVAL_S: f64 = 30.0;
