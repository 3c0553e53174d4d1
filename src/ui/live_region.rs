//! Announces new results to assistive technology.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::dom::set_text;
use crate::allocation::Command;
use crate::figure::Figure;
use crate::settings::Settings;
use crate::text;

/// The least time between two announcements.
const INTERVAL_MS: u32 = 5_000;
/// The time after a change before it is announced: more may follow.
const SETTLE_MS: u32 = 400;
/// The time after which an announcement is removed: browsing must not find an
/// outdated one.
const REMOVE_MS: u32 = 3_000;

/// What the results follow from.
type Causes = (Settings, Rc<Vec<Command>>);

/// A live region that announces the results of changed settings and commands, and what
/// happened at a time. Copies share one region.
#[derive(Clone, Default)]
pub(super) struct LiveRegion {
    /// The causes of the results at the last call of `announce`.
    announced: Rc<RefCell<Option<Causes>>>,
    /// Whether a guess was revealed at that call.
    revealed: Rc<Cell<bool>>,
    queue: Rc<Queue>,
}

impl LiveRegion {
    pub(super) fn view(&self) -> Html {
        html! { <p class="away" role="status" aria-live="polite" ref={&self.queue.element}></p> }
    }

    /// Announces the results of each chart in sight if their causes have changed, or those
    /// of a guess that is revealed, and no control is held.
    pub(super) fn announce(&self, figure: &Figure) {
        if figure.held {
            return;
        }
        let was_revealed = self.revealed.replace(figure.is_revealed());
        let causes = (figure.settings.clone(), figure.own_cluster.commands.clone());
        let is_new = |before: &Causes| *before != causes;
        if figure.is_revealed() && !was_revealed {
            let phrases = figure.guess_results().into_iter();
            self.say(phrases.map(|phrase| phrase.text).collect());
        } else if self.announced.borrow().as_ref().is_some_and(is_new) {
            self.say(text::announcement(&figure.numbers(), &figure.told()));
        }
        self.announced.replace(Some(causes));
    }

    /// Announces a text. If several follow each other faster than they can be read, only
    /// the last one is.
    pub(super) fn say(&self, text: String) {
        self.queue.say(text);
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
