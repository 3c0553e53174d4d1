//! Pins the time cursor: a click on a chart keeps it at its time, and the pointer
//! looks at other times meanwhile.

use web_sys::PointerEvent;

/// A pointer that moves farther than this between press and release does not click,
/// in CSS pixels.
const CLICK_PX: f64 = 6.0;

/// Whether the time cursor is pinned, and where the pointer looks meanwhile.
#[derive(Default)]
pub(super) struct Pin {
    pinned: bool,
    /// The time under the pointer as a share of the span, 0 to 1, while the cursor is
    /// pinned.
    glance: Option<f64>,
    press: Option<Press>,
    /// Whether the cursor is pinned and where the pointer looks on the page.
    shown: (bool, Option<f64>),
}

/// A pointer that is down on a chart and has not moved.
pub(super) struct Press {
    pointer_id: i32,
    position: (f64, f64),
}

/// What has changed on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PinChange {
    Nothing,
    /// Only where the pointer looks.
    Glance,
    /// Whether the cursor is pinned.
    Pinned,
}

impl Press {
    pub(super) fn new(event: &PointerEvent) -> Self {
        Self {
            pointer_id: event.pointer_id(),
            position: position(event),
        }
    }

    /// Returns whether the pointer of an event is this one and still at its place.
    pub(super) fn holds(&self, event: &PointerEvent) -> bool {
        let (x, y) = position(event);
        let (dx, dy) = (x - self.position.0, y - self.position.1);
        self.pointer_id == event.pointer_id() && dx * dx + dy * dy <= CLICK_PX * CLICK_PX
    }
}

fn position(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

impl Pin {
    pub(super) fn is_pinned(&self) -> bool {
        self.pinned
    }

    /// Pins or frees the cursor.
    pub(super) fn set(&mut self, pinned: bool) {
        self.pinned = pinned;
        self.glance = None;
    }

    /// Returns the time under the pointer as a share of the span, while the cursor is
    /// pinned.
    pub(super) fn glance(&self) -> Option<f64> {
        self.glance
    }

    /// Looks at a share of the span.
    pub(super) fn look(&mut self, share: Option<f64>) {
        self.glance = share.filter(|_| self.pinned);
    }

    /// Notes that a pointer is pressed on a chart.
    pub(super) fn press(&mut self, event: &PointerEvent) {
        let is_click = event.is_primary() && event.button() == 0;
        self.press = is_click.then(|| Press::new(event));
    }

    /// Notes that the pointer has moved: one that moves far does not click.
    pub(super) fn moved(&mut self, event: &PointerEvent) {
        self.press = self.press.take().filter(|press| press.holds(event));
    }

    /// Returns whether the release of a pointer is a click.
    pub(super) fn release(&mut self, event: &PointerEvent) -> bool {
        self.press.take().is_some_and(|press| press.holds(event))
    }

    /// Returns the point of the window where a pointer is down that has not moved, in CSS
    /// pixels.
    pub(super) fn pressed_at(&self) -> Option<(f64, f64)> {
        self.press.as_ref().map(|press| press.position)
    }

    /// Ends a press without a click: the page scrolls, or the pointer leaves.
    pub(super) fn leave(&mut self) {
        self.press = None;
        self.glance = None;
    }

    /// Returns what has changed since the last call.
    pub(super) fn take_change(&mut self) -> PinChange {
        let now = (self.pinned, self.glance);
        let (was_pinned, was_glance) = std::mem::replace(&mut self.shown, now);
        if was_pinned != self.pinned {
            PinChange::Pinned
        } else if was_glance != self.glance {
            PinChange::Glance
        } else {
            PinChange::Nothing
        }
    }
}
