//! The texts of a handle: its name, its tip, and its value.

use super::HandleKind;
use super::range::{Range, static_range};
use crate::figure::Figure;
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
            label: text::static_handle(&figure.words).to_owned(),
            hint: text::drag_hint(&figure.words).to_owned(),
            range: static_range(figure),
        }
    }
}

impl HandleKind {
    /// Returns the texts of any handle.
    pub(in crate::ui) fn text(self, figure: &Figure) -> HandleText {
        let (label, hint) = match self {
            Self::Static => return HandleText::of_static(figure),
            Self::Peak => (Key::PeakHandle, Key::PeakHint),
            Self::Width => (Key::WidthHandle, Key::WidthHint),
            Self::Trough => (Key::TroughHandle, Key::TroughHint),
            Self::Fewest => (Key::FewestHandle, Key::FewestHint),
            Self::Most => (Key::MostHandle, Key::MostHint),
        };
        let words = &figure.words;
        let range = self.range(figure);
        let mut hint = words.get(hint).to_owned();
        if matches!(self, Self::Fewest | Self::Most) {
            // The bound may lie above the visible scale.
            hint.push_str(" · ");
            hint.push_str(&range.text);
        }
        HandleText {
            label: words.get(label).to_owned(),
            hint,
            range,
        }
    }
}
