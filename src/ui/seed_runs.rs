//! Runs the settings with other seeds while nothing else happens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::view_action::ViewAction;

/// The time without a change before the first run: a drag or typing is over.
const SETTLE_MS: u32 = 500;
/// The time between two runs, each of which takes about as long as a step of a slider.
const BETWEEN_MS: u32 = 40;

/// Waits for the next run, with one timeout at a time: a thousand changes in one task
/// keep no more memory than one.
#[derive(Default)]
pub(super) struct SeedRuns(Rc<Pending>);

#[derive(Default)]
struct Pending {
    timeout: RefCell<Option<Timeout>>,
    /// Something changed while the timeout ran, so that it runs once more.
    changed: Cell<bool>,
}

impl SeedRuns {
    /// Waits for the next run after one, and for the reader to pause after an action
    /// that may make runs necessary.
    pub(super) fn after(&self, action: &ViewAction, send: &Callback<ViewAction>) {
        let wait_ms = match action {
            ViewAction::RunSeed => BETWEEN_MS,
            ViewAction::Draft(..)
            | ViewAction::Dispatch(_)
            | ViewAction::Refresh
            | ViewAction::Appeared
            | ViewAction::ToggleSection(_) => SETTLE_MS,
            _ => return,
        };
        if self.0.timeout.borrow().is_some() {
            self.0.changed.set(true);
        } else {
            self.0.wait(wait_ms, send.clone());
        }
    }
}

impl Drop for SeedRuns {
    fn drop(&mut self) {
        // Cancels it, and frees what its callback keeps.
        self.0.timeout.take();
    }
}

impl Pending {
    fn wait(self: &Rc<Self>, wait_ms: u32, send: Callback<ViewAction>) {
        let pending = self.clone();
        let timeout = Timeout::new(wait_ms, move || {
            // It runs, so there is nothing left to cancel.
            if let Some(timeout) = pending.timeout.take() {
                timeout.forget();
            }
            if pending.changed.take() {
                pending.wait(SETTLE_MS, send);
            } else {
                send.emit(ViewAction::RunSeed);
            }
        });
        self.timeout.replace(Some(timeout));
    }
}
