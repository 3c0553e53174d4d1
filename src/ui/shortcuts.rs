//! Keyboard shortcuts that work anywhere in the figure.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::view_action::ViewAction;
use crate::figure::Action;

/// Returns a listener for undo (Ctrl or Cmd with Z) and redo (with Shift and Z,
/// or with Y).
pub(super) fn undo_keys(send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        let action = match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => Action::Undo,
            ("z" | "Z", true) | ("y" | "Y", false) => Action::Redo,
            _ => return,
        };
        // A text field has an undo of its own.
        let in_text_field = event
            .target_dyn_into::<HtmlElement>()
            .is_some_and(|element| element.class_list().contains("typed"));
        if !in_text_field {
            event.prevent_default();
            send.emit(ViewAction::Dispatch(action));
        }
    })
}
