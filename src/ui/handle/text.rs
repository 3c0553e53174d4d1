//! The texts of a handle: its name, its tip, and its value.

use super::HandleKind;
use super::range::{Range, static_range};
use crate::figure::Figure;
use crate::settings::SettingId;
use crate::text::{self, Key};

/// What a handle says.
pub(in crate::ui) struct HandleText {
    /// Its accessible name.
    pub(super) label: String,
    /// The effect of dragging it.
    pub(super) hint: String,
    pub(super) range: Range,
}

impl HandleText {
    /// Returns the texts of the handle on the static line.
    pub(in crate::ui) fn of_static(figure: &Figure) -> Self {
        Self {
            label: text::setting_name(&figure.words, SettingId::StaticWorkers.field()).to_owned(),
            hint: text::drag_hint(&figure.words).to_owned(),
            range: static_range(figure),
        }
    }
}

impl HandleKind {
    /// Returns the texts of any handle.
    pub(in crate::ui) fn text(self, figure: &Figure) -> HandleText {
        let (id, hint) = match self {
            Self::Static => return HandleText::of_static(figure),
            Self::Peak => (SettingId::PeakLoad, Key::PeakHint),
            Self::Width => (SettingId::PeakWidth, Key::WidthHint),
            Self::Trough => (figure.trough_setting(), Key::TroughHint),
            Self::Fewest => (SettingId::MinWorkers, Key::FewestHint),
            Self::Most => (SettingId::MaxWorkers, Key::MostHint),
        };
        let words = &figure.words;
        let range = self.range(figure);
        let mut hint = words.get(hint).to_owned();
        if matches!(self, Self::Fewest | Self::Most) {
            // The bound may lie above the visible scale.
            hint.push_str(" · ");
            hint.push_str(&range.text);
        }
        // That of the setting that it moves; one moves two.
        let label = match self {
            Self::Peak => words.get(Key::PeakHandle),
            _ => text::setting_name(words, id.field()),
        };
        HandleText {
            label: label.to_owned(),
            hint,
            range,
        }
    }
}
