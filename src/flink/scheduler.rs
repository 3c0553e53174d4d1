//! The Adaptive Scheduler in Reactive Mode, as Flink 1.13 has it: the job uses
//! every TaskManager it can get, and every change of TaskManagers restarts it.

use crate::settings::Settings;

/// Why the job is restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestartCause {
    /// New TaskManagers registered.
    TaskManagersRegistered,
    /// TaskManagers were lost.
    TaskManagersLost,
}

/// What the scheduler is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scheduler {
    /// The job runs.
    Executing,
    /// The job is cancelled, deployed and restored.
    Restarting {
        /// When processing begins again.
        until_s: f64,
        /// What set it off.
        cause: RestartCause,
    },
    /// Tasks on a TaskManager that is gone cannot be cancelled before it is
    /// declared lost.
    AwaitingLoss,
    /// There is no TaskManager to run on.
    WaitingForResources,
}

impl Scheduler {
    /// When the scheduler goes on by itself.
    pub(crate) fn next_change_s(self) -> f64 {
        match self {
            Scheduler::Restarting { until_s, .. } => until_s,
            _ => f64::INFINITY,
        }
    }

    /// New slots are there. Reactive Mode waits for nothing: a running job is
    /// restarted at once, and one that is being restarted begins again. Where a
    /// loss is awaited, its restart will use the new slots as well.
    pub(crate) fn on_registered(&mut self, settings: &Settings, now_s: f64) {
        if *self != Scheduler::AwaitingLoss {
            *self = Scheduler::Restarting {
                until_s: now_s + settings.restart_time_s,
                cause: RestartCause::TaskManagersRegistered,
            };
        }
    }

    /// A TaskManager of the job is gone.
    pub(crate) fn on_gone(&mut self) {
        *self = Scheduler::AwaitingLoss;
    }

    /// The last TaskManager that was gone is declared lost.
    pub(crate) fn on_lost(&mut self, settings: &Settings, now_s: f64) {
        *self = Scheduler::Restarting {
            until_s: now_s + settings.restart_delay_s + settings.restart_time_s,
            cause: RestartCause::TaskManagersLost,
        };
    }
}

/// When the JobManager declares a TaskManager lost that falls silent at
/// `gone_s`: one timeout after the last heartbeat it answered.
///
/// The JobManager asks all TaskManagers at once, every interval; `phase_s` is
/// when it first did. So the loss is noticed between timeout − interval and
/// timeout later.
pub(crate) fn loss_noticed_s(settings: &Settings, phase_s: f64, gone_s: f64) -> f64 {
    let since_heartbeat_s = (gone_s - phase_s).rem_euclid(settings.heartbeat_interval_s);
    gone_s - since_heartbeat_s + settings.heartbeat_timeout_s
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_loss_is_noticed_within_the_documented_range(
            gone_s in 0.0..1e6, phase_s in 0.0..10.0, interval_s in 1.0..30.0, slack_s in 0.1..60.0,
        ) {
            let settings = Settings {
                heartbeat_interval_s: interval_s,
                heartbeat_timeout_s: interval_s + slack_s,
                ..Settings::default()
            };
            let after_s = loss_noticed_s(&settings, phase_s, gone_s) - gone_s;
            prop_assert!(after_s >= slack_s - 1e-6 && after_s <= interval_s + slack_s + 1e-6);
        }
    }
}
