//! TaskManagers that are added and removed, and the Flink job that follows them.
//! What adds and removes them is up to the policy.

mod commands;
mod fleet;
mod upgrade;

use crate::allocation::{Event, EventKind, Run};
use crate::flink::{
    Job, JobScale, ObservedJob, RestartCause, Scheduler, State, TaskManager, TaskManagerState,
    restore_time_s,
};
use crate::settings::Settings;
use crate::timeline::Steps;
pub(super) use fleet::{Fleet, Worker};
use upgrade::FixedParallelism;

pub(super) struct Cluster<'a> {
    pub(super) settings: &'a Settings,
    pub(super) now_s: f64,
    pub(super) arrival_per_s: f64,
    /// Lags behind `now_s` while its state is not needed: most evaluations of an
    /// autoscaler neither see nor change it.
    pub(super) job: Job,
    scheduler: Scheduler,
    /// `None` in Reactive Mode, in which the job uses all slots.
    parallelism: Option<FixedParallelism>,
    pub(super) fleet: Fleet,
    /// The time at which the next TaskManager registers or is declared lost, in
    /// seconds.
    next_worker_change_s: f64,
    requested: u64,
    paid: Steps,
    registered: Steps,
    events: Vec<Event>,
    rescales: u32,
}

/// Returns the earlier of two times. `f64::min` handles NaN and costs a call.
pub(super) fn earlier(a_s: f64, b_s: f64) -> f64 {
    if b_s < a_s { b_s } else { a_s }
}

impl<'a> Cluster<'a> {
    /// Returns a cluster whose job has been running on `workers` for long; without
    /// workers, one whose job waits for the first.
    pub(super) fn new(
        settings: &'a Settings,
        span_s: f64,
        heartbeat_phase_s: f64,
        workers: Vec<Worker>,
    ) -> Self {
        let count = u32::try_from(workers.len()).unwrap_or(u32::MAX);
        let state = if count == 0 {
            State::WaitingForResources
        } else {
            State::Executing
        };
        Self {
            settings,
            now_s: 0.0,
            arrival_per_s: 0.0,
            job: Job::new(settings, span_s, JobScale::on(settings, count)),
            scheduler: Scheduler::new(settings, heartbeat_phase_s, state),
            parallelism: None,
            fleet: Fleet::new(workers),
            next_worker_change_s: f64::INFINITY,
            requested: 0,
            paid: Steps::new(f64::from(count), span_s),
            registered: Steps::new(f64::from(count), span_s),
            events: Vec::new(),
            rescales: 0,
        }
    }

    /// Returns the time of the next change that no policy causes, in seconds.
    pub(super) fn next_change_s(&self) -> f64 {
        let cluster_s = earlier(self.next_worker_change_s, self.scheduler.next_change_s());
        earlier(cluster_s, self.next_parallelism_change_s())
    }

    /// Makes the changes that are due now. Returns whether TaskManagers registered,
    /// were declared lost, or were replaced.
    pub(super) fn change(&mut self) -> bool {
        self.run_job();
        let replaced = self.change_of_parallelism();
        let workers_change = self.next_worker_change_s <= self.now_s;
        if workers_change {
            self.workers_change();
        }
        while self.scheduler.next_change_s() <= self.now_s {
            match self.scheduler.state() {
                State::Executing => self.rescale_if_due(),
                State::Deploying { .. } => self.restore(),
                State::Restoring { until_s } if until_s > self.now_s => self.rescale_if_due(),
                State::Restoring { .. } => self.execute(),
                _ => self.deploy(),
            }
        }
        workers_change || replaced
    }

    pub(super) fn note(&mut self, kind: EventKind) {
        self.note_at(self.now_s, kind);
    }

    /// Inserts an event at `t_s` seconds. Some events become known later than they
    /// happen: that the job caught up, or that a container started.
    fn note_at(&mut self, t_s: f64, kind: EventKind) {
        let later = self.events.iter().rev().take_while(|e| e.t_s > t_s);
        let index = self.events.len() - later.count();
        self.events.insert(index, Event { t_s, kind });
    }

    /// Runs the job up to now.
    pub(super) fn run_job(&mut self) {
        self.job.advance(self.now_s, self.arrival_per_s);
        if let Some(t_s) = self.job.take_caught_up() {
            self.note_at(t_s, EventKind::CaughtUp);
        }
    }

    /// Returns what is reported of the job, which must have run up to now.
    pub(super) fn observe_job(&self) -> ObservedJob {
        self.job.observe(self.settings, self.arrival_per_s)
    }

    /// Returns how many TaskManagers the JobManager takes for registered: it counts those
    /// whose loss it has not noticed.
    fn known_to_job_manager(&self) -> u32 {
        self.fleet
            .count(|tm| tm.state != TaskManagerState::Starting)
    }

    /// Returns by how much a rescale now would increase the parallelism of the job; one
    /// that is fixed, by how much it would change it.
    fn increase(&self) -> u32 {
        let known = self.known_to_job_manager();
        if let Some(change) = self.change_of_fixed_parallelism(known) {
            return change;
        }
        let on = |count| JobScale::on(self.settings, count).parallelism;
        on(known).saturating_sub(on(self.fleet.count(|tm| tm.in_job)))
    }

