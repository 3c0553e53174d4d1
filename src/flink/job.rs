//! Models the running job: arriving records, processed records, checkpoints and
//! consumer lag.
//!
//! All rates are constant between two calls, so the results are exact: there is
//! no numerical integration.

use super::checkpoints::Checkpoints;
use super::observed::{ObservedJob, RunningJob};
use super::parallelism::{capacity_per_s, parallelism_on};
use crate::settings::Settings;
use crate::timeline::{Line, Steps};

/// The scale of a job: its TaskManagers and parallelism.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct JobScale {
    /// TaskManagers with tasks of the job; 0 while it is down.
    pub(crate) task_managers: u32,
    /// The parallelism of the operator that does the work.
    pub(crate) parallelism: u32,
    /// The records per second that the job can process.
    pub(crate) capacity_per_s: f64,
}

impl JobScale {
    /// Returns the scale of a job that uses as many slots of `task_managers`
    /// TaskManagers as its maximum parallelism allows.
    pub(crate) fn on(settings: &Settings, task_managers: u32) -> Self {
        Self::of(settings, parallelism_on(settings, task_managers))
    }

    /// Returns the scale of a job of this parallelism, on as few TaskManagers as have
    /// the slots for it.
    pub(crate) fn of(settings: &Settings, parallelism: u32) -> Self {
        let needed = parallelism.div_ceil(settings.slots_per_task_manager);
        Self {
            task_managers: needed,
            parallelism,
            capacity_per_s: capacity_per_s(settings, parallelism),
        }
    }
}

/// The series and totals of a job over time.
#[derive(Debug)]
pub(crate) struct JobHistory {
    /// TaskManagers with tasks of the job; 0 while it is down.
    pub(crate) running_task_managers: Steps,
    /// Subtasks of the operator that does the work; 0 while the job is down.
    pub(crate) parallelism: Steps,
    /// Records processed per second, including those processed again.
    pub(crate) processed_per_s: Steps,
    /// Records in the log that are not processed yet, including those in flight.
    pub(crate) backlog: Line,
    /// Records that arrived.
    pub(crate) arrived: f64,
    /// Records not processed at the end.
    pub(crate) backlog_at_end: f64,
    /// Records processed for a second time after a rewind.
    pub(crate) reprocessed: f64,
    /// Time in which the job was down, in seconds.
    pub(crate) down_s: f64,
}

/// How long a job that runs at time 0 has been running, in seconds.
const LONG_S: f64 = 7200.0;

/// A job that reads records from a log. Every restart rewinds it to the last
/// completed checkpoint.
#[derive(Debug)]
pub(crate) struct Job {
    /// A sum of spans, which may be off by rounding.
    now_s: f64,
    /// The time of the cluster.
    cluster_s: f64,
    /// Records in the log so far.
    arrived: f64,
    /// Records in the log that are not processed yet.
    backlog: f64,
    /// The records per second that the job can process; 0 while it is down.
    capacity_per_s: f64,
    task_managers: u32,
    /// The subtasks of the operator that does the work; 0 while the job is down.
    scale: u32,
    /// When the job last switched to running, in seconds.
    running_since_s: f64,
    /// Records processed since then, those processed again included.
    processed_since: f64,
    checkpoints: Checkpoints,
    /// Processed records at the last completed checkpoint or savepoint.
    checkpoint_at: f64,
    /// Whether there is a checkpoint or savepoint to restore the state from.
    has_checkpoint: bool,
    /// The highest number of processed records so far. Records below it are
    /// reprocessed.
    furthest: f64,
    /// Whether the job works off the backlog of its last restart.
    catching_up: bool,
    /// When it caught up, until [`Job::take_caught_up`] is called.
    caught_up_s: Option<f64>,
    /// Records that each TaskManager of the job has processed.
    pub(crate) work_per_task_manager: f64,
    /// Records processed for a second time.
    pub(crate) reprocessed: f64,
    /// Time in which the job was down, in seconds.
    pub(crate) down_s: f64,
    pub(crate) backlog_line: Line,
    pub(crate) processed_per_s: Steps,
    pub(crate) running_task_managers: Steps,
    pub(crate) parallelism: Steps,
}

