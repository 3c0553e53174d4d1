//! A Flink job on its cluster: what it processes, how its TaskManagers come and
//! go, and what a rescale costs.

mod job;
mod scheduler;
mod task_manager;

pub(crate) use job::Job;
pub use scheduler::RestartCause;
pub(crate) use scheduler::{Scheduler, loss_noticed_s};
pub(crate) use task_manager::{TaskManager, TaskManagerState};
