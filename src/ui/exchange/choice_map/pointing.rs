//! What a pointer does on the map: it looks at choices, and drags the ring.

use std::rc::Rc;

use web_sys::PointerEvent;

use super::MapSection;
use crate::allocation::{self, Policy};
use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::map::Family;
use crate::ui::effect::Effect;

impl MapSection {
    /// Applies a pointer event on the chart: one that hovers looks at the nearest point, one
    /// that drags the ring takes the points that it comes to.
    pub(super) fn point_at(&mut self, store: &FigureStore, event: &PointerEvent) -> Effect {
        let figure = store.figure();
        let Some(map) = &mut self.map else {
            return Effect::Nothing;
        };
        let present = map.sweep().present(&figure.settings);
        let kind = event.type_();
        match kind.as_str() {
            "pointerdown" => {
                self.dragged = event.is_primary() && self.chart.is_on_ring(event);
                let meant = match self.dragged {
                    true => present,
                    false => self.chart.nearest(event, present, &map.frontier()),
                };
                if meant.is_none() {
                    return Effect::Nothing;
                }
                map.look_at(meant);
                if self.dragged {
                    self.chart.capture(event);
                    self.ghost = None;
                    return Effect::RenderAndPaint;
                }
            }
            "pointermove" if self.dragged => {
                let of_grid = |point: usize| {
                    let point = map.sweep().points().get(point);
                    point.is_some_and(|point| point.candidate.family() == Family::Grid)
                };
                let Some(near) = self.chart.nearest_anywhere(event, of_grid) else {
                    return Effect::Nothing;
                };
                if Some(near) == present {
                    return Effect::Nothing;
                }
                map.look_at(Some(near));
                let Some(patch) = map.patch(&figure.settings, near) else {
                    return Effect::Nothing;
                };
                drop(figure);
                store.dispatch(Origin::User, Action::Edit { patch, held: true });
                return Effect::RenderAndPaint;
            }
            "pointermove" => {
                let near = self.chart.nearest(event, present, &map.frontier());
                // What was looked at last stays until another point is.
                if near.is_none() || !map.look_at(near) {
                    return Effect::Nothing;
                }
            }
            _ => {
                if std::mem::take(&mut self.dragged) {
                    drop(figure);
                    store.dispatch(Origin::User, Action::Release);
                    return Effect::RenderAndPaint;
                }
                if kind != "pointerleave" || self.ghost.take().is_none() {
                    return Effect::Nothing;
                }
                return Effect::Paint;
            }
        }
        self.look(&figure);
        Effect::RenderAndPaint
    }

    /// Runs the point that is looked at, for the charts.
    pub(super) fn look(&mut self, figure: &Figure) {
        let Some(map) = &self.map else { return };
        let Some(point) = map.looked_at() else {
            self.ghost = None;
            return;
        };
        if self.ghost.as_ref().is_some_and(|(of, _)| *of == point) {
            return;
        }
        let candidate = map.sweep().points().get(point).map(|point| point.candidate);
        let patch = map.patch(&figure.settings, point).unwrap_or_default();
        let settings = figure.settings.with(&patch).ok();
        self.ghost = candidate.zip(settings).map(|(candidate, settings)| {
            let workload = &figure.results.workload;
            let run = match candidate.policy() {
                Policy::Static => allocation::static_fleet(&settings, workload),
                Policy::Schedule => allocation::schedule(&settings, workload),
                _ => allocation::reactive(&settings, workload),
            };
            (point, Rc::new(run.workers))
        });
    }
}
