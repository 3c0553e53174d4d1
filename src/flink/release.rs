//! What the Flink releases do differently: every default, in one place.
//!
//! Option defaults are read from the releases' own classes (1.13.6, 1.20.5,
//! 2.3.0). Behaviour that no option names was measured on running clusters of
//! these releases; the traces in `tests/data/flink-traces` show it.

use crate::settings::RestartStrategy;
use crate::settings::{FlinkRelease, Settings};

/// When a running job may be rescaled onto new slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RescaleGate {
    /// The least time since the job last entered `Executing`.
    pub(crate) cooldown_s: f64,
    /// How long the new slots are watched first.
    pub(crate) stabilization_s: f64,
    /// Then the next completed checkpoint sets the rescale off, or this much
    /// time since the first new slots; `None` where nothing is waited for.
    pub(crate) checkpoint_within_s: Option<f64>,
}

/// How the JobManager learns that a TaskManager is gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LossDetection {
    /// Seconds until a TaskManager that is stopped has signed off; `None` if it
    /// goes without a word.
    pub(crate) sign_off_s: Option<f64>,
    /// Failed heartbeat calls in a row that count as a loss
    /// (`heartbeat.rpc-failure-threshold`); `None` if only silence counts.
    pub(crate) rpc_failures: Option<u32>,
    /// Whether the ResourceManager, which has a heartbeat of its own, passes a
    /// loss on to the job's master.
    pub(crate) told_by_resource_manager: bool,
    /// Whether tasks on a TaskManager that is gone hold the restart up until
    /// its loss is noticed, because they cannot be cancelled.
    pub(crate) holds_restart_up: bool,
}

/// The wait between a failure and the restart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RestartDelay {
    /// Always the same.
    Fixed {
        /// The wait.
        delay_s: f64,
    },
    /// Longer from failure to failure.
    Exponential {
        /// The first wait.
        initial_s: f64,
        /// The factor from one wait to the next.
        multiplier: f64,
        /// The longest wait.
        max_s: f64,
        /// Failures are forgotten after this long without one.
        reset_s: f64,
    },
}

/// What the settings make of a release.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Options {
    pub(crate) gate: RescaleGate,
    pub(crate) detection: LossDetection,
    pub(crate) restart_delay: RestartDelay,
    /// The first checkpoint after a restart completes within this.
    pub(crate) first_checkpoint_within_s: f64,
    /// Whether slots that come while tasks are deployed begin the restart
    /// again; otherwise they wait at the gate.
    pub(crate) deploys_again: bool,
}

/// `jobmanager.adaptive-scheduler.scaling-interval.min` in 1.20,
/// `….executing.cooldown-after-rescaling` in 2.3. 1.13 has neither.
const COOLDOWN_S: f64 = 30.0;
/// `jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout` in
/// 2.3, which Reactive Mode leaves as it is.
const EXECUTING_STABILIZATION_S: f64 = 60.0;
/// `….rescale-trigger.max-delay` in 2.3: so many checkpoint intervals, one more
/// than `….rescale-trigger.max-checkpoint-failures`, which is 2.
const MAX_DELAY_INTERVALS: f64 = 3.0;
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
    /// The options of the settings' release, with what the settings say
    /// otherwise.
    pub(crate) fn of(settings: &Settings) -> Self {
        let release = settings.flink;
        Self {
            gate: gate(settings),
            detection: detection(release),
            restart_delay: restart_delay(settings),
            first_checkpoint_within_s: match release {
                FlinkRelease::V1_13 => settings.checkpoint_interval_s,
                FlinkRelease::V1_20 => settings.checkpoint_interval_s,
                FlinkRelease::V2_3 => FIRST_CHECKPOINT_2_3_S.min(settings.checkpoint_interval_s),
            },
            deploys_again: release == FlinkRelease::V1_13,
        }
    }
}

fn gate(settings: &Settings) -> RescaleGate {
    let cooldown_s = settings.rescale_cooldown_s.unwrap_or(COOLDOWN_S);
    match settings.flink {
        FlinkRelease::V1_13 => RescaleGate {
            cooldown_s: 0.0,
            stabilization_s: 0.0,
            checkpoint_within_s: None,
        },
        FlinkRelease::V1_20 => RescaleGate {
            cooldown_s,
            stabilization_s: 0.0,
            checkpoint_within_s: None,
        },
        FlinkRelease::V2_3 => RescaleGate {
            cooldown_s,
            stabilization_s: settings
                .executing_stabilization_s
                .unwrap_or(EXECUTING_STABILIZATION_S),
            checkpoint_within_s: Some(
                settings
                    .rescale_max_delay_s
                    .unwrap_or(MAX_DELAY_INTERVALS * settings.checkpoint_interval_s),
            ),
        },
    }
}

fn detection(release: FlinkRelease) -> LossDetection {
    match release {
        // A stopped TaskManager does not sign off: stopping it is as slow as
        // killing it.
        FlinkRelease::V1_13 => LossDetection {
            sign_off_s: None,
            rpc_failures: None,
            told_by_resource_manager: false,
            holds_restart_up: true,
        },
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => LossDetection {
            sign_off_s: Some(SIGN_OFF_S),
            rpc_failures: Some(RPC_FAILURES),
            told_by_resource_manager: true,
            holds_restart_up: false,
        },
    }
}

fn restart_delay(settings: &Settings) -> RestartDelay {
    let of_release = match settings.flink {
        FlinkRelease::V1_13 => RestartStrategy::FixedDelay,
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => RestartStrategy::ExponentialDelay,
    };
    let strategy = match settings.restart_strategy {
        RestartStrategy::OfRelease => of_release,
        chosen => chosen,
    };
    if strategy == RestartStrategy::FixedDelay {
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
