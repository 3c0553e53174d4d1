//! The run of a policy over a workload: quantities over time, events and sums.
//!
//! Time moves from event to event (an arrival step, an evaluation of the
//! autoscaler, a TaskManager that joins or is lost, a restart). All rates are
//! constant in between, so every value is exact.

use crate::autoscaler::{Decision, ScalingReason};
use crate::flink::{JobHistory, Removal, RestartCause};
use crate::timeline::{Line, Steps};

/// One policy's run over the whole workload.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// TaskManagers that are paid for, from request to removal.
    pub workers: Steps,
    /// TaskManagers that the JobManager takes for registered; a lost one is counted
    /// until its loss is noticed.
    pub registered: Steps,
    /// TaskManagers that the job processes with; 0 while it is down.
    pub running: Steps,
    /// Subtasks of the operator that does the work; 0 while the job is down.
    pub parallelism: Steps,
    /// Records processed per second, those processed again included.
    pub processed_per_s: Steps,
    /// Records in the log that are not processed, those in flight included.
    pub backlog: Line,
    /// The events, in order of time.
    pub events: Vec<Event>,
    /// The sums of the run.
    pub totals: Totals,
}

impl Run {
    /// Joins what happened to the job with what happened to its TaskManagers.
    pub(super) fn new(
        job: JobHistory,
        workers: Steps,
        registered: Steps,
        events: Vec<Event>,
        rescales: u32,
    ) -> Self {
        Self {
            workers,
            registered,
            running: job.running_task_managers,
            parallelism: job.parallelism,
            processed_per_s: job.processed_per_s,
            backlog: job.backlog,
            events,
            totals: Totals {
                arrived: job.arrived,
                backlog: job.backlog_at_end,
                reprocessed: job.reprocessed,
                down_s: job.down_s,
                rescales,
            },
        }
    }
}

impl Run {
    /// Returns when the job failed for good, in seconds; `None` if it did not.
    pub fn failed_s(&self) -> Option<f64> {
        let mut events = self.events.iter().rev();
        let failed = events.find(|event| matches!(event.kind, EventKind::JobFailed { .. }));
        failed.map(|event| event.t_s)
    }
}

/// Sums over a run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Records that arrived.
    pub arrived: f64,
    /// Records not processed at the end.
    pub backlog: f64,
    /// Records processed for a second time after a rewind.
    pub reprocessed: f64,
    /// Seconds in which the job was down.
    pub down_s: f64,
    /// Restarts of the job on other TaskManagers.
    pub rescales: u32,
}

/// An event of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Seconds from the start.
    pub t_s: f64,
    /// The kind of event, with its details.
    pub kind: EventKind,
}

/// The kinds of events.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// The autoscaler changed the number of TaskManagers it wants.
    Scaled {
        /// TaskManagers wanted until now; as many as from now on if only the parallelism
        /// changes.
        from: u32,
        /// TaskManagers wanted from now on.
        to: u32,
        /// The decision behind it, in a box: an event without one is a third as large.
        decision: Box<Decision<ScalingReason>>,
    },
    /// TaskManagers were requested.
    Requested {
        /// Their number.
        count: u32,
    },
    /// Containers of TaskManagers started.
    Started {
        /// Their number.
        count: u32,
    },
    /// TaskManagers registered at the JobManager.
    Registered {
        /// Their number.
        count: u32,
    },
    /// Registered TaskManagers were removed.
    Removed {
        /// Their number.
        count: u32,
        /// How they were removed.
        removal: Removal,
        /// When the JobManager notices the last loss, in seconds.
        noticed_s: f64,
    },
    /// TaskManagers without tasks were released.
    Released {
        /// Their number.
        count: u32,
    },
    /// The JobManager noticed that TaskManagers are lost.
    LossNoticed {
        /// Their number.
        count: u32,
    },
    /// The job waits after a failure before it restarts.
    BackOff {
        /// When it will be deployed again, in seconds.
        until_s: f64,
        /// Failures that count, this one included.
        failures: u32,
    },
    /// The job failed for good: no restart attempt is left.
    JobFailed {
        /// Failures that count, this one included.
        failures: u32,
    },
    /// The job is being stopped with a savepoint.
    SavepointBegun {
        /// TaskManagers it ran on.
        from: u32,
        /// TaskManagers it will run on.
        to: u32,
    },
    /// The savepoint is complete and the job stopped.
    SavepointDone,
    /// The job began to restart.
    Restarting {
        /// The cause of the restart.
        cause: RestartCause,
    },
    /// The job is deployed and began to restore its state.
    Restoring,
    /// The job processes again.
    Restored {
        /// TaskManagers it runs on.
        task_managers: u32,
        /// Records to catch up with.
        backlog: f64,
    },
    /// The job worked off the backlog of its last restart.
    CaughtUp,
}
