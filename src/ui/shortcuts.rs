//! Keys that work anywhere in the figure.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::view_action::ViewAction;
use super::workbench::workbench;
use super::{cursor_keys, roving_focus};
use crate::figure::Action;

/// Returns a listener. What only the workbench knows does nothing before it is loaded.
pub(super) fn listen(send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = undo_or_redo(&event) {
            event.prevent_default();
            send.emit(action);
        } else if let Some(workbench) = workbench() {
            workbench.press_key(&event, &send);
        }
    })
}

/// Handles the keys of the time cursor, and those that move the focus in a toolbar.
pub(super) fn press(event: &KeyboardEvent, send: &Callback<ViewAction>) {
    let action = cursor_keys::action(event);
    if action.is_some() || roving_focus::press(event) {
        event.prevent_default();
    }
    if let Some(action) = action {
        send.emit(action);
    }
}

/// Returns the action of undo (Ctrl or Cmd with Z) and redo (with Shift and Z, or with Y).
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
        .is_some_and(|element| element.matches(".typed, textarea").unwrap_or(false));
    (!in_text_field).then_some(ViewAction::Dispatch(action))
}
