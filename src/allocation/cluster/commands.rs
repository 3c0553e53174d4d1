//! Adds and removes TaskManagers on behalf of a policy.

use super::{Cluster, Worker};
use crate::allocation::EventKind;
use crate::autoscaler::PodMeter;
use crate::flink::{Removal, State, TaskManager, TaskManagerState};

impl Cluster<'_> {
    /// Requests TaskManagers.
    pub(in crate::allocation) fn add(&mut self, count: u32) {
        for _ in 0..count {
            self.requested += 1;
            self.fleet.push(Worker {
                task_manager: TaskManager::requested(self.settings, self.now_s, self.requested),
                meter: PodMeter::default(),
            });
        }
        self.note(EventKind::Requested { count });
        self.recount();
    }

    /// Registers TaskManagers that were started elsewhere.
    pub(in crate::allocation) fn arrive(&mut self, count: u32) {
        for _ in 0..count {
            self.fleet.push(Worker {
                task_manager: TaskManager::registering(self.now_s),
                meter: PodMeter::default(),
            });
        }
        self.recount();
    }

    /// Removes TaskManagers, the youngest first, as a ReplicaSet does.
    pub(in crate::allocation) fn remove(&mut self, count: u32, removal: Removal) {
        let noticed_s = self
            .scheduler
            .loss_noticed_s(self.settings, self.now_s, removal);
        self.remove_until(count, removal, noticed_s);
    }

    /// Removes TaskManagers; the JobManager notices at once.
    pub(in crate::allocation) fn lose(&mut self, count: u32) {
        self.remove_until(count, Removal::Kill, self.now_s);
    }

    fn remove_until(&mut self, count: u32, removal: Removal, noticed_s: f64) {
        let (mut known, mut of_the_job) = (0, false);
        self.fleet.change_youngest(count, |tm| {
            let is_known = tm.is_registered();
            if is_known {
                known += 1;
                of_the_job |= tm.in_job;
            }
            // One that never registered is nothing to notice.
            let noticed_s = if is_known {
                noticed_s
            } else {
                f64::NEG_INFINITY
            };
            tm.state = TaskManagerState::Gone { noticed_s };
        });
        self.fleet
            .retain(&|tm| tm.next_change_s() > f64::NEG_INFINITY);
        if known > 0 {
            let fails = self
                .scheduler
                .on_gone(self.now_s, noticed_s, removal, of_the_job);
            self.note(EventKind::Removed {
                count: known,
                removal,
                noticed_s,
            });
            if fails {
                self.job.stop();
                if self.scheduler.state() != State::AwaitingLoss {
                    self.note_failure();
                }
            }
        }
        self.recount();
    }
}
