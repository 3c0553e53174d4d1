//! Models a Flink job on its cluster: the records it processes, the start and
//! loss of its TaskManagers, and the cost of a rescale.
//!
//! Three releases of Flink are modelled. Their differences are in `release`,
//! with the source of each constant.

mod backoff;
mod checkpoints;
mod job;
mod loss_detection;
mod observed;
mod parallelism;
mod release;
mod restore;
mod savepoint;
mod scheduler;
mod task_manager;

pub(crate) use job::{Job, JobHistory, JobScale};
pub use loss_detection::Removal;
pub(crate) use loss_detection::silence_limit_s;
pub(crate) use observed::{ObservedJob, RunningJob};
pub(crate) use parallelism::parallelism_on;
pub(crate) use restore::restore_time_s;
pub use savepoint::SavepointCost;
pub use scheduler::RestartCause;
pub(crate) use scheduler::{Scheduler, State};
pub(crate) use task_manager::{TaskManager, TaskManagerState};
