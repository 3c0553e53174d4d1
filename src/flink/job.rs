//! The running job: records in, records out, checkpoints, consumer lag.
//!
//! Between two calls all rates are constant, so everything here is exact:
//! nothing is integrated numerically.

use super::checkpoints::Checkpoints;
use super::parallelism::{capacity_per_s, parallelism_on};
use crate::settings::Settings;
use crate::timeline::{Line, Steps};

/// What a job runs on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct JobScale {
    /// TaskManagers with tasks of the job; 0 while it is down.
    pub(crate) task_managers: u32,
    /// The parallelism of the operator that does the work.
    pub(crate) parallelism: u32,
    /// What the job can process per second.
    pub(crate) capacity_per_s: f64,
}

impl JobScale {
    /// A job that uses every slot of so many TaskManagers that it can.
    pub(crate) fn on(settings: &Settings, task_managers: u32) -> Self {
        let parallelism = parallelism_on(settings, task_managers);
        let needed = parallelism.div_ceil(settings.slots_per_task_manager);
        Self {
            task_managers: needed,
            parallelism,
            capacity_per_s: capacity_per_s(settings, parallelism),
        }
    }
}

/// What a job did over time, and its sums.
#[derive(Debug)]
pub(crate) struct JobHistory {
    /// TaskManagers that the job processes with; 0 while it is down.
    pub(crate) running_task_managers: Steps,
    /// Subtasks of the operator that does the work; 0 while the job is down.
    pub(crate) parallelism: Steps,
    /// Records processed per second, those processed again included.
    pub(crate) processed_per_s: Steps,
    /// Records in the log that are not processed, those in flight included.
    pub(crate) backlog: Line,
    /// Records that arrived.
    pub(crate) arrived: f64,
    /// Records not processed at the end.
    pub(crate) backlog_at_end: f64,
    /// Records processed for a second time after a rewind.
    pub(crate) reprocessed: f64,
    /// Seconds in which the job was down.
    pub(crate) down_s: f64,
}

/// A job that reads from a log, with a rewind to the last completed checkpoint
/// at every restart.
#[derive(Debug)]
pub(crate) struct Job {
    now_s: f64,
    /// Records in the log so far.
    arrived: f64,
    /// Records in the log that are not processed.
    backlog: f64,
    /// What the job could process per second; 0 while it is down.
    capacity_per_s: f64,
    task_managers: u32,
    checkpoints: Checkpoints,
    /// Processed records at the last completed checkpoint or savepoint.
    checkpoint_at: f64,
    /// The furthest that processing ever got: what comes again counts apart.
    furthest: f64,
    catching_up: bool,
    caught_up_s: Option<f64>,
    /// Records that each TaskManager of the job has processed.
    pub(crate) work_per_task_manager: f64,
    /// Records processed for a second time.
    pub(crate) reprocessed: f64,
    /// Seconds in which nothing was processed because the job was down.
    pub(crate) down_s: f64,
    pub(crate) backlog_line: Line,
    pub(crate) processed_per_s: Steps,
    pub(crate) running_task_managers: Steps,
    pub(crate) parallelism: Steps,
}

impl Job {
    /// A job that has been running without backlog on `footing` until now; on
    /// nothing, one that has yet to start.
    pub(crate) fn new(settings: &Settings, span_s: f64, footing: JobScale) -> Self {
        Self {
            now_s: 0.0,
            arrived: 0.0,
            backlog: 0.0,
            capacity_per_s: footing.capacity_per_s,
            task_managers: footing.task_managers,
            checkpoints: Checkpoints::new(settings),
            checkpoint_at: 0.0,
            furthest: 0.0,
            catching_up: false,
            caught_up_s: None,
            work_per_task_manager: 0.0,
            reprocessed: 0.0,
            down_s: 0.0,
            backlog_line: Line::new(0.0),
            processed_per_s: Steps::with_capacity(64, span_s),
            running_task_managers: Steps::new(f64::from(footing.task_managers), span_s),
            parallelism: Steps::new(f64::from(footing.parallelism), span_s),
        }
    }

