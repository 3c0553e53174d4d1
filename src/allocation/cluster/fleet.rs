//! The TaskManagers of a cluster, in the order in which they were requested.
//!
//! Most of a large fleet does the work of the job and nothing else. These TaskManagers
//! come first and are counted as a group, so that an event costs the TaskManagers that
//! start, stop or wait, not all there are.

use crate::autoscaler::PodMeter;
use crate::flink::{TaskManager, TaskManagerState};

use super::earlier;

/// One TaskManager with its CPU history.
pub(in crate::allocation) struct Worker {
    pub(in crate::allocation) task_manager: TaskManager,
    pub(in crate::allocation) meter: PodMeter,
}

impl Worker {
    fn is_settled(&self) -> bool {
        self.task_manager.is_registered() && self.task_manager.in_job
    }
}

/// The TaskManagers of a cluster.
pub(in crate::allocation) struct Fleet {
    workers: Vec<Worker>,
    /// How many of the first are registered and have tasks of the job.
    settled: usize,
    /// How many of the first have a full metrics window.
    measured: usize,
}

impl Fleet {
    pub(super) fn new(workers: Vec<Worker>) -> Self {
        let mut fleet = Self {
            workers,
            settled: 0,
            measured: 0,
        };
        fleet.settle();
        fleet.note_measured();
        fleet
    }

    pub(super) fn push(&mut self, worker: Worker) {
        self.workers.push(worker);
    }

    pub(super) fn clear(&mut self) {
        self.workers.clear();
        (self.settled, self.measured) = (0, 0);
    }

    /// Returns how many TaskManagers fulfil a condition that holds for all that are
    /// registered and have tasks of the job. A function, and not a closure, is compiled once:
    /// the first file is smaller.
    pub(super) fn count(&self, of: fn(&TaskManager) -> bool) -> u32 {
        as_count(self.settled) + self.count_unsettled(of)
    }

    /// Returns how many fulfil a condition that holds for none of those.
    pub(super) fn count_unsettled(&self, of: fn(&TaskManager) -> bool) -> u32 {
        let unsettled = self.workers.iter().skip(self.settled);
        as_count(unsettled.filter(|w| of(&w.task_manager)).count())
    }

    /// Returns when the next TaskManager registers or is declared lost, in seconds.
    pub(super) fn next_change_s(&self) -> f64 {
        let unsettled = self.workers.iter().skip(self.settled);
        unsettled
            .map(|w| w.task_manager.next_change_s())
            .fold(f64::INFINITY, earlier)
    }

    /// Returns the TaskManagers that are not registered or have no tasks of the job.
    pub(super) fn unsettled_mut(&mut self) -> impl Iterator<Item = &mut TaskManager> {
        let unsettled = self.workers.iter_mut().skip(self.settled);
        unsettled.map(|worker| &mut worker.task_manager)
    }

    /// Keeps those that fulfil a condition, which holds for all that are registered and
    /// have tasks of the job. Returns how many it does not keep.
    pub(super) fn retain(&mut self, keep: &dyn Fn(&TaskManager) -> bool) -> u32 {
        let before = self.workers.len();
        let mut index = 0;
        let settled = self.settled;
        self.workers.retain(|worker| {
            index += 1;
            index <= settled || keep(&worker.task_manager)
        });
        let removed = before - self.workers.len();
        if removed > 0 {
            self.measured = self.measured.min(settled);
        }
        as_count(removed)
    }

    /// Changes up to `count` TaskManagers that are alive, the youngest first.
    pub(super) fn change_youngest(&mut self, count: u32, mut change: impl FnMut(&mut TaskManager)) {
        let mut left = count;
        for (index, worker) in self.workers.iter_mut().enumerate().rev() {
            if left == 0 {
                break;
            }
            if worker.task_manager.is_alive() {
                left -= 1;
                change(&mut worker.task_manager);
                self.settled = self.settled.min(index);
            }
        }
    }

    /// Assigns tasks of the job to the oldest `count` TaskManagers that have registered,
    /// and to no others. Returns whether some of them are gone.
    pub(super) fn assign(&mut self, count: u32, now_s: f64, work_per_task_manager: f64) -> bool {
        self.settled = self.settled.min(count as usize);
        let mut left = count - as_count(self.settled);
        let mut some_are_gone = false;
        for tm in self.unsettled_mut() {
            let used = left > 0 && tm.state != TaskManagerState::Starting;
            tm.assign(used, now_s, work_per_task_manager);
            if used {
                left -= 1;
                some_are_gone |= !tm.is_alive();
            }
        }
        self.settle();
        some_are_gone
    }

    /// Counts those that have been registered or assigned tasks since.
    pub(super) fn settle(&mut self) {
        let unsettled = self.workers.iter().skip(self.settled);
        self.settled += unsettled.take_while(|worker| worker.is_settled()).count();
    }
}

impl Fleet {
    /// Counts those that have a full metrics window by now.
    pub(in crate::allocation) fn note_measured(&mut self) {
        let others = self.workers.iter().skip(self.measured);
        self.measured += others.take_while(|w| w.meter.has_full_window()).count();
    }

    /// Returns how many of those with a full metrics window are alive.
    pub(in crate::allocation) fn measured_alive(&self) -> u32 {
        let first = self.settled.min(self.measured);
        let others = self.workers.iter().take(self.measured).skip(first);
        as_count(first + others.filter(|w| w.task_manager.is_alive()).count())
    }

    /// Returns whether all have a full metrics window.
    pub(in crate::allocation) fn is_all_measured(&self) -> bool {
        self.measured == self.workers.len()
    }

    /// Returns those without a full metrics window.
    pub(in crate::allocation) fn unmeasured(&self) -> impl Iterator<Item = &Worker> {
        self.workers.iter().skip(self.measured)
    }

    /// Returns those without a full metrics window, to measure them.
    pub(in crate::allocation) fn unmeasured_mut(&mut self) -> impl Iterator<Item = &mut Worker> {
        self.workers.iter_mut().skip(self.measured)
    }
}

pub(super) fn as_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