    /// Registers TaskManagers and declares others lost.
    fn workers_change(&mut self) {
        let now_s = self.now_s;
        let lost = self
            .fleet
            .retain(&|tm| tm.is_alive() || tm.next_change_s() > now_s);
        if lost > 0 {
            self.note(EventKind::LossNoticed { count: lost });
        }
        if lost > 0
            && self.fleet.count_unsettled(|tm| !tm.is_alive()) == 0
            && self.scheduler.on_last_loss(now_s)
        {
            self.note_failure();
        }
        // The containers that started at the same time, and all together.
        let (mut started, mut registered): (Vec<(f64, u32)>, u32) = (Vec::new(), 0);
        for tm in self.fleet.unsettled_mut() {
            if tm.state == TaskManagerState::Starting && tm.registers_s <= now_s {
                tm.register();
                registered += 1;
                match started.last_mut() {
                    Some((ready_s, count)) if *ready_s == tm.ready_s => *count += 1,
                    _ => started.push((tm.ready_s, 1)),
                }
            }
        }
        for (ready_s, count) in started {
            self.note_at(ready_s, EventKind::Started { count });
        }
        if registered > 0 {
            self.note(EventKind::Registered { count: registered });
        }
        if registered > 0 && !self.waits_for_more_slots() {
            self.note_wanted_slots();
            let increase = self.increase();
            let job = &self.job;
            self.scheduler
                .on_slots(now_s, increase, |t_s| job.checkpoint_at_or_after(t_s));
        }
        self.recount();
    }

    fn note_failure(&mut self) {
        let failures = self.scheduler.failures();
        if self.scheduler.state() == State::Failed {
            self.note(EventKind::JobFailed { failures });
            return;
        }
        self.note(EventKind::Restarting {
            cause: RestartCause::TaskManagersLost,
        });
        if let State::Restarting { deploys_s } = self.scheduler.state() {
            self.note(EventKind::BackOff {
                until_s: deploys_s,
                failures,
            });
        }
    }

    /// Cancels the job because there are new slots, if they still are there.
    fn rescale_if_due(&mut self) {
        let increase = self.increase();
        if !self.scheduler.check(self.now_s, increase) {
            return;
        }
        self.job.stop();
        let cause = if self.parallelism.is_some() {
            RestartCause::ParallelismChanged
        } else {
            RestartCause::TaskManagersRegistered
        };
        self.note(EventKind::Restarting { cause });
        self.scheduler.rescale(self.now_s);
    }

    /// Deploys tasks on the oldest TaskManagers that the JobManager takes for
    /// registered, and on no more of them than there are tasks for.
    fn deploy(&mut self) {
        let known = self.known_to_job_manager();
        let scale = self.scale_on(known);
        if scale.task_managers == 0 {
            self.scheduler.wait();
            return;
        }
        let in_job = self.fleet.count(|tm| tm.in_job);
        let first = self.rescales == 0 && in_job == 0 && self.parallelism.is_none();
        let (now_s, work) = (self.now_s, self.job.work_per_task_manager);
        let some_are_gone = self.fleet.assign(scale.task_managers, now_s, work);
        self.note_deployed(scale.parallelism);
        if first {
            self.note(EventKind::Restarting {
                cause: RestartCause::FirstTaskManagers,
            });
        }
        if !self
            .scheduler
            .deploy(self.settings, self.now_s, some_are_gone)
        {
            self.note_failure();
        }
    }

    /// Returns the scale at which the job is deployed.
    fn scale(&self) -> JobScale {
        self.scale_on(self.fleet.count(|tm| tm.in_job))
    }

    /// Lets the deployed job restore its state, if it has any.
    fn restore(&mut self) {
        let restore_s = restore_time_s(self.settings, self.scale().parallelism);
        if restore_s <= 0.0 || !self.job.has_checkpoint() {
            self.execute();
            return;
        }
        let increase = self.increase();
        self.scheduler.restore(self.now_s, restore_s, increase);
        self.note(EventKind::Restoring);
    }

    /// Ends the restart: the job runs where it was deployed.
    fn execute(&mut self) {
        let scale = self.scale();
        self.job
            .restore(scale, self.scheduler.first_checkpoint_within_s());
        let increase = self.increase();
        let job = &self.job;
        self.scheduler
            .execute(self.now_s, increase, |t_s| job.checkpoint_at_or_after(t_s));
        self.rescales += 1;
        self.note(EventKind::Restored {
            task_managers: scale.task_managers,
            backlog: self.job.backlog(),
        });
    }

    /// Updates what is derived from the list of workers.
    fn recount(&mut self) {
        self.fleet.settle();
        self.next_worker_change_s = self.fleet.next_change_s();
        let known = self.known_to_job_manager();
        self.registered.push(self.now_s, f64::from(known));
        let alive = self.fleet.count(TaskManager::is_alive);
        self.paid.push(self.now_s, f64::from(alive));
    }

    pub(super) fn into_run(self) -> Run {
        let job = self.job.into_history();
        Run::new(job, self.paid, self.registered, self.events, self.rescales)
    }
}
