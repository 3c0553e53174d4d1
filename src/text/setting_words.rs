//! The name, explanation and allowed values of each setting.

use super::messages::{Panel, SettingAbout, SettingName};
use super::{Words, choice_name, count, setting_value, short_number};
use crate::settings::{Field, Group, Kind, SettingId, Settings};

/// Returns the name of a group of settings.
pub fn group_name(words: &Words, group: Group) -> &str {
    words.get(match group {
        Group::Workload => Panel::Workload,
        Group::Fleets => Panel::Fleets,
        Group::Autoscaler => Panel::Autoscaler,
        Group::Behavior => Panel::Behavior,
        Group::Machines => Panel::Machines,
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

/// Returns the values that a setting takes and its default: "1 to 600 s, default
/// 8 s".
pub fn allowed(words: &Words, field: &Field) -> String {
    let default = Settings::default();
    let (range, default_text) = match field.kind {
        Kind::Choice(names) => {
            let all = (0..names.len()).map(|index| choice_name(words, field, index));
            let all = all.reduce(|all, next| words.fill(Panel::Or, &[&all, &next]));
            // A choice is read as its index.
            let index = (field.get)(&default) as usize;
            (all.unwrap_or_default(), choice_name(words, field, index))
        }
        Kind::Number { min, max, .. } => {
            let from = if min.abs() >= 1000.0 {
                count(words, min)
            } else {
                short_number(words, min)
            };
            let to = setting_value(words, field, max);
            let default = setting_value(words, field, (field.get)(&default));
            (words.fill(Panel::Range, &[&from, &to]), default)
        }
    };
    let pattern = match field.id {
        _ if matches!(field.kind, Kind::Choice(_)) => Panel::OneOf,
        _ if !field.is_left_to_default(&default) => Panel::WithDefault,
        SettingId::SourceCapacity => Panel::NoLimit,
        SettingId::Trough => Panel::ByPreset,
        SettingId::CpuLimit | SettingId::Capacity => Panel::ByCpu,
        _ => Panel::ByRelease,
    };
    words.fill(pattern, &[&range, &default_text])
}
