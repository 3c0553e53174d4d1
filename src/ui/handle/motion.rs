//! The actions of dragging a handle and of pressing a key on it.

use super::HandleKind;
use super::range::{Range, static_range};
use crate::figure::{Action, Figure, ShapeHandle};
use crate::scene::Plot;
use crate::settings::{Patch, SettingId, Value};

/// The distance that an arrow key moves a handle sideways, as a share of the
/// span.
const SIDEWAYS_STEP: f64 = 0.01;
/// The factors by which arrow and page keys widen the peak.
const WIDTH_STEP: f64 = 1.05;
const WIDTH_PAGE: f64 = 1.5;

impl HandleKind {
    /// Returns the action for dragging the handle to a position in CSS pixels,
    /// or nothing if that changes no setting.
    pub(in crate::ui) fn drag(
        self,
        figure: &Figure,
        plot: &Plot,
        (x, y): (f64, f64),
    ) -> Option<Action> {
        let shape = |handle| figure.drag_shape(handle, plot.t(x), plot.w(y).max(0.0));
        let patch = match self {
            Self::Static => return drag_static(figure, plot, y),
            Self::Peak => shape(ShapeHandle::Peak),
            Self::Width => shape(ShapeHandle::Width),
            Self::Trough => shape(ShapeHandle::Trough),
            Self::Fewest => min_workers(figure, plot.w(y).round()),
            // Above the scale, where the bound may lie, it does not come down.
            Self::Most if y <= plot.top => {
                let most = f64::from(figure.settings.max_workers);
                one(SettingId::MaxWorkers, most.max(plot.y_max.floor()))
            }
            Self::Most => max_workers(figure, plot.w(y).round()),
        };
        changes(figure, &patch).then_some(Action::Edit { patch, held: true })
    }

    /// Returns the action for a key that is pressed on the handle, by the key's
    /// DOM name. Delete and Backspace put its settings back to their baseline.
    pub(in crate::ui) fn press_key(self, figure: &Figure, key: &str) -> Option<Action> {
        if self == Self::Static {
            return press_static_key(figure, key);
        }
        if key == "Delete" || key == "Backspace" {
            return Some(Action::ResetFields(self.settings()));
        }
        let range = self.range(figure);
        let patch = match self {
            Self::Static => return None,
            Self::Peak => press_shape_key(figure, ShapeHandle::Peak, key)?,
            Self::Width => one(SettingId::PeakWidth, width_target(key, &range)?),
            Self::Trough => press_shape_key(figure, ShapeHandle::Trough, key)?,
            Self::Fewest => {
                let max = f64::from(figure.settings.max_workers);
                one(
                    SettingId::MinWorkers,
                    slider_target(key, &Range { max, ..range })?,
                )
            }
            Self::Most => one(SettingId::MaxWorkers, most_target(figure, key, range)?),
        };
        Some(Action::Edit { patch, held: false })
    }

    /// Returns the settings that the handle changes.
    fn settings(self) -> Vec<SettingId> {
        match self {
            Self::Static => vec![SettingId::StaticWorkers],
            Self::Peak => ShapeHandle::Peak.settings().to_vec(),
            Self::Width => ShapeHandle::Width.settings().to_vec(),
            Self::Trough => ShapeHandle::Trough.settings().to_vec(),
            Self::Fewest => vec![SettingId::MinWorkers],
            Self::Most => vec![SettingId::MaxWorkers],
        }
    }
}

/// Does what [`HandleKind::press_key`] does for the handle on the static line.
pub(in crate::ui) fn press_static_key(figure: &Figure, key: &str) -> Option<Action> {
    let value = match key {
        "Delete" | "Backspace" => f64::from(figure.baseline.static_workers),
        _ => slider_target(key, &static_range(figure))?,
    };
    Some(set_static(value, false))
}

fn set_static(value: f64, held: bool) -> Action {
    Action::Set {
        id: SettingId::StaticWorkers,
        value,
        held,
    }
}

