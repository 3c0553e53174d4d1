//! An option of Flink that a setting stands for: its keys and defaults by release.

use crate::settings::{FlinkRelease, SettingId, Settings};

/// The default of the cooldown after a rescale, in seconds.
pub(super) const COOLDOWN_S: f64 = 30.0;

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
    pub(super) in_releases: [Option<InRelease>; 3],
    /// The release that has the option and ignores it.
    pub(super) ignored_in: Option<FlinkRelease>,
}

pub(super) const fn of(key: &'static str, form: Form, default: f64) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: None,
        form,
        default: Some(default),
    })
}

pub(super) const fn without_default(key: &'static str, form: Form) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: None,
        form,
        default: None,
    })
}

pub(super) const fn renamed(
    key: &'static str,
    older: &'static str,
    default: f64,
) -> Option<InRelease> {
    Some(InRelease {
        key,
        older_key: Some(older),
        form: Form::Duration,
        default: Some(default),
    })
}

pub(super) const fn always(setting: SettingId, in_releases: [Option<InRelease>; 3]) -> FlinkOption {
    FlinkOption {
        setting,
        when: When::Always,
        in_releases,
        ignored_in: None,
    }
}

/// An option that 2.3 still has and ignores.
pub(super) const fn until_2_3(
    setting: SettingId,
    [first, second]: [Option<InRelease>; 2],
) -> FlinkOption {
    FlinkOption {
        setting,
        when: When::Always,
        in_releases: [first, second, None],
        ignored_in: Some(FlinkRelease::V2_3),
    }
}

/// An option of a restart strategy, which every release has under the same key.
pub(super) const fn of_strategy(
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
