//! A Flink job on its cluster: what it processes, how its TaskManagers come and
//! go, and what a rescale costs.
//!
//! Three releases of Flink are told apart; what they do differently is in
//! `release`, with the origin of each figure.

mod backoff;
mod checkpoints;
mod job;
mod loss;
pub mod parallelism;
mod release;
mod savepoint;
mod scheduler;
mod task_manager;

pub(crate) use job::{Job, JobHistory, JobScale};
pub use loss::Removal;
pub use savepoint::SavepointCost;
pub use scheduler::RestartCause;
pub(crate) use scheduler::{Scheduler, State};
pub(crate) use task_manager::{TaskManager, TaskManagerState};
