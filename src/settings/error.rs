//! Values that are refused, as data: `text` puts them into words.

use super::field::Field;
use super::{SettingId, Settings};
use crate::numbers::plain_number;
use crate::plan::{Expected, PlanError};

/// A refused value. The settings stay as they were.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{field}: {value:?}: {problem:?}")]
pub struct SettingsError {
    /// The setting; `None` if the name is no setting.
    pub setting: Option<SettingId>,
    /// The name: of a setting the property name, else as it was given. Cut when
    /// long.
    pub field: String,
    /// The value, as text, cut when long.
    pub value: String,
    /// The reason.
    pub problem: Problem,
}

/// The reason why a value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no setting of this name.
    Unknown,
    /// The setting does not take this value.
    NotAllowed(SettingId),
    /// The attribute, which is no setting, does not take this value.
    NotAnOption(DisplayAttribute),
    /// The value is no plan: at this character of it, from 1, something else must stand.
    NotAPlan {
        /// The place, in characters from 1; one after the last for the end.
        at: usize,
        /// What may stand there.
        expected: Expected,
    },
    /// The value is not a plain object with settings.
    NotAnObject,
    /// The value is neither a number nor a text.
    NotScalar,
    /// The value contradicts another setting.
    Conflict(Conflict),
    /// There are so many already, and can be no more.
    TooMany(usize),
}

/// Two settings that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// `minWorkers` is above `maxWorkers`.
    MinWorkers {
        /// The value of `maxWorkers`.
        max_workers: u32,
    },
    /// `heartbeatInterval` is not below `heartbeatTimeout`.
    HeartbeatInterval,
    /// `backoffInitial` is above `backoffMax`.
    BackoffInitial,
    /// `startSpread` is above `startTime`.
    StartSpread,
    /// `metricsJitter` is not below half of `metricsResolution`.
    MetricsJitter,
    /// `idleCpu` is not below what a TaskManager may use.
    IdleCpu,
    /// `cpuLimit` is below `cpuRequest`.
    CpuLimit,
    /// `targetUtilization` is more than a machine of the autoscaler has.
    TargetUtilization,
}

impl Conflict {
    /// Returns the other settings that it contradicts.
    pub fn others(self) -> &'static [SettingId] {
        match self {
            Self::MinWorkers { .. } => &[SettingId::MaxWorkers],
            Self::HeartbeatInterval => &[SettingId::HeartbeatTimeout],
            Self::BackoffInitial => &[SettingId::BackoffMax],
            Self::StartSpread => &[SettingId::StartTime],
            Self::MetricsJitter => &[SettingId::MetricsResolution],
            Self::IdleCpu => &[SettingId::CpuLimit, SettingId::CpuRequest],
            Self::CpuLimit => &[SettingId::CpuRequest],
            Self::TargetUtilization => &[],
        }
    }

    /// Returns the setting whose value is refused.
    fn setting(self) -> SettingId {
        match self {
            Self::MinWorkers { .. } => SettingId::MinWorkers,
            Self::HeartbeatInterval => SettingId::HeartbeatInterval,
            Self::BackoffInitial => SettingId::BackoffInitial,
            Self::StartSpread => SettingId::StartSpread,
            Self::MetricsJitter => SettingId::MetricsJitter,
            Self::IdleCpu => SettingId::IdleCpu,
            Self::CpuLimit => SettingId::CpuLimit,
            Self::TargetUtilization => SettingId::TargetUtilization,
        }
    }
}

/// An attribute of the element that says how a figure is shown, and is no
/// setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisplayAttribute {
    /// How many controls there are.
    Level,
    /// The charts.
    Charts,
    /// The sliders.
    Controls,
    /// The parts that are open at first.
    Open,
    /// The presets to choose from.
    Presets,
    /// Whether there is a headline.
    Sentence,
    /// Whether the charts are low.
    Compact,
    /// The fleet that the reader guesses.
    Predict,
}

impl DisplayAttribute {
    /// Every attribute, in the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::Level,
        Self::Charts,
        Self::Controls,
        Self::Open,
        Self::Presets,
        Self::Sentence,
        Self::Compact,
        Self::Predict,
    ];

    /// Returns the name of the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Charts => "charts",
            Self::Controls => "controls",
            Self::Open => "open",
            Self::Presets => "presets",
            Self::Sentence => "sentence",
            Self::Compact => "compact",
            Self::Predict => "predict",
        }
    }
}

/// Longer names and values are cut, in characters.
const MOST_CHARACTERS: usize = 40;

/// Returns a text without control characters, cut to [`MOST_CHARACTERS`].
pub(crate) fn cut(text: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = text.chars().take(MOST_CHARACTERS).map(clean).collect();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        short.push('…');
    }
    short
}

impl SettingsError {
    fn new(problem: Problem, name: &str, value: &str) -> Self {
        Self {
            setting: SettingId::from_name(name),
            field: cut(name),
            value: cut(value),
            problem,
        }
    }

    /// Returns whether this is about the setting.
    pub fn is_about(&self, id: SettingId) -> bool {
        self.setting == Some(id)
    }

    /// Refuses a value whose name is no setting.
    pub fn unknown(name: &str, value: &str) -> Self {
        Self::new(Problem::Unknown, name, value)
    }

    /// Refuses a value that the setting does not take.
    pub fn not_allowed(field: &Field, value: &str) -> Self {
        Self::new(Problem::NotAllowed(field.id), field.name, value)
    }

    /// Refuses the value of an attribute that is no setting.
    pub fn not_an_option(attribute: DisplayAttribute, value: &str) -> Self {
        Self::new(Problem::NotAnOption(attribute), attribute.name(), value)
    }

    /// Refuses a text that is no plan, for what is wrong in it.
    pub(super) fn not_a_plan(field: &Field, error: &PlanError) -> Self {
        let problem = Problem::NotAPlan {
            at: error.at,
            expected: error.expected,
        };
        Self::new(problem, field.name, &error.found)
    }

    /// Refuses what is not a plain object with settings.
    pub fn not_an_object() -> Self {
        Self::new(Problem::NotAnObject, "settings", "")
    }

    /// Refuses a value that is neither a number nor a text.
    pub fn not_scalar(name: &str) -> Self {
        Self::new(Problem::NotScalar, name, "")
    }

    /// Refuses one more of what there can be `most` of.
    pub fn too_many(name: &str, value: &str, most: usize) -> Self {
        Self::new(Problem::TooMany(most), name, value)
    }

    /// Refuses settings that contradict each other.
    pub fn conflict(conflict: Conflict, settings: &Settings) -> Self {
        let field = conflict.setting().field();
        let value = plain_number((field.get)(settings));
        Self::new(Problem::Conflict(conflict), field.name, &value)
    }
}
