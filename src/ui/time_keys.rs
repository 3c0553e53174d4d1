//! The keys of the time slider.

use yew::prelude::*;

use super::view_action::{EventStep, ViewAction};
use crate::scene::TimeStep;

/// Returns a listener for the time slider: arrows move the cursor by a round time, with
/// Shift by a tenth of it; comma and full stop, and arrows with Ctrl, go to the previous
/// and the next event. The browser handles all other keys.
pub(super) fn time_keys(send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(action) = action(&event.key(), event.ctrl_key(), event.shift_key()) {
            event.prevent_default();
            send.emit(action);
        }
    })
}

fn action(key: &str, ctrl: bool, fine: bool) -> Option<ViewAction> {
    let move_by = |forward| Some(ViewAction::StepTime(TimeStep { forward, fine }));
    match (key, ctrl) {
        ("ArrowRight" | "ArrowUp", false) => move_by(true),
        ("ArrowLeft" | "ArrowDown", false) => move_by(false),
        ("ArrowRight", true) | (".", false) => Some(ViewAction::Step(EventStep::Next)),
        ("ArrowLeft", true) | (",", false) => Some(ViewAction::Step(EventStep::Previous)),
        _ => None,
    }
}
