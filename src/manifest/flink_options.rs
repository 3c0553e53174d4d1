//! The options of Flink that settings stand for, by release: their keys and defaults.
//!
//! `tests/manifests.rs` compares them with the options of the releases themselves.

use crate::settings::{FlinkRelease, SettingId, Settings};

/// How the value of an option is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A whole number.
    Count,
    /// A number with decimals.
    Factor,
    /// A duration with a unit.
    Duration,
    /// Whole milliseconds without a unit.
    Milliseconds,
}

/// When an option has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Always,
    FixedDelay,
    ExponentialDelay,
}

/// An option in one release.
#[derive(Clone, Copy, Debug)]
pub(super) struct InRelease {
    pub(super) key: &'static str,
    /// The key of an earlier release, which this one still reads.
    pub(super) older_key: Option<&'static str>,
    pub(super) form: Form,
    /// The default, in the unit of the setting; `None` if there is none.
    pub(super) default: Option<f64>,
}

/// A setting that is an option of Flink.
#[derive(Debug)]
pub(super) struct FlinkOption {
    pub(super) setting: SettingId,
    pub(super) when: When,
    /// In the order of [`FlinkRelease::ALL`]; `None` in a release without it, or that
    /// ignores it.
    in_releases: [Option<InRelease>; 3],
    /// The release that has the option and ignores it.
    pub(super) ignored_in: Option<FlinkRelease>,
}

const fn of(key: &'static str, form: Form, default: f64) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: None,
        form,
        default: Some(default),
    })
}

const fn without_default(key: &'static str, form: Form) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: None,
        form,
        default: None,
    })
}

const fn renamed(key: &'static str, older: &'static str, default: f64) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: Some(older),
        form: Form::Duration,
        default: Some(default),
    })
}

const fn always(setting: SettingId, in_releases: [Option<InRelease>; 3]) -> FlinkOption {
    FlinkOption {
        setting,
        when: When::Always,
        in_releases,
        ignored_in: None,
    }
}

/// An option that 2.3 still has and ignores.
const fn until_2_3(setting: SettingId, [first, second]: [Option<InRelease>; 2]) -> FlinkOption {
    FlinkOption {
        setting,
        when: When::Always,
        in_releases: [first, second, None],
        ignored_in: Some(FlinkRelease::V2_3),
    }
}

/// An option of a restart strategy, which every release has under the same key.
const fn of_strategy(
    setting: SettingId,
    when: When,
    key: &'static str,
    form: Form,
    defaults: [f64; 3],
) -> FlinkOption {
    let [first, second, third] = defaults;
    FlinkOption {
        setting,
        when,
        in_releases: [
            of(key, form, first),
            of(key, form, second),
            of(key, form, third),
        ],
        ignored_in: None,
    }
}

const SLOTS: &str = "taskmanager.numberOfTaskSlots";
const MAX_PARALLELISM: &str = "pipeline.max-parallelism";
const CHECKPOINT_INTERVAL: &str = "execution.checkpointing.interval";
const HEARTBEAT_TIMEOUT: &str = "heartbeat.timeout";
const HEARTBEAT_INTERVAL: &str = "heartbeat.interval";
const MIN_PARALLELISM_INCREASE: &str = "jobmanager.adaptive-scheduler.min-parallelism-increase";
const EXPONENTIAL_DELAY_ATTEMPTS: &str =
    "restart-strategy.exponential-delay.attempts-before-reset-backoff";
const COOLDOWN_1_20: &str = "jobmanager.adaptive-scheduler.scaling-interval.min";

/// The default of the cooldown, in seconds.
const COOLDOWN_S: f64 = 30.0;

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

impl FlinkOption {
    pub(super) fn in_release(&self, release: FlinkRelease) -> Option<&InRelease> {
        self.in_releases.get(release as usize)?.as_ref()
    }

    /// Returns whether a key is that of this option in any release.
    pub(super) fn is_key(&self, key: &str) -> bool {
        let mut all = self.in_releases.iter().flatten();
        all.any(|option| option.is_named(key))
    }

    /// Returns the key of the option if the release of the settings ignores it and the
    /// setting is not what earlier releases have by default.
    pub(super) fn ignored(&self, settings: &Settings) -> Option<&'static str> {
        self.ignored_in
            .filter(|release| *release == settings.flink)?;
        let earlier = self.in_releases.iter().flatten().next()?;
        let field = self.setting.field();
        let is_set = !field.is_left_to_default(settings);
        (is_set && earlier.default != Some((field.get)(settings))).then_some(earlier.key)
    }

    /// Returns the value of the setting if it is not the default of the release.
    pub(super) fn other_than_default(&self, settings: &Settings) -> Option<(InRelease, f64)> {
        let option = self.in_release(settings.flink)?;
        let field = self.setting.field();
        let mut value = (field.get)(settings);
        if field.is_left_to_default(settings) {
            value = option.default?;
        }
        // Flink refuses a longest delay below the first one; in the model the first one holds.
        if self.setting == SettingId::BackoffMax {
            value = value.max(settings.backoff_initial_s);
        }
        // Flink refuses an interval below the cooldown; in the model the cooldown holds.
        if self.setting == SettingId::ScalingIntervalMax {
            value = value.max(settings.rescale_cooldown_s.unwrap_or(COOLDOWN_S));
        }
        // Flink refuses no attempt at all here.
        if self.setting == SettingId::RestartAttempts && self.when == When::ExponentialDelay {
            value = value.max(1.0);
        }
        (option.default != Some(value)).then_some((*option, value))
    }
}
