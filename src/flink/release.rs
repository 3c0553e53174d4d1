//! Defines how the Flink releases differ, with all their defaults.
//!
//! Defaults of options are read from the classes of the releases (1.13.6,
//! 1.20.5, 2.3.0). Behaviour without an option is measured on running clusters
//! of these releases; the traces are in `tests/data/flink-traces`.

use crate::settings::{FlinkRelease, Settings};

/// The conditions for rescaling a running job onto new slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RescaleGate {
    /// Minimum time since the job last entered `Executing`, in seconds.
    pub(crate) cooldown_s: f64,
    /// Time for which the new slots must be stable first, in seconds.
    pub(crate) stabilization_s: f64,
    /// After that, the next completed checkpoint triggers the rescale, at the
    /// latest this many seconds after the first new slots. `None` if the rescale
    /// does not wait for a checkpoint.
    pub(crate) checkpoint_within_s: Option<f64>,
    /// The smallest increase of the parallelism that is worth a rescale.
    pub(crate) least_increase: u32,
    /// The time since the job last entered `Executing` after which a smaller increase is
    /// enough, in seconds; `None` if it never is.
    pub(crate) forced_after_s: Option<f64>,
}

impl RescaleGate {
    /// Returns when a job that executes since `executing_since_s` rescales for less than the
    /// smallest increase, in seconds; infinite if it does not. Its last new slots registered
    /// at `slots_s`.
    ///
    /// Flink checks an increase when the cooldown ends and whenever slots register later.
    /// Where the time since the last restart is over by then, a smaller one is enough at
    /// once; otherwise a further check follows after the whole of that time, and the one
    /// that follows the cooldown comes first (`Executing` of 1.20).
    pub(crate) fn forced_s(&self, slots_s: f64, executing_since_s: f64) -> f64 {
        let Some(forced_after_s) = self.forced_after_s else {
            return f64::INFINITY;
        };
        if slots_s - executing_since_s > forced_after_s {
            return slots_s;
        }
        executing_since_s + self.cooldown_s + forced_after_s
    }
}

/// How the JobManager detects the loss of a TaskManager.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LossDetection {
    /// Seconds until a TaskManager that is stopped has signed off; `None` if it
    /// does not sign off.
    pub(crate) sign_off_s: Option<f64>,
    /// Failed heartbeat calls in a row that count as a loss
    /// (`heartbeat.rpc-failure-threshold`); `None` if only the timeout counts.
    pub(crate) rpc_failures: Option<u32>,
    /// Whether the ResourceManager, which has heartbeats of its own, reports a
    /// loss to the JobMaster.
    pub(crate) reported_by_resource_manager: bool,
    /// Whether the restart waits until the loss is detected, because the tasks
    /// on the lost TaskManager cannot be cancelled before.
    pub(crate) delays_restart: bool,
}

/// The delay between a failure and the restart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RestartDelay {
    /// A constant delay.
    Fixed {
        /// The delay, in seconds.
        delay_s: f64,
    },
    /// A delay that grows with every failure.
    Exponential {
        /// The first delay, in seconds.
        initial_s: f64,
        /// The ratio of one delay to the delay before it.
        multiplier: f64,
        /// The maximum delay, in seconds.
        max_s: f64,
        /// The delay is reset after this many seconds without a failure.
        reset_s: f64,
    },
}

/// The options of a release, with the values that the settings override.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Options {
    pub(crate) gate: RescaleGate,
    pub(crate) detection: LossDetection,
    pub(crate) restart_delay: RestartDelay,
    /// The failures that are followed by a restart; `None` if all are.
    pub(crate) restart_attempts: Option<u32>,
    /// The first checkpoint after a restart completes within this many seconds.
    pub(crate) first_checkpoint_within_s: f64,
    /// Whether slots that register during a deployment restart the job again at
    /// once; otherwise they wait for the conditions of [`RescaleGate`].
    pub(crate) restarts_deployment: bool,
}

