//! Whether a pointer on a handle drags it or moves the page.
//!
//! A mouse or pen drags at once. A finger drags once it has rested on the handle, and at
//! once if it moves sideways, where no page scrolls. Any other touch belongs to the page:
//! a swipe up or down that happens to begin on a handle scrolls, and two fingers zoom.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent, TouchEvent};

use crate::ui::touch_guard::SWIPE_PX;

/// The radius of the visible handle, in CSS pixels.
const CORE_PX: f64 = 12.0;
/// The time in milliseconds that a finger must rest on the visible handle.
const CORE_REST_MS: f64 = 100.0;
/// The same for a finger beside it: it may have been aimed at the chart.
const EDGE_REST_MS: f64 = 180.0;

/// What a pointer on a handle does.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::ui) enum Press {
    /// It does not drag the handle: none is down, or the finger moves the page.
    Away,
    /// A finger is down since `at_ms` at these client coordinates, and drags after
    /// `rest_ms`.
    Resting {
        x: f64,
        y: f64,
        at_ms: f64,
        rest_ms: f64,
    },
    /// It drags the handle.
    Drags,
    /// It dragged the handle until a second finger came.
    Disturbed,
}

/// The pointer on one handle.
pub(in crate::ui) struct HandlePress {
    press: Rc<Cell<Press>>,
    /// Keeps the page still while a finger drags; a listener of the virtual DOM is not
    /// allowed to.
    keep_still: Option<(HtmlElement, EventListener)>,
}

impl Default for HandlePress {
    fn default() -> Self {
        Self {
            press: Rc::new(Cell::new(Press::Away)),
            keep_still: None,
        }
    }
}

impl HandlePress {
    /// Listens to the touches on the handle's element.
    pub(super) fn listen(&mut self, element: &HtmlElement) {
        if self
            .keep_still
            .as_ref()
            .is_some_and(|(old, _)| old == element)
        {
            return;
        }
        let press = self.press.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(element, "touchmove", options, move |event| {
                let fingers = event.unchecked_ref::<TouchEvent>().touches().length();
                if press.get() == Press::Drags && fingers > 1 {
                    press.set(Press::Disturbed);
                }
                // Browsers send the pointer event of a move first.
                if press.get() == Press::Drags {
                    event.prevent_default();
                }
            });
        self.keep_still = Some((element.clone(), listener));
    }

    /// Begins with a pointer that comes down at this offset from the centre of the
    /// handle, in CSS pixels.
    pub(in crate::ui) fn begin(&self, event: &PointerEvent, (dx, dy): (f64, f64)) -> Press {
        let press = if event.pointer_type() == "touch" {
            let on_core = dx * dx + dy * dy <= CORE_PX * CORE_PX;
            Press::Resting {
                x: f64::from(event.client_x()),
                y: f64::from(event.client_y()),
                at_ms: event.time_stamp(),
                rest_ms: if on_core { CORE_REST_MS } else { EDGE_REST_MS },
            }
        } else {
            Press::Drags
        };
        self.press.set(press);
        press
    }

    /// Continues with a pointer that moves.
    pub(in crate::ui) fn advance(&self, event: &PointerEvent) -> Press {
        let mut press = self.press.get();
        if let Press::Resting {
            x,
            y,
            at_ms,
            rest_ms,
        } = press
        {
            let dx = (f64::from(event.client_x()) - x).abs();
            let dy = (f64::from(event.client_y()) - y).abs();
            if event.time_stamp() - at_ms >= rest_ms {
                press = Press::Drags;
            } else if dx.max(dy) >= SWIPE_PX {
                press = if dx > dy { Press::Drags } else { Press::Away };
            }
            self.press.set(press);
        }
        press
    }

    /// Ends with the pointer. Returns what it did.
    pub(in crate::ui) fn end(&self) -> Press {
        self.press.replace(Press::Away)
    }
}