impl Job {
    /// Creates a job that has been running without backlog at `scale` before
    /// time 0. At a scale of 0 TaskManagers it has not started yet.
    pub(crate) fn new(settings: &Settings, span_s: f64, scale: JobScale) -> Self {
        Self {
            now_s: 0.0,
            cluster_s: 0.0,
            arrived: 0.0,
            backlog: 0.0,
            capacity_per_s: scale.capacity_per_s,
            task_managers: scale.task_managers,
            scale: scale.parallelism,
            running_since_s: -LONG_S,
            processed_since: 0.0,
            checkpoints: Checkpoints::new(settings),
            checkpoint_at: 0.0,
            has_checkpoint: scale.task_managers > 0,
            furthest: 0.0,
            catching_up: false,
            caught_up_s: None,
            work_per_task_manager: 0.0,
            reprocessed: 0.0,
            down_s: 0.0,
            backlog_line: Line::new(0.0),
            processed_per_s: Steps::with_capacity(64, span_s),
            running_task_managers: Steps::new(f64::from(scale.task_managers), span_s),
            parallelism: Steps::new(f64::from(scale.parallelism), span_s),
        }
    }

    /// Returns the number of records in the log that are not processed yet,
    /// including those in flight.
    pub(crate) fn backlog(&self) -> f64 {
        self.backlog
    }

    /// Returns what Flink and Kafka report of the job while records arrive at
    /// `arrival_per_s`.
    pub(crate) fn observe(&self, settings: &Settings, arrival_per_s: f64) -> ObservedJob {
        let processed_per_s = if self.backlog > 0.0 {
            self.capacity_per_s
        } else {
            arrival_per_s.min(self.capacity_per_s)
        };
        let running = self.is_running().then(|| {
            RunningJob::new(
                settings,
                self.running_since_s,
                self.scale,
                processed_per_s,
                self.processed_since,
                (self.backlog - settings.in_flight_records).max(0.0),
            )
        });
        ObservedJob {
            committed_lag: self.arrived - self.checkpoint_at,
            running,
        }
    }

    /// Returns whether the job processes records.
    pub(crate) fn is_running(&self) -> bool {
        self.task_managers > 0
    }

    /// Returns when the job caught up with the log after its last restart, in
    /// seconds; each time is returned only once.
    pub(crate) fn take_caught_up(&mut self) -> Option<f64> {
        self.caught_up_s.take()
    }

    /// Ends the job and returns its history.
    pub(crate) fn into_history(self) -> JobHistory {
        JobHistory {
            running_task_managers: self.running_task_managers,
            parallelism: self.parallelism,
            processed_per_s: self.processed_per_s,
            backlog: self.backlog_line,
            arrived: self.arrived,
            backlog_at_end: self.backlog,
            reprocessed: self.reprocessed,
            down_s: self.down_s,
        }
    }

    /// Advances the job to `to_s` while records arrive at `arrival_per_s`.
    pub(crate) fn advance(&mut self, to_s: f64, arrival_per_s: f64) {
        self.cluster_s = to_s;
        if !self.is_running() {
            self.down_s += (to_s - self.now_s).max(0.0);
            self.segment(to_s - self.now_s, arrival_per_s, 0.0);
            return;
        }
        // Only the last of the checkpoints up to `to_s` matters.
        if let Some(last_s) = self.checkpoints.complete(to_s) {
            self.process(last_s - self.now_s, arrival_per_s);
            self.checkpoint_at = self.processed();
            self.has_checkpoint = true;
        }
        self.process(to_s - self.now_s, arrival_per_s);
    }

    /// Stops processing because the tasks fail or are cancelled.
    pub(crate) fn stop(&mut self) {
        self.task_managers = 0;
        self.scale = 0;
        self.capacity_per_s = 0.0;
        self.running_task_managers.push(self.cluster_s, 0.0);
        self.parallelism.push(self.cluster_s, 0.0);
    }

