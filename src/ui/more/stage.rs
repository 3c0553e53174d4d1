//! The fleet at the cursor: a small box for each TaskManager, and the backlog as
//! a queue.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::time::set_text;
use crate::allocation::{Run, planned_rate_per_s};
use crate::figure::Figure;
use crate::text::{self, Key};

/// More boxes say no more: then there is a number.
const MOST_BOXES: usize = 16;

/// What a fleet is doing at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Moment {
    /// TaskManagers that process.
    busy: usize,
    /// Registered ones that wait for the job to run again.
    waiting: usize,
    /// Ordered ones that have not registered.
    starting: usize,
    /// Gone ones that the JobManager still believes in.
    silent: usize,
    /// How much of what a worker is planned for is used, 0 to 1.
    fill: f64,
    /// Records behind.
    lag: f64,
}

/// Records that wait, of a backlog.
pub(super) fn lag_of(figure: &Figure, backlog: f64) -> f64 {
    (backlog - figure.settings.in_flight_records).max(0.0)
}

impl Moment {
    fn at(figure: &Figure, run: &Run, t_s: f64) -> Self {
        // `as` saturates, and turns NaN into nothing.
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
            fill: (rate / planned_rate_per_s(&figure.settings)).min(1.0),
            lag: lag_of(figure, run.backlog.at(t_s)),
        }
    }

    /// The state of each box, from left to right.
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
}

/// The stage under one chart.
#[derive(Default)]
pub(super) struct Stage {
    root: NodeRef,
    boxes: NodeRef,
    text: NodeRef,
    made: Vec<(HtmlElement, &'static str)>,
    /// What is on the page now, and how much of the queue is full.
    shown: Option<(Moment, f64)>,
}

impl Stage {
    /// The markup; what is in it is not the virtual DOM's.
    pub(super) fn view(&self) -> Html {
        html! {
            <div class="stage" part="stage" aria-hidden="true" ref={&self.root}>
                <div class="boxes" ref={&self.boxes}></div>
                <div class="queue"><i></i></div>
                <span class="behind" ref={&self.text}></span>
            </div>
        }
    }

    pub(super) fn show(&mut self, figure: &Figure, run: &Run, t_s: f64, largest_lag: f64) {
        let (Some(root), Some(row)) = (
            self.root.cast::<HtmlElement>(),
            self.boxes.cast::<HtmlElement>(),
        ) else {
            return;
        };
        let moment = Moment::at(figure, run, t_s);
        // A row that is new on the page has lost its boxes.
        if row.first_element_child().is_none() {
            self.made.clear();
            self.shown = None;
        }
        let share = if largest_lag > 0.0 {
            moment.lag / largest_lag
        } else {
            0.0
        };
        if self.shown == Some((moment, share)) {
            return;
        }
        self.shown = Some((moment, share));
        let mut count = 0;
        for (index, class) in moment.boxes().enumerate() {
            count += 1;
            match self.made.get_mut(index) {
                Some((element, shown)) => {
                    if *shown != class {
                        element.set_class_name(class);
                        *shown = class;
                    }
                }
                None => {
                    if let Some(element) = new_box(&row) {
                        element.set_class_name(class);
                        self.made.push((element, class));
                    }
                }
            }
        }
        for (element, _) in self.made.drain(count.min(self.made.len())..) {
            element.remove();
        }
        let style = root.style();
        let _ = style.set_property("--fill", &text::plain_number(moment.fill));
        let _ = style.set_property("--queue", &text::plain_number(share));
        let words = &figure.words;
        let mut text = String::new();
        let all = moment.busy + moment.waiting + moment.starting + moment.silent;
        if all > MOST_BOXES {
            text.push_str(&["×", &text::count(words, all as f64), " · "].concat());
        }
        for (key, count) in [
            (Key::BoxWaiting, moment.waiting),
            (Key::BoxStarting, moment.starting),
            (Key::BoxSilent, moment.silent),
        ] {
            if count > 0 {
                text.push_str(&[&count.to_string(), " ", words.get(key), " · "].concat());
            }
        }
        text.push_str(&words.fill(Key::Behind, &[&text::count(words, moment.lag)]));
        set_text(&self.text, &text);
    }
}

fn new_box(row: &Element) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    let element = row.owner_document()?.create_element("i").ok()?;
    row.append_child(&element).ok()?;
    element.dyn_into().ok()
}
