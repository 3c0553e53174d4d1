//! Values of an option of Flink as text, and the list of options for the checks.

use super::duration;
use super::flink_option::{Form, InRelease};
use super::flink_options::OPTIONS;
use super::rounding::trimmed;
use crate::decimal;
use crate::settings::{FlinkRelease, SettingId};

impl InRelease {
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.key == key || self.older_key == Some(key)
    }

    pub(super) fn is_duration(&self) -> bool {
        matches!(self.form, Form::Duration | Form::Milliseconds)
    }

    /// Returns a value as this release takes it, and the number that this stands for.
    pub(super) fn write(&self, value: f64) -> (String, f64) {
        let text = match self.form {
            Form::Count => trimmed(value, 0),
            Form::Factor => trimmed(value, 6),
            Form::Duration => duration::write(value),
            Form::Milliseconds => trimmed(duration::milliseconds(value), 0),
        };
        let written = match self.form {
            Form::Count | Form::Factor => decimal::parse(&text).unwrap_or(value),
            Form::Duration | Form::Milliseconds => duration::milliseconds(value) / 1e3,
        };
        (text, written)
    }

    /// Reads a value as this release does.
    pub(super) fn read(&self, text: &str, release: FlinkRelease) -> Option<f64> {
        match self.form {
            Form::Count | Form::Factor => decimal::parse(text),
            Form::Duration => duration::parse(text, release),
            Form::Milliseconds => {
                let is_whole = text.chars().all(|letter| letter.is_ascii_digit());
                let millis = decimal::parse(text).filter(|_| is_whole)?;
                Some(millis / 1e3)
            }
        }
    }
}

/// An option that a configuration for a release may have.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionOfRelease {
    /// The setting.
    pub setting: SettingId,
    /// Its key.
    pub key: &'static str,
    /// An earlier key that the release still reads.
    pub older_key: Option<&'static str>,
    /// Whether its values are durations with a unit.
    pub is_duration: bool,
    /// Its default in seconds or as a plain number; `None` if it has none.
    pub default: Option<f64>,
}

/// Returns the options of a release that settings stand for.
pub fn options(release: FlinkRelease) -> impl Iterator<Item = OptionOfRelease> {
    OPTIONS.iter().filter_map(move |option| {
        let in_release = option.in_release(release)?;
        Some(OptionOfRelease {
            setting: option.setting,
            key: in_release.key,
            older_key: in_release.older_key,
            is_duration: in_release.form == Form::Duration,
            default: in_release.default,
        })
    })
}
