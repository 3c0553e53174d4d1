//! Partial updates: read, checked as a whole, applied as a whole or not at all.

use super::field::{DEFAULT_WORD, Field, Kind, LEFT_TO_DEFAULT};
use super::{FIELDS, Preset, SettingId, Settings, SettingsError};
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

/// Values as they come from outside: by name, which need not be the name of a
/// setting, in order.
pub type NamedValues = Vec<(String, Value)>;

/// Settings to change, in order. The values are not checked yet.
pub type Patch = Vec<(SettingId, Value)>;

/// Reads values from outside. Names may be camelCase or kebab-case.
///
/// # Errors
/// The first name that is no setting, or value that is not allowed.
pub fn read_patch(named: &[(String, Value)]) -> Result<Patch, SettingsError> {
    named.iter().map(read_entry).collect()
}

/// Reads those of the values from outside that are right. Returns them, and an
/// error for each other value.
pub fn read_valid(named: &[(String, Value)]) -> (Patch, Vec<SettingsError>) {
    let mut patch = Patch::new();
    let mut errors = Vec::new();
    for entry in named {
        match read_entry(entry) {
            Ok(entry) => patch.push(entry),
            Err(error) => errors.push(error),
        }
    }
    (patch, errors)
}

fn read_entry((name, value): &(String, Value)) -> Result<(SettingId, Value), SettingsError> {
    let id =
        SettingId::from_name(name).ok_or_else(|| SettingsError::unknown(name, &value.text()))?;
    checked(id.field(), value)?;
    Ok((id, value.clone()))
}

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

/// Returns the number that a value of a setting is stored as.
fn checked(field: &Field, value: &Value) -> Result<f64, SettingsError> {
    number_of(field, value).ok_or_else(|| SettingsError::not_allowed(field, &value.text()))
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
    /// The first value that is not allowed, or contradiction.
    pub fn with(&self, patch: &[(SettingId, Value)]) -> Result<Settings, SettingsError> {
        let mut next = self.clone();
        for (id, value) in patch {
            if *id == SettingId::Preset {
                next.write(*id, value)?;
                next = Settings::preset(next.preset);
            }
        }
        for (id, value) in patch {
            next.write(*id, value)?;
        }
        next.contradictions()?;
        Ok(next)
    }

    /// Sets one setting, without a look at the others.
    fn write(&mut self, id: SettingId, value: &Value) -> Result<(), SettingsError> {
        let field = id.field();
        (field.set)(self, checked(field, value)?);
        Ok(())
    }

    /// These settings with what is right in `patch` laid over them, and what
    /// was wrong with the rest.
    pub fn with_what_is_right(
        &self,
        patch: &[(SettingId, Value)],
    ) -> (Settings, Vec<SettingsError>) {
        let mut rest = patch.to_vec();
        let mut errors = Vec::new();
        loop {
            let error = match self.with(&rest) {
                Ok(settings) => return (settings, errors),
                Err(error) => error,
            };
            let before = rest.len();
            rest.retain(|(id, _)| !error.is_about(*id));
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
    pub fn with_number(&self, id: SettingId, value: f64) -> Result<Settings, SettingsError> {
        self.with(&[(id, Value::Number(value))])
    }

    /// What is allowed field by field but not together.
    fn contradictions(&self) -> Result<(), SettingsError> {
        if self.min_workers > self.max_workers {
            return Err(SettingsError::conflict(
                SettingId::MinWorkers,
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
                SettingId::HeartbeatInterval,
                self.heartbeat_interval_s,
                "must be shorter than heartbeatTimeout.",
            ));
        }
        if self.start_spread_s > self.start_time_s {
            return Err(SettingsError::conflict(
                SettingId::StartSpread,
                self.start_spread_s,
                "must not be more than startTime.",
            ));
        }
        if self.metrics_jitter_s * 2.0 >= self.metrics_resolution_s {
            return Err(SettingsError::conflict(
                SettingId::MetricsJitter,
                self.metrics_jitter_s,
                "must be less than half of metricsResolution.",
            ));
        }
        if self.target_millicores() <= self.idle_cpu_millicores {
            return Err(SettingsError::conflict(
                SettingId::IdleCpu,
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

    /// Returns every setting with its value.
    pub fn entries(&self) -> impl Iterator<Item = (SettingId, Value)> + '_ {
        FIELDS.iter().map(|field| (field.id, field.value(self)))
    }

    /// The settings of a preset, untouched.
    pub fn preset(preset: Preset) -> Settings {
        preset.settings()
    }
}