/// `jobmanager.adaptive-scheduler.scaling-interval.min` in 1.20,
/// `….executing.cooldown-after-rescaling` in 2.3. 1.13 has neither.
const COOLDOWN_S: f64 = 30.0;
/// `jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout` in
/// 2.3. Reactive Mode does not change it.
const EXECUTING_STABILIZATION_S: f64 = 60.0;
/// `heartbeat.rpc-failure-threshold` in 1.20 and 2.3.
const RPC_FAILURES: u32 = 2;
/// Measured: a stopped TaskManager of 1.20 or 2.3 has signed off after 0.02 to
/// 0.2 seconds.
const SIGN_OFF_S: f64 = 0.1;
/// Measured: the first checkpoint after a restart of 2.3 is complete after 0.1
/// to 2.7 seconds; in 1.13 and 1.20 its delay is sampled from the whole interval.
const FIRST_CHECKPOINT_2_3_S: f64 = 2.7;
/// `restart-strategy.exponential-delay.*` in 1.13.
const BACKOFF_1_13: (f64, f64) = (2.0, 300.0);
/// The same in 1.20 and 2.3, where it is the strategy if none is configured.
const BACKOFF: (f64, f64) = (1.5, 60.0);

impl Options {
    /// Returns the options of the release in the settings, with the values that
    /// the settings override.
    pub(crate) fn of(settings: &Settings) -> Self {
        let release = settings.flink;
        Self {
            gate: gate(settings),
            detection: detection(release),
            restart_delay: restart_delay(settings),
            restart_attempts: restart_attempts(settings),
            first_checkpoint_within_s: match release {
                FlinkRelease::V1_13 => settings.checkpoint_interval_s,
                FlinkRelease::V1_20 => settings.checkpoint_interval_s,
                FlinkRelease::V2_3 => FIRST_CHECKPOINT_2_3_S.min(settings.checkpoint_interval_s),
            },
            restarts_deployment: release == FlinkRelease::V1_13,
        }
    }
}

fn gate(settings: &Settings) -> RescaleGate {
    let cooldown_s = settings.rescale_cooldown_s.unwrap_or(COOLDOWN_S);
    let least_increase = settings.min_parallelism_increase;
    // The default of `….rescale-trigger.max-delay` in 2.3, in checkpoint intervals.
    let intervals = f64::from(settings.max_checkpoint_failures) + 1.0;
    match settings.flink {
        FlinkRelease::V1_13 => RescaleGate {
            cooldown_s: 0.0,
            stabilization_s: 0.0,
            least_increase,
            forced_after_s: None,
            checkpoint_within_s: None,
        },
        FlinkRelease::V1_20 => RescaleGate {
            cooldown_s,
            stabilization_s: 0.0,
            least_increase,
            // Flink refuses less than the cooldown.
            forced_after_s: settings.scaling_interval_max_s.map(|s| s.max(cooldown_s)),
            checkpoint_within_s: None,
        },
        FlinkRelease::V2_3 => RescaleGate {
            cooldown_s,
            stabilization_s: settings
                .executing_stabilization_s
                .unwrap_or(EXECUTING_STABILIZATION_S),
            // 2.3 ignores both options, with a warning.
            least_increase: 1,
            forced_after_s: None,
            checkpoint_within_s: Some(
                settings
                    .rescale_max_delay_s
                    .unwrap_or(intervals * settings.checkpoint_interval_s),
            ),
        },
    }
}

fn detection(release: FlinkRelease) -> LossDetection {
    match release {
        // A stopped TaskManager does not sign off: detecting a stop takes as long
        // as detecting a kill.
        FlinkRelease::V1_13 => LossDetection {
            sign_off_s: None,
            rpc_failures: None,
            reported_by_resource_manager: false,
            delays_restart: true,
        },
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => LossDetection {
            sign_off_s: Some(SIGN_OFF_S),
            rpc_failures: Some(RPC_FAILURES),
            reported_by_resource_manager: true,
            delays_restart: false,
        },
    }
}

fn restart_attempts(settings: &Settings) -> Option<u32> {
    let attempts = settings.restart_attempts?;
    if !settings.delays_grow() {
        return Some(attempts);
    }
    match settings.flink {
        // `attempts-before-reset-backoff` is new in 1.19.
        FlinkRelease::V1_13 => None,
        // Flink refuses 0.
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => Some(attempts.max(1)),
    }
}

fn restart_delay(settings: &Settings) -> RestartDelay {
    if !settings.delays_grow() {
        return RestartDelay::Fixed {
            delay_s: settings.restart_delay_s,
        };
    }
    let (multiplier, max_s) = match settings.flink {
        FlinkRelease::V1_13 => BACKOFF_1_13,
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => BACKOFF,
    };
    RestartDelay::Exponential {
        initial_s: settings.backoff_initial_s,
        multiplier: settings.backoff_multiplier.unwrap_or(multiplier),
        max_s: settings.backoff_max_s.unwrap_or(max_s),
        reset_s: settings.backoff_reset_s,
    }
}
