//! One TaskManager: its life, its heartbeat, its CPU.

use crate::random::uniform;
use crate::settings::Settings;

const START_STREAM: u64 = 11;

/// From its order to its container's start: the image is on the node already.
const CONTAINER_START_S: f64 = 2.0;

/// Where in its life a TaskManager is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TaskManagerState {
    /// Ordered, and not yet registered.
    Starting,
    /// Registered at the JobManager, its slots in use.
    Registered,
    /// Gone, but the JobManager will not know before `noticed_s`.
    Gone {
        /// When the JobManager declares it lost.
        noticed_s: f64,
    },
}

/// A TaskManager in its own pod.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaskManager {
    pub(crate) state: TaskManagerState,
    /// When it was ordered.
    pub(crate) created_s: f64,
    /// When its container runs, which for a pod without a readiness probe is
    /// when it is ready.
    pub(crate) ready_s: f64,
    /// When it registers at the JobManager.
    pub(crate) registers_s: f64,
    /// Whether tasks of the job run on it, or are deployed there.
    pub(crate) in_job: bool,
    /// When that last changed.
    assigned_s: f64,
    /// Records it has processed, but for those since it last joined the job.
    work_done: f64,
    /// The job's work per TaskManager when it last joined.
    work_before: f64,
}

impl TaskManager {
    /// One that has been at work for long when time begins.
    pub(crate) fn veteran() -> Self {
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

    /// One that is ordered now; `index` counts the orders of the run.
    pub(crate) fn ordered(settings: &Settings, now_s: f64, index: u64) -> Self {
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

    /// One that was started elsewhere and registers now.
    pub(crate) fn arriving(now_s: f64) -> Self {
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

    pub(crate) fn is_alive(&self) -> bool {
        !matches!(self.state, TaskManagerState::Gone { .. })
    }

    pub(crate) fn is_registered(&self) -> bool {
        self.state == TaskManagerState::Registered
    }

    /// When something happens to it by itself.
    pub(crate) fn next_change_s(&self) -> f64 {
        match self.state {
            TaskManagerState::Starting => self.registers_s,
            TaskManagerState::Registered => f64::INFINITY,
            TaskManagerState::Gone { noticed_s } => noticed_s,
        }
    }

    pub(crate) fn register(&mut self) {
        self.state = TaskManagerState::Registered;
    }

    /// Tasks of the job are deployed on it, or no longer.
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

    /// Whether it has had its part of the job's work since `then_s`.
    pub(crate) fn at_work_since(&self, then_s: f64) -> bool {
        self.in_job && self.assigned_s <= then_s
    }

    /// The CPU time used until `now_s`, in core-seconds: some while it starts,
    /// then a little for being there and some for every record.
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
        start + Self::cpu_at_work_s(settings, now_s - self.registers_s, records)
    }

    /// The CPU time that any TaskManager of the job uses for `span_s` seconds
    /// and so many records, in core-seconds.
    pub(crate) fn cpu_at_work_s(settings: &Settings, span_s: f64, records: f64) -> f64 {
        settings.idle_cpu_millicores / 1e3 * span_s + settings.cpu_per_record_us / 1e6 * records
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_takes_between_fifteen_and_twenty_five_seconds() {
        let settings = Settings::default();
        for index in 0..1000 {
            let tm = TaskManager::ordered(&settings, 100.0, index);
            let start_s = tm.registers_s - tm.ready_s;
            assert!((15.0..=25.0).contains(&start_s), "{start_s}");
        }
    }

    #[test]
    fn cpu_time_counts_start_idling_and_records() {
        let settings = Settings::default();
        let mut tm = TaskManager::ordered(&settings, 0.0, 1);
        assert_eq!(tm.cpu_s(&settings, 1.0, 0.0), 0.0);
        assert!((tm.cpu_s(&settings, 12.0, 0.0) - 5.0).abs() < 1e-9);
        tm.register();
        tm.assign(true, tm.registers_s, 1000.0);
        let start = 0.5 * (tm.registers_s - 2.0);
        let later = tm.cpu_s(&settings, tm.registers_s + 100.0, 51_000.0);
        assert!((later - start - 0.54 - 3.2).abs() < 1e-9, "{later}");
        // What it did stays when the job moves away, and comes on top of it.
        tm.assign(false, tm.registers_s + 100.0, 51_000.0);
        assert_eq!(tm.cpu_s(&settings, tm.registers_s + 100.0, 99_000.0), later);
    }
}
