//! The figure for those who cannot see it: a summary, a table, and what has
//! changed.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::time::set_text;
use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::settings::Settings;
use crate::text;

/// Announcements are no more frequent than this.
const EVERY_MS: i32 = 5_000;
/// A change counts as the last one of a row after this.
const SETTLED_MS: i32 = 400;
/// What is said is gone after this, so that nobody comes upon stale words.
const GONE_MS: i32 = 3_000;

/// What stands beside the picture.
pub(super) struct Readers {
    /// The settings that were told last.
    told: RefCell<Option<Settings>>,
    voice: Rc<Voice>,
}

impl Default for Readers {
    fn default() -> Self {
        Self {
            told: RefCell::default(),
            voice: Voice::new(),
        }
    }
}

impl Readers {
    /// Where it is said.
    pub(super) fn voice(&self) -> Html {
        html! { <p class="away" role="status" aria-live="polite" ref={&self.voice.live}></p> }
    }

    /// Says what the figure says now, if that is something else.
    pub(super) fn announce(&self, figure: &Figure) {
        if figure.held {
            return;
        }
        let told = self.told.replace(Some(figure.settings.clone()));
        if told.is_some_and(|told| told != figure.settings) {
            let text = text::announcement(&figure.words, &figure.results.report);
            self.voice.say(text);
        }
    }
}

/// The summary and the table. One that changes under the hand of the reader
/// tells nobody anything.
pub(super) fn in_words(figure: &Figure, view: &DisplayOptions) -> Html {
    let words = &figure.words;
    let results = &figure.results;
    let runs: Vec<_> = view
        .charts
        .iter()
        .map(|policy| (*policy, figure.run(*policy)))
        .collect();
    let reports: Vec<(Policy, _)> = view
        .charts
        .iter()
        .map(|policy| (*policy, figure.numbers(*policy)))
        .collect();
    let table = text::table(words, &results.workload, &results.load_in_workers, &runs);
    html! {
        <>
            <p class="away" id="summary">{ text::summary(words, &figure.settings, &reports) }</p>
            <div class="away"><table>
                <caption>{ table.caption }</caption>
                <thead><tr>{ for table.header.iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
                <tbody>
                    { for table.rows.iter().map(|row| html! {
                        <tr>{ for row.iter().enumerate().map(|(place, cell)| if place == 0 {
                            html! { <th scope="row">{ cell }</th> }
                        } else {
                            html! { <td>{ cell }</td> }
                        }) }</tr>
                    }) }
                </tbody>
            </table></div>
        </>
    }
}

/// What a voice waits for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Waits {
    #[default]
    ForNothing,
    /// Until the reader has done with a row of changes.
    ToSpeak,
    /// Until what was said can go.
    ToClear,
    /// Until something may be said again.
    ToRest,
}

/// Says things in a live region, one at a time and not too often.
struct Voice {
    live: NodeRef,
    next: RefCell<Option<String>>,
    waits: Cell<Waits>,
    timer: Cell<Option<i32>>,
    tick: Closure<dyn Fn()>,
}

impl Voice {
    fn new() -> Rc<Self> {
        Rc::new_cyclic(|itself: &Weak<Self>| {
            let itself = itself.clone();
            Self {
                live: NodeRef::default(),
                next: RefCell::default(),
                waits: Cell::default(),
                timer: Cell::default(),
                tick: Closure::new(move || {
                    if let Some(voice) = itself.upgrade() {
                        voice.go_on();
                    }
                }),
            }
        })
    }

    fn say(&self, text: String) {
        *self.next.borrow_mut() = Some(text);
        if self.waits.get() == Waits::ForNothing {
            self.wait(Waits::ToSpeak, SETTLED_MS);
        }
    }

    fn go_on(&self) {
        match self.waits.get() {
            Waits::ToSpeak => {
                set_text(&self.live, &self.next.take().unwrap_or_default());
                self.wait(Waits::ToClear, GONE_MS);
            }
            Waits::ToClear => {
                set_text(&self.live, "");
                self.wait(Waits::ToRest, EVERY_MS - GONE_MS);
            }
            Waits::ToRest if self.next.borrow().is_some() => self.wait(Waits::ToSpeak, 0),
            Waits::ToRest | Waits::ForNothing => self.waits.set(Waits::ForNothing),
        }
    }

    fn wait(&self, waits: Waits, ms: i32) {
        self.waits.set(waits);
        let tick = self.tick.as_ref().unchecked_ref();
        self.timer.set(web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(tick, ms)
                .ok()
        }));
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        if let (Some(timer), Some(window)) = (self.timer.get(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
