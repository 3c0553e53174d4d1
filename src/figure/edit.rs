//! Changes of several settings at once, resets, undo and redo.

use super::{Action, Figure};
use crate::settings::{Field, Patch, SettingId, Settings, SettingsError, Value};

impl Figure {
    /// Returns the settings that an action of the reader leads to, and an error for
    /// each value that is refused.
    pub(super) fn after_reader(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let unchanged = || (self.settings.clone(), Vec::new());
        match action {
            // The same rules as for the page.
            Action::Edit { patch, .. } => self.settings_after(&Action::Patch(patch.clone())),
            // Wrong attributes have been reported to the page before.
            Action::ResetAll => (self.author.settings().0, Vec::new()),
            Action::TakeSetUp => (self.untouched_like(&self.settings), Vec::new()),
            Action::Undo => self.history.last().map_or_else(unchanged, without_errors),
            Action::CancelDrag => {
                let before = self.history.before_drag();
                before.map_or_else(unchanged, without_errors)
            }
            Action::Redo => self.history.next().map_or_else(unchanged, without_errors),
            _ => self.settings_after_pins(action),
        }
    }

    /// Returns the baseline values of settings that are not left to the preset.
    pub(super) fn baseline_of(&self, ids: &[SettingId]) -> Patch {
        let ids = ids.iter().filter(|id| !self.baseline.is_default(**id));
        ids.map(|id| (*id, self.baseline_value(id.field())))
            .collect()
    }

    /// Returns whether a setting differs from its baseline, and not because it is left
    /// to the preset in both and gives way.
    pub fn is_changed(&self, field: &Field) -> bool {
        let is_default = |settings: &Settings| settings.is_default(field.id);
        (field.get)(&self.settings) != (field.get)(&self.baseline)
            && !(is_default(&self.settings) && is_default(&self.baseline))
    }

    /// Returns the value of a setting before the reader touched anything.
    pub fn baseline_value(&self, field: &Field) -> Value {
        field.value(&self.baseline)
    }

    /// Returns the most workers at any time in the charts in sight.
    pub(super) fn highest_shown(&self) -> f64 {
        let runs = self.shown.iter().map(|policy| self.run(*policy));
        let highest = runs.map(|run| run.workers.max()).fold(0.0, f64::max);
        highest.max(self.most_measured())
    }
}

fn without_errors(settings: &Settings) -> (Settings, Vec<SettingsError>) {
    (settings.clone(), Vec::new())
}
