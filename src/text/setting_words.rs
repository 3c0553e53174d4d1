//! The name, explanation and allowed values of each setting.

use super::messages::{HpaText, Key, Panel, SettingAbout, SettingName};
use super::{ShownUnit, Words, choice_name, field_text, setting_value};
use crate::settings::{Condition, Field, Group, Kind, SettingId, Settings, cut};

/// Returns the name of a group of settings.
pub fn group_name(words: &Words, group: Group) -> &str {
    words.get(match group {
        Group::Workload => Panel::Workload,
        Group::Fleets => Panel::Fleets,
        Group::Autoscaler => Panel::Autoscaler,
        Group::Behavior => Panel::Behavior,
        Group::Machines => Panel::Machines,
        Group::Lag => Panel::Lag,
        Group::FlinkAutoscaler => Panel::FlinkAutoscaler,
        Group::Rescale => Panel::Rescale,
        Group::Failures => Panel::Failures,
        Group::Flink => Panel::Flink,
        Group::Job => Panel::Job,
        Group::Manual => Panel::Manual,
        Group::Cost => Panel::Cost,
    })
}

/// Returns what a setting is called where all of them are listed: four words or
/// fewer.
pub fn setting_name<'a>(words: &'a Words, field: &Field) -> &'a str {
    words.get(SettingName(field.id))
}

/// Returns what a setting does, in one line.
pub fn setting_doc<'a>(words: &'a Words, field: &Field) -> &'a str {
    words.get(SettingAbout(field.id))
}

/// Returns the values that a setting takes: "1 s to 10 min".
pub fn range(words: &Words, field: &Field) -> String {
    match field.kind {
        Kind::Choice(names) => {
            let all = (0..names.len()).map(|index| choice_name(words, field, index));
            let all = all.reduce(|all, next| words.fill(Panel::Or, &[&all, &next]));
            all.unwrap_or_default()
        }
        Kind::Number { min, max, .. } => {
            let same_unit = ShownUnit::of(field, min) == ShownUnit::of(field, max);
            let from = if same_unit || min == 0.0 {
                field_text(words, field, min)
            } else {
                setting_value(words, field, min)
            };
            words.fill(Panel::Range, &[&from, &setting_value(words, field, max)])
        }
        Kind::Curve => words.get(Panel::CurveByPreset).to_owned(),
        Kind::Plan => words.get(Panel::PlanByPreset).to_owned(),
    }
}

/// Returns the values that a setting takes and its value in `baseline`: "1 s to 10 min,
/// default 8 s".
pub fn allowed(words: &Words, field: &Field, baseline: &Settings) -> String {
    if matches!(field.kind, Kind::Curve | Kind::Plan) {
        return range(words, field);
    }
    let default = value_of(words, field, baseline);
    let values = [&range(words, field), &default[..]];
    let pattern = match field.id {
        _ if matches!(field.kind, Kind::Choice(_)) => Panel::OneOf,
        _ if !field.is_left_to_default(baseline) => Panel::WithDefault,
        SettingId::SourceCapacity | SettingId::RestartAttempts | SettingId::ScalingIntervalMax => {
            Panel::NoLimit
        }
        SettingId::Trough => Panel::ByPreset,
        SettingId::CpuLimit | SettingId::Capacity => Panel::ByCpu,
        SettingId::ScaleUpTolerance | SettingId::ScaleDownTolerance => {
            return words.fill(HpaText::ByTolerance, &values);
        }
        SettingId::ScaleUpPodsPeriod
        | SettingId::ScaleUpPercentPeriod
        | SettingId::ScaleDownPodsPeriod
        | SettingId::ScaleDownPercentPeriod => {
            return words.fill(HpaText::ByPolicyPeriod, &values);
        }
        _ => Panel::ByRelease,
    };
    words.fill(pattern, &values)
}

/// Returns the value of a setting with its unit, or its choice, or that it is left to
/// its default.
pub fn value_of(words: &Words, field: &Field, settings: &Settings) -> String {
    let value = (field.get)(settings);
    match field.kind {
        // The number of a choice is its index.
        Kind::Choice(_) => choice_name(words, field, value as usize),
        _ if field.is_left_to_default(settings) => words.get(Key::ByDefault).to_owned(),
        Kind::Plan => cut(&settings.plan().to_string()),
        // Too long for a button.
        Kind::Curve => words.get(super::Basic::YourShape).to_owned(),
        Kind::Number { .. } => setting_value(words, field, value),
    }
}

/// Returns what settings wait for that do not act: "for AWS and Google".
fn condition(words: &Words, condition: Condition) -> &str {
    words.get(match condition {
        Condition::OtherWorkload => Panel::ForOtherWorkload,
        Condition::Hpa => Panel::ForHpa,
        Condition::HpaOrAws => Panel::ForHpaOrAws,
        Condition::CpuMetric => Panel::WithCpuMetric,
        Condition::Target => Panel::ForTarget,
        Condition::Lag => Panel::ForLag,
        Condition::Keda => Panel::ForKeda,
        Condition::Capped => Panel::WithCap,
        Condition::ScaleToZero => Panel::WithScaleToZero,
        Condition::ReactiveMode => Panel::ForReactiveMode,
        Condition::FlinkAutoscaler => Panel::ForFlinkAutoscaler,
        Condition::Keyed => Panel::WithKeys,
        Condition::AwsSteps => Panel::ForAwsSteps,
        Condition::ReadinessProbe => Panel::WithReadinessProbe,
        Condition::LateReadiness => return words.get(HpaText::LateReadiness),
        Condition::SharedTolerance => return words.get(HpaText::SharedTolerance),
        Condition::Behavior => Panel::WithBehavior,
        Condition::EnabledDirection => return words.get(HpaText::EnabledDirection),
        Condition::Policy => return words.get(HpaText::WithPolicy),
        Condition::SharedPeriod => return words.get(HpaText::SharedPeriod),
        Condition::Machines => Panel::ForMachines,
        Condition::Aws => Panel::ForAws,
        Condition::Google => Panel::ForGoogle,
        Condition::ScaleInLimit => Panel::WithScaleInLimit,
        Condition::LaterFlink => Panel::ForLaterFlink,
        Condition::EarlierFlink => Panel::ForEarlierFlink,
        Condition::LeastIncrease => Panel::WithLeastIncrease,
        Condition::DefaultMaxDelay => Panel::WithDefaultMaxDelay,
        Condition::FixedDelay => Panel::WithFixedDelay,
        Condition::ExponentialDelay => Panel::WithExponentialDelay,
        Condition::Kill => Panel::WithKill,
        Condition::State => Panel::WithState,
    })
}

/// Names so many settings that do not act: "7 more for AWS and Google".
pub fn more_settings(words: &Words, number: usize, waits_for: Condition) -> String {
    let number = number.to_string();
    words.fill(Panel::More, &[&number, condition(words, waits_for)])
}

/// Says that a setting does not act, and what it waits for.
pub fn has_no_effect(words: &Words, waits_for: Condition) -> String {
    words.fill(Panel::NoEffect, &[condition(words, waits_for)])
}
