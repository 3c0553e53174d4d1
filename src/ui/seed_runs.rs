//! Runs the settings with other seeds while nothing else happens.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::view_action::ViewAction;

/// The time after the last change before the first run: a drag or typing is over.
const SETTLE_MS: u32 = 500;
/// The time between two runs, each of which takes about as long as a step of a slider.
const BETWEEN_MS: u32 = 40;

/// The number of the timeout that is waited for; the others are void. They are not
/// cancelled: one may be running.
#[derive(Default)]
pub(super) struct SeedRuns(Rc<Cell<u32>>);

impl SeedRuns {
    /// Waits for the reader to pause.
    pub(super) fn restart(&self, send: Callback<ViewAction>) {
        self.after(SETTLE_MS, send);
    }

    /// Goes on with the next run.
    pub(super) fn next(&self, send: Callback<ViewAction>) {
        self.after(BETWEEN_MS, send);
    }

    /// Makes every timeout void.
    fn stop(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }

    fn after(&self, wait_ms: u32, send: Callback<ViewAction>) {
        self.stop();
        let (awaited, number) = (self.0.clone(), self.0.get());
        let timeout = Timeout::new(wait_ms, move || {
            if awaited.get() == number {
                send.emit(ViewAction::RunSeed);
            }
        });
        timeout.forget();
    }
}

impl Drop for SeedRuns {
    fn drop(&mut self) {
        self.stop();
    }
}
