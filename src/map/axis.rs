//! A setting and the values of it that are tried.

use crate::settings::{Acts, Group, Kind, SettingId, Settings, Value};

use super::usual_values::usual_values;

/// The most values of an axis.
const MOST_VALUES: usize = 1000;

/// A setting and the values of it that are tried, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    id: SettingId,
    values: Vec<Value>,
}

/// What a setting is for the choices for a load.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is a part of the load, or of what a worker does for it.
    Load,
    /// It is tuned for the load.
    Tuned,
    /// It changes no run of an autoscaler.
    Other,
}

fn role(id: SettingId) -> Role {
    if id == SettingId::StaticWorkers {
        // A static fleet is a choice of its own.
        return Role::Other;
    }
    match id.field().group {
        Group::Workload | Group::Job | Group::Flink => Role::Load,
        Group::Fleets
        | Group::Autoscaler
        | Group::Behavior
        | Group::Machines
        | Group::Lag
        | Group::FlinkAutoscaler
        | Group::Rescale
        | Group::Failures => Role::Tuned,
        Group::Manual | Group::Cost => Role::Other,
    }
}

/// Returns whether somebody tunes a setting for a load: it acts, and leaves the load, and what
/// a worker does for it, as they are.
pub fn is_tuned(settings: &Settings, id: SettingId) -> bool {
    role(id) == Role::Tuned && id.acts(settings) == Acts::Now
}

/// Says why a text is no axis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AxisError {
    /// It does not begin with the name of a setting and `=`.
    #[error("{0:?} is no axis. Allowed: setting=from..to/step or setting=value,value")]
    NoAxis(String),
    /// There is no such setting, or its values are texts.
    #[error("{0:?} is no setting with numbers or names")]
    NoSetting(String),
    /// The range is not two numbers and a step.
    #[error("{name}: {range:?} is no range. Allowed: from..to/step, from below to, step above 0")]
    NoRange {
        /// The setting.
        name: &'static str,
        /// The text.
        range: String,
    },
    /// The setting does not take a value.
    #[error("{name}: {value:?} is not allowed. Allowed: {allowed}")]
    NotAllowed {
        /// The setting.
        name: &'static str,
        /// The value.
        value: String,
        /// What is allowed.
        allowed: String,
    },
    /// There are too many values.
    #[error("{name}: too many values. Allowed: up to {MOST_VALUES}")]
    TooMany {
        /// The setting.
        name: &'static str,
    },
}

impl Axis {
    /// Returns the usual values of a setting with the present one among them; `None` for
    /// a setting whose values are curves or plans.
    pub fn usual(settings: &Settings, id: SettingId) -> Option<Self> {
        let values = usual_values(settings, id);
        (!values.is_empty()).then_some(Self { id, values })
    }

    /// Returns the two usual axes: what the autoscaler aims at, and how long it waits
    /// before it scales in.
    pub fn usual_pair(settings: &Settings) -> [Self; 2] {
        let target = settings.target_setting().unwrap_or(SettingId::MaxWorkers);
        let wait = settings.scale_in_wait_setting();
        [target, wait].map(|id| Self {
            id,
            values: usual_values(settings, id),
        })
    }

    /// Returns the setting.
    pub fn id(&self) -> SettingId {
        self.id
    }

    /// Returns whether its values change the load, or the unit in which it is counted: then
    /// the runs are no choices for one load.
    pub fn changes_load(&self) -> bool {
        role(self.id) == Role::Load
    }

    /// Returns whether the value with an index is the first or the last one, and the setting
    /// takes values beyond it.
    pub fn goes_on_beyond(&self, index: usize) -> bool {
        let Kind::Number { min, max, .. } = self.id.field().kind else {
            return false;
        };
        let Some(Value::Number(number)) = self.values.get(index) else {
            return false;
        };
        let is_last = index + 1 == self.values.len();
        (index == 0 && *number > min) || (is_last && *number < max)
    }

    /// Returns the values, in order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// Reads an axis from `setting=from..to/step` or `setting=value,value`.
impl std::str::FromStr for Axis {
    type Err = AxisError;

    fn from_str(text: &str) -> Result<Self, AxisError> {
        let no_axis = || AxisError::NoAxis(text.to_owned());
        let (name, values) = text.split_once('=').ok_or_else(no_axis)?;
        let no_setting = || AxisError::NoSetting(name.to_owned());
        let id = SettingId::from_name(name.trim()).ok_or_else(no_setting)?;
        let field = id.field();
        let texts: Vec<String> = match field.kind {
            Kind::Curve | Kind::Plan => return Err(no_setting()),
            Kind::Number { .. } if values.contains("..") => {
                let no_range = || AxisError::NoRange {
                    name: field.name,
                    range: values.to_owned(),
                };
                let numbers = range(values).ok_or_else(no_range)?;
                numbers.iter().map(f64::to_string).collect()
            }
            _ => values
                .split(',')
                .map(|value| value.trim().to_owned())
                .collect(),
        };
        if texts.len() > MOST_VALUES {
            return Err(AxisError::TooMany { name: field.name });
        }
        let mut axis = Self {
            id,
            values: Vec::new(),
        };
        for text in texts {
            let number = text.parse::<f64>().ok();
            let number = number.filter(|_| matches!(field.kind, Kind::Number { .. }));
            let value = number.map_or_else(|| Value::Text(text.clone()), Value::Number);
            // A conflict with another setting is found where both are known.
            let is_allowed = crate::settings::read_patch(&[(field.name.to_owned(), value.clone())]);
            if is_allowed.is_err() {
                return Err(AxisError::NotAllowed {
                    name: field.name,
                    value: text,
                    allowed: allowed(id),
                });
            }
            axis.values.push(value);
        }
        Ok(axis)
    }
}

/// Returns the numbers of `from..to/step`; `None` if it is none, and for more than
/// twice the values that an axis can have.
fn range(text: &str) -> Option<Vec<f64>> {
    let (from, rest) = text.split_once("..")?;
    let (to, step) = rest.split_once('/')?;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    let (from, to, step) = (number(from)?, number(to)?, number(step)?);
    let count = ((to - from) / step + 1e-9).floor();
    if !(step > 0.0 && from <= to && count < 2.0 * MOST_VALUES as f64) {
        return None;
    }
    // `as` is exact: the count is small.
    let values = (0..=count as u32).map(|index| from + f64::from(index) * step);
    Some(values.collect())
}

/// Returns the values that a setting takes, in words.
fn allowed(id: SettingId) -> String {
    let field = id.field();
    match field.kind {
        Kind::Number { min, max, .. } => format!("{min} to {max}"),
        _ => field.choices().join(", "),
    }
}
