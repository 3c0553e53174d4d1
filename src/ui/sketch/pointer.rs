//! A stroke of a pointer over a chart.

use web_sys::{Element, HtmlElement, PointerEvent};
use yew::TargetCast;

use crate::figure::StrokePoint;
use crate::scene::Plot;
use crate::ui::mapping::position_in;

/// How far a touch moves sideways before it draws, CSS pixels. Until then it may
/// become a scroll of the page.
const SIDEWAYS_PX: f64 = 6.0;

/// When a touch begins to draw. A mouse and a pen do at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum TouchStart {
    /// At once: the element takes all touches.
    AtOnce,
    /// When it has moved sideways, or at its end if it has not moved: a touch that
    /// moves up or down scrolls the page.
    Sideways,
}

/// A stroke that goes on.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct PointerStroke {
    pointer_id: i32,
    /// Where it began, CSS pixels from the corner of the chart.
    began: (f64, f64),
    /// The last point that is drawn.
    last: Option<StrokePoint>,
}

/// The effect of a pointer event.
pub(in crate::ui) enum StrokeEvent {
    Ignored,
    /// A piece is drawn: from a point, or the first point of a stroke.
    Drew(Option<StrokePoint>, StrokePoint),
    /// The stroke has ended.
    Ended,
}

/// Interprets a pointer event on an element that covers a chart with these scales.
/// `area` is the element of the chart.
pub(in crate::ui) fn pointer_event(
    stroke: &mut Option<PointerStroke>,
    event: &PointerEvent,
    area: &HtmlElement,
    plot: &Plot,
    start: TouchStart,
) -> StrokeEvent {
    let (x, y) = position_in(area, event);
    let point = point_at(plot, x, y);
    let waits = start == TouchStart::Sideways && event.pointer_type() == "touch";
    if event.type_() == "pointerdown" {
        // Also during a stroke: one whose figure was taken off the page never ended.
        if event.button() != 0 || !event.is_primary() {
            return StrokeEvent::Ignored;
        }
        // The current target is the root, where Yew listens. Without capture the stroke
        // still works while it stays on the element.
        if let Some(element) = event.target_dyn_into::<Element>() {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        *stroke = Some(PointerStroke {
            pointer_id: event.pointer_id(),
            began: (x, y),
            last: (!waits).then_some(point),
        });
        return if waits {
            StrokeEvent::Ignored
        } else {
            StrokeEvent::Drew(None, point)
        };
    }
    let Some(active) = stroke
        .as_mut()
        .filter(|active| active.pointer_id == event.pointer_id())
    else {
        return StrokeEvent::Ignored;
    };
    let has_begun = active.last.is_some();
    match event.type_().as_str() {
        "pointermove" if has_begun || (x - active.began.0).abs() >= SIDEWAYS_PX => {
            let began = point_at(plot, active.began.0, active.began.1);
            let from = active.last.replace(point).unwrap_or(began);
            StrokeEvent::Drew(Some(from), point)
        }
        "pointerup" if has_begun => {
            *stroke = None;
            StrokeEvent::Ended
        }
        // A touch that did not move is a point.
        "pointerup" => {
            *stroke = None;
            StrokeEvent::Drew(None, point)
        }
        "pointercancel" => {
            *stroke = None;
            if has_begun {
                StrokeEvent::Ended
            } else {
                StrokeEvent::Ignored
            }
        }
        _ => StrokeEvent::Ignored,
    }
}

/// Returns the point of a chart at a position, within its scales.
fn point_at(plot: &Plot, x: f64, y: f64) -> StrokePoint {
    let place = (plot.t(x) - plot.begin_s) / (plot.end_s - plot.begin_s);
    (place, plot.w(y).max(0.0).min(plot.y_max))
}
