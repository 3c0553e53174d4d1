//! Models the Adaptive Scheduler in Reactive Mode: the job uses all slots, and
//! every change of its TaskManagers restarts it.
//!
//! The differences between the releases are in `release`.

mod rescale_plan;

use self::rescale_plan::NewSlots;
use super::backoff::Backoff;
use super::loss_detection::{Removal, loss_noticed_s};
use super::release::Options;
use crate::settings::Settings;

/// The cause of a restart of the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestartCause {
    /// The first TaskManagers registered.
    FirstTaskManagers,
    /// New TaskManagers registered.
    TaskManagersRegistered,
    /// An autoscaler changed the parallelism of the running job.
    ParallelismChanged,
    /// An autoscaler changed the parallelism, for which the cluster is replaced.
    Upgraded,
    /// TaskManagers were lost.
    TaskManagersLost,
}

/// The state of the scheduler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum State {
    /// The job runs.
    Executing,
    /// The restart waits until a TaskManager is declared lost, because its tasks
    /// cannot be cancelled before.
    AwaitingLoss,
    /// The job is cancelled and is deployed again later.
    Restarting {
        /// When it is deployed, in seconds.
        deploys_s: f64,
    },
    /// The job is being deployed.
    Deploying {
        /// When its tasks are there, in seconds.
        until_s: f64,
    },
    /// The tasks restore their state. For Flink the job executes.
    Restoring {
        /// When processing starts again, in seconds.
        until_s: f64,
    },
    /// No TaskManager is registered.
    WaitingForResources,
    /// The job failed and no restart attempt is left.
    Failed,
}

/// Measured, 0.2 to 0.6 seconds: after a TaskManager is killed, or tasks are
/// deployed on a lost one, the time until these tasks have failed, the others
/// are cancelled, and the restart delay begins.
const CONNECTION_LOST_S: f64 = 0.3;

/// When the next checkpoint completes while none can.
const NO_CHECKPOINT: fn(f64) -> f64 = |_| f64::INFINITY;

/// The scheduler of one job.
#[derive(Debug)]
pub(crate) struct Scheduler {
    options: Options,
    backoff: Backoff,
    /// When the JobManager sent the first heartbeats, in seconds.
    heartbeat_phase_s: f64,
    state: State,
    /// When the job last entered `Executing`, in seconds. In Flink that state
    /// begins with the deployment.
    executing_since_s: f64,
    /// When new slots have registered since then; `None` if none have.
    new_slots: Option<NewSlots>,
    /// When the job is rescaled onto its new slots, in seconds; infinite if that
    /// is not planned.
    rescales_s: f64,
    /// Whether as many slots are registered as the job is to have. In Reactive Mode
    /// never: it would take any number.
    has_wanted_slots: bool,
}

impl Scheduler {
    /// Creates a scheduler in the given state at time 0.
    pub(crate) fn new(settings: &Settings, heartbeat_phase_s: f64, state: State) -> Self {
        let options = Options::of(settings);
        Self {
            options,
            backoff: Backoff::new(
                options.restart_delay,
                options.restart_attempts,
                settings.seed,
            ),
            heartbeat_phase_s,
            state,
            // A job that runs at time 0 has been running for a long time.
            executing_since_s: f64::NEG_INFINITY,
            new_slots: None,
            rescales_s: f64::INFINITY,
            has_wanted_slots: false,
        }
    }

    /// Takes note of whether as many slots are registered as the job is to have: then a
    /// rescale does not wait for more of them (`DefaultStateTransitionManager` of 2.3).
    pub(crate) fn set_has_wanted_slots(&mut self, has_them: bool) {
        self.has_wanted_slots = has_them;
    }

    /// Handles a change of the parallelism that the running job is to have.
    /// A rescale now would change it by `change`.
    pub(crate) fn on_parallelism(
        &mut self,
        now_s: f64,
        change: u32,
        checkpoint: impl Fn(f64) -> f64,
    ) {
        self.new_slots = Some(NewSlots::at(now_s));
        self.rescales_s = f64::INFINITY;
        if self.state == State::Executing {
            self.plan(now_s, change, checkpoint);
        }
    }

    /// Returns the current state.
    pub(crate) fn state(&self) -> State {
        self.state
    }

    /// Returns the number of failures counted by the restart strategy.
    pub(crate) fn failures(&self) -> u32 {
        self.backoff.failures()
    }

    /// Returns when the state next changes by itself, in seconds; infinite if it
    /// does not.
    pub(crate) fn next_change_s(&self) -> f64 {
        match self.state {
            State::Executing => self.rescales_s,
            State::Restarting { deploys_s } => deploys_s,
            State::Deploying { until_s } => until_s,
            State::Restoring { until_s } => until_s.min(self.rescales_s),
            State::AwaitingLoss | State::WaitingForResources | State::Failed => f64::INFINITY,
        }
    }

