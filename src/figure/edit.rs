//! What a reader can do beside moving one slider: several settings at memo,
//! single settings put back, everything put back.

use super::{Action, Figure};
use crate::settings::{Field, Patch, Settings, SettingsError, Value, field};

impl Figure {
    /// The settings that the reader's own actions lead to, and what was wrong.
    pub(super) fn after_reader(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let unchanged = || (self.settings.clone(), Vec::new());
        match action {
            // The same rules as for the page.
            Action::Edit { patch, .. } => self.settings_after(&Action::Patch(patch.clone())),
            Action::ResetFields(names) => self.settings_after(&Action::Patch(self.home_of(names))),
            // What is wrong with the attributes has been said, and not to the
            // reader.
            Action::ResetAll => {
                let (settings, _) = Settings::default().with_what_is_right(&self.author);
                (settings, Vec::new())
            }
            Action::Undo => self.history.last().map_or_else(unchanged, as_it_is),
            Action::Redo => self.history.next().map_or_else(unchanged, as_it_is),
            _ => unchanged(),
        }
    }

    fn home_of(&self, names: &[&str]) -> Patch {
        let fields = names.iter().filter_map(|name| field(name));
        fields
            // The preset's own is the present one.
            .filter(|field| field.name != "preset")
            .map(|field| (field.name.to_owned(), self.home_value(field)))
            .collect()
    }

    /// Whether a setting is another one than before the reader touched anything.
    pub fn is_changed(&self, field: &Field) -> bool {
        (field.get)(&self.settings) != (field.get)(&self.baseline)
    }

    /// The value of a setting before the reader touched anything.
    pub fn home_value(&self, field: &Field) -> Value {
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
