//! Reads a file that [`to_json`](super::to_json) has written, or the `settings` property of
//! a figure as JSON. Each value becomes a part of a link, so that both are read by one
//! reader.

use serde_json::{Map, Value};

use super::number::exact_text;
use super::part::Part;
use super::problem::{Allowed, LinkProblem, MOST_TIME_S, NoFile, Place};
use super::read::Link;
use super::to_json::COMMANDS;
use super::{MOST_PINS, Shared, VERSION, commands, name, series};
use crate::allocation::Command;
use crate::own_load::{LEVELS, MOST_BINS};
use crate::settings::{SettingId, SettingsError, cut};

/// Larger texts are refused, in bytes.
const MOST_BYTES: usize = 4_000_000;
/// A file is read so far: more than there are names.
const MOST_PARTS: usize = 2000;

/// Parts of a file that say nothing of the figure.
const OF_FILE: [&str; 5] = ["about", "title", "link", "report", "problems"];

/// Reads a file. What is wrong with it is told and left out, and the rest is kept.
///
/// # Errors
/// An error if the text is no JSON, or holds no settings.
pub fn from_json(text: &str) -> Result<(Shared, Vec<LinkProblem>), NoFile> {
    if text.len() > MOST_BYTES {
        return Err(NoFile::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).map_err(|error| NoFile::NoJson {
        line: error.line(),
        column: error.column(),
    })?;
    let file = file.as_object().ok_or(NoFile::NoSettings)?;
    let is_setting = |name: &String| SettingId::from_name(name).is_some();
    let mut parts = Parts::new();
    if file.get("settings").is_some_and(Value::is_object) {
        parts.add_file(file);
    } else if file.keys().any(is_setting) {
        parts.add_settings("", file);
    } else {
        return Err(NoFile::NoSettings);
    }
    Ok(parts.link.read_all())
}

struct Parts {
    link: Link,
    left: usize,
}

impl Parts {
    fn new() -> Self {
        Self {
            link: Link::new(Vec::new()),
            left: MOST_PARTS,
        }
    }

    /// Counts a part. Returns whether it may be added.
    fn count(&mut self) -> bool {
        if self.left == 1 {
            self.link
                .problems
                .push(LinkProblem::TooManyParts(MOST_PARTS));
        }
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    /// Adds a part with a value that is a number or a text.
    fn add(&mut self, name: &str, value: &Value) {
        let text = match value {
            Value::Number(number) => number.as_f64().map(exact_text),
            Value::String(text) => Some(text.clone()),
            _ => None,
        };
        if let Some(text) = text {
            self.link.add(name, text);
        } else if !value.is_null() {
            self.refuse(name);
        }
    }

    /// Tells that a value is neither a number nor a text.
    fn refuse(&mut self, name: &str) {
        let error = SettingsError::not_scalar(&cut(name));
        let place = Place::Figure;
        self.link
            .problems
            .push(LinkProblem::Refused { place, error });
    }

    fn unknown(&mut self, name: &str, value: &Value) {
        self.link.problems.push(LinkProblem::UnknownName {
            name: cut(name),
            value: cut(&in_short(value)),
        });
    }

    fn add_file(&mut self, file: &Map<String, Value>) {
        for (name, value) in file {
            if !self.count() {
                return;
            }
            match name.as_str() {
                "settings" => self.add_object(name, "", value, Self::add_settings),
                "display" => self.add_object(name, "", value, Self::add_display),
                "lang" | "time" => self.add(name, value),
                "colorScheme" => self.add("color-scheme", value),
                "own" => self.add_commands("", value),
                "pins" => self.add_pins(value),
                "load" => self.add_object(name, "", value, Self::add_load),
                "version" => self.check_version(value),
                other if OF_FILE.contains(&other) => {}
                _ => self.unknown(name, value),
            }
        }
    }

    fn add_object(
        &mut self,
        name: &str,
        prefix: &str,
        value: &Value,
        add: fn(&mut Self, &str, &Map<String, Value>),
    ) {
        match value.as_object() {
            Some(object) => add(self, prefix, object),
            None if value.is_null() => {}
            None => self.unknown(&[prefix, name].concat(), value),
        }
    }

    fn check_version(&mut self, value: &Value) {
        let version = value
            .as_u64()
            .and_then(|version| u32::try_from(version).ok());
        match version {
            Some(1..=VERSION) => {}
            Some(version) if version > VERSION => {
                let problem = LinkProblem::LaterVersion(version);
                self.link.problems.push(problem);
            }
            _ => self.unknown("version", value),
        }
    }

    fn add_settings(&mut self, prefix: &str, settings: &Map<String, Value>) {
        let is_setting = |part: Option<(Place, Part)>| {
            matches!(part, Some((_, Part::Setting(_) | Part::Former(_))))
        };
        for (name, value) in settings {
            if !self.count() {
                return;
            }
            if is_setting(Part::from_name(name)) {
                self.add(&[prefix, name].concat(), value);
            } else {
                self.unknown(&[prefix, name].concat(), value);
            }
        }
    }

    fn add_display(&mut self, _: &str, display: &Map<String, Value>) {
        for (name, value) in display {
            if !self.count() {
                return;
            }
            match Part::from_name(name) {
                Some((_, Part::Display(_))) => self.add(name, value),
                _ => self.unknown(name, value),
            }
        }
    }

    /// Adds commands, without those from the first wrong one on.
    fn add_commands(&mut self, prefix: &str, value: &Value) {
        let name = [prefix, "own"].concat();
        let Some(list) = value.as_array() else {
            return self.add(&name, value);
        };
        let mut read = Vec::new();
        for entry in list {
            let Some(command) = command(entry) else {
                self.link.problems.push(LinkProblem::NotAllowed {
                    name: cut(&name),
                    value: cut(&in_short(entry)),
                    allowed: Allowed::CommandsOfFile,
                });
                break;
            };
            read.push(command);
        }
        if !read.is_empty() {
            self.link.add(&name, commands::write(&read));
        }
    }

    fn add_pins(&mut self, value: &Value) {
        let pins = value.as_array().map(Vec::as_slice).unwrap_or_default();
        for (index, pin) in pins.iter().enumerate() {
            let prefix = Place::Pin(index + 1).prefix();
            if index == MOST_PINS || !self.count() {
                return self.unknown(&prefix, pin);
            }
            self.add_object("pins", &prefix, pin, Self::add_pin);
        }
    }

    fn add_pin(&mut self, prefix: &str, pin: &Map<String, Value>) {
        for (name, value) in pin {
            match name.as_str() {
                "name" => {
                    let text = value.as_str().map(name::write).unwrap_or_default();
                    self.link.add(&[prefix, "name"].concat(), text);
                }
                "settings" => self.add_object(name, prefix, value, Self::add_settings),
                "own" => self.add_commands(prefix, value),
                "load" => self.add_object(name, prefix, value, Self::add_load),
                _ => self.unknown(&[prefix, name].concat(), value),
            }
        }
    }

    fn add_load(&mut self, prefix: &str, load: &Map<String, Value>) {
        for (name, value) in load {
            let part = [prefix, "load.", name].concat();
            match name.as_str() {
                "begin" | "step" | "peak" => self.add(&part, value),
                "shares" => {
                    let text = levels(value).map(|levels| series::write(&levels));
                    self.link
                        .add(&part, text.unwrap_or_else(|| in_short(value)));
                }
                _ => self.unknown(&part, value),
            }
        }
    }
}

fn command(entry: &Value) -> Option<Command> {
    let name = entry.get("command")?.as_str()?;
    let (kind, _) = COMMANDS.iter().find(|(_, known)| *known == name)?;
    let at_s = entry.get("time")?.as_f64()?;
    let count = entry.get("count").map_or(Some(1), Value::as_u64)?;
    let is_allowed = (0.0..=MOST_TIME_S).contains(&at_s) && count > 0;
    is_allowed.then_some(Command {
        at_s,
        kind: *kind,
        count: u32::try_from(count).ok()?,
    })
}

fn levels(value: &Value) -> Option<Vec<u16>> {
    let list = value.as_array()?;
    if !(1..=MOST_BINS).contains(&list.len()) {
        return None;
    }
    let level = |value: &Value| u16::try_from(value.as_u64()?).ok();
    let level = |value| level(value).filter(|level| *level <= LEVELS);
    list.iter().map(level).collect()
}

/// Returns a value in a few words.
fn in_short(value: &Value) -> String {
    match value {
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