    /// Records in the log that are not processed yet, those in flight too.
    pub(crate) fn backlog(&self) -> f64 {
        self.backlog
    }

    pub(crate) fn is_running(&self) -> bool {
        self.task_managers > 0
    }

    /// When the job caught up with the log after its last restart, told once.
    pub(crate) fn take_caught_up(&mut self) -> Option<f64> {
        self.caught_up_s.take()
    }

    /// Ends the job and returns what it did.
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

    /// Runs on to `to_s` with records coming at `arrival_per_s`.
    pub(crate) fn advance(&mut self, to_s: f64, arrival_per_s: f64) {
        if !self.is_running() {
            self.down_s += (to_s - self.now_s).max(0.0);
            self.segment(to_s - self.now_s, arrival_per_s, 0.0);
            return;
        }
        // Of the checkpoints on the way only the last one matters.
        if let Some(last_s) = self.checkpoints.complete(to_s) {
            self.process(last_s - self.now_s, arrival_per_s);
            self.checkpoint_at = self.processed();
        }
        self.process(to_s - self.now_s, arrival_per_s);
    }

    /// The tasks fail or are cancelled: nothing is processed from now on.
    pub(crate) fn stop(&mut self) {
        self.task_managers = 0;
        self.capacity_per_s = 0.0;
        self.running_task_managers.push(self.now_s, 0.0);
        self.parallelism.push(self.now_s, 0.0);
    }

    /// The job is stopped with a savepoint, which holds all that is processed.
    pub(crate) fn stop_with_savepoint(&mut self) {
        self.checkpoint_at = self.processed();
        self.stop();
    }

    /// When the first checkpoint not before `t_s` completes, if nothing happens
    /// until then.
    pub(crate) fn checkpoint_not_before(&self, t_s: f64) -> f64 {
        self.checkpoints.not_before(t_s)
    }

    /// Processing goes on from the last completed checkpoint or savepoint; the
    /// next checkpoint completes within `first_checkpoint_within_s`.
    pub(crate) fn restore(&mut self, footing: JobScale, first_checkpoint_within_s: f64) {
        self.task_managers = footing.task_managers;
        self.capacity_per_s = footing.capacity_per_s;
        self.backlog = self.arrived - self.checkpoint_at;
        self.backlog_line.jump(self.now_s, self.backlog);
        self.catching_up = self.backlog > 0.0;
        self.checkpoints
            .restart(self.now_s, first_checkpoint_within_s);
        self.running_task_managers
            .push(self.now_s, f64::from(footing.task_managers));
        self.parallelism
            .push(self.now_s, f64::from(footing.parallelism));
    }

    fn processed(&self) -> f64 {
        self.arrived - self.backlog
    }

    /// Processes for `span_s` seconds: at capacity while there is a backlog,
    /// then as fast as records come.
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

    /// A stretch in which every rate is constant.
    fn segment(&mut self, span_s: f64, arrival_per_s: f64, processed_per_s: f64) {
        if span_s <= 0.0 {
            return;
        }
        self.processed_per_s.push(self.now_s, processed_per_s);
        let before = self.processed();
        let growth_per_s = arrival_per_s - processed_per_s;
        self.now_s += span_s;
        self.arrived += arrival_per_s * span_s;
        // Comparisons instead of `min` and `max`, which mind NaN and cost a call.
        let backlog = self.backlog + growth_per_s * span_s;
        self.backlog = if backlog > 0.0 { backlog } else { 0.0 };
        self.backlog_line
            .extend(self.now_s, self.backlog, growth_per_s);
        if processed_per_s > 0.0 {
            let done = processed_per_s * span_s;
            self.work_per_task_manager += done / f64::from(self.task_managers);
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
