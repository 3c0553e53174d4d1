//! The Adaptive Scheduler in Reactive Mode: the job uses every slot it can get,
//! and every change of its TaskManagers restarts it.
//!
//! What a release does differently is in `release`; here is what they share.

use super::backoff::Backoff;
use super::loss::{Removal, loss_noticed_s};
use super::release::Options;
use crate::settings::Settings;

/// ScalingReason the job is restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestartCause {
    /// There had been nothing to run on.
    FirstTaskManagers,
    /// New TaskManagers registered.
    TaskManagersRegistered,
    /// TaskManagers were lost.
    TaskManagersLost,
}

/// What the scheduler is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum State {
    /// The job runs.
    Executing,
    /// Tasks on a TaskManager that is gone cannot be cancelled before it is
    /// declared lost.
    AwaitingLoss,
    /// The job is cancelled and will be deployed again.
    Restarting {
        /// When.
        deploys_s: f64,
    },
    /// The job is deployed and restored.
    Deploying {
        /// When processing begins again.
        until_s: f64,
    },
    /// There is no TaskManager to run on.
    WaitingForResources,
}

/// Measured: when a TaskManager is killed, or tasks are deployed on one that is
/// gone, it takes about this long until they have failed and the others are
/// cancelled, and the wait for the restart begins (0.2 to 0.6 seconds).
const CONNECTION_LOST_S: f64 = 0.3;

/// The scheduler of one job.
#[derive(Debug)]
pub(crate) struct Scheduler {
    options: Options,
    backoff: Backoff,
    /// When the JobManager first asked for heartbeats.
    heartbeat_phase_s: f64,
    state: State,
    /// When the job last entered `Executing`, which in Flink begins with the
    /// deployment.
    executing_since_s: f64,
    /// The first new slots since then.
    new_slots_s: Option<f64>,
    rescales_s: f64,
}

impl Scheduler {
    pub(crate) fn new(settings: &Settings, heartbeat_phase_s: f64, state: State) -> Self {
        let options = Options::of(settings);
        Self {
            options,
            backoff: Backoff::new(options.restart_delay, settings.seed),
            heartbeat_phase_s,
            state,
            // Whatever ran when time began had run for long.
            executing_since_s: f64::NEG_INFINITY,
            new_slots_s: None,
            rescales_s: f64::INFINITY,
        }
    }

    pub(crate) fn state(&self) -> State {
        self.state
    }

    /// Failures that the restart strategy remembers.
    pub(crate) fn failures(&self) -> u32 {
        self.backoff.failures()
    }

    /// When the scheduler goes on by itself.
    pub(crate) fn next_change_s(&self) -> f64 {
        match self.state {
            State::Executing => self.rescales_s,
            State::Restarting { deploys_s } => deploys_s,
            State::Deploying { until_s } => until_s,
            State::AwaitingLoss | State::WaitingForResources => f64::INFINITY,
        }
    }

    /// New slots are there; `grows` if the job could use them.
    ///
    /// Where a restart is still ahead, it will use them as well.
    pub(crate) fn on_slots(&mut self, now_s: f64, grows: bool, checkpoint: impl Fn(f64) -> f64) {
        match self.state {
            State::WaitingForResources => self.state = State::Restarting { deploys_s: now_s },
            State::Deploying { .. } if self.options.deploys_again => {
                self.state = State::Restarting { deploys_s: now_s };
            }
            State::Executing | State::Deploying { .. } => {
                self.new_slots_s.get_or_insert(now_s);
                if self.state == State::Executing && grows {
                    self.plan(now_s, checkpoint);
                }
            }
            State::AwaitingLoss | State::Restarting { .. } => {}
        }
    }

    /// Finds when the job may rescale onto its new slots. `checkpoint` tells
    /// when the first checkpoint not before a time completes.
    fn plan(&mut self, now_s: f64, checkpoint: impl Fn(f64) -> f64) {
        let gate = self.options.gate;
        let new_slots_s = self.new_slots_s.unwrap_or(now_s);
        let stable_s = (self.executing_since_s + gate.cooldown_s)
            .max(new_slots_s + gate.stabilization_s)
            .max(now_s);
        self.rescales_s = match gate.checkpoint_within_s {
            None => stable_s,
            Some(within_s) => {
                let limit_s = stable_s.max(new_slots_s + within_s);
                checkpoint(stable_s).min(limit_s)
            }
        };
    }

    /// A TaskManager that goes now: when the JobManager will notice.
    pub(crate) fn loss_noticed_s(&self, settings: &Settings, now_s: f64, removal: Removal) -> f64 {
        loss_noticed_s(
            settings,
            &self.options.detection,
            self.heartbeat_phase_s,
            now_s,
            removal,
        )
    }

