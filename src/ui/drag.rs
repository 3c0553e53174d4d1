//! Dragging a handle of a chart with a pointer.

use web_sys::{HtmlElement, PointerEvent};

use super::chart::Chart;
use super::handle::{HandleElement, HandleKind};
use crate::figure::{Action, Figure};
use crate::scene::Plot;

/// A drag that goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct ActiveDrag {
    kind: HandleKind,
    pointer_id: i32,
    /// The distance of the pointer from the point of the handle's value in CSS pixels:
    /// the value must not jump to the pointer.
    offset: (f64, f64),
}

/// The effect of a pointer event on a handle.
pub(super) enum DragEvent {
    Ignored,
    Started(ActiveDrag),
    /// With the action for the new position, if it changes a setting.
    Moved(Option<Action>),
    Ended,
}

/// Interprets a pointer event on a handle of a chart. `moved` returns the action for
/// a new position of the handle in CSS pixels.
pub(super) fn pointer_event(
    drag: Option<ActiveDrag>,
    chart: &Chart,
    kind: HandleKind,
    event: &PointerEvent,
    figure: &Figure,
    moved: impl Fn(HandleKind, &Figure, &Plot, (f64, f64)) -> Option<Action>,
) -> DragEvent {
    let (Some(plot), Some(area)) = (&chart.plot, chart.surface.area()) else {
        return DragEvent::Ignored;
    };
    match (event.type_().as_str(), drag) {
        // Also during a drag: one whose figure was taken off the page never
        // ended.
        ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
            let handle = chart.handles.iter().find(|handle| handle.kind == kind);
            let drag = handle.and_then(|handle| start(handle, event, &area));
            drag.map_or(DragEvent::Ignored, DragEvent::Started)
        }
        ("pointermove", Some(drag)) if drag.pointer_id == event.pointer_id() => {
            let (x, y) = pointer_position(event, &area);
            let target = (x - drag.offset.0, y - drag.offset.1);
            DragEvent::Moved(moved(drag.kind, figure, plot, target))
        }
        ("pointerup" | "pointercancel", Some(drag)) if drag.pointer_id == event.pointer_id() => {
            DragEvent::Ended
        }
        _ => DragEvent::Ignored,
    }
}

fn start(handle: &HandleElement, event: &PointerEvent, area: &HtmlElement) -> Option<ActiveDrag> {
    let element = handle.element()?;
    // Without capture the drag still works while it stays on the handle.
    let _ = element.set_pointer_capture(event.pointer_id());
    let _ = element.focus();
    let (x, y) = pointer_position(event, area);
    let (handle_x, handle_y) = handle.anchor()?;
    Some(ActiveDrag {
        kind: handle.kind,
        pointer_id: event.pointer_id(),
        offset: (x - handle_x, y - handle_y),
    })
}

/// Returns the position relative to the chart in CSS pixels. `offsetX` would be
/// relative to the handle, which moves with the pointer.
pub(super) fn pointer_position(event: &PointerEvent, area: &HtmlElement) -> (f64, f64) {
    let rect = area.get_bounding_client_rect();
    (
        f64::from(event.client_x()) - rect.left(),
        f64::from(event.client_y()) - rect.top(),
    )
}
