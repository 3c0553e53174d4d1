//! The handles that reshape the load and bound the reactive fleet.

use web_sys::HtmlElement;
use yew::NodeRef;

use crate::allocation::Policy;
use crate::figure::{Action, Figure, Level, ShapeHandle};
use crate::scene::Plot;
use crate::settings::{Patch, SettingId, Value};
use crate::text;
use crate::ui::chart::{Knob, Place};
use crate::ui::handle::{Grab, Range, key_target};

/// By how much a key moves a handle sideways, as a share of the span.
const SIDEWAYS: f64 = 0.01;

/// The handles that a chart of this policy has beside the static line's.
pub(in crate::ui) fn add_grabs(grabs: &mut Vec<Grab>, (policy, level, first): Place) {
    if level == Level::Basic {
        return;
    }
    if first {
        grabs.extend([Grab::Peak, Grab::Width, Grab::Trough]);
    }
    if policy == Policy::Reactive {
        grabs.extend([Grab::Most, Grab::Fewest]);
    }
}

/// The places of the load's handles, in the order of their roles in the scene.
pub(in crate::ui) fn load_handles(handles: &[Knob], figure: &Figure) -> Vec<(f64, f64)> {
    if !handles.iter().any(|knob| knob.grab == Grab::Peak) {
        return Vec::new();
    }
    let shape = figure.shape_handles();
    vec![shape.peak, shape.width, shape.trough]
}

/// The tip of a handle opens to the side where there is room.
pub(in crate::ui) fn open_tip(node: &NodeRef, x: f64, plot: &Plot) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let at_the_left = x < (plot.left + plot.right) / 2.0;
        // Only a browser without any class list would mind.
        let _ = element.class_list().toggle_with_force("ahead", at_the_left);
    }
}

fn shape_of(grab: Grab) -> Option<ShapeHandle> {
    match grab {
        Grab::Peak => Some(ShapeHandle::Peak),
        Grab::Width => Some(ShapeHandle::Width),
        Grab::Trough => Some(ShapeHandle::Trough),
        _ => None,
    }
}

/// Where a handle of the load is: seconds and workers.
fn shape_place(figure: &Figure, which: ShapeHandle) -> (f64, f64) {
    figure.shape_handles().at(which)
}

/// What the reader wants who drags a handle to a place.
pub(in crate::ui) fn drag(
    grab: Grab,
    figure: &Figure,
    plot: &Plot,
    (x, y): (f64, f64),
) -> Option<Action> {
    let patch = match shape_of(grab) {
        Some(which) => figure.drag_shape(which, plot.t(x), plot.w(y).max(0.0)),
        None => bound_to(grab, figure, plot.w(y), y <= plot.top, plot.y_max),
    };
    changed(figure, &patch).then_some(Action::Edit { patch, held: true })
}

fn changed(figure: &Figure, patch: &Patch) -> bool {
    patch.iter().any(|(id, value)| match value {
        Value::Number(number) => (id.field().get)(&figure.settings) != *number,
        Value::Text(_) => true,
    })
}

/// The bound of the reactive fleet at a height; the two never cross. Off the
/// scale, where a bound may well be, it stays what it was.
fn bound_to(grab: Grab, figure: &Figure, workers: f64, above: bool, y_max: f64) -> Patch {
    let (fewest, most) = (
        f64::from(figure.settings.min_workers),
        f64::from(figure.settings.max_workers),
    );
    let workers = workers.round();
    let (id, value) = if grab == Grab::Fewest {
        (SettingId::MinWorkers, workers.min(most).max(1.0))
    } else if above {
        (SettingId::MaxWorkers, most.max(y_max.floor()))
    } else {
        (SettingId::MaxWorkers, workers.max(fewest).max(1.0))
    };
    vec![(id, Value::Number(value))]
}

/// A handle back to where it was untouched.
pub(in crate::ui) fn handle_home(grab: Grab) -> Action {
    Action::ResetFields(match (grab, shape_of(grab)) {
        (_, Some(which)) => which.settings().to_vec(),
        (Grab::Fewest, _) => vec![SettingId::MinWorkers],
        (Grab::Most, _) => vec![SettingId::MaxWorkers],
        _ => vec![SettingId::StaticWorkers],
    })
}

