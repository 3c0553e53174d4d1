//! The options of Flink that settings stand for.
//!
//! `tests/manifests.rs` compares them with the options of the releases themselves.

use super::flink_option::{
    COOLDOWN_S, FlinkOption, Form, When, always, of, of_strategy, renamed, until_2_3,
    without_default,
};
use crate::settings::{FlinkRelease, SettingId};

const SLOTS: &str = "taskmanager.numberOfTaskSlots";
const MAX_PARALLELISM: &str = "pipeline.max-parallelism";
const CHECKPOINT_INTERVAL: &str = "execution.checkpointing.interval";
const HEARTBEAT_TIMEOUT: &str = "heartbeat.timeout";
const HEARTBEAT_INTERVAL: &str = "heartbeat.interval";
const MIN_PARALLELISM_INCREASE: &str = "jobmanager.adaptive-scheduler.min-parallelism-increase";
const EXPONENTIAL_DELAY_ATTEMPTS: &str =
    "restart-strategy.exponential-delay.attempts-before-reset-backoff";
const COOLDOWN_1_20: &str = "jobmanager.adaptive-scheduler.scaling-interval.min";

/// The options, in the order in which they are written.
pub(super) const OPTIONS: &[FlinkOption] = &[
    always(
        SettingId::SlotsPerTaskManager,
        [of(SLOTS, Form::Count, 1.0); 3],
    ),
    // The default is -1: each operator's is derived from its parallelism.
    always(
        SettingId::MaxParallelism,
        [without_default(MAX_PARALLELISM, Form::Count); 3],
    ),
    always(
        SettingId::CheckpointInterval,
        [without_default(CHECKPOINT_INTERVAL, Form::Duration); 3],
    ),
    always(
        SettingId::HeartbeatTimeout,
        [
            of(HEARTBEAT_TIMEOUT, Form::Milliseconds, 50.0),
            of(HEARTBEAT_TIMEOUT, Form::Duration, 50.0),
            of(HEARTBEAT_TIMEOUT, Form::Duration, 50.0),
        ],
    ),
    always(
        SettingId::HeartbeatInterval,
        [
            of(HEARTBEAT_INTERVAL, Form::Milliseconds, 10.0),
            of(HEARTBEAT_INTERVAL, Form::Duration, 10.0),
            of(HEARTBEAT_INTERVAL, Form::Duration, 10.0),
        ],
    ),
    always(
        SettingId::RescaleCooldown,
        [
            None,
            of(COOLDOWN_1_20, Form::Duration, COOLDOWN_S),
            renamed(
                "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling",
                COOLDOWN_1_20,
                COOLDOWN_S,
            ),
        ],
    ),
    always(
        SettingId::ExecutingStabilization,
        [
            None,
            None,
            of(
                "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout",
                Form::Duration,
                60.0,
            ),
        ],
    ),
    always(
        SettingId::RescaleMaxDelay,
        [
            None,
            None,
            without_default(
                "jobmanager.adaptive-scheduler.rescale-trigger.max-delay",
                Form::Duration,
            ),
        ],
    ),
    always(
        SettingId::MaxCheckpointFailures,
        [
            None,
            None,
            of(
                "jobmanager.adaptive-scheduler.rescale-trigger.max-checkpoint-failures",
                Form::Count,
                2.0,
            ),
        ],
    ),
    until_2_3(
        SettingId::MinParallelismIncrease,
        [of(MIN_PARALLELISM_INCREASE, Form::Count, 1.0); 2],
    ),
    until_2_3(
        SettingId::ScalingIntervalMax,
        [
            None,
            without_default(
                "jobmanager.adaptive-scheduler.scaling-interval.max",
                Form::Duration,
            ),
        ],
    ),
    of_strategy(
        SettingId::RestartAttempts,
        When::FixedDelay,
        FIXED_DELAY_ATTEMPTS,
        Form::Count,
        [1.0; 3],
    ),
    FlinkOption {
        setting: SettingId::RestartAttempts,
        when: When::ExponentialDelay,
        in_releases: [
            None,
            of(EXPONENTIAL_DELAY_ATTEMPTS, Form::Count, MOST_ATTEMPTS),
            of(EXPONENTIAL_DELAY_ATTEMPTS, Form::Count, MOST_ATTEMPTS),
        ],
        ignored_in: None,
    },
    of_strategy(
        SettingId::RestartDelay,
        When::FixedDelay,
        "restart-strategy.fixed-delay.delay",
        Form::Duration,
        [1.0; 3],
    ),
    of_strategy(
        SettingId::BackoffInitial,
        When::ExponentialDelay,
        "restart-strategy.exponential-delay.initial-backoff",
        Form::Duration,
        [1.0; 3],
    ),
    of_strategy(
        SettingId::BackoffMultiplier,
        When::ExponentialDelay,
        "restart-strategy.exponential-delay.backoff-multiplier",
        Form::Factor,
        [2.0, 1.5, 1.5],
    ),
    of_strategy(
        SettingId::BackoffMax,
        When::ExponentialDelay,
        "restart-strategy.exponential-delay.max-backoff",
        Form::Duration,
        [300.0, 60.0, 60.0],
    ),
    of_strategy(
        SettingId::BackoffReset,
        When::ExponentialDelay,
        "restart-strategy.exponential-delay.reset-backoff-threshold",
        Form::Duration,
        [3600.0; 3],
    ),
];

/// The key that chooses the restart strategy before 1.20, and the one since.
pub(super) const STRATEGY_1_13: &str = "restart-strategy";
pub(super) const STRATEGY: &str = "restart-strategy.type";
/// How often a fixed delay is followed by a restart; the default is once.
pub(super) const FIXED_DELAY_ATTEMPTS: &str = "restart-strategy.fixed-delay.attempts";
/// The attempts that stand for no limit.
pub(super) const MOST_ATTEMPTS: f64 = 2_147_483_647.0;
/// Chooses Reactive Mode.
pub(super) const SCHEDULER_MODE: &str = "scheduler-mode";

/// Returns the key that chooses the restart strategy.
pub(super) fn strategy_key(release: FlinkRelease) -> &'static str {
    match release {
        FlinkRelease::V1_13 => STRATEGY_1_13,
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => STRATEGY,
    }
}
