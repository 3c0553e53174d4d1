//! The strip below a chart: a box for each TaskManager at the time cursor, and the
//! backlog as a queue. During playback records move through it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::dom::{set_number, set_text};
use super::record_motion::RecordMotion;
use crate::allocation::Run;
use crate::figure::Figure;
use crate::scene::{Fleet, Flow, HeldFleet, Lane, records_per_dot};
use crate::text;

/// The number of boxes at most; further TaskManagers are written as a number.
const MOST_BOXES: usize = 16;

/// A frame of playback.
#[derive(Clone, Copy)]
pub(super) struct PlayedFrame {
    /// The time that the frame before showed, in seconds from the start.
    pub(super) from_s: f64,
    /// When the frame begins, in milliseconds.
    pub(super) now_ms: f64,
    /// The time since the frame before, in seconds.
    pub(super) passed_s: f64,
}

/// The strip under one chart.
#[derive(Default)]
pub(super) struct FleetStrip {
    root: NodeRef,
    row: NodeRef,
    queue: NodeRef,
    more: NodeRef,
    states: NodeRef,
    behind: NodeRef,
    area: NodeRef,
    boxes: Vec<(HtmlElement, &'static str)>,
    /// The state on the page, the length of the queue as a share, 0 to 1, and the language
    /// of the texts.
    shown: Option<(Fleet, f64, &'static str)>,
    /// What playback shows.
    held: Option<HeldFleet>,
    motion: RecordMotion,
    /// Where records move, and the size of the strip in CSS pixels.
    measured: (Lane, (f64, f64)),
}

impl FleetStrip {
    /// Returns the markup; the virtual DOM does not manage its contents.
    pub(super) fn view(&self) -> Html {
        html! {
            <div class="stage" part="stage" aria-hidden="true" ref={&self.root}>
                <b class="more" ref={&self.more}></b>
                <div class="boxes" ref={&self.row}></div>
                <div class="queue" ref={&self.queue}><i></i></div>
                <span class="behind"><span class="states" ref={&self.states}></span><span ref={&self.behind}></span></span>
                <div class="motion" ref={&self.area}></div>
            </div>
        }
    }

    /// Shows the fleet at a time in seconds; in a frame of playback at its worst since
    /// the frame before. A queue of `largest_lag` records has the full length.
    pub(super) fn show(
        &mut self,
        figure: &Figure,
        run: &Run,
        t_s: f64,
        largest_lag: f64,
        frame: Option<PlayedFrame>,
    ) {
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
        let fleet = self.fleet(figure, run, t_s, frame);
        let queue = if largest_lag > 0.0 {
            fleet.lag / largest_lag
        } else {
            0.0
        };
        let shown = Some((fleet, queue, figure.words.tag()));
        if self.shown == shown {
            return;
        }
        self.shown = shown;
        self.show_boxes(&row, &fleet);
        set_number(&root.style(), "--fill", fleet.fill);
        set_number(&root.style(), "--queue", queue);
        let text = text::fleet_text(&figure.words, &fleet, MOST_BOXES);
        set_text(&self.more, &text.more);
        set_text(&self.states, &text.states);
        set_text(&self.behind, &text.behind);
    }

    fn fleet(&mut self, figure: &Figure, run: &Run, t_s: f64, frame: Option<PlayedFrame>) -> Fleet {
        let settings = &figure.settings;
        let Some(frame) = frame else {
            self.held = None;
            return Fleet::at(settings, run, t_s);
        };
        let worst = Fleet::worst(settings, run, frame.from_s, t_s);
        let now_ms = frame.now_ms;
        let held = self
            .held
            .get_or_insert_with(|| HeldFleet::new(Fleet::at(settings, run, frame.from_s), now_ms));
        held.next(now_ms, worst)
    }

    /// Measures where records move, before anything of this frame is written.
    pub(super) fn measure(&mut self) {
        let [root, row, queue] =
            [&self.root, &self.row, &self.queue].map(|node| node.cast::<HtmlElement>());
        let (Some(root), Some(row), Some(queue)) = (root, row, queue) else {
            return;
        };
        let left = f64::from(queue.offset_left());
        let boxes_left = f64::from(row.offset_left());
        let lane = Lane {
            left,
            head: left + f64::from(queue.offset_width()),
            middle: f64::from(queue.offset_top()) + f64::from(queue.offset_height()) / 2.0,
            boxes_left,
            boxes_right: boxes_left + f64::from(row.offset_width()),
            boxes: self.boxes.len(),
        };
        let size = (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        );
        self.measured = (lane, size);
    }

    /// Moves the records on in a frame of playback.
    pub(super) fn move_records(&mut self, figure: &Figure, run: &Run, t_s: f64, passed_s: f64) {
        let (Some(area), Some((fleet, ..))) = (self.area.cast::<Element>(), self.shown) else {
            return;
        };
        let rate = &figure.results.workload.rate;
        let per_dot = records_per_dot(rate.max());
        let taken_per_s = if fleet.is_down() {
            0.0
        } else {
            run.processed_per_s.at(t_s) / per_dot
        };
        let flow = Flow {
            arriving_per_s: rate.at(t_s) / per_dot,
            taken_per_s,
            waiting: fleet.lag / per_dot,
            busy: fleet.busy,
        };
        let (lane, size) = self.measured;
        if size.0 >= 1.0 {
            self.set_moving(true);
            self.motion.step(&area, size, (&flow, &lane), passed_s);
        }
    }

    /// Removes the moving records.
    pub(super) fn rest(&mut self) {
        self.set_moving(false);
        self.motion.stop();
    }

    /// Shows the queue as dots while records move, as a bar otherwise.
    fn set_moving(&self, moving: bool) {
        if moving != self.motion.is_shown()
            && let Some(root) = self.root.cast::<Element>()
        {
            let _ = root.class_list().toggle_with_force("moving", moving);
        }
    }

    /// Shows no fleet.
    pub(super) fn clear(&mut self) {
        if self.shown.take().is_some() {
            for (element, _) in self.boxes.drain(..) {
                element.remove();
            }
            for node in [&self.more, &self.states, &self.behind] {
                set_text(node, "");
            }
            self.rest();
        }
    }

    fn show_boxes(&mut self, row: &Element, fleet: &Fleet) {
        let mut count = 0;
        for (index, class) in boxes(fleet).enumerate() {
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

/// Returns the class of each box, in the order of the document.
fn boxes(fleet: &Fleet) -> impl Iterator<Item = &'static str> {
    [
        ("box busy", fleet.busy),
        ("box waiting", fleet.waiting),
        ("box starting", fleet.starting),
        ("box silent", fleet.silent),
    ]
    .into_iter()
    .flat_map(|(class, count)| std::iter::repeat_n(class, count))
    .take(MOST_BOXES)
}

fn new_box(row: &Element) -> Option<HtmlElement> {
    let element = row.owner_document()?.create_element("i").ok()?;
    row.append_child(&element).ok()?;
    element.dyn_into().ok()
}
