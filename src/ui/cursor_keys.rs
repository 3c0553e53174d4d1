//! Keys that concern the time cursor.

use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::view_action::ViewAction;

/// The elements that use all keys themselves.
const NO_KEYS_OF_FIGURE: &str = ".typed, select, textarea";

/// Returns the action of a key: Enter or the space bar on the time slider pins the
/// cursor or frees it. Anywhere but in a field, Z opens the close-up at the cursor, and
/// Escape closes it, or frees the cursor.
pub(super) fn action(event: &KeyboardEvent) -> Option<ViewAction> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let target = event.target_dyn_into::<Element>()?;
    match event.key().as_str() {
        "Enter" | " " if target.id() == "time" => Some(ViewAction::TogglePin),
        "z" if !target.matches(NO_KEYS_OF_FIGURE).unwrap_or(true) => {
            Some(ViewAction::LookCloser(None))
        }
        "Escape" if !target.matches(NO_KEYS_OF_FIGURE).unwrap_or(true) => Some(ViewAction::Escape),
        _ => None,
    }
}
