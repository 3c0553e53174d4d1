//! Reads settings from JSON and writes the report to JSON.

use reactive_allocation::report::Report;
use reactive_allocation::settings::{NamedValues, Settings, SettingsError, Value, read_patch};
use reactive_allocation::text::error_message;
use std::io::Read;

#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    #[error("{path}: {error}")]
    Unreadable { path: String, error: std::io::Error },
    #[error("settings: no JSON: {0}")]
    NoJson(#[from] serde_json::Error),
    #[error("{}", error_message(.0))]
    Refused(#[from] SettingsError),
}

/// Reads the file at `path`, or standard input for `-`.
pub(crate) fn text(path: &str) -> Result<String, InputError> {
    let text = if path == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| InputError::Unreadable {
        path: path.to_owned(),
        error,
    })
}

/// Reads the settings from the file at `path`, or from standard input for `-`.
pub(crate) fn settings(path: &str) -> Result<Settings, InputError> {
    let json: serde_json::Value = serde_json::from_str(&text(path)?)?;
    let object = json.as_object().ok_or_else(SettingsError::not_an_object)?;
    let mut named = NamedValues::new();
    for (name, value) in object {
        let value = match value {
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            serde_json::Value::String(text) => Value::Text(text.clone()),
            _ => return Err(SettingsError::not_scalar(name).into()),
        };
        named.push((name.clone(), value));
    }
    Ok(Settings::default().with(&read_patch(&named)?)?)
}

pub(crate) fn json(report: &Report) -> Result<String, InputError> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}
