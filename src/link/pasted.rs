//! Reads a run to compare with from a text that a reader pastes: a link, or settings as
//! JSON.

use serde_json::{Map, Value as Json};

use super::{LinkProblem, Pin, Place, from_fragment};
use crate::settings::{NamedValues, Settings, SettingsError, Value, read_patch, read_valid};

/// The longest text that is read, in bytes: settings are a few thousand, a link is shorter
/// than [`MOST_LENGTH`](super::MOST_LENGTH).
const MOST_BYTES: usize = 1_000_000;

/// A text is neither a link nor settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is neither a link of a figure nor settings as JSON")]
pub struct NoRun;

/// Reads a run without a name: of a link, or of a JSON object with settings by their names,
/// or with such an object as its member `settings`. What is wrong with it is told and left
/// out, and the rest is kept.
///
/// # Errors
/// An error if the text is neither.
pub fn read_pasted(text: &str) -> Result<(Pin, Vec<LinkProblem>), NoRun> {
    let text = text.trim();
    if text.len() > MOST_BYTES {
        return Err(NoRun);
    }
    if text.starts_with('{') {
        // The errors of a typed result print floating-point numbers, which is 10 kB of code.
        let json: Json = serde_json::from_str(text).map_err(|_| NoRun)?;
        return json.as_object().map(read_json).ok_or(NoRun);
    }
    let (shared, problems) = from_fragment(text).map_err(|_| NoRun)?;
    let pin = Pin {
        name: String::new(),
        settings: shared.settings,
        commands: shared.commands,
    };
    Ok((pin, problems))
}

fn read_json(json: &Map<String, Json>) -> (Pin, Vec<LinkProblem>) {
    let settings = match json.get("settings") {
        Some(Json::Object(settings)) => settings,
        _ => json,
    };
    let (named, mut errors) = named_values(settings);
    let (patch, refused) = read_valid(&named);
    let (settings, contradictions) = Settings::default().with_valid(&patch);
    errors.extend(refused);
    errors.extend(contradictions);
    let pin = Pin {
        settings,
        ..Pin::default()
    };
    let problem = |error| LinkProblem::Refused {
        place: Place::Figure,
        error,
    };
    (pin, errors.into_iter().map(problem).collect())
}

/// Returns the numbers and texts of settings, and an error for each other value and each
/// unknown name.
fn named_values(object: &Map<String, Json>) -> (NamedValues, Vec<SettingsError>) {
    let (mut named, mut errors) = (NamedValues::new(), Vec::new());
    for (name, value) in object {
        let value = match value {
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Value::Text(text.clone()),
            _ => {
                errors.push(SettingsError::not_scalar(name));
                continue;
            }
        };
        let entry = (name.clone(), value);
        match read_patch(std::slice::from_ref(&entry)) {
            // Its value is checked later, with those of the others.
            Err(error) if error.setting.is_none() => errors.push(error),
            _ => named.push(entry),
        }
    }
    (named, errors)
}
