//! What of the settings is in sight: the filter, and the groups that are unfolded.

use crate::settings::{Condition, Group};
use crate::text::SettingQuery;

/// The part of the settings that is in sight.
#[derive(Default)]
pub(in crate::ui) struct PanelState {
    /// The text of the filter.
    pub(super) filter: String,
    /// Whether only changed settings are shown.
    pub(super) changed_only: bool,
    /// The settings that are shown though they do not act.
    unfolded: Vec<(Group, Condition)>,
}

/// A change of what is in sight.
pub(crate) enum PanelAction {
    /// The filter gets another text.
    Find(String),
    /// Shows changed settings only, or all again.
    ToggleChanged,
    /// Shows or hides the settings of a group that wait for a condition.
    ToggleFold(Group, Condition),
}

impl PanelState {
    pub(in crate::ui) fn apply(&mut self, action: PanelAction) {
        match action {
            PanelAction::Find(text) => self.filter = text,
            PanelAction::ToggleChanged => self.changed_only = !self.changed_only,
            PanelAction::ToggleFold(group, condition) => {
                let before = self.unfolded.len();
                self.unfolded.retain(|other| *other != (group, condition));
                if self.unfolded.len() == before {
                    self.unfolded.push((group, condition));
                }
            }
        }
    }

    pub(super) fn query(&self) -> SettingQuery {
        SettingQuery::new(&self.filter)
    }

    pub(super) fn is_unfolded(&self, group: Group, condition: Condition) -> bool {
        self.unfolded.contains(&(group, condition))
    }
}
