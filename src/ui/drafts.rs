//! Texts that the reader types into fields and that are not applied, or not yet.

use crate::figure::{Action, Figure, TypedProblem};
use crate::settings::{SettingId, Settings};

/// A text in the field of a setting.
pub(super) struct Draft {
    id: SettingId,
    pub(super) text: String,
    /// Why it changes nothing; `None` while it is being typed.
    pub(super) problem: Option<TypedProblem>,
}

/// The texts of all fields that do not show the value of their setting.
#[derive(Default)]
pub(super) struct Drafts(Vec<Draft>);

impl Drafts {
    pub(super) fn get(&self, id: SettingId) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.id == id)
    }

    /// Keeps the text of a field, and what is wrong with its last version.
    pub(super) fn keep(&mut self, id: SettingId, text: String) {
        match self.0.iter_mut().find(|draft| draft.id == id) {
            Some(draft) => draft.text = text,
            None => self.0.push(Draft {
                id,
                text,
                problem: None,
            }),
        }
    }

    /// Returns the action for a text whose typing has ended. One that changes nothing
    /// stays in its field.
    pub(super) fn read(&mut self, figure: &Figure, id: SettingId, text: String) -> Option<Action> {
        let read = figure.read_typed(id, &text);
        self.remove(id);
        match read {
            Ok(action) => Some(action),
            Err(problem) => {
                self.0.push(Draft {
                    id,
                    text,
                    problem: Some(problem),
                });
                None
            }
        }
    }

    pub(super) fn remove(&mut self, id: SettingId) {
        self.0.retain(|draft| draft.id != id);
    }

    /// Removes the texts of settings that have changed otherwise.
    pub(super) fn remove_changed(&mut self, before: &Settings, after: &Settings) {
        self.0.retain(|draft| {
            let field = draft.id.field();
            field.value(before) == field.value(after)
        });
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
