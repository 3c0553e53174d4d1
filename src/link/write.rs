//! Writes a link.

use super::number::{exact_number, milliseconds};
use super::part::Part;
use super::{MOST_PINS, Shared, SharedLoad, commands, name, series};
use crate::numbers::plain_number;
use crate::settings::{DisplayAttribute, SettingId, Settings, Value};

/// The most characters of a fragment. Servers, and the programs between, are asked to take
/// addresses of at least 8,000 octets (RFC 9110, section 4.1); each browser takes more than
/// 32,000, a message in Slack 40,000 characters and in Teams 28 kB. A message of Discord
/// ends at 2,000, which most links stay below.
pub const MOST_LENGTH: usize = 8000;

/// The version that is written.
pub(super) const VERSION: u32 = 1;
/// The last part of each link.
pub(super) const END: &str = "end";

/// A link as the text behind `#`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether the load is not in it, because it would be too long: it must travel as a
    /// file.
    pub load_left_out: bool,
}

/// A link is too long even without its load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link has {length} characters, more than {MOST_LENGTH}")]
pub struct TooLong {
    /// Its length in characters.
    pub length: usize,
}

/// Writes a link. Further pins than [`MOST_PINS`], and commands that no reader can give,
/// are left out; times are written to the millisecond.
///
/// # Errors
/// An error if the link is too long even without its load: commands by the hundred, in
/// several pins.
pub fn to_fragment(shared: &Shared) -> Result<Fragment, TooLong> {
    let load = shared.load.as_ref().filter(|load| load.is_valid());
    let mut text = write(shared, load);
    let mut load_left_out = shared.load.is_some() && load.is_none();
    if text.len() > MOST_LENGTH && load.is_some() {
        text = write(shared, None);
        load_left_out = true;
    }
    if text.len() > MOST_LENGTH {
        return Err(TooLong { length: text.len() });
    }
    Ok(Fragment {
        text,
        load_left_out,
    })
}

fn write(shared: &Shared, load: Option<&SharedLoad>) -> String {
    let mut text = String::from("v");
    text.push_str(&plain_number(f64::from(VERSION)));
    push_settings(&mut text, "", &shared.settings);
    for (attribute, value) in shared.display.iter() {
        // The space of a list is no character of a link.
        let value: String = match attribute {
            DisplayAttribute::Compact => "yes".to_owned(),
            _ => value
                .chars()
                .map(|c| if c == ' ' { '.' } else { c })
                .collect(),
        };
        push(&mut text, "", Part::Display(attribute), &value);
    }
    if let Some(language) = &shared.language {
        push(&mut text, "", Part::Language, language);
    }
    if let Some(scheme) = shared.color_scheme {
        push(&mut text, "", Part::ColorScheme, scheme.name());
    }
    push_commands(&mut text, "", &shared.commands);
    if let Some(cursor_s) = shared.cursor_s {
        let cursor_s = milliseconds(cursor_s) as f64 / 1e3;
        push(&mut text, "", Part::Cursor, &plain_number(cursor_s));
    }
    for (index, pin) in shared.pins.iter().take(MOST_PINS).enumerate() {
        let prefix = ["pin", &plain_number(index as f64 + 1.0), "."].concat();
        if !pin.name.is_empty() {
            push(&mut text, &prefix, Part::PinName, &name::write(&pin.name));
        }
        push_settings(&mut text, &prefix, &pin.settings);
        push_commands(&mut text, &prefix, &pin.commands);
    }
    if let Some(load) = load {
        push_load(&mut text, load);
    }
    text.push('&');
    text.push_str(END);
    text
}

fn push(text: &mut String, prefix: &str, part: Part, value: &str) {
    for piece in ["&", prefix, &part.name(), "=", value] {
        text.push_str(piece);
    }
}

/// Writes the preset and the settings that are not left to it.
fn push_settings(text: &mut String, prefix: &str, settings: &Settings) {
    for (id, value) in settings.entries() {
        if id == SettingId::Preset || !settings.is_default(id) {
            push(text, prefix, Part::Setting(id), &value_text(&value));
        }
    }
}

/// Returns the text of a value as a link and an attribute have it.
pub(super) fn value_text(value: &Value) -> String {
    match value {
        Value::Number(number) => exact_number(*number),
        Value::Text(text) => text.clone(),
    }
}

fn push_commands(text: &mut String, prefix: &str, given: &[crate::allocation::Command]) {
    let value = commands::write(given);
    if !value.is_empty() {
        push(text, prefix, Part::Commands, &value);
    }
}

fn push_load(text: &mut String, load: &SharedLoad) {
    if let Some(begin_ms) = load.begin_ms {
        push(text, "", Part::LoadBegin, &begin_ms.to_string());
    }
    push(text, "", Part::LoadStep, &exact_number(load.step_s));
    push(text, "", Part::LoadPeak, &exact_number(load.peak_per_s));
    push(text, "", Part::LoadShares, &series::write(&load.shares));
}
