//! Writes a link.

use super::given::given;
use super::number::{exact_text, milliseconds};
use super::part::{LoadPlace, Part};
use super::problem::Place;
use super::{END, MOST_PINS, Shared, VERSION, commands, name, series};
use crate::allocation::{Command, Policy};
use crate::figure::{DisplayOptions, chart_name};
use crate::numbers::plain_number;
use crate::own_load::OwnLoad;
use crate::settings::{DisplayAttribute, Settings, Value};

/// The most characters of a fragment. Servers, and the programs between, are asked to take
/// addresses of at least 8,000 octets (RFC 9110, section 4.1); each browser takes more than
/// 32,000, a message in Slack 40,000 characters and in Teams 28 kB. A message of Discord
/// ends at 2,000, which most links stay below.
pub const MOST_LENGTH: usize = 8000;

/// A link as the text behind `#`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether a load is not in it, because it would be too long: it must travel as a file.
    /// That of a pin is left out before that of the figure.
    pub load_left_out: bool,
}

/// A link is too long even without its load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in characters.
    pub length: usize,
}

/// Which loads are written; the others come as files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loads {
    All,
    OfFigure,
    None,
}

/// Writes a link. Further pins than [`MOST_PINS`], and commands that no reader can give,
/// are left out; times are written to the millisecond.
///
/// # Errors
/// An error if the link is too long even without its load: commands by the hundred, in
/// several pins.
pub fn to_fragment(shared: &Shared) -> Result<Fragment, TooLong> {
    let mut length = 0;
    for loads in [Loads::All, Loads::OfFigure, Loads::None] {
        let fragment = write(shared, loads);
        length = fragment.text.len();
        if length <= MOST_LENGTH {
            return Ok(fragment);
        }
    }
    Err(TooLong { length })
}

fn write(shared: &Shared, loads: Loads) -> Fragment {
    let mut text = String::from("v");
    text.push_str(&plain_number(f64::from(VERSION)));
    let mut load_left_out = false;
    let kept = kept_load(&shared.settings, loads != Loads::None);
    push_settings(&mut text, "", &shared.settings, kept.is_some());
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
        let prefix = Place::Pin(index + 1).prefix();
        if !pin.name.is_empty() {
            push(&mut text, &prefix, Part::PinName, &name::write(&pin.name));
        }
        let is_of_figure = pin.settings.own_load == shared.settings.own_load;
        let is_kept = loads == Loads::All || is_of_figure && loads == Loads::OfFigure;
        let kept = kept_load(&pin.settings, is_kept);
        push_settings(&mut text, &prefix, &pin.settings, kept.is_some());
        push_commands(&mut text, &prefix, &pin.commands);
        match kept {
            Some(_) if is_of_figure => push_place(&mut text, &prefix, LoadPlace::Figure),
            Some(load) => push_load(&mut text, &prefix, load),
            None if pin.settings.own_load.is_some() => {
                push_place(&mut text, &prefix, LoadPlace::File);
                load_left_out = true;
            }
            None => {}
        }
    }
    match kept {
        Some(load) => push_load(&mut text, "", load),
        None if shared.settings.own_load.is_some() => {
            push_place(&mut text, "", LoadPlace::File);
            load_left_out = true;
        }
        None => {}
    }
    text.push('&');
    text.push_str(END);
    Fragment {
        text,
        load_left_out,
    }
}

/// Returns charts, commands and cursor as parts of a link, for a figure whose whole writer
/// is not loaded: it has neither pins nor a load of the reader's own.
pub fn end_of_fragment(charts: &[Policy], commands: &[Command], cursor_s: Option<f64>) -> String {
    let mut text = String::new();
    // The names of parts are a table of what the whole writer needs.
    if charts != DisplayOptions::default().charts {
        let names: Vec<&str> = charts.iter().copied().filter_map(chart_name).collect();
        text.push_str("&charts=");
        text.push_str(&names.join("."));
    }
    let commands = commands::write(commands);
    if !commands.is_empty() {
        text.push_str("&own=");
        text.push_str(&commands);
    }
    if let Some(cursor_s) = cursor_s {
        text.push_str("&time=");
        text.push_str(&plain_number(cursor_s));
    }
    text
}

/// Returns the load of settings if it is to be kept and a link can hold it.
fn kept_load(settings: &Settings, is_kept: bool) -> Option<&OwnLoad> {
    let load = settings.own_load.as_deref();
    load.filter(|load| is_kept && load.is_valid())
}

fn push_place(text: &mut String, prefix: &str, place: LoadPlace) {
    push(text, prefix, Part::LoadPlace, place.name());
}

fn push(text: &mut String, prefix: &str, part: Part, value: &str) {
    for piece in ["&", prefix, &part.name(), "=", value] {
        text.push_str(piece);
    }
}

/// Writes the preset and the settings that are left neither to it nor to a load that is
/// written.
fn push_settings(text: &mut String, prefix: &str, settings: &Settings, has_load: bool) {
    let own_load = settings.own_load.clone().filter(|_| has_load);
    let settings = Settings {
        own_load,
        ..settings.clone()
    };
    for (id, value) in given(&settings) {
        let value = match value {
            Value::Number(number) => exact_text(number),
            Value::Text(text) => match id.field().value_in_link(&settings) {
                Value::Text(plan) => plan,
                Value::Number(_) => text,
            },
        };
        push(text, prefix, Part::Setting(id), &value);
    }
}

fn push_commands(text: &mut String, prefix: &str, given: &[Command]) {
    let value = commands::write(given);
    if !value.is_empty() {
        push(text, prefix, Part::Commands, &value);
    }
}

/// Writes a load.
fn push_load(text: &mut String, prefix: &str, load: &OwnLoad) {
    if let Some(begin_s) = load.begin_s {
        let begin_ms = (begin_s * 1e3).round();
        push(text, prefix, Part::LoadBegin, &exact_text(begin_ms));
    }
    push(text, prefix, Part::LoadStep, &exact_text(load.step_s));
    push(text, prefix, Part::LoadPeak, &exact_text(load.peak_per_s));
    push(text, prefix, Part::LoadShares, &series::write(&load.levels));
}