/// Does what [`HandleKind::drag`] does for the handle on the static line, at a height
/// in CSS pixels.
pub(in crate::ui) fn drag_static(figure: &Figure, plot: &Plot, y: f64) -> Option<Action> {
    let most = static_range(figure).max;
    let workers = plot.w(y).round().min(most).max(1.0);
    let moved = workers != f64::from(figure.settings.static_workers);
    moved.then(|| set_static(workers, true))
}

/// The two bounds of the reactive fleet never cross.
fn min_workers(figure: &Figure, workers: f64) -> Patch {
    let most = f64::from(figure.settings.max_workers);
    one(SettingId::MinWorkers, workers.min(most).max(1.0))
}

fn max_workers(figure: &Figure, workers: f64) -> Patch {
    let fewest = f64::from(figure.settings.min_workers);
    one(SettingId::MaxWorkers, workers.max(fewest).max(1.0))
}

fn one(id: SettingId, value: f64) -> Patch {
    vec![(id, Value::Number(value))]
}

fn changes(figure: &Figure, patch: &Patch) -> bool {
    patch.iter().any(|(id, value)| match value {
        Value::Number(number) => (id.field().get)(&figure.settings) != *number,
        Value::Text(_) => true,
    })
}

/// Returns the value that a key moves a slider to, as browsers do.
fn slider_target(key: &str, range: &Range) -> Option<f64> {
    let page = ((range.max - range.min) / 10.0).round().max(2.0);
    let target = match key {
        "ArrowUp" | "ArrowRight" => range.now + 1.0,
        "ArrowDown" | "ArrowLeft" => range.now - 1.0,
        "PageUp" => range.now + page,
        "PageDown" => range.now - page,
        "Home" => range.min,
        "End" => range.max,
        _ => return None,
    };
    Some(target.min(range.max).max(range.min))
}

/// The large steps end at the top of the visible scale.
fn most_target(figure: &Figure, key: &str, range: Range) -> Option<f64> {
    let max = match key {
        "PageUp" | "PageDown" | "End" => figure.y_max.floor().max(range.now),
        _ => range.max,
    };
    let min = f64::from(figure.settings.min_workers);
    slider_target(key, &Range { min, max, ..range })
}

/// Moves by at least one percent: a narrow peak would never change otherwise.
fn width_target(key: &str, range: &Range) -> Option<f64> {
    let factor = match key {
        "ArrowRight" | "ArrowUp" => WIDTH_STEP,
        "ArrowLeft" | "ArrowDown" => 1.0 / WIDTH_STEP,
        "PageUp" => WIDTH_PAGE,
        "PageDown" => 1.0 / WIDTH_PAGE,
        _ => return None,
    };
    let step = (range.now * factor - range.now).round();
    let step = if step == 0.0 {
        (factor - 1.0).signum()
    } else {
        step
    };
    Some((range.now + step).min(range.max).max(range.min))
}

/// Moves by a hundredth of the peak, or by 0.05 workers if the load is 0.
fn press_shape_key(figure: &Figure, handle: ShapeHandle, key: &str) -> Option<Patch> {
    let handles = figure.shape_handles();
    let (t_s, workers) = handles.at(handle);
    let (_, high) = handles.peak;
    let (sideways, up) = match key {
        "ArrowUp" => (0.0, 1.0),
        "ArrowDown" => (0.0, -1.0),
        "PageUp" => (0.0, 10.0),
        "PageDown" => (0.0, -10.0),
        "ArrowRight" => (SIDEWAYS_STEP, 0.0),
        "ArrowLeft" => (-SIDEWAYS_STEP, 0.0),
        _ => return None,
    };
    let step = (high / 100.0).max(0.05);
    Some(figure.drag_shape(
        handle,
        t_s + sideways * figure.results.workload.span_s(),
        (workers + up * step).max(0.0),
    ))
}
