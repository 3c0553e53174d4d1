//! Keys that work anywhere in the figure.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::view_action::ViewAction;
use super::{cursor_keys, roving_focus};
use crate::figure::Action;

/// Handles a pressed key: undo (Ctrl or Cmd with Z), redo (with Shift and Z, or with Y),
/// the keys of the time cursor, and those that move the focus in a toolbar.
pub(super) fn press(event: &KeyboardEvent, send: &Callback<ViewAction>) {
    let action = cursor_keys::action(event).or_else(|| undo_or_redo(event));
    if action.is_some() || roving_focus::press(event) {
        event.prevent_default();
    }
    if let Some(action) = action {
        send.emit(action);
    }
}

fn undo_or_redo(event: &KeyboardEvent) -> Option<ViewAction> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    let action = match (event.key().as_str(), event.shift_key()) {
        ("z" | "Z", false) => Action::Undo,
        ("z" | "Z", true) | ("y" | "Y", false) => Action::Redo,
        _ => return None,
    };
    // A text field has an undo of its own.
    let in_text_field = event
        .target_dyn_into::<HtmlElement>()
        .is_some_and(|element| element.class_list().contains("typed"));
    (!in_text_field).then_some(ViewAction::Dispatch(action))
}
