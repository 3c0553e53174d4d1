//! Refused values in words.

use super::{Key, Words, allowed, setting_name};
use crate::numbers::plain_number;
use crate::settings::{Conflict, DisplayAttribute, Field, Kind, Problem, SettingId, SettingsError};

/// Returns what is wrong with a value, in English, for the host page: the
/// property's name, the value, and what is allowed.
pub fn error_message(error: &SettingsError) -> String {
    let words = Words::english();
    message(&words, error, &error.field, allowed_values)
}

/// Returns what is wrong with a value, in the language of the figure. In English
/// it is [`error_message`].
pub fn refusal(words: &Words, error: &SettingsError) -> String {
    if words.tag() == "en" {
        return error_message(error);
    }
    let field = error.setting.map(SettingId::field);
    let name = field.map_or(error.field.as_str(), |field| setting_name(words, field));
    message(words, error, name, |field| allowed(words, field))
}

fn message(
    words: &Words,
    error: &SettingsError,
    name: &str,
    allowed: impl Fn(&Field) -> String,
) -> String {
    let fill = |pattern: Key| words.fill(pattern, &[name, &error.value]);
    let not_allowed = |values: &str| words.fill(Key::NotAllowed, &[name, &error.value, values]);
    match error.problem {
        Problem::Unknown => fill(Key::UnknownSetting),
        Problem::NotAllowed(id) => not_allowed(&allowed(id.field())),
        Problem::NotAnOption(attribute) => not_allowed(options(words, attribute)),
        Problem::NotAnObject => fill(Key::NotAnObject),
        Problem::NotScalar => fill(Key::NotScalar),
        Problem::Conflict(Conflict::MinWorkers { max_workers }) => words.fill(
            Key::ConflictFewest,
            &[name, &error.value, &max_workers.to_string()],
        ),
        Problem::Conflict(Conflict::HeartbeatInterval) => fill(Key::ConflictHeartbeat),
        Problem::Conflict(Conflict::StartSpread) => fill(Key::ConflictSpread),
        Problem::Conflict(Conflict::MetricsJitter) => fill(Key::ConflictJitter),
        Problem::Conflict(Conflict::IdleCpu) => fill(Key::ConflictIdleCpu),
        Problem::Conflict(Conflict::CpuLimit) => fill(Key::ConflictCpuLimit),
    }
}

/// Returns the values that an attribute takes which is no setting.
fn options(words: &Words, attribute: DisplayAttribute) -> &str {
    match attribute {
        DisplayAttribute::Level => "basic, more, lab",
        DisplayAttribute::Charts => words.get(Key::AllowedCharts),
        DisplayAttribute::Controls => words.get(Key::AllowedControls),
        DisplayAttribute::Open => "hood, settings, hand",
    }
}

/// Returns the values that a setting takes, as attributes and properties have
/// them.
fn allowed_values(field: &Field) -> String {
    let Kind::Number {
        min,
        max,
        whole,
        optional,
    } = field.kind
    else {
        return field.choices().join(", ");
    };
    let whole = if whole { "whole numbers " } else { "" };
    let (min, max) = (plain_number(min), plain_number(max));
    let symbol = field.unit.symbol();
    let space = if symbol.is_empty() { "" } else { " " };
    let or_default = if optional { ", or default" } else { "" };
    [whole, &min, " to ", &max, space, symbol, or_default].concat()
}
