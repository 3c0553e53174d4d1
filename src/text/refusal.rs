//! Refused values in words.

use super::messages::PlanText;
use super::{Basic, Key, Words, range, setting_name};
use crate::numbers::plain_number;
use crate::plan::Expected;
use crate::settings::{
    Conflict, DisplayAttribute, Field, Kind, Problem, SettingId, SettingsError, cut,
};

/// Returns what is wrong with a value, in English, for the host page: the
/// property's name, the value, and what is allowed.
pub fn error_message(error: &SettingsError) -> String {
    Refusal {
        words: &Words::english(),
        error,
        value: &error.value,
        name_of: |_, id| id.field().name,
        allowed: |_, field| allowed_values(field),
    }
    .message()
}

/// Returns what is wrong with a value, in the language of the figure. In English
/// it is [`error_message`].
pub fn refusal(words: &Words, error: &SettingsError) -> String {
    if words.tag() == "en" {
        return error_message(error);
    }
    typed_refusal(words, error, &error.value)
}

/// Returns what is wrong with a value that the reader typed as `text`: with the labels
/// of the settings, in the language of the figure.
pub fn typed_refusal(words: &Words, error: &SettingsError, text: &str) -> String {
    Refusal {
        words,
        error,
        value: &cut(text),
        name_of: |words, id| setting_name(words, id.field()),
        allowed: range,
    }
    .message()
}

/// Returns that a text which the reader typed for a setting is no number of its unit,
/// and the range.
pub fn not_a_number(words: &Words, field: &Field, text: &str) -> String {
    let name = setting_name(words, field);
    words.fill(Key::NotANumber, &[name, &cut(text), &range(words, field)])
}

/// A refusal and how it names settings and values.
struct Refusal<'a> {
    words: &'a Words,
    error: &'a SettingsError,
    /// The value as it was given.
    value: &'a str,
    name_of: for<'b> fn(&'b Words, SettingId) -> &'b str,
    allowed: fn(&Words, &Field) -> String,
}

impl Refusal<'_> {
    fn message(&self) -> String {
        match self.error.problem {
            Problem::Unknown => self.fill(Basic::UnknownSetting, &[]),
            Problem::NotAllowed(id) => self.fill(
                Basic::NotAllowed,
                &[&(self.allowed)(self.words, id.field())],
            ),
            Problem::NotAnOption(attribute) => {
                self.fill(Basic::NotAllowed, &[&options(self.words, attribute)])
            }
            Problem::NotAPlan { at, expected } => self.not_a_plan(at, expected),
            Problem::NotAnObject => self.fill(Basic::NotAnObject, &[]),
            Problem::NotScalar => self.fill(Basic::NotScalar, &[]),
            Problem::Conflict(conflict) => self.conflict(conflict),
            Problem::TooMany(most) => self.fill(Basic::NotAllowed, &[&most_of(most)]),
        }
    }

    /// Names the part that is wrong, however long the text is.
    fn not_a_plan(&self, at: usize, expected: Expected) -> String {
        let found = &self.error.value;
        let pattern = if found.is_empty() {
            PlanText::Missing
        } else {
            PlanText::Wrong
        };
        let allowed = self.words.get(expected_text(expected));
        let values = [self.name(), found, allowed, &at.to_string()];
        self.words.fill(pattern, &values)
    }

    fn conflict(&self, conflict: Conflict) -> String {
        let others = conflict.others().iter();
        let mut values: Vec<&str> = others.map(|id| (self.name_of)(self.words, *id)).collect();
        let most;
        let pattern = match conflict {
            Conflict::MinWorkers { max_workers } => {
                most = max_workers.to_string();
                values.push(&most);
                Basic::ConflictFewest
            }
            Conflict::HeartbeatInterval => Basic::ConflictHeartbeat,
            Conflict::BackoffInitial | Conflict::StartSpread => Basic::ConflictSpread,
            Conflict::MetricsJitter => Basic::ConflictJitter,
            Conflict::IdleCpu => Basic::ConflictIdleCpu,
            Conflict::CpuLimit => Basic::ConflictCpuLimit,
            Conflict::TargetUtilization => {
                values.push("100 % (asg, mig)");
                Basic::ConflictSpread
            }
        };
        self.fill(pattern, &values)
    }

    fn fill(&self, pattern: Basic, more: &[&str]) -> String {
        self.words
            .fill(pattern, &[&[self.name(), self.value], more].concat())
    }

    fn name(&self) -> &str {
        let field = self.error.setting;
        field.map_or(self.error.field.as_str(), |id| {
            (self.name_of)(self.words, id)
        })
    }
}

/// Returns how many there can be: “≤ 3”.
fn most_of(most: usize) -> String {
    ["≤\u{a0}", &most.to_string()].concat()
}

/// Returns the values that an attribute takes which is no setting.
fn options(words: &Words, attribute: DisplayAttribute) -> String {
    let text = match attribute {
        DisplayAttribute::Presets => return SettingId::Preset.field().choices().join(", "),
        DisplayAttribute::Level => "basic, more, lab",
        DisplayAttribute::Charts => words.get(Basic::AllowedCharts),
        DisplayAttribute::Controls => words.get(Basic::AllowedControls),
        DisplayAttribute::Open => "hood, settings, hand; map alone",
        DisplayAttribute::Predict => "static, reactive",
        DisplayAttribute::Sentence => "on, off",
        // Its presence counts, whatever its text is.
        DisplayAttribute::Compact => "",
    };
    text.to_owned()
}

fn expected_text(expected: Expected) -> PlanText {
    match expected {
        Expected::Entry => PlanText::Entry,
        Expected::Days => PlanText::Days,
        Expected::Date => PlanText::Date,
        Expected::Hours => PlanText::Hours,
        Expected::Begin => PlanText::Begin,
        Expected::End => PlanText::End,
        Expected::OtherEnd => PlanText::OtherEnd,
        Expected::Workers => PlanText::Workers,
        Expected::Semicolon => PlanText::Semicolon,
        Expected::Else => PlanText::Else,
        Expected::TheEnd => PlanText::TheEnd,
        Expected::FewerEntries => PlanText::FewerEntries,
    }
}

/// The values that a curve takes.
const CURVE: &str = "1 to 96 percentages of the peak load from 0 to 1000, separated by hyphens, \
    x for an open column and x12 for twelve of them, or default";

/// The values that a plan takes.
const PLAN: &str = "days and hours with workers, and else with those of all other times, as in \
    Mon-Fri 07:00-20:00 8; else 3, or default";

/// Returns the values that a setting takes, as attributes and properties have
/// them.
fn allowed_values(field: &Field) -> String {
    if field.kind == Kind::Curve {
        return CURVE.to_owned();
    }
    if field.kind == Kind::Plan {
        return PLAN.to_owned();
    }
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
