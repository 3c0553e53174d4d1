//! The inputs of a guess: strokes, keys and buttons.

use web_sys::PointerEvent;

use super::guess_view::part_id;
use super::pointer::{PointerStroke, StrokeEvent, TouchStart, pointer_event};
use crate::figure::{Action, FigureStore, Origin, Predict};
use crate::ui::effect::Effect;
use crate::ui::view_action::ViewAction;
use crate::ui::view_state::ViewState;

/// The ids of the buttons.
pub(super) const REVEAL: &str = "reveal";
pub(super) const SKIP: &str = "skip";
pub(super) const AGAIN: &str = "again";

/// The state of the view of a guess.
#[derive(Default)]
pub(in crate::ui) struct GuessState {
    /// The part of the span that is the tab stop.
    pub(in crate::ui) part: usize,
    stroke: Option<PointerStroke>,
}

/// An input of a guess.
pub(crate) enum GuessAction {
    /// A pointer event on the chart.
    Pointer(PointerEvent),
    /// A key is pressed on a part of the span.
    Key(usize, String),
    /// A part of the span has the focus.
    Focus(usize),
    Reveal,
    Skip,
    Again,
}

impl From<GuessAction> for ViewAction {
    fn from(action: GuessAction) -> Self {
        Self::Guess(action)
    }
}

impl ViewState {
    /// Applies an input of a guess.
    pub(in crate::ui) fn guess(&mut self, store: &FigureStore, action: GuessAction) -> Effect {
        let change = match action {
            GuessAction::Pointer(event) => return self.draw_guess(store, &event),
            GuessAction::Key(part, key) => return self.press_guess_key(store, part, &key),
            GuessAction::Focus(part) => {
                self.guess.part = part;
                return Effect::Markup;
            }
            // Not possible before there is a guess.
            GuessAction::Reveal if store.figure().guess().is_empty() => return Effect::Nothing,
            GuessAction::Reveal => {
                self.focus = Some(AGAIN.to_owned());
                Predict::Reveal
            }
            GuessAction::Skip => {
                self.focus = Some(AGAIN.to_owned());
                Predict::Skip
            }
            GuessAction::Again => {
                self.guess = GuessState::default();
                self.focus = Some(part_id(0));
                Predict::Again
            }
        };
        store.dispatch(Origin::User, Action::Predict(change));
        Effect::RenderAndPaint
    }

    fn draw_guess(&mut self, store: &FigureStore, event: &PointerEvent) -> Effect {
        let figure = store.figure();
        let place = self.renderer.borrow().charts.iter().find_map(|chart| {
            let is_asked = figure.is_hidden(chart.policy());
            let (plot, area) = (chart.plot?, chart.surface.area()?);
            is_asked.then_some((plot, area))
        });
        let Some((plot, area)) = place else {
            return Effect::Nothing;
        };
        let stroke = &mut self.guess.stroke;
        let action = match pointer_event(stroke, event, &area, &plot, TouchStart::Sideways) {
            StrokeEvent::Ignored => return Effect::Nothing,
            StrokeEvent::Drew(from, to) => {
                let action = figure.draw_guess(from, to);
                // A touch that did not move ends with its only point.
                if stroke.is_none() {
                    store.dispatch(Origin::User, action);
                    Action::Predict(Predict::Release)
                } else {
                    action
                }
            }
            StrokeEvent::Ended => Action::Predict(Predict::Release),
        };
        drop(figure);
        self.dispatch(store, action)
    }

    fn press_guess_key(&mut self, store: &FigureStore, part: usize, key: &str) -> Effect {
        let figure = store.figure();
        let last = figure.guess_parts().saturating_sub(1);
        let action = match key {
            "ArrowUp" => figure.raise_guess(part, 1.0),
            "ArrowDown" => figure.raise_guess(part, -1.0),
            "Home" => figure.set_guess(part, 1.0),
            "End" => figure.set_guess(part, f64::MAX),
            "ArrowLeft" | "ArrowRight" => {
                self.guess.part = if key == "ArrowRight" {
                    (part + 1).min(last)
                } else {
                    part.saturating_sub(1)
                };
                self.focus = Some(part_id(self.guess.part));
                return Effect::Markup;
            }
            _ => return Effect::Nothing,
        };
        drop(figure);
        self.dispatch(store, action)
    }
}
