//! What is wrong with a value, in words for the person who gave it.

use super::SettingId;
use super::field::{DEFAULT_WORD, Field, Kind};

use crate::text::plain_number;

/// A refused value. The settings stay as they were.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct SettingsError {
    /// The setting; `None` if the name is no setting.
    pub setting: Option<SettingId>,
    /// The name of the setting, as it was given.
    pub field: String,
    /// The value, as text, cut when long.
    pub value: String,
    /// The whole message: field, value, and what is allowed.
    pub message: String,
    /// What is the matter, for other languages than the message's.
    pub problem: Problem,
}

/// What is the matter with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such setting.
    Unknown,
    /// It is not among what the setting allows.
    NotAllowed,
    /// It does not go with another setting.
    Conflict,
}

/// Longer values are cut in messages: nobody reads a megabyte.
const SHOWN_CHARACTERS: usize = 40;

fn shown(text: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = text.chars().take(SHOWN_CHARACTERS).map(clean).collect();
    if text.chars().nth(SHOWN_CHARACTERS).is_some() {
        short.push('…');
    }
    short
}

impl SettingsError {
    fn new(problem: Problem, field: &str, value: &str, words: &str) -> Self {
        let setting = SettingId::from_name(field);
        let (field, value) = (shown(field), shown(value));
        let message = [&field, ": “", &value, "” ", words].concat();
        Self {
            setting,
            field,
            value,
            message,
            problem,
        }
    }

    /// Returns whether this is about the setting.
    pub fn is_about(&self, id: SettingId) -> bool {
        self.setting == Some(id)
    }

    /// A name that is no setting.
    pub fn unknown(name: &str, value: &str) -> Self {
        Self::new(
            Problem::Unknown,
            name,
            value,
            "is for a setting that does not exist.",
        )
    }

    /// A value outside what the field allows.
    pub fn not_allowed(field: &Field, value: &str) -> Self {
        let mut problem = String::from("is not allowed. Allowed: ");
        match field.kind {
            Kind::Number {
                min,
                max,
                whole,
                optional,
            } => {
                if whole {
                    problem.push_str("whole numbers ");
                }
                problem.push_str(&plain_number(min));
                problem.push_str(" to ");
                problem.push_str(&plain_number(max));
                if !field.unit.symbol().is_empty() {
                    problem.push(' ');
                    problem.push_str(field.unit.symbol());
                }
                if optional {
                    problem.push_str(", or ");
                    problem.push_str(DEFAULT_WORD);
                }
            }
            Kind::Choice(names) => {
                for (place, name) in names.iter().enumerate() {
                    problem.push_str(if place == 0 { "" } else { ", " });
                    problem.push_str(name);
                }
            }
        }
        problem.push('.');
        Self::new(Problem::NotAllowed, field.name, value, &problem)
    }

    /// A value that is none of those there are.
    pub fn not_one_of(field: &str, value: &str, allowed: &str) -> Self {
        let problem = ["is not allowed. Allowed: ", allowed, "."].concat();
        Self::new(Problem::NotAllowed, field, value, &problem)
    }

    /// Something that is no plain object of settings.
    pub fn not_settings() -> Self {
        Self::new(
            Problem::NotAllowed,
            "settings",
            "",
            "must be a plain object of settings by name.",
        )
    }

    /// A value that is neither number nor text.
    pub fn not_scalar(name: &str) -> Self {
        Self::new(Problem::NotAllowed, name, "", "must be a number or a text.")
    }

    /// Values that are allowed alone but not together.
    pub fn conflict(id: SettingId, value: f64, problem: &str) -> Self {
        Self::new(
            Problem::Conflict,
            id.field().name,
            &plain_number(value),
            problem,
        )
    }
}