    /// TaskManagers went; `noticed_s` is when the JobManager will notice, and
    /// `of_the_job` is whether tasks ran on them. Answers whether the job fails.
    pub(crate) fn on_gone(
        &mut self,
        now_s: f64,
        noticed_s: f64,
        removal: Removal,
        of_the_job: bool,
    ) -> bool {
        let running = matches!(self.state, State::Executing | State::Deploying { .. });
        if running && !of_the_job {
            return false;
        }
        if self.options.detection.holds_restart_up {
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

    /// The last TaskManager that was gone is declared lost. Answers whether the
    /// restart waited for that.
    pub(crate) fn on_last_loss(&mut self, now_s: f64) -> bool {
        let awaited = self.state == State::AwaitingLoss;
        if awaited {
            self.fail(now_s);
        }
        awaited
    }

    fn fail(&mut self, failed_s: f64) {
        self.state = State::Restarting {
            deploys_s: self.backoff.fail(failed_s),
        };
    }

    /// The job is cancelled for a rescale.
    pub(crate) fn rescale(&mut self, now_s: f64) {
        self.state = State::Restarting { deploys_s: now_s };
    }

    /// Tasks are deployed on TaskManagers that are registered; `some_are_gone`
    /// if the JobManager does not know about one of them. Answers whether that
    /// went well.
    pub(crate) fn deploy(&mut self, settings: &Settings, now_s: f64, some_are_gone: bool) -> bool {
        self.new_slots_s = None;
        self.rescales_s = f64::INFINITY;
        if !some_are_gone {
            self.executing_since_s = now_s;
            self.state = State::Deploying {
                until_s: now_s + settings.restart_time_s,
            };
            return true;
        }
        if self.options.detection.holds_restart_up {
            self.state = State::AwaitingLoss;
        } else {
            self.fail(now_s + CONNECTION_LOST_S);
        }
        false
    }

    /// There is nothing to deploy on.
    pub(crate) fn wait(&mut self) {
        self.state = State::WaitingForResources;
    }

    /// The deployment is done; `grows` if the job could use more slots than it
    /// has.
    pub(crate) fn execute(&mut self, now_s: f64, grows: bool, checkpoint: impl Fn(f64) -> f64) {
        self.state = State::Executing;
        if grows {
            self.plan(now_s, checkpoint);
        }
    }

    /// The first checkpoint after a restart completes within this.
    pub(crate) fn first_checkpoint_within_s(&self) -> f64 {
        self.options.first_checkpoint_within_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FlinkRelease;

    const EVERY_TEN_S: fn(f64) -> f64 = |t_s| (t_s / 10.0).ceil() * 10.0;

    fn executing_at(settings: &Settings, now_s: f64) -> Scheduler {
        let mut scheduler = Scheduler::new(settings, 0.0, State::WaitingForResources);
        assert!(scheduler.deploy(settings, now_s, false));
        scheduler.execute(now_s, false, EVERY_TEN_S);
        scheduler
    }

    fn rescales_s(settings: &Settings, slots_s: f64) -> f64 {
        let mut scheduler = executing_at(settings, 100.0);
        scheduler.on_slots(slots_s, true, EVERY_TEN_S);
        scheduler.next_change_s()
    }

    fn settings(flink: FlinkRelease) -> Settings {
        Settings {
            flink,
            checkpoint_interval_s: 10.0,
            ..Settings::default()
        }
    }

    #[test]
    fn the_first_release_rescales_at_once() {
        assert_eq!(rescales_s(&settings(FlinkRelease::V1_13), 101.0), 101.0);
    }

    #[test]
    fn a_cooldown_counts_from_the_last_restart() {
        let mut settings = settings(FlinkRelease::V1_20);
        assert_eq!(rescales_s(&settings, 101.0), 130.0);
        assert_eq!(rescales_s(&settings, 150.0), 150.0);
        settings.rescale_cooldown_s = Some(0.0);
        assert_eq!(rescales_s(&settings, 101.0), 101.0);
    }

    #[test]
    fn new_slots_are_watched_for_a_minute_then_the_longest_wait_is_over() {
        let mut settings = settings(FlinkRelease::V2_3);
        assert_eq!(rescales_s(&settings, 103.0), 163.0);
        // A longer interval makes the rescale wait for a checkpoint again.
        settings.checkpoint_interval_s = 60.0;
        assert_eq!(rescales_s(&settings, 103.0), 170.0);
        settings.rescale_max_delay_s = Some(65.0);
        assert_eq!(rescales_s(&settings, 103.0), 168.0);
    }

    #[test]
    fn without_gate_the_next_checkpoint_sets_the_rescale_off() {
        let mut settings = settings(FlinkRelease::V2_3);
        settings.rescale_cooldown_s = Some(0.0);
        settings.executing_stabilization_s = Some(0.0);
        assert_eq!(rescales_s(&settings, 103.0), 110.0);
        settings.rescale_max_delay_s = Some(2.0);
        assert_eq!(rescales_s(&settings, 103.0), 105.0);
    }

    #[test]
    fn a_second_stop_during_the_wait_is_no_further_failure() {
        let settings = settings(FlinkRelease::V1_20);
        let mut scheduler = executing_at(&settings, 0.0);
        assert!(scheduler.on_gone(50.0, 50.1, Removal::Stop, true));
        assert!(!scheduler.on_gone(50.5, 50.6, Removal::Stop, true));
        assert_eq!(scheduler.failures(), 1);
    }

    #[test]
    fn each_attempt_on_slots_that_are_gone_is_a_failure() {
        let settings = settings(FlinkRelease::V1_20);
        let mut scheduler = executing_at(&settings, 0.0);
        assert!(scheduler.on_gone(50.0, 66.0, Removal::Kill, true));
        for attempt in 2..5 {
            let now_s = scheduler.next_change_s();
            assert!(!scheduler.deploy(&settings, now_s, true));
            assert_eq!(scheduler.failures(), attempt);
        }
    }
}
