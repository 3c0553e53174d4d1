//! Flink Autoscaler of the Flink Kubernetes Operator 1.15.0.
//!
//! It gives each vertex of a job a parallelism, from what the job reports of itself; it
//! does not look at CPU. One run of the control loop, every 60 s ([`controller`]): take
//! a sample of each vertex ([`sample`]), add it to the metrics window ([`window`]),
//! evaluate capacity ([`true_rate`]) and demand ([`demand`], [`mod@capacity`]) over
//! the window ([`evaluation`]), decide for each vertex ([`change`]) by its past
//! scalings ([`scalability`]), by key groups and partitions ([`alignment`]) and by
//! waiting scale-downs ([`scale_down`]), and then for the job ([`job`]).
//!
//! Where the documentation and the source of the operator differ, this follows the
//! source. Times are in whole milliseconds, as in the operator: whether a sample is
//! inside a window is decided at the exact edge. Rates are in records/s.
//!
//! Left out: memory tuning, excluded periods, quotas, finished vertices, plug-ins, and
//! what the operator does to apply a decision.

pub mod alignment;
pub mod arithmetic;
pub mod capacity;
pub mod change;
pub mod controller;
pub mod demand;
pub mod evaluation;
pub mod job;
mod of_settings;
pub mod options;
pub mod reason;
pub mod restart;
pub mod sample;
pub mod scalability;
pub mod scale_down;
pub mod true_rate;
pub mod vertex;
pub mod window;

mod provenance;

pub use change::{VertexDecision, VertexMemory};
pub use controller::{FlinkAutoscaler, Observed, TICK_MS};
pub use evaluation::Evaluated;
pub use job::{JobDecision, MemoryUse};
pub(super) use of_settings::Controller;
pub use options::{Alignment, BusyTimeAggregator, OperatorRelease, Options};
pub use provenance::RULES;
pub use reason::{Limit, Outcome, Reason, VertexReason};
pub use sample::Report;
pub use vertex::{Input, ShipStrategy, Vertex};
