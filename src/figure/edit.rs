//! What a reader can do beside moving one slider: several settings at memo,
//! single settings put back, everything put back.

use super::{Action, Figure};
use crate::settings::{Field, Patch, SettingId, Settings, SettingsError, Value};

impl Figure {
    /// The settings that the reader's own actions lead to, and what was wrong.
    pub(super) fn after_reader(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let unchanged = || (self.settings.clone(), Vec::new());
        match action {
            // The same rules as for the page.
            Action::Edit { patch, .. } => self.settings_after(&Action::Patch(patch.clone())),
            Action::ResetFields(ids) => self.settings_after(&Action::Patch(self.baseline_of(ids))),
            // What is wrong with the attributes has been said, and not to the
            // reader.
            Action::ResetAll => {
                let (settings, _) = Settings::default().with_what_is_right(&self.author.patch);
                (settings, Vec::new())
            }
            Action::Undo => self.history.last().map_or_else(unchanged, as_it_is),
            Action::Redo => self.history.next().map_or_else(unchanged, as_it_is),
            _ => unchanged(),
        }
    }

    /// Returns the baseline values of settings.
    fn baseline_of(&self, ids: &[SettingId]) -> Patch {
        // The baseline always has the present preset.
        let ids = ids.iter().filter(|id| **id != SettingId::Preset);
        ids.map(|id| (*id, self.baseline_value(id.field())))
            .collect()
    }

    /// Returns whether a setting differs from its baseline.
    pub fn is_changed(&self, field: &Field) -> bool {
        (field.get)(&self.settings) != (field.get)(&self.baseline)
    }

    /// Returns the value of a setting before the reader touched anything.
    pub fn baseline_value(&self, field: &Field) -> Value {
        field.value(&self.baseline)
    }

    /// The most workers at any time in the charts that are in sight.
    pub(super) fn highest_shown(&self) -> f64 {
        let runs = self.shown.iter().map(|policy| self.run(*policy));
        runs.map(|run| run.workers.max()).fold(0.0, f64::max)
    }
}

fn as_it_is(settings: &Settings) -> (Settings, Vec<SettingsError>) {
    (settings.clone(), Vec::new())
}
