//! The fleet at the time cursor: a box for each TaskManager, and the backlog as
//! a queue.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::dom::{set_number, set_text};
use crate::allocation::Run;
use crate::figure::Figure;
use crate::text::{self, Key, Words};

/// Beyond this number of boxes the number of TaskManagers is written, too.
const MOST_BOXES: usize = 16;

/// Returns the records of a backlog that wait, those in flight excluded.
pub(super) fn lag_records(figure: &Figure, backlog: f64) -> f64 {
    (backlog - figure.settings.in_flight_records).max(0.0)
}

/// The state of a fleet at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct FleetState {
    /// TaskManagers that process.
    busy: usize,
    /// Registered TaskManagers that wait for the job to restart.
    waiting: usize,
    /// Ordered TaskManagers that have not registered.
    starting: usize,
    /// Lost TaskManagers whose heartbeat timeout has not passed.
    silent: usize,
    /// The utilisation of the planned rate of the busy ones, 0 to 1.
    fill: f64,
    /// Records that wait.
    lag: f64,
}

impl FleetState {
    fn at(figure: &Figure, run: &Run, t_s: f64) -> Self {
        // `as` saturates and maps NaN to 0.
        let count = |value: f64| value.round() as usize;
        let paid = count(run.workers.at(t_s));
        let registered = count(run.registered.at(t_s));
        let running = count(run.running.at(t_s)).min(paid);
        let silent = registered.saturating_sub(paid);
        let known = registered.min(paid);
        let rate = run.processed_per_s.at(t_s) / (running.max(1) as f64);
        Self {
            busy: running,
            waiting: known.saturating_sub(running),
            starting: paid - known,
            silent,
            fill: (rate / figure.settings.planned_rate_per_s()).min(1.0),
            lag: lag_records(figure, run.backlog.at(t_s)),
        }
    }

    /// Returns the class of each box, from left to right.
    fn boxes(self) -> impl Iterator<Item = &'static str> {
        [
            ("box busy", self.busy),
            ("box waiting", self.waiting),
            ("box starting", self.starting),
            ("box silent", self.silent),
        ]
        .into_iter()
        .flat_map(|(class, count)| std::iter::repeat_n(class, count))
        .take(MOST_BOXES)
    }

    /// Returns what the boxes and the queue do not show by themselves.
    fn text(self, words: &Words) -> String {
        let mut text = String::new();
        let all = self.busy + self.waiting + self.starting + self.silent;
        if all > MOST_BOXES {
            text.push_str(&["×", &text::count(words, all as f64), " · "].concat());
        }
        for (key, count) in [
            (Key::BoxWaiting, self.waiting),
            (Key::BoxStarting, self.starting),
            (Key::BoxSilent, self.silent),
        ] {
            if count > 0 {
                text.push_str(&[&count.to_string(), " ", words.get(key), " · "].concat());
            }
        }
        text.push_str(&words.fill(Key::Behind, &[&text::count(words, self.lag)]));
        text
    }
}

/// The strip under one chart.
#[derive(Default)]
pub(super) struct FleetStrip {
    root: NodeRef,
    row: NodeRef,
    text: NodeRef,
    boxes: Vec<(HtmlElement, &'static str)>,
    /// The state on the page, and the length of the queue as a share, 0 to 1.
    shown: Option<(FleetState, f64)>,
}

impl FleetStrip {
    /// Returns the markup; the virtual DOM does not manage its contents.
    pub(super) fn view(&self) -> Html {
        html! {
            <div class="stage" part="stage" aria-hidden="true" ref={&self.root}>
                <div class="boxes" ref={&self.row}></div>
                <div class="queue"><i></i></div>
                <span class="behind" ref={&self.text}></span>
            </div>
        }
    }

    /// Shows the fleet at a time in seconds. A queue of `largest_lag` records has
    /// the full length.
    pub(super) fn show(&mut self, figure: &Figure, run: &Run, t_s: f64, largest_lag: f64) {
        let (Some(root), Some(row)) = (
            self.root.cast::<HtmlElement>(),
            self.row.cast::<HtmlElement>(),
        ) else {
            return;
        };
        // A row that is new on the page has no boxes.
        if row.first_element_child().is_none() {
            self.boxes.clear();
            self.shown = None;
        }
        let state = FleetState::at(figure, run, t_s);
        let queue = if largest_lag > 0.0 {
            state.lag / largest_lag
        } else {
            0.0
        };
        if self.shown == Some((state, queue)) {
            return;
        }
        self.shown = Some((state, queue));
        self.show_boxes(&row, state);
        set_number(&root.style(), "--fill", state.fill);
        set_number(&root.style(), "--queue", queue);
        set_text(&self.text, &state.text(&figure.words));
    }

    fn show_boxes(&mut self, row: &Element, state: FleetState) {
        let mut count = 0;
        for (index, class) in state.boxes().enumerate() {
            count += 1;
            match self.boxes.get_mut(index) {
                Some((element, shown)) => {
                    if *shown != class {
                        element.set_class_name(class);
                        *shown = class;
                    }
                }
                None => {
                    if let Some(element) = new_box(row) {
                        element.set_class_name(class);
                        self.boxes.push((element, class));
                    }
                }
            }
        }
        for (element, _) in self.boxes.drain(count.min(self.boxes.len())..) {
            element.remove();
        }
    }
}

fn new_box(row: &Element) -> Option<HtmlElement> {
    let element = row.owner_document()?.create_element("i").ok()?;
    row.append_child(&element).ok()?;
    element.dyn_into().ok()
}
