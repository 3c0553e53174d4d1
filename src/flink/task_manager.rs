//! Models one TaskManager: its lifecycle and its CPU time.

use crate::random::uniform;
use crate::settings::{CONTAINER_START_S, Settings};

const START_STREAM: u64 = 11;

/// The lifecycle state of a TaskManager.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TaskManagerState {
    /// Requested, but not yet registered.
    Starting,
    /// Registered at the JobManager, which can use its slots.
    Registered,
    /// Stopped or killed; the JobManager detects it at `noticed_s`.
    Gone {
        /// When the JobManager declares it lost.
        noticed_s: f64,
    },
}

/// A TaskManager in its own pod.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaskManager {
    pub(crate) state: TaskManagerState,
    /// When it was requested, in seconds.
    pub(crate) created_s: f64,
    /// When its container runs, in seconds. A pod without a readiness probe is
    /// ready at that time.
    pub(crate) ready_s: f64,
    /// When it registers at the JobManager, in seconds.
    pub(crate) registers_s: f64,
    /// Whether tasks of the job run on it or are being deployed on it.
    pub(crate) in_job: bool,
    /// When `in_job` last changed, in seconds.
    assigned_s: f64,
    /// Records that it processed before it last joined the job.
    work_done: f64,
    /// The job's processed records per TaskManager when it last joined.
    work_before: f64,
}

impl TaskManager {
    /// Creates a TaskManager that has been running since long before time 0.
    pub(crate) fn long_running() -> Self {
        const AGE_S: f64 = 7200.0;
        Self {
            state: TaskManagerState::Registered,
            created_s: -AGE_S,
            ready_s: -AGE_S,
            registers_s: -AGE_S,
            in_job: true,
            assigned_s: -AGE_S,
            work_done: 0.0,
            work_before: 0.0,
        }
    }

    /// Creates a TaskManager that is requested at `now_s`; `index` counts the
    /// requests of the run.
    pub(crate) fn requested(settings: &Settings, now_s: f64, index: u64) -> Self {
        let ready_s = now_s + CONTAINER_START_S;
        let deviation = 2.0 * uniform(settings.seed, START_STREAM, index) - 1.0;
        Self {
            state: TaskManagerState::Starting,
            created_s: now_s,
            ready_s,
            registers_s: ready_s + settings.start_time_s + settings.start_spread_s * deviation,
            in_job: false,
            assigned_s: f64::INFINITY,
            work_done: 0.0,
            work_before: 0.0,
        }
    }

    /// Creates a TaskManager that was started outside the model and registers at
    /// `now_s`.
    pub(crate) fn registering(now_s: f64) -> Self {
        Self {
            state: TaskManagerState::Starting,
            created_s: now_s,
            ready_s: now_s,
            registers_s: now_s,
            in_job: false,
            assigned_s: f64::INFINITY,
            work_done: 0.0,
            work_before: 0.0,
        }
    }

    /// Returns whether it is neither stopped nor killed.
    pub(crate) fn is_alive(&self) -> bool {
        !matches!(self.state, TaskManagerState::Gone { .. })
    }

    /// Returns whether it is registered at the JobManager.
    pub(crate) fn is_registered(&self) -> bool {
        self.state == TaskManagerState::Registered
    }

    /// Returns when its state next changes by itself, in seconds; infinite if it
    /// does not.
    pub(crate) fn next_change_s(&self) -> f64 {
        match self.state {
            TaskManagerState::Starting => self.registers_s,
            TaskManagerState::Registered => f64::INFINITY,
            TaskManagerState::Gone { noticed_s } => noticed_s,
        }
    }

    /// Marks it as registered.
    pub(crate) fn register(&mut self) {
        self.state = TaskManagerState::Registered;
    }

    /// Assigns tasks of the job to it, or removes them.
    pub(crate) fn assign(&mut self, in_job: bool, now_s: f64, work_per_task_manager: f64) {
        if self.in_job == in_job {
            return;
        }
        if self.in_job {
            self.work_done += work_per_task_manager - self.work_before;
        }
        self.in_job = in_job;
        self.assigned_s = now_s;
        self.work_before = work_per_task_manager;
    }

    /// Returns whether tasks of the job have been running on it since `then_s`.
    pub(crate) fn in_job_since(&self, then_s: f64) -> bool {
        self.in_job && self.assigned_s <= then_s
    }

    /// Returns the CPU time used until `now_s`, in core-seconds: for the start,
    /// for idling, and for every processed record.
    pub(crate) fn cpu_s(&self, settings: &Settings, now_s: f64, work_per_task_manager: f64) -> f64 {
        if now_s <= self.ready_s {
            return 0.0;
        }
        let starting_s = now_s.min(self.registers_s) - self.ready_s;
        let start = settings.start_cpu_millicores / 1e3 * starting_s;
        if !self.is_registered() {
            return start;
        }
        let running = if self.in_job {
            work_per_task_manager - self.work_before
        } else {
            0.0
        };
        let records = self.work_done + running;
        start + Self::cpu_registered_s(settings, now_s - self.registers_s, records)
    }

    /// Returns the CPU time that a registered TaskManager uses in `span_s`
    /// seconds for `records` records, in core-seconds.
    pub(crate) fn cpu_registered_s(settings: &Settings, span_s: f64, records: f64) -> f64 {
        settings.idle_cpu_millicores / 1e3 * span_s + settings.cpu_per_record_us / 1e6 * records
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Preset;

    #[test]
    fn a_start_takes_between_fifteen_and_twenty_five_seconds() {
        let settings = Settings::default();
        for index in 0..1000 {
            let tm = TaskManager::requested(&settings, 100.0, index);
            let start_s = tm.registers_s - tm.ready_s;
            assert!((15.0..=25.0).contains(&start_s), "{start_s}");
        }
    }

    #[test]
    fn cpu_time_counts_start_idling_and_records() {
        let settings = Settings::preset(Preset::BlogExperiment);
        let mut tm = TaskManager::requested(&settings, 0.0, 1);
        assert_eq!(tm.cpu_s(&settings, 1.0, 0.0), 0.0);
        assert!((tm.cpu_s(&settings, 12.0, 0.0) - 5.0).abs() < 1e-9);
        tm.register();
        tm.assign(true, tm.registers_s, 1000.0);
        let start = 0.5 * (tm.registers_s - 2.0);
        let later = tm.cpu_s(&settings, tm.registers_s + 100.0, 51_000.0);
        assert!((later - start - 0.54 - 3.2).abs() < 1e-9, "{later}");
        // Its CPU time stays the same after the job has left it.
        tm.assign(false, tm.registers_s + 100.0, 51_000.0);
        assert_eq!(tm.cpu_s(&settings, tm.registers_s + 100.0, 99_000.0), later);
    }
}