    /// Stops the job with a savepoint, which contains all processed records.
    pub(crate) fn stop_with_savepoint(&mut self) {
        self.checkpoint_at = self.processed();
        self.stop();
    }

    /// Returns whether a restart restores the state: there is none before the first
    /// checkpoint.
    pub(crate) fn has_checkpoint(&self) -> bool {
        self.has_checkpoint
    }

    /// Returns when the first checkpoint at or after `t_s` completes if the job
    /// does not restart before, in seconds.
    pub(crate) fn checkpoint_at_or_after(&self, t_s: f64) -> f64 {
        self.checkpoints.next_at_or_after(t_s)
    }

    /// Restores the job from the last completed checkpoint or savepoint. The
    /// next checkpoint completes within `first_checkpoint_within_s` seconds.
    pub(crate) fn restore(&mut self, scale: JobScale, first_checkpoint_within_s: f64) {
        self.task_managers = scale.task_managers;
        self.scale = scale.parallelism;
        self.running_since_s = self.cluster_s;
        self.processed_since = 0.0;
        self.capacity_per_s = scale.capacity_per_s;
        self.backlog = self.arrived - self.checkpoint_at;
        self.backlog_line.jump(self.now_s, self.backlog);
        self.catching_up = self.backlog > 0.0;
        self.checkpoints
            .restart(self.now_s, first_checkpoint_within_s);
        self.running_task_managers
            .push(self.cluster_s, f64::from(scale.task_managers));
        self.parallelism
            .push(self.cluster_s, f64::from(scale.parallelism));
    }

    /// Returns the number of processed records, each counted once.
    fn processed(&self) -> f64 {
        self.arrived - self.backlog
    }

    /// Processes records for `span_s` seconds: at capacity while there is a
    /// backlog, then at the arrival rate.
    fn process(&mut self, span_s: f64, arrival_per_s: f64) {
        if span_s <= 0.0 {
            return;
        }
        if self.backlog <= 0.0 && arrival_per_s <= self.capacity_per_s {
            self.segment(span_s, arrival_per_s, arrival_per_s);
            return;
        }
        let spare_per_s = self.capacity_per_s - arrival_per_s;
        let drained_in_s = self.backlog / spare_per_s;
        if spare_per_s > 0.0 && drained_in_s < span_s {
            self.segment(drained_in_s, arrival_per_s, self.capacity_per_s);
            self.backlog = 0.0;
            if self.catching_up {
                self.catching_up = false;
                self.caught_up_s = Some(self.now_s);
            }
            self.segment(span_s - drained_in_s, arrival_per_s, arrival_per_s);
        } else {
            self.segment(span_s, arrival_per_s, self.capacity_per_s);
        }
    }

    /// Advances by `span_s` seconds in which every rate is constant.
    fn segment(&mut self, span_s: f64, arrival_per_s: f64, processed_per_s: f64) {
        if span_s <= 0.0 {
            return;
        }
        self.processed_per_s.push(self.now_s, processed_per_s);
        let before = self.processed();
        let growth_per_s = arrival_per_s - processed_per_s;
        self.now_s += span_s;
        self.arrived += arrival_per_s * span_s;
        // Comparisons are faster than `min` and `max`, which also handle NaN.
        let backlog = self.backlog + growth_per_s * span_s;
        self.backlog = if backlog > 0.0 { backlog } else { 0.0 };
        self.backlog_line
            .extend(self.now_s, self.backlog, growth_per_s);
        if processed_per_s > 0.0 {
            let done = processed_per_s * span_s;
            self.work_per_task_manager += done / f64::from(self.task_managers);
            self.processed_since += done;
            let again = self.furthest - before;
            if again > 0.0 {
                self.reprocessed += if done < again { done } else { again };
            }
            if before + done > self.furthest {
                self.furthest = before + done;
            }
        }
    }
}
