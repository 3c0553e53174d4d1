//! Notices a pointer that is held on a chart without moving.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::view_action::ViewAction;

/// How long a pointer is held to look closer, in milliseconds.
const HOLD_MS: u32 = 400;

/// Waits while a pointer is down on a chart.
#[derive(Default)]
pub(super) struct Hold(RefCell<Option<Timeout>>);

impl Hold {
    /// Starts to wait when a pointer goes down, and stops when it goes up or leaves.
    /// [`ViewAction::Held`] does nothing if the pointer has moved.
    pub(super) fn after(&self, action: &ViewAction, send: impl FnOnce() -> Callback<ViewAction>) {
        let ViewAction::PointAt(index, event) = action else {
            return;
        };
        match event.type_().as_str() {
            "pointermove" => {}
            "pointerdown" if event.is_primary() && event.button() == 0 => {
                let (index, send) = (*index, send());
                let timeout = Timeout::new(HOLD_MS, move || send.emit(ViewAction::Held(index)));
                self.0.replace(Some(timeout));
            }
            _ => {
                self.0.take();
            }
        }
    }
}
