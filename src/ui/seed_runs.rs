//! Runs the settings with other seeds while nothing else happens.

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::view_action::ViewAction;

/// The time after the last change before the first run: a drag or typing is over.
const SETTLE_MS: u32 = 500;
/// The time between two runs, each of which takes about as long as a step of a slider.
const BETWEEN_MS: u32 = 40;

/// The next run; none if there are enough.
#[derive(Default)]
pub(super) struct SeedRuns(Option<Timeout>);

impl SeedRuns {
    /// Waits for the reader to pause.
    pub(super) fn restart(&mut self, send: Callback<ViewAction>) {
        self.after(SETTLE_MS, send);
    }

    /// Goes on with the next run.
    pub(super) fn next(&mut self, send: Callback<ViewAction>) {
        self.after(BETWEEN_MS, send);
    }

    pub(super) fn stop(&mut self) {
        self.0 = None;
    }

    fn after(&mut self, wait_ms: u32, send: Callback<ViewAction>) {
        // Dropping the earlier one cancels it.
        self.0 = Some(Timeout::new(wait_ms, move || {
            send.emit(ViewAction::RunSeed)
        }));
    }
}
