//! Where a point of the window is in an element, however the page scales, turns or zooms it.
//!
//! Three probes of the figure stand at a known distance from each other. Where the window
//! has them says how it maps lengths; the middle of the element's box is the middle of the
//! element, and says the rest.

use web_sys::{Element, HtmlElement, PointerEvent};

/// The distance of the second and of the third probe from the first, to the right and down,
/// in CSS pixels. As in the style sheet.
const PROBE_PX: f64 = 999.0;

/// How many pixels of the window one CSS pixel of a figure goes to the right and down: along
/// the figure's horizontal axis, and along its vertical one.
struct Axes {
    across: (f64, f64),
    down: (f64, f64),
}

impl Axes {
    const UPRIGHT: Self = Self {
        across: (1.0, 0.0),
        down: (0.0, 1.0),
    };

    /// Measures the figure that an element is in.
    fn of(element: &Element) -> Self {
        let probe = |index| {
            let rect = probe(element, index)?.get_bounding_client_rect();
            Some((rect.left() / PROBE_PX, rect.top() / PROBE_PX))
        };
        let (Some(origin), Some(right), Some(below)) = (probe(0), probe(1), probe(2)) else {
            return Self::UPRIGHT;
        };
        let axes = Self {
            across: (right.0 - origin.0, right.1 - origin.1),
            down: (below.0 - origin.0, below.1 - origin.1),
        };
        // Nothing can be pointed at in what has no area.
        if axes.area() == 0.0 {
            Self::UPRIGHT
        } else {
            axes
        }
    }

    /// Returns the area of a square CSS pixel in the window, negative if it is mirrored.
    fn area(&self) -> f64 {
        self.across.0 * self.down.1 - self.across.1 * self.down.0
    }
}

/// Returns the probe with an index in the figure that an element is in. The painter reads a
/// colour from each.
pub(super) fn probe(element: &Element, index: u32) -> Option<Element> {
    let probes = element.closest(".figure").ok()??.first_element_child()?;
    probes.children().item(index)
}

/// Returns how many pixels of the window a CSS pixel of the element is long and wide, on
/// average.
pub(super) fn scale(element: &Element) -> f64 {
    Axes::of(element).area().abs().sqrt()
}

/// Returns the position of a pointer in an element, CSS pixels from its top left corner.
/// `offsetX` would be relative to a handle, which moves with the pointer.
pub(super) fn position_in(element: &HtmlElement, event: &PointerEvent) -> (f64, f64) {
    let point = (f64::from(event.client_x()), f64::from(event.client_y()));
    from_window(element, point)
}

/// Returns where a point of the window is in an element, CSS pixels from its top left
/// corner.
pub(super) fn from_window(element: &HtmlElement, (x, y): (f64, f64)) -> (f64, f64) {
    let axes = Axes::of(element);
    let rect = element.get_bounding_client_rect();
    let (x, y) = (
        x - (rect.left() + rect.right()) / 2.0,
        y - (rect.top() + rect.bottom()) / 2.0,
    );
    let (across, down, area) = (axes.across, axes.down, axes.area());
    (
        f64::from(element.client_width()) / 2.0 + (x * down.1 - y * down.0) / area,
        f64::from(element.client_height()) / 2.0 + (y * across.0 - x * across.1) / area,
    )
}
