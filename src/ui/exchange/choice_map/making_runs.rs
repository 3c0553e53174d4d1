//! Makes the runs of the map, in a thread or in slices of time.

use js_sys::{Array, Date, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{MapRun, MapSection};
use crate::figure::{ChoiceMap, Figure};
use crate::link;
use crate::ui::effect::Effect;
use crate::ui::exchange::hooks::Hooks;

/// How long a slice of runs takes, in milliseconds: half of a frame.
const SLICE_MS: f64 = 7.0;
/// How often new runs are shown, in milliseconds.
const SHOW_MS: f64 = 150.0;
/// After how long the reader is told how long it will take, in seconds.
const LONG_S: f64 = 2.0;

impl MapSection {
    /// Lets a thread make the runs of a new map, if it can.
    pub(super) fn begin(&mut self, figure: &Figure, hooks: &Hooks) {
        self.ghost = None;
        self.chart.forget();
        self.number = self.number.wrapping_add(1);
        self.begun_ms = Date::now();
        let sweep = self.map.as_ref().map(ChoiceMap::sweep);
        let sweep = sweep.filter(|_| !self.no_thread);
        let text = sweep.and_then(|sweep| link::whole_text(sweep.base(), figure.report()));
        self.has_thread = text.is_some();
        if let (Some(text), Some(sweep)) = (text, sweep) {
            let axes = sweep.axes().each_ref().map(|axis| axis.id().field().name);
            hooks.make_runs(self.number, &text, axes);
        }
    }

    /// Takes the runs that a thread has made.
    pub(in crate::ui::exchange) fn take_runs(
        &mut self,
        figure: &Figure,
        value: &JsValue,
        hooks: &Hooks,
    ) -> Effect {
        let part = |index| value.unchecked_ref::<Array>().get(index);
        let Some(map) = &mut self.map else {
            return Effect::Nothing;
        };
        if part(0).as_f64() != Some(f64::from(self.number)) {
            return Effect::Nothing;
        }
        let had_shape = map.sweep().has_shape();
        let numbers = part(1).unchecked_into::<Float64Array>().to_vec();
        let (made, _) = numbers.as_chunks::<{ MapRun::NUMBERS }>();
        for numbers in made {
            let MapRun { job, outcome } = MapRun::of(*numbers);
            map.sweep_mut().put(job, outcome);
        }
        self.ask(hooks);
        self.show(had_shape, figure.held)
    }

    /// Makes the runs without a thread: none can be started, or it failed.
    pub(in crate::ui::exchange) fn go_without_thread(&mut self, hooks: &Hooks) {
        self.no_thread = true;
        self.has_thread = false;
        self.ask(hooks);
    }

    /// Shows new runs from time to time, when all points have one, when all are made, and
    /// within another limit.
    fn show(&mut self, had_shape: bool, held: bool) -> Effect {
        let Some(map) = &self.map else {
            return Effect::Nothing;
        };
        let is_due = Date::now() - self.shown_ms >= SHOW_MS;
        let is_judged_anew = std::mem::take(&mut self.is_judged_anew);
        let is_new = is_judged_anew || map.is_complete() || map.sweep().has_shape() != had_shape;
        if held || !(is_due || is_new) {
            return Effect::Nothing;
        }
        self.shown_ms = Date::now();
        Effect::Markup
    }

    /// Asks the script for time if there are runs to make in the page, or to judge anew.
    pub(super) fn ask(&mut self, hooks: &Hooks) {
        let has_runs = |map: &ChoiceMap| match self.has_thread {
            true => map.sweep().has_shape() && map.has_more_beside(),
            false => !map.is_complete(),
        };
        let has_runs = self.map.as_ref().is_some_and(has_runs);
        if (has_runs || self.is_judged_anew) && !self.asked && !self.closed {
            self.asked = true;
            hooks.give_time();
        }
    }

    /// Makes runs for the time of a slice: none during a drag, out of sight, and while the
    /// section is closed.
    pub(in crate::ui::exchange) fn slice(
        &mut self,
        figure: &Figure,
        in_sight: bool,
        hooks: &Hooks,
    ) -> Effect {
        self.asked = false;
        let may_run = in_sight && !figure.held && !self.closed;
        let Some(map) = self.map.as_mut().filter(|_| may_run) else {
            return Effect::Nothing;
        };
        let had_shape = map.sweep().has_shape();
        let end_ms = Date::now() + SLICE_MS;
        let mut is_more = true;
        while is_more && Date::now() < end_ms {
            is_more = match self.has_thread {
                true => map.step_beside(),
                false => map.work(),
            };
        }
        self.ask(hooks);
        self.show(had_shape, false)
    }

    /// Returns how long the runs will take from now on, in seconds, if that is long.
    pub(super) fn left_s(&self, map: &ChoiceMap) -> Option<f64> {
        let (done, all) = map.sweep().progress();
        let taken_s = (Date::now() - self.begun_ms) / 1000.0;
        let left_s = taken_s / done as f64 * (all - done.min(all)) as f64;
        (taken_s >= LONG_S && left_s.is_finite() && left_s >= 1.0).then_some(left_s)
    }
}
