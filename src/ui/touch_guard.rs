//! Touches on the range inputs of all figures: a swipe that scrolls the page does not
//! move the thumb.
//!
//! A browser moves the thumb as soon as a finger comes down, before it is known what
//! the finger does. The guard moves it instead: a tap sets the value when the finger is
//! lifted, a sideways swipe moves the thumb along, and a swipe or pinch that moves the
//! page changes nothing. Mouse, pen, keys and assistive technology are not guarded.
//!
//! It listens at the window, which hears of an event before the figure does. What the
//! finger sets, the figure hears of by `input` and `change` events, as from a browser.

use std::cell::Cell;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlInputElement, PointerEvent, ShadowRoot};

use super::mapping::position_in;
use crate::decimal;

/// The distance in CSS pixels after which a finger swipes, along its longer axis.
pub(super) const SWIPE_PX: f64 = 8.0;
/// The longest time from lifting a finger to the press of a mouse for it, in milliseconds.
const MOUSE_AFTER_MS: f64 = 1000.0;
/// The width of the thumb in CSS pixels, as in the style sheet.
const THUMB_PX: f64 = 24.0;

/// The finger on a range input; there is one at a time. The values are those of the
/// input: before the finger came, and now.
#[derive(Clone, Copy)]
enum Touch {
    /// No finger is down.
    Absent,
    /// A finger came down at these client coordinates.
    Undecided { x: f64, y: f64, before: f64 },
    /// It moves the thumb.
    Slides { before: f64, now: f64 },
    /// It moves or zooms the page.
    MovesPage { before: f64 },
    /// It was lifted at this time of the page's clock. Chromium then presses a mouse where
    /// the finger came down, which a finger that wobbles has left.
    Lifted { now: f64, at_ms: f64 },
}

thread_local! {
    static TOUCH: Cell<Touch> = const { Cell::new(Touch::Absent) };
}

/// Guards all range inputs of figures from now on.
pub(super) fn install() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    for name in [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "touchend",
        "touchcancel",
        "click",
        "keydown",
        "input",
    ] {
        EventListener::new_with_options(&window, name, options, move |event| {
            // Most events are of a mouse that moves anywhere on the page.
            if name != "pointerdown" && matches!(TOUCH.get(), Touch::Absent) {
                return;
            }
            // Not its own events.
            if let Some(range) = range_of(event).filter(|_| event.is_trusted()) {
                guard(&range, event, name);
            }
        })
        .forget();
    }
}

/// Returns the range input of a figure that an event is about.
fn range_of(event: &Event) -> Option<HtmlInputElement> {
    let range: HtmlInputElement = event.composed_path().get(0).dyn_into().ok()?;
    let root: ShadowRoot = range.get_root_node().dyn_into().ok()?;
    let is_ours = range.type_() == "range" && root.host().local_name() == "reactive-allocation";
    is_ours.then_some(range)
}

fn guard(range: &HtmlInputElement, event: &Event, name: &str) {
    match (name, TOUCH.get()) {
        ("input", Touch::Undecided { before, .. } | Touch::MovesPage { before }) => {
            withhold(range, event, before);
        }
        ("input", Touch::Slides { now, .. }) => withhold(range, event, now),
        ("input", Touch::Lifted { now, at_ms }) => {
            if event.time_stamp() < at_ms + MOUSE_AFTER_MS {
                withhold(range, event, now);
            }
        }
        ("touchend", Touch::Lifted { .. }) => {}
        // A pointer that was cancelled is not said to be lifted.
        ("touchend" | "touchcancel" | "click" | "keydown", _) => TOUCH.set(Touch::Absent),
        (_, touch) => {
            if let Some(pointer) = event.dyn_ref() {
                follow(range, pointer, name, touch);
            }
        }
    }
}

/// Puts back the value that the browser has changed, and keeps it from the figure.
fn withhold(range: &HtmlInputElement, event: &Event, value: f64) {
    range.set_value_as_number(value);
    event.stop_propagation();
}

/// Follows a pointer on a range input.
fn follow(range: &HtmlInputElement, event: &PointerEvent, name: &str, touch: Touch) {
    if !event.is_primary() {
        // A second finger begins a pinch.
        if name == "pointerdown" {
            move_page(range);
        }
        return;
    }
    match (name, touch) {
        ("pointerdown", _) if event.pointer_type() != "touch" => TOUCH.set(Touch::Absent),
        ("pointerdown", _) => TOUCH.set(Touch::Undecided {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            before: range.value_as_number(),
        }),
        ("pointermove", Touch::Undecided { x, y, before }) => {
            let dx = (f64::from(event.client_x()) - x).abs();
            let dy = (f64::from(event.client_y()) - y).abs();
            if dx.max(dy) < SWIPE_PX {
                return;
            }
            if dx > dy {
                slide(range, event, before, before);
            } else {
                move_page(range);
            }
        }
        ("pointermove", Touch::Slides { before, now }) => slide(range, event, before, now),
        ("pointerup", Touch::Undecided { before, .. }) => {
            slide(range, event, before, before);
            lift(range, event);
        }
        ("pointerup", Touch::Slides { .. }) => lift(range, event),
        ("pointercancel", _) => move_page(range),
        _ => {}
    }
}

/// Moves the thumb to the finger.
fn slide(range: &HtmlInputElement, event: &PointerEvent, before: f64, last: f64) {
    let now = set_from_pointer(range, event);
    TOUCH.set(Touch::Slides { before, now });
    if now != last {
        tell(range, "input");
    }
}

/// Ends what the finger sets.
fn lift(range: &HtmlInputElement, event: &PointerEvent) {
    TOUCH.set(Touch::Lifted {
        now: range.value_as_number(),
        at_ms: event.time_stamp(),
    });
    tell(range, "change");
}

/// Puts the value back: the finger moves or zooms the page.
fn move_page(range: &HtmlInputElement) {
    let (before, slid) = match TOUCH.get() {
        Touch::Undecided { before, .. } => (before, false),
        Touch::Slides { before, .. } => (before, true),
        Touch::Absent | Touch::MovesPage { .. } | Touch::Lifted { .. } => return,
    };
    range.set_value_as_number(before);
    TOUCH.set(Touch::MovesPage { before });
    if slid {
        tell(range, "input");
    }
}

/// Tells the figure that the value is another one.
fn tell(range: &HtmlInputElement, kind: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &options) {
        let _ = range.dispatch_event(&event);
    }
}

/// Sets a range input to the value under a pointer. Returns the value, which the
/// browser has rounded to a step.
fn set_from_pointer(range: &HtmlInputElement, event: &PointerEvent) -> f64 {
    let (x, _) = position_in(range, event);
    let way = f64::from(range.client_width()) - THUMB_PX;
    let share = ((x - THUMB_PX / 2.0) / way.max(1.0)).clamp(0.0, 1.0);
    let share = if is_right_to_left(range) {
        1.0 - share
    } else {
        share
    };
    let number = |text: String| decimal::parse(&text).unwrap_or(0.0);
    let (min, max) = (number(range.min()), number(range.max()));
    range.set_value_as_number(min + (max - min) * share);
    range.value_as_number()
}

fn is_right_to_left(range: &HtmlInputElement) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(range).ok()?);
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    direction.as_deref() == Some("rtl")
}
