//! Changes the parallelism of a job that does not run in Reactive Mode: in place, by the
//! Adaptive Scheduler, or by an upgrade, which replaces the whole cluster.
//!
//! An upgrade is what the Flink Kubernetes Operator does unless a job runs under the
//! Adaptive Scheduler: the job stops, its TaskManagers go, those of the new cluster start,
//! and the job is deployed when all of its slots are there.

use super::Cluster;
use crate::allocation::EventKind;
use crate::flink::{JobScale, RestartCause, SavepointCost, TaskManager};
use crate::settings::RescaleBy;

/// `resourcemanager.taskmanager-timeout`: how long a TaskManager without tasks is kept,
/// in seconds; the default of 1.20.1 and 2.3.0.
const IDLE_TIMEOUT_S: f64 = 30.0;

/// The parallelism of a job that does not simply use all slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FixedParallelism {
    /// The parallelism that the job is to have.
    wanted: u32,
    /// The one at which it was last deployed.
    deployed: u32,
    upgrade: Upgrade,
    /// When TaskManagers without tasks are released, in seconds; infinite without any.
    releases_s: f64,
}

/// How far an upgrade is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Upgrade {
    /// There is none.
    None,
    /// The job is being stopped.
    Stopping {
        /// When it has stopped, in seconds.
        until_s: f64,
        with_savepoint: bool,
    },
    /// The new cluster waits for its TaskManagers.
    Starting,
}

impl FixedParallelism {
    fn next_change_s(&self) -> f64 {
        match self.upgrade {
            Upgrade::Stopping { until_s, .. } => until_s,
            Upgrade::None | Upgrade::Starting => self.releases_s,
        }
    }
}

