//! The words of every setting.

use super::messages::{Panel, ROWS, SettingText};
use super::{Basic, Group, Key, Words, preset_name, setting_value, short_number};
use crate::settings::{
    Choice, Field, Kind, Preset, Problem, SettingId, Settings, SettingsError, Unit,
};

/// The place of a setting among those that have words.
fn row(field: &Field) -> Option<usize> {
    ROWS.iter().position(|row| row.field == field.name)
}

/// The group that a setting is shown in.
pub fn setting_group(field: &Field) -> Group {
    let row = row(field).and_then(|row| ROWS.get(row));
    row.map_or(Group::Job, |row| row.group)
}

/// The name of a group of settings.
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

/// What a setting is called where all of them are listed: four words or fewer.
pub fn setting_name<'a>(words: &'a Words, field: &Field) -> &'a str {
    row(field).map_or(field.name, |row| words.get(SettingText::Name(row)))
}

/// What a setting does, in one line; empty for one without words.
pub fn setting_doc<'a>(words: &'a Words, field: &Field) -> &'a str {
    row(field).map_or("", |row| words.get(SettingText::Doc(row)))
}

/// The name that a setting has in Flink, Kubernetes, AWS or Google, the same in
/// every language; `None` for one that is the figure's own.
pub fn own_name(field: &Field) -> Option<&'static str> {
    ROWS.get(row(field)?)?.own_names.first().copied()
}

/// The name of the choice at a place in a setting's list, empty beyond its end.
pub fn choice_name(words: &Words, field: &Field, place: usize) -> String {
    let Kind::Choice(names) = field.kind else {
        return String::new();
    };
    let Some(name) = names.get(place).copied() else {
        return String::new();
    };
    if field.name == "preset"
        && let Some(preset) = Preset::at(place)
    {
        return preset_name(words, preset).to_owned();
    }
    if field.name == "flink" {
        return words.fill(Panel::FlinkRelease, &[name]);
    }
    let panel = |text: Panel| words.get(text);
    match (field.name, name) {
        ("autoscaler", "hpa") => words.get(Basic::Hpa),
        ("autoscaler", "asg") => words.get(Key::Asg),
        ("autoscaler", "mig") => words.get(Key::Mig),
        ("behavior", "legacy") => panel(Panel::Legacy),
        ("behavior", "policies") => panel(Panel::Policies),
        (_, "no") => panel(Panel::No),
        (_, "yes") => panel(Panel::Yes),
        ("demand", "target") => panel(Panel::ByTarget),
        ("demand", "capacity") => panel(Panel::ByCapacity),
        ("partitioning", "rebalance") => panel(Panel::Rebalance),
        ("partitioning", "keyed") => panel(Panel::Keyed),
        ("restartStrategy", "release") => panel(Panel::OfRelease),
        ("restartStrategy", "fixed-delay") => panel(Panel::FixedDelay),
        ("restartStrategy", "exponential-delay") => panel(Panel::ExponentialDelay),
        _ => name,
    }
    .to_owned()
}

/// What values a setting takes and which it has untouched: "1 to 600 s, default
/// 8 s".
pub fn allowed(words: &Words, field: &Field) -> String {
    let default = Settings::default();
    let (range, default_text) = match field.kind {
        Kind::Choice(names) => {
            let all = (0..names.len()).map(|place| choice_name(words, field, place));
            let all = all.reduce(|all, next| words.fill(Panel::Or, &[&all, &next]));
            // A choice is read as its place.
            let place = (field.get)(&default) as usize;
            (all.unwrap_or_default(), choice_name(words, field, place))
        }
        Kind::Number { min, max, .. } => {
            // As long as both read well without separators between thousands.
            let from = if min.abs() >= 1000.0 {
                super::count(words, min)
            } else {
                short_number(words, min)
            };
            let to = setting_value(words, field, max);
            let default = setting_value(words, field, (field.get)(&default));
            (words.fill(Panel::Range, &[&from, &to]), default)
        }
    };
    let pattern = match field.name {
        _ if matches!(field.kind, Kind::Choice(_)) => Panel::OneOf,
        _ if !field.is_left_to_default(&default) => Panel::WithDefault,
        "sourceCapacity" => Panel::NoLimit,
        "trough" => Panel::ByPreset,
        _ => Panel::ByRelease,
    };
    words.fill(pattern, &[&range, &default_text])
}

/// A number with a unit that no slider of the first frame has.
pub(super) fn with_other_unit(words: &Words, unit: Unit, number: String) -> String {
    let pattern = match unit {
        Unit::Records => Key::UnitRecords,
        Unit::Millicores => Key::UnitMillicores,
        Unit::Count | Unit::None => return number,
        other => return [&number, "\u{a0}", other.symbol()].concat(),
    };
    words.fill(pattern, &[&number])
}

/// What is wrong with a value, for the reader. In English it is what the page is
/// told, which has most to say.
pub fn refusal(words: &Words, error: &SettingsError) -> String {
    if words.tag() == "en" {
        return error.message.clone();
    }
    let about = error.setting.map(SettingId::field);
    let name = about.map_or(error.field.as_str(), |field| setting_name(words, field));
    match (error.problem, about) {
        (Problem::NotAllowed, Some(field)) => words.fill(
            Key::NotAllowed,
            &[name, &error.value, &allowed(words, field)],
        ),
        (Problem::Conflict, _) => words.fill(conflict(&error.field), &[name, &error.value]),
        _ => words.fill(Key::UnknownSetting, &[name, &error.value]),
    }
}

/// What a setting does not go with: each has one that it may contradict.
fn conflict(field: &str) -> Key {
    match field {
        "minWorkers" => Key::ConflictFewest,
        "heartbeatInterval" => Key::ConflictHeartbeat,
        "startSpread" => Key::ConflictSpread,
        "metricsJitter" => Key::ConflictJitter,
        "idleCpu" => Key::ConflictIdleCpu,
        _ => Key::Conflict,
    }
}
