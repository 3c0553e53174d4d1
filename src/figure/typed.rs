//! Values of settings that the reader types, or changes by a step.

use super::control::step_for;
use super::{Action, Figure};
use crate::settings::{Field, Kind, SettingId, SettingsError, Unit, Value};
use crate::text::{ShownUnit, Typed, field_text, read_number};

/// Why a typed text changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedProblem {
    /// It is no number of the unit of the setting.
    NotANumber,
    /// It may mean either number.
    Ambiguous(f64, f64),
    /// The setting does not take the value.
    Refused(SettingsError),
}

impl Figure {
    /// Returns the action for a text that the reader typed for a setting. An empty
    /// text leaves the setting to its default, or resets it.
    ///
    /// # Errors
    /// Why the text changes nothing.
    pub fn read_typed(&self, id: SettingId, text: &str) -> Result<Action, TypedProblem> {
        if text.trim().is_empty() {
            return Ok(cleared(id));
        }
        if matches!(id.field().kind, Kind::Curve | Kind::Plan) {
            let action = Action::edit(id, Value::Text(text.to_owned()));
            return match self.settings.with(&[(id, Value::Text(text.to_owned()))]) {
                Err(error) => Err(TypedProblem::Refused(error)),
                Ok(_) => Ok(action),
            };
        }
        match read_number(&self.words, id.field().unit, text) {
            None => Err(TypedProblem::NotANumber),
            Some(Typed::Either(low, high)) => Err(TypedProblem::Ambiguous(low, high)),
            Some(Typed::Number(number)) => self.read_number(id, number, text),
        }
    }

    /// Returns the action for a number in the unit of the setting. Without a unit it may
    /// be meant in the unit in which the field shows its value.
    fn read_number(&self, id: SettingId, number: f64, text: &str) -> Result<Action, TypedProblem> {
        let field = id.field();
        let value = (field.get)(&self.settings);
        let factor = ShownUnit::of(field, value).factor();
        let shown = number * factor;
        let is_allowed = |number| self.settings.with_number(id, number).is_ok();
        // The names of units are Latin or Chinese; the table of all letters is 1 kB.
        let is_letter = |c: char| c.is_ascii_alphabetic() || ('\u{4e00}'..='\u{9fff}').contains(&c);
        let has_unit = text.chars().any(is_letter);
        if factor != 1.0 && number != 0.0 && !has_unit && is_allowed(shown) {
            let is_shown = text.trim() == field_text(&self.words, field, value);
            if !is_shown && is_allowed(number) {
                return Err(TypedProblem::Ambiguous(number, shown));
            }
            return Ok(set(id, shown));
        }
        match self.settings.with_number(id, number) {
            Err(error) => Err(TypedProblem::Refused(error)),
            Ok(_) => Ok(set(id, number)),
        }
    }

    /// Returns the action for an arrow key in the field of a setting: the value
    /// changes by so many steps, within its range. Nothing if it would contradict another
    /// setting, or is no number.
    pub fn step_typed(&self, id: SettingId, steps: f64) -> Option<Action> {
        let field = id.field();
        let (min, max) = field.range();
        let value = (field.get)(&self.settings);
        // A number that is left to its default steps from its lowest value.
        let value = match id {
            _ if !field.is_left_to_default(&self.settings) => value,
            SettingId::CpuLimit => self.settings.cpu_request_millicores,
            _ => min,
        };
        let step = step(field, (field.get)(&self.baseline));
        let steps_now = value / step;
        let next = if steps > 0.0 {
            (steps_now + 1e-9).floor()
        } else {
            (steps_now - 1e-9).ceil()
        };
        let next = ((next + steps) * step).min(max).max(min);
        let is_allowed = self.settings.with_number(id, next).is_ok();
        is_allowed.then(|| set(id, next))
    }
}

/// Returns the action for a field that is cleared.
fn cleared(id: SettingId) -> Action {
    if matches!(id.field().kind, Kind::Number { optional: true, .. }) {
        return Action::edit(id, Value::Text("default".to_owned()));
    }
    Action::ResetFields(vec![id])
}

fn set(id: SettingId, number: f64) -> Action {
    Action::edit(id, Value::Number(number))
}

/// Returns the step of an arrow key for a setting whose usual value is `usual`.
fn step(field: &Field, usual: f64) -> f64 {
    let is_whole = matches!(field.kind, Kind::Number { whole: true, .. });
    match field.unit {
        Unit::RecordsPerSecond | Unit::Records | Unit::Megabytes => step_for(usual),
        Unit::Millicores if usual >= 1000.0 => 100.0,
        Unit::Millicores => 10.0,
        Unit::Seconds if usual >= 3600.0 => 600.0,
        Unit::Seconds if usual >= 600.0 => 60.0,
        Unit::Seconds if usual >= 60.0 => 10.0,
        Unit::Count | Unit::Microseconds if !is_whole && usual < 5.0 => 0.1,
        _ => 1.0,
    }
}