impl Cluster<'_> {
    /// Gives the job, which runs, this parallelism at first.
    pub(in crate::allocation) fn fix_parallelism(&mut self, parallelism: u32) {
        self.parallelism = Some(FixedParallelism {
            wanted: parallelism,
            deployed: parallelism,
            upgrade: Upgrade::None,
            releases_s: f64::INFINITY,
        });
    }

    /// Returns the scale of the job on `task_managers`.
    pub(super) fn scale_on(&self, task_managers: u32) -> JobScale {
        let on_all = JobScale::on(self.settings, task_managers);
        match self.parallelism {
            Some(fixed) if fixed.wanted < on_all.parallelism => {
                JobScale::of(self.settings, fixed.wanted)
            }
            _ => on_all,
        }
    }

    /// Returns by how much a rescale now would change the fixed parallelism of the job;
    /// `None` in Reactive Mode.
    pub(super) fn change_of_fixed_parallelism(&self, known: u32) -> Option<u32> {
        let fixed = self.parallelism?;
        Some(self.scale_on(known).parallelism.abs_diff(fixed.deployed))
    }

    /// Changes the parallelism of the job.
    pub(in crate::allocation) fn change_parallelism(&mut self, wanted: u32, by: RescaleBy) {
        self.run_job();
        let Some(mut fixed) = self.parallelism else {
            return;
        };
        fixed.wanted = wanted;
        self.parallelism = Some(fixed);
        match by {
            RescaleBy::InPlace => self.rescale_in_place(),
            RescaleBy::Savepoint => self.begin_upgrade(true),
            RescaleBy::LastState => self.begin_upgrade(false),
        }
    }

    /// Asks for missing TaskManagers, and lets the Adaptive Scheduler rescale the running
    /// job when it may.
    fn rescale_in_place(&mut self) {
        let alive = self.fleet.count(TaskManager::is_alive);
        let Some(fixed) = &mut self.parallelism else {
            return;
        };
        fixed.releases_s = f64::INFINITY;
        let fixed = *fixed;
        let needed = JobScale::of(self.settings, fixed.wanted).task_managers;
        if needed > alive {
            self.add(needed - alive);
        }
        self.note_wanted_slots();
        let change = self.increase();
        let job = &self.job;
        self.scheduler
            .on_parallelism(self.now_s, change, |t_s| job.checkpoint_at_or_after(t_s));
    }

    /// Tells the scheduler whether all wanted slots are registered.
    pub(super) fn note_wanted_slots(&mut self) {
        if let Some(fixed) = self.parallelism {
            let slots = JobScale::on(self.settings, self.known_to_job_manager());
            self.scheduler
                .set_has_wanted_slots(slots.parallelism >= fixed.wanted);
        }
    }

    fn begin_upgrade(&mut self, with_savepoint: bool) {
        let Some(fixed) = &mut self.parallelism else {
            return;
        };
        let (before, after) = (fixed.deployed, fixed.wanted);
        let from = JobScale::of(self.settings, before).task_managers;
        let to = JobScale::of(self.settings, after).task_managers;
        let stop_s = if with_savepoint {
            SavepointCost::at_parallelism(self.settings, before, after).save_s
        } else {
            0.0
        };
        fixed.upgrade = Upgrade::Stopping {
            until_s: self.now_s + stop_s,
            with_savepoint,
        };
        fixed.releases_s = f64::INFINITY;
        self.scheduler.wait();
        if with_savepoint {
            self.job.stop_with_savepoint();
            self.note(EventKind::SavepointBegun { from, to });
        } else {
            self.job.stop();
            self.note(EventKind::Restarting {
                cause: RestartCause::Upgraded,
            });
        }
    }

    /// Returns when the next step of an upgrade or the release of idle TaskManagers is
    /// due, in seconds.
    pub(super) fn next_parallelism_change_s(&self) -> f64 {
        self.parallelism
            .map_or(f64::INFINITY, |fixed| fixed.next_change_s())
    }

    /// Does what is due of an upgrade, or releases idle TaskManagers. Returns whether
    /// TaskManagers came or went.
    pub(super) fn change_of_parallelism(&mut self) -> bool {
        let Some(fixed) = &mut self.parallelism else {
            return false;
        };
        if fixed.next_change_s() > self.now_s {
            return false;
        }
        fixed.releases_s = f64::INFINITY;
        let Upgrade::Stopping { with_savepoint, .. } = fixed.upgrade else {
            return self.release_idle();
        };
        fixed.upgrade = Upgrade::Starting;
        let wanted = fixed.wanted;
        if with_savepoint {
            self.note(EventKind::SavepointDone);
        }
        // The TaskManagers of the new cluster start in place of the old ones.
        self.fleet.clear();
        self.add(JobScale::of(self.settings, wanted).task_managers);
        true
    }

    /// Removes the TaskManagers that have no tasks of the job. Returns whether there were
    /// any.
    fn release_idle(&mut self) -> bool {
        let count = self.fleet.retain(&|tm| tm.in_job || !tm.is_registered());
        if count > 0 {
            self.note(EventKind::Released { count });
            self.recount();
        }
        count > 0
    }

    /// Returns whether registered slots have to wait because a new cluster does not have
    /// all of its slots yet. With the last of them the upgrade ends.
    pub(super) fn waits_for_more_slots(&mut self) -> bool {
        let registered = self.fleet.count(TaskManager::is_registered);
        let Some(fixed) = &mut self.parallelism else {
            return false;
        };
        match fixed.upgrade {
            Upgrade::None => false,
            Upgrade::Stopping { .. } => true,
            Upgrade::Starting => {
                let slots = JobScale::on(self.settings, registered).parallelism;
                let waits = slots < fixed.wanted;
                if !waits {
                    fixed.upgrade = Upgrade::None;
                }
                waits
            }
        }
    }

    /// Takes note of the parallelism at which the job is deployed now. TaskManagers that
    /// it leaves without tasks are released later.
    pub(super) fn note_deployed(&mut self, parallelism: u32) {
        let idle = self
            .fleet
            .count_unsettled(|tm| tm.is_registered() && !tm.in_job);
        if let Some(fixed) = &mut self.parallelism {
            fixed.deployed = parallelism;
            if idle > 0 {
                fixed.releases_s = self.now_s + IDLE_TIMEOUT_S;
            }
        }
    }
}
