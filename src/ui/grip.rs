//! The hand on a handle.

use web_sys::{HtmlElement, PointerEvent};

use super::chart::ChartPart;
use super::handle::Grab;
use crate::figure::{Action, Figure};

/// The reader's hold on a handle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grip {
    pub(super) grab: Grab,
    pointer: i32,
    /// How far off its middle it was taken: it must not jump to the finger.
    offset: (f64, f64),
}

/// What a pointer did to a handle.
pub(super) enum Gripped {
    Nothing,
    Taken(Grip),
    Moved(Option<Action>),
    LetGo,
}

impl ChartPart {
    /// What a pointer on a handle means.
    pub(super) fn grip(
        &self,
        held: Option<Grip>,
        grab: Grab,
        event: &PointerEvent,
        figure: &Figure,
    ) -> Gripped {
        let (Some(plot), Some(area)) = (&self.plot, self.area()) else {
            return Gripped::Nothing;
        };
        // Not by `offsetX`: that is the handle's, which moves with the pointer.
        let rect = area.get_bounding_client_rect();
        let (x, y) = (
            f64::from(event.client_x()) - rect.left(),
            f64::from(event.client_y()) - rect.top(),
        );
        match (event.type_().as_str(), held) {
            // Even with a hold that never ended, as when the figure was taken
            // off the page in the middle of a drag.
            ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
                let Some(knob) = self.handles.iter().find(|knob| knob.grab == grab) else {
                    return Gripped::Nothing;
                };
                let Some(element) = knob.node.cast::<HtmlElement>() else {
                    return Gripped::Nothing;
                };
                // Without capture the drag still works while it stays on the
                // handle.
                let _ = element.set_pointer_capture(event.pointer_id());
                let _ = element.focus();
                let (at_x, at_y) = placed(&element);
                Gripped::Taken(Grip {
                    grab,
                    pointer: event.pointer_id(),
                    offset: (x - at_x, y - at_y),
                })
            }
            ("pointermove", Some(grip)) if grip.pointer == event.pointer_id() => {
                let place = (x - grip.offset.0, y - grip.offset.1);
                Gripped::Moved(grip.grab.drag(figure, plot, place))
            }
            ("pointerup" | "pointercancel", Some(grip)) if grip.pointer == event.pointer_id() => {
                Gripped::LetGo
            }
            _ => Gripped::Nothing,
        }
    }
}

/// Where [`super::labels::place`] has put an element.
fn placed(element: &HtmlElement) -> (f64, f64) {
    let style = element.style();
    let pixels = |property: &str| {
        let text = style.get_property_value(property).unwrap_or_default();
        super::controls::number(text.strip_suffix("px").unwrap_or_default())
    };
    (pixels("left"), pixels("top"))
}