    /// Handles the registration of new slots. A rescale would increase the parallelism
    /// by `increase`. A restart that is still pending will use the slots as well.
    /// `checkpoint` returns when the first checkpoint at or after a time
    /// completes.
    pub(crate) fn on_slots(&mut self, now_s: f64, increase: u32, checkpoint: impl Fn(f64) -> f64) {
        match self.state {
            State::WaitingForResources => self.state = State::Restarting { deploys_s: now_s },
            State::Deploying { .. } if self.restarts_deployment(increase) => {
                self.state = State::Restarting { deploys_s: now_s };
            }
            State::Executing | State::Deploying { .. } | State::Restoring { .. } => {
                self.note_new_slots(now_s);
                match self.state {
                    State::Executing => self.plan(now_s, increase, checkpoint),
                    State::Restoring { .. } => self.plan(now_s, increase, NO_CHECKPOINT),
                    _ => {}
                }
            }
            State::AwaitingLoss | State::Restarting { .. } | State::Failed => {}
        }
    }

    fn restarts_deployment(&self, increase: u32) -> bool {
        self.options.restarts_deployment && increase >= self.options.gate.least_increase
    }

    /// Returns when the JobManager detects the loss of a TaskManager that is
    /// removed at `now_s`, in seconds.
    pub(crate) fn loss_noticed_s(&self, settings: &Settings, now_s: f64, removal: Removal) -> f64 {
        loss_noticed_s(
            settings,
            &self.options.detection,
            self.heartbeat_phase_s,
            now_s,
            removal,
        )
    }

    /// Handles the removal of TaskManagers. `noticed_s` is when the JobManager
    /// detects it; `of_the_job` says whether tasks ran on them. Returns whether
    /// the job fails.
    pub(crate) fn on_gone(
        &mut self,
        now_s: f64,
        noticed_s: f64,
        removal: Removal,
        of_the_job: bool,
    ) -> bool {
        let running = matches!(
            self.state,
            State::Executing | State::Deploying { .. } | State::Restoring { .. }
        );
        if running && !of_the_job || self.state == State::Failed {
            return false;
        }
        if self.options.detection.delays_restart {
            self.state = State::AwaitingLoss;
            return true;
        }
        if !running {
            return false;
        }
        self.fail(match removal {
            Removal::Stop => noticed_s,
            Removal::Kill => now_s + CONNECTION_LOST_S,
        });
        true
    }

    /// Handles the detection of the last undetected loss. Returns whether the
    /// restart waited for it.
    pub(crate) fn on_last_loss(&mut self, now_s: f64) -> bool {
        let awaited = self.state == State::AwaitingLoss;
        if awaited {
            self.fail(now_s);
        }
        awaited
    }

    /// Schedules the restart after a failure, or ends the job for good.
    fn fail(&mut self, failed_s: f64) {
        self.state = match self.backoff.fail(failed_s) {
            Some(deploys_s) => State::Restarting { deploys_s },
            None => State::Failed,
        };
    }

    /// Cancels the job for a rescale.
    pub(crate) fn rescale(&mut self, now_s: f64) {
        self.state = State::Restarting { deploys_s: now_s };
    }

    /// Deploys tasks on the registered TaskManagers. `some_are_gone` says
    /// whether one of them is lost without the JobManager having detected it.
    /// Returns whether the deployment succeeds.
    pub(crate) fn deploy(&mut self, settings: &Settings, now_s: f64, some_are_gone: bool) -> bool {
        self.new_slots = None;
        self.rescales_s = f64::INFINITY;
        if !some_are_gone {
            self.executing_since_s = now_s;
            self.state = State::Deploying {
                until_s: now_s + settings.restart_time_s,
            };
            return true;
        }
        if self.options.detection.delays_restart {
            self.state = State::AwaitingLoss;
        } else {
            self.fail(now_s + CONNECTION_LOST_S);
        }
        false
    }

    /// Waits for resources because no TaskManager is registered.
    pub(crate) fn wait(&mut self) {
        self.state = State::WaitingForResources;
    }

    /// Lets the deployed tasks restore their state for `restore_s` seconds. A rescale would
    /// increase the parallelism by `increase`: Flink does not wait for the end of the
    /// restore, in which no checkpoint completes.
    pub(crate) fn restore(&mut self, now_s: f64, restore_s: f64, increase: u32) {
        self.state = State::Restoring {
            until_s: now_s + restore_s,
        };
        self.plan(now_s, increase, NO_CHECKPOINT);
    }

    /// Enters `Executing` after a deployment. A rescale would increase the parallelism by
    /// `increase`.
    pub(crate) fn execute(&mut self, now_s: f64, increase: u32, checkpoint: impl Fn(f64) -> f64) {
        self.state = State::Executing;
        self.plan(now_s, increase, checkpoint);
    }

    /// Returns the time in seconds within which the first checkpoint after a
    /// restart completes.
    pub(crate) fn first_checkpoint_within_s(&self) -> f64 {
        self.options.first_checkpoint_within_s
    }
}

#[cfg(test)]
mod tests;
