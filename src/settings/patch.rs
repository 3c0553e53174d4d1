//! Partial updates: read, checked as a whole, applied as a whole or not at all.

use super::field::{DEFAULT_WORD, Field, Kind, LEFT_TO_DEFAULT, field};
use super::{Preset, Settings, SettingsError};
use crate::decimal;

use crate::text::plain_number;

/// One value as it comes from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, possibly not finite.
    Number(f64),
    /// Text: a choice, or a number as an attribute writes it.
    Text(String),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Value::Number(number) => plain_number(*number),
            Value::Text(text) => text.clone(),
        }
    }
}

/// Settings to change, by name (camelCase or kebab-case), in order.
pub type Patch = Vec<(String, Value)>;

impl Field {
    /// Its value under some settings, as a patch takes it.
    pub fn value(&self, settings: &Settings) -> Value {
        match self.choice(settings) {
            Some(name) => Value::Text(name.to_owned()),
            None if self.is_left_to_default(settings) => Value::Text(DEFAULT_WORD.to_owned()),
            None => Value::Number((self.get)(settings)),
        }
    }
}

fn number_of(field: &Field, value: &Value) -> Option<f64> {
    if let (Kind::Number { optional: true, .. }, Value::Text(text)) = (field.kind, value)
        && text.trim() == DEFAULT_WORD
    {
        return Some(LEFT_TO_DEFAULT);
    }
    let number = match value {
        Value::Number(number) => *number,
        Value::Text(text) => match field.kind {
            Kind::Choice(names) => names.iter().position(|name| *name == text.trim())? as f64,
            Kind::Number { .. } => decimal::parse(text.trim())?,
        },
    };
    let allowed = match (field.kind, value) {
        (
            Kind::Number {
                min, max, whole, ..
            },
            _,
        ) => {
            number.is_finite() && (min..=max).contains(&number) && (!whole || number.fract() == 0.0)
        }
        (Kind::Choice(_), Value::Text(_)) => true,
        (Kind::Choice(_), Value::Number(_)) => false,
    };
    allowed.then_some(number)
}

impl Settings {
    /// These settings with `patch` laid over them, later entries over earlier.
    ///
    /// A patch that names a preset starts from that preset instead, so that
    /// the preset and what goes with it can be given in any order.
    ///
    /// # Errors
    /// The first unknown name, value out of range, or contradiction.
    pub fn with(&self, patch: &[(String, Value)]) -> Result<Settings, SettingsError> {
        let mut next = self.clone();
        for (name, value) in patch {
            if name == "preset" {
                checked("preset", value)?.write(&mut next);
                next = Settings::preset(next.preset);
            }
        }
        for (name, value) in patch {
            checked(name, value)?.write(&mut next);
        }
        next.contradictions()?;
        Ok(next)
    }

    /// These settings with what is right in `patch` laid over them, and what
    /// was wrong with the rest.
    pub fn with_what_is_right(&self, patch: &[(String, Value)]) -> (Settings, Vec<SettingsError>) {
        let mut rest = patch.to_vec();
        let mut errors = Vec::new();
        loop {
            let error = match self.with(&rest) {
                Ok(settings) => return (settings, errors),
                Err(error) => error,
            };
            let before = rest.len();
            rest.retain(|(name, _)| !error.is_about(name));
            errors.push(error);
            if rest.len() == before {
                // The contradiction is with a value that is not in the patch.
                return (self.clone(), errors);
            }
        }
    }

    /// These settings with one number changed.
    ///
    /// # Errors
    /// As for [`Settings::with`].
    pub fn with_number(&self, name: &str, value: f64) -> Result<Settings, SettingsError> {
        self.with(&[(name.to_owned(), Value::Number(value))])
    }

    /// What is allowed field by field but not together.
    fn contradictions(&self) -> Result<(), SettingsError> {
        if self.min_workers > self.max_workers {
            return Err(SettingsError::conflict(
                "minWorkers",
                f64::from(self.min_workers),
                &[
                    "is more than maxWorkers, which is ",
                    &self.max_workers.to_string(),
                    ".",
                ]
                .concat(),
            ));
        }
        if self.heartbeat_interval_s >= self.heartbeat_timeout_s {
            return Err(SettingsError::conflict(
                "heartbeatInterval",
                self.heartbeat_interval_s,
                "must be shorter than heartbeatTimeout.",
            ));
        }
        if self.start_spread_s > self.start_time_s {
            return Err(SettingsError::conflict(
                "startSpread",
                self.start_spread_s,
                "must not be more than startTime.",
            ));
        }
        if self.metrics_jitter_s * 2.0 >= self.metrics_resolution_s {
            return Err(SettingsError::conflict(
                "metricsJitter",
                self.metrics_jitter_s,
                "must be less than half of metricsResolution.",
            ));
        }
        if self.target_millicores() <= self.idle_cpu_millicores {
            return Err(SettingsError::conflict(
                "idleCpu",
                self.idle_cpu_millicores,
                "must be less than targetUtilization × cpuRequest, or no number of workers would do.",
            ));
        }
        Ok(())
    }

    /// The CPU use per TaskManager that the autoscaler aims at.
    pub fn target_millicores(&self) -> f64 {
        f64::from(self.target_utilization_pct) / 100.0 * self.cpu_request_millicores
    }

    /// Every setting by its property name, for a caller who wants them all.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        let fields = super::FIELDS.iter();
        fields.map(|field| (field.name, field.value(self)))
    }

    /// The settings of a preset, untouched.
    pub fn preset(preset: Preset) -> Settings {
        preset.settings()
    }
}

struct Checked {
    field: &'static Field,
    number: f64,
}

impl Checked {
    fn write(&self, settings: &mut Settings) {
        (self.field.set)(settings, self.number);
    }
}

fn checked(name: &str, value: &Value) -> Result<Checked, SettingsError> {
    let field = field(name).ok_or_else(|| SettingsError::unknown(name, &value.text()))?;
    let number =
        number_of(field, value).ok_or_else(|| SettingsError::not_allowed(field, &value.text()))?;
    Ok(Checked { field, number })
}
