//! Announces new results to assistive technology.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::dom::set_text;
use crate::figure::Figure;
use crate::settings::Settings;

/// The least time between two announcements.
const INTERVAL_MS: u32 = 5_000;
/// The time after a change before it is announced: more may follow.
const SETTLE_MS: u32 = 400;
/// The time after which an announcement is removed: browsing must not find an
/// outdated one.
const REMOVE_MS: u32 = 3_000;

/// A live region that announces the results of changed settings.
#[derive(Default)]
pub(super) struct LiveRegion {
    /// The settings at the last call of `announce`.
    announced: RefCell<Option<Settings>>,
    queue: Rc<Queue>,
}

impl LiveRegion {
    pub(super) fn view(&self) -> Html {
        html! { <p class="away" role="status" aria-live="polite" ref={&self.queue.element}></p> }
    }

    /// Announces the results if the settings have changed and no control is held.
    pub(super) fn announce(&self, figure: &Figure) {
        if figure.held {
            return;
        }
        let before = self.announced.replace(Some(figure.settings.clone()));
        if before.is_some_and(|before| before != figure.settings) {
            let phrases = figure.headline().into_iter();
            let text = phrases.map(|phrase| phrase.text).collect();
            self.queue.say(text);
        }
    }
}

/// The effect of the next timeout.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum LiveRegionState {
    #[default]
    Idle,
    /// Shows the next announcement.
    Settling,
    /// Removes the announcement.
    Speaking,
    /// Allows another announcement.
    Resting,
}

/// Shows one announcement at a time; a newer one replaces one that waits.
#[derive(Default)]
struct Queue {
    element: NodeRef,
    next: RefCell<Option<String>>,
    state: Cell<LiveRegionState>,
    timeout: RefCell<Option<Timeout>>,
}

impl Queue {
    fn say(self: &Rc<Self>, text: String) {
        self.next.replace(Some(text));
        if self.state.get() == LiveRegionState::Idle {
            self.wait(LiveRegionState::Settling, SETTLE_MS);
        }
    }

    fn on_timeout(self: &Rc<Self>) {
        match self.state.get() {
            LiveRegionState::Settling => {
                set_text(&self.element, &self.next.take().unwrap_or_default());
                self.wait(LiveRegionState::Speaking, REMOVE_MS);
            }
            LiveRegionState::Speaking => {
                set_text(&self.element, "");
                self.wait(LiveRegionState::Resting, INTERVAL_MS - REMOVE_MS);
            }
            LiveRegionState::Resting if self.next.borrow().is_some() => {
                self.wait(LiveRegionState::Settling, 0);
            }
            LiveRegionState::Resting | LiveRegionState::Idle => {
                self.state.set(LiveRegionState::Idle);
            }
        }
    }

    fn wait(self: &Rc<Self>, state: LiveRegionState, ms: u32) {
        self.state.set(state);
        let queue = Rc::downgrade(self);
        let timeout = Timeout::new(ms, move || {
            if let Some(queue) = queue.upgrade() {
                queue.on_timeout();
            }
        });
        self.timeout.replace(Some(timeout));
    }
}
