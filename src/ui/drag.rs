//! Dragging a handle of a chart with a pointer.

use web_sys::{HtmlElement, PointerEvent};

use super::chart::Chart;
use super::effect::Effect;
use super::handle::{HandleElement, HandleKind, Press};
use super::mapping::position_in;
use super::view_state::ViewState;
use crate::figure::{Action, Figure, FigureStore};
use crate::scene::Plot;

/// A drag that goes on, or a finger that may begin one.
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
    /// The page moves instead of the handle: what the drag changed is to be put back.
    Cancelled,
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
    let Some(handle) = chart.handles.iter().find(|handle| handle.kind == kind) else {
        return DragEvent::Ignored;
    };
    let is_same = drag.is_some_and(|drag| drag.pointer_id == event.pointer_id());
    match (event.type_().as_str(), drag) {
        // Also during a drag: one whose figure was taken off the page never
        // ended.
        ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
            start(handle, event, &area).map_or(DragEvent::Ignored, DragEvent::Started)
        }
        ("pointerdown", Some(_)) => DragEvent::Cancelled,
        ("pointermove", Some(drag)) if is_same => match handle.press.advance(event) {
            Press::Drags => {
                let (x, y) = position_in(&area, event);
                let target = (x - drag.offset.0, y - drag.offset.1);
                DragEvent::Moved(moved(drag.kind, figure, plot, target))
            }
            Press::Disturbed => DragEvent::Cancelled,
            Press::Away | Press::Resting { .. } => DragEvent::Ignored,
        },
        ("pointerup", Some(_)) if is_same => match handle.press.end() {
            Press::Disturbed => DragEvent::Cancelled,
            Press::Away => DragEvent::Ended,
            Press::Drags | Press::Resting { .. } => {
                focus(handle);
                DragEvent::Ended
            }
        },
        ("pointercancel", Some(_)) if is_same => {
            handle.press.end();
            DragEvent::Cancelled
        }
        _ => DragEvent::Ignored,
    }
}

/// Ends the drag of a handle. Returns the action that takes back what it has changed, if
/// anything.
pub(super) fn cancel(drag: &mut Option<ActiveDrag>, store: &FigureStore) -> Option<Action> {
    let is_held = drag.take().is_some() && store.figure().held;
    is_held.then_some(Action::CancelDrag)
}

fn start(handle: &HandleElement, event: &PointerEvent, area: &HtmlElement) -> Option<ActiveDrag> {
    let element = handle.element()?;
    let (x, y) = position_in(area, event);
    let (handle_x, handle_y) = handle.anchor()?;
    let offset = (x - handle_x, y - handle_y);
    // Without capture the drag still works while it stays on the handle.
    let _ = element.set_pointer_capture(event.pointer_id());
    // A finger that scrolls the page does not take the focus along.
    if handle.press.begin(event, offset) == Press::Drags {
        focus(handle);
    }
    Some(ActiveDrag {
        kind: handle.kind,
        pointer_id: event.pointer_id(),
        offset,
    })
}

fn focus(handle: &HandleElement) {
    if let Some(element) = handle.element() {
        let _ = element.focus();
    }
}

impl ViewState {
    /// Returns the action to dispatch for a pointer event on a handle, or the effect if
    /// there is none. `moved` returns the action for a new position of the handle.
    pub(super) fn drag_handle(
        &mut self,
        store: &FigureStore,
        index: usize,
        kind: HandleKind,
        event: &PointerEvent,
        moved: impl Fn(HandleKind, &Figure, &Plot, (f64, f64)) -> Option<Action>,
    ) -> Result<Action, Effect> {
        let drag_event = match self.renderer.borrow().charts.get(index) {
            Some(chart) => pointer_event(self.drag, chart, kind, event, &store.figure(), moved),
            None => DragEvent::Ignored,
        };
        match drag_event {
            DragEvent::Ignored | DragEvent::Moved(None) => Err(Effect::Cursor),
            DragEvent::Started(drag) => {
                self.drag = Some(drag);
                Err(Effect::Cursor)
            }
            DragEvent::Moved(Some(action)) => {
                store.set_handle_dragged();
                Ok(action)
            }
            DragEvent::Ended => {
                self.drag = None;
                Ok(Action::Release)
            }
            DragEvent::Cancelled => cancel(&mut self.drag, store).ok_or(Effect::Cursor),
        }
    }
}
