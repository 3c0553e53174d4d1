//! Partial updates of the settings, applied as a whole or not at all.

use super::default::{DEFAULT_WORD, LEFT_TO_DEFAULT};
use super::drawn_load::{DrawnLoad, DrawnLoadError};
use super::field::{Field, Kind};
use super::{FIELDS, Preset, Problem, SettingId, Settings, SettingsError, schedule};
use crate::decimal;
use crate::numbers::plain_number;

/// One value of a setting, as a patch holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, possibly not finite.
    Number(f64),
    /// Text: a choice, a curve or a plan, or a number as an attribute writes it.
    Text(String),
}

impl Value {
    pub(super) fn text(&self) -> String {
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
/// error for each value that its setting does not take. Names of other things are left out: an
/// element has attributes of other people.
pub fn read_valid(named: &[(String, Value)]) -> (Patch, Vec<SettingsError>) {
    let mut patch = Patch::new();
    let mut errors = Vec::new();
    for entry in named {
        match read_entry(entry) {
            Ok(entry) => patch.push(entry),
            Err(error) if error.problem == Problem::Unknown => {}
            Err(error) => errors.push(error),
        }
    }
    (patch, errors)
}

fn read_entry((name, value): &(String, Value)) -> Result<(SettingId, Value), SettingsError> {
    let id =
        SettingId::from_name(name).ok_or_else(|| SettingsError::unknown(name, &value.text()))?;
    // Writing checks the value.
    Settings::default().write(id, value)?;
    Ok((id, value.clone()))
}

impl Field {
    /// Returns its value in `settings`, as a patch takes it.
    pub fn value(&self, settings: &Settings) -> Value {
        match self.choice(settings) {
            Some(name) => Value::Text(name.to_owned()),
            None if self.is_left_to_default(settings) => Value::Text(DEFAULT_WORD.to_owned()),
            None if self.kind == Kind::Curve => Value::Text(settings.drawn_load.to_text()),
            None if self.kind == Kind::Plan => Value::Text(settings.plan().to_string()),
            None => Value::Number((self.get)(settings)),
        }
    }

    /// Returns its value in `settings`, in the characters of a link if it is a text. A
    /// patch takes it, too.
    pub fn value_in_link(&self, settings: &Settings) -> Value {
        match &settings.schedule {
            Some(plan) if self.kind == Kind::Plan => Value::Text(plan.in_link()),
            _ => self.value(settings),
        }
    }
}

/// Reads a curve. An error names the part of a long text that is wrong.
fn read_curve(field: &Field, value: &Value) -> Result<DrawnLoad, SettingsError> {
    let text = value.text();
    DrawnLoad::parse(&text).map_err(|error| {
        let wrong = match error {
            DrawnLoadError::Column(part) => part,
            DrawnLoadError::TooMany => &text,
        };
        SettingsError::not_allowed(field, wrong)
    })
}

/// Returns the number that a value of a setting is stored as, which is neither a curve
/// nor a plan.
fn number_of(field: &Field, value: &Value) -> Option<f64> {
    let (min, max, whole, optional) = match (field.kind, value) {
        (Kind::Choice(names), Value::Text(text)) => {
            let index = names.iter().position(|name| *name == text.trim());
            return index.map(|index| index as f64);
        }
        (Kind::Choice(_), Value::Number(_)) | (Kind::Curve | Kind::Plan, _) => return None,
        (
            Kind::Number {
                min,
                max,
                whole,
                optional,
            },
            _,
        ) => (min, max, whole, optional),
    };
    let number = match value {
        Value::Number(number) => *number,
        Value::Text(text) if optional && text.trim() == DEFAULT_WORD => {
            return Some(LEFT_TO_DEFAULT);
        }
        Value::Text(text) => decimal::parse(text.trim())?,
    };
    let is_allowed = (min..=max).contains(&number) && (!whole || number.fract() == 0.0);
    is_allowed.then_some(number)
}

impl Settings {
    /// Returns these settings with `patch` laid over them, later entries over
    /// earlier.
    ///
    /// A patch that names a preset starts from that preset instead, so that
    /// the preset and what goes with it can be given in any order.
    ///
    /// A value that is left to the preset gives way to those that are set.
    ///
    /// # Errors
    /// The first value that is not allowed, or contradiction.
    pub fn with(&self, patch: &[(SettingId, Value)]) -> Result<Settings, SettingsError> {
        self.with_defaults(&[], patch)
    }

    /// Returns what [`Settings::with`] does, with the settings `ids` left to the preset
    /// unless `patch` sets them.
    ///
    /// # Errors
    /// As for [`Settings::with`].
    pub fn with_defaults(
        &self,
        ids: &[SettingId],
        patch: &[(SettingId, Value)],
    ) -> Result<Settings, SettingsError> {
        let mut next = self.clone();
        for (id, value) in patch {
            if *id == SettingId::Preset {
                next.write(*id, value)?;
                next = Settings::preset(next.preset);
            }
        }
        let before = next.clone();
        for id in ids {
            next.reset(*id);
        }
        for (id, value) in patch {
            next.write(*id, value)?;
        }
        let given = || patch.iter().map(|(id, _)| *id);
        if given()
            .chain(ids.iter().copied())
            .any(SettingId::is_bounded)
        {
            next.settle(&|id| {
                let is_given = given().any(|given| given == id);
                !is_given && (ids.contains(&id) || before.is_default(id))
            });
        }
        next.check_conflicts()?;
        Ok(next)
    }

    /// Sets one setting, without a check against the others.
    fn write(&mut self, id: SettingId, value: &Value) -> Result<(), SettingsError> {
        let field = id.field();
        match field.kind {
            Kind::Curve => {
                self.drawn_load = read_curve(field, value)?;
                return Ok(());
            }
            Kind::Plan => {
                let refused = |error| SettingsError::not_a_plan(field, &error);
                self.schedule = schedule::read(&value.text()).map_err(refused)?;
                return Ok(());
            }
            Kind::Number { .. } | Kind::Choice(_) => {}
        }
        let number = number_of(field, value);
        let refused = || SettingsError::not_allowed(field, &value.text());
        (field.set)(self, number.ok_or_else(refused)?);
        Ok(())
    }

    /// Returns these settings with what is right in `patch` laid over them, and
    /// an error for each entry that is left out.
    pub fn with_valid(&self, patch: &[(SettingId, Value)]) -> (Settings, Vec<SettingsError>) {
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

    /// Returns these settings with one number changed.
    ///
    /// # Errors
    /// As for [`Settings::with`].
    pub fn with_number(&self, id: SettingId, value: f64) -> Result<Settings, SettingsError> {
        self.with(&[(id, Value::Number(value))])
    }

    /// Returns every setting with its value.
    pub fn entries(&self) -> impl Iterator<Item = (SettingId, Value)> + '_ {
        FIELDS.iter().map(|field| (field.id, field.value(self)))
    }

    /// Returns the settings of a preset.
    pub fn preset(preset: Preset) -> Settings {
        preset.settings()
    }
}