/// What a handle is said to be.
pub(in crate::ui) fn handle_range(grab: Grab, figure: &Figure) -> Range {
    let words = &figure.words;
    let settings = &figure.settings;
    let of = |id: SettingId, now: f64| {
        let (min, max) = id.field().range();
        let text = text::setting_value(words, id.field(), now);
        Range {
            min,
            max,
            now,
            text,
        }
    };
    match grab {
        Grab::Fewest => of(SettingId::MinWorkers, f64::from(settings.min_workers)),
        Grab::Most => of(SettingId::MaxWorkers, f64::from(settings.max_workers)),
        Grab::Width => of(SettingId::PeakWidth, settings.peak_width_pct),
        Grab::Trough => {
            let (_, low) = shape_place(figure, ShapeHandle::Trough);
            let (_, high) = shape_place(figure, ShapeHandle::Peak);
            of(
                SettingId::Trough,
                (low / high.max(f64::MIN_POSITIVE) * 100.0)
                    .round()
                    .min(100.0),
            )
        }
        _ => {
            let (t_s, _) = shape_place(figure, ShapeHandle::Peak);
            let mut range = of(SettingId::PeakLoad, settings.peak_load_per_s);
            range.text.push_str(", ");
            range
                .text
                .push_str(&text::clock(words, &figure.results.workload, t_s));
            range
        }
    }
}

/// What the reader wants who presses a key on a handle.
pub(in crate::ui) fn handle_key(grab: Grab, figure: &Figure, key: &str) -> Option<Action> {
    let range = handle_range(grab, figure);
    let one = |id: SettingId, value: f64| vec![(id, Value::Number(value))];
    let patch = match grab {
        Grab::Fewest => {
            let most = f64::from(figure.settings.max_workers);
            one(
                SettingId::MinWorkers,
                key_target(key, &Range { max: most, ..range })?,
            )
        }
        Grab::Most => {
            let fewest = f64::from(figure.settings.min_workers);
            // In leaps only as far as the scale in sight goes.
            let most = match key {
                "PageUp" | "PageDown" | "End" => figure.y_max.floor().max(range.now),
                _ => range.max,
            };
            let range = Range {
                min: fewest,
                max: most,
                ..range
            };
            one(SettingId::MaxWorkers, key_target(key, &range)?)
        }
        Grab::Width => {
            let wider = match key {
                "ArrowRight" | "ArrowUp" => 1.05,
                "ArrowLeft" | "ArrowDown" => 1.0 / 1.05,
                "PageUp" => 1.5,
                "PageDown" => 1.0 / 1.5,
                _ => return None,
            };
            // At least one percent further, or a narrow peak would never move.
            let step = (range.now * wider - range.now).round();
            let step = if step == 0.0 {
                (wider - 1.0).signum()
            } else {
                step
            };
            one(
                SettingId::PeakWidth,
                (range.now + step).min(range.max).max(range.min),
            )
        }
        _ => {
            let which = shape_of(grab)?;
            let (t_s, workers) = shape_place(figure, which);
            let (_, high) = shape_place(figure, ShapeHandle::Peak);
            let span_s = figure.results.workload.span_s();
            let (sideways, up) = match key {
                "ArrowUp" => (0.0, 1.0),
                "ArrowDown" => (0.0, -1.0),
                "PageUp" => (0.0, 10.0),
                "PageDown" => (0.0, -10.0),
                "ArrowRight" => (SIDEWAYS, 0.0),
                "ArrowLeft" => (-SIDEWAYS, 0.0),
                _ => return None,
            };
            // A hundredth of the peak, or a little where there is none yet.
            let step = (high / 100.0).max(0.05);
            figure.drag_shape(
                which,
                t_s + sideways * span_s,
                (workers + up * step).max(0.0),
            )
        }
    };
    Some(Action::Edit { patch, held: false })
}
