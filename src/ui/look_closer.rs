//! Opens, moves and closes the close-up of an outage.

use super::effect::Effect;
use super::magnifier::{CLOSE, closer_id};
use super::view_action::EventStep;
use super::view_state::ViewState;
use crate::allocation::Policy;
use crate::figure::{Figure, FigureStore, Level};

/// The part of a pixel by which the cursor stands behind the beginning of an outage,
/// never before it.
const BEHIND: f64 = 1e-9;

impl ViewState {
    /// Opens the close-up of the outage at the time cursor, of the chart with this index
    /// or of the policy that is described.
    pub(super) fn look_closer(&mut self, store: &FigureStore, index: Option<usize>) -> Effect {
        if self.display.level == Level::Basic {
            return Effect::Nothing;
        }
        let figure = &*store.figure();
        let opener = index.map_or_else(|| "time".to_owned(), closer_id);
        let shown: Vec<Policy> = self.display.policies().collect();
        let told = |policy: &Policy| !figure.is_hidden(*policy);
        let narrated = self.renderer.borrow().playback.narrated_policy(&shown);
        let of_chart = index.and_then(|index| shown.get(index)).copied();
        let policy = of_chart.unwrap_or(narrated);
        // A fleet that never restarts has none: then that of another.
        let mut policies = [policy].into_iter().chain(shown.into_iter().rev());
        match policies.find(|policy| told(policy) && !figure.incidents(*policy).is_empty()) {
            Some(policy) => self.open_close_up(figure, policy, opener),
            None => Effect::Nothing,
        }
    }

    fn open_close_up(&mut self, figure: &Figure, policy: Policy, opener: String) -> Effect {
        let is_hidden = policy != self.selected_chart();
        if is_hidden && self.renderer.borrow().one_at_a_time {
            self.select_chart(policy);
        }
        let renderer = &mut *self.renderer.borrow_mut();
        let t_s = renderer.playback.t_s(figure);
        let begin_s = renderer.magnifier.open(figure, policy, t_s, opener);
        if let Some(begin_s) = begin_s {
            let span_s = figure.results.workload.span_s();
            renderer.playback.narrate_policy(policy);
            renderer.playback.pin.set(true);
            renderer.playback.seek(begin_s / span_s + BEHIND);
            self.focus = Some(CLOSE.to_owned());
        }
        Effect::RenderAndPaint
    }

    /// Opens the close-up of the outage under a pointer that is held on the chart with
    /// this index.
    pub(super) fn look_closer_at_pointer(&mut self, store: &FigureStore, index: usize) -> Effect {
        let figure = &*store.figure();
        let policy = {
            let renderer = &mut *self.renderer.borrow_mut();
            let playback = &mut renderer.playback;
            let (Some(chart), Some(point)) =
                (renderer.charts.get(index), playback.pin.pressed_at())
            else {
                return Effect::Nothing;
            };
            let Some(begin_s) = chart.incident_near(figure, point, super::pointing::NEAR_FINGER_PX)
            else {
                return Effect::Nothing;
            };
            playback.pin.leave();
            playback.pin.set(true);
            playback.seek(begin_s / figure.results.workload.span_s() + BEHIND);
            chart.policy()
        };
        self.open_close_up(figure, policy, closer_id(index))
    }

    /// Goes to the next or the previous outage in the close-up; the cursor follows.
    pub(super) fn step_close_up(&mut self, store: &FigureStore, step: EventStep) -> Effect {
        let figure = &*store.figure();
        let renderer = &mut *self.renderer.borrow_mut();
        let Some(begin_s) = renderer.magnifier.step(figure, step) else {
            return Effect::Nothing;
        };
        let span_s = figure.results.workload.span_s();
        renderer.playback.seek(begin_s / span_s + BEHIND);
        Effect::RenderAndPaint
    }

    /// Closes the close-up, or, if it is not open, frees the time cursor.
    pub(super) fn escape(&mut self) -> Effect {
        let renderer = &mut *self.renderer.borrow_mut();
        if renderer.magnifier.is_open() {
            self.focus = renderer.magnifier.close();
            return Effect::RenderAndPaint;
        }
        renderer.playback.pin.set(false);
        Effect::Cursor
    }
}
