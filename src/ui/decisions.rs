//! The log of the autoscaler's decisions under the small charts: its button, and what moves
//! with the time cursor.

use yew::prelude::*;

use super::effect::Effect;
use super::panel::Panels;
use super::view_action::{Section, ViewAction};
use super::view_state::ViewState;
use crate::allocation::Policy;
use crate::figure::{Figure, FigureStore};
use crate::text::Key;

/// The id of the button in the row at the time cursor.
pub(super) const ROW_AT_CURSOR: &str = "decision-at-cursor";

/// Returns the button that opens the log, and the log. Of a fleet that is hidden nothing is
/// told.
pub(super) fn view(state: &ViewState, panels: &Panels) -> Html {
    let (figure, words) = (panels.figure, &panels.figure.words);
    if figure.is_hidden(Policy::Reactive) {
        return Html::default();
    }
    let is_open = state.decisions_open;
    let onclick = panels
        .send
        .reform(|_: MouseEvent| ViewAction::ToggleSection(Section::Decisions));
    html! {
        <>
            <button id="decisions" type="button" class="opener" part="button"
                aria-expanded={is_open.to_string()} {onclick}>
                { words.get(Key::Decisions) }
            </button>
            if is_open {
                { log(state, panels) }
            }
        </>
    }
}

/// Returns the log, once the third file is loaded.
fn log(state: &ViewState, panels: &Panels) -> Html {
    match state.exchange.part() {
        Some(part) => part.view(Section::Decisions, panels, &state.context(panels.figure)),
        None => {
            html! { <p role="status" class="log">{ panels.figure.words.get(Key::Loading) }</p> }
        }
    }
}

impl ViewState {
    /// Opens the log, or closes it.
    pub(super) fn toggle_decisions(&mut self, store: &FigureStore) -> Effect {
        self.decisions_open = !self.decisions_open;
        let moved = self.send.reform(|()| ViewAction::CursorMoved);
        self.renderer.borrow_mut().follower = self.decisions_open.then_some(moved);
        store.ask_for_exchange();
        self.follow_cursor(&store.figure());
        Effect::Markup
    }

    /// Lets the log follow the time cursor. Returns whether another row is at it.
    pub(super) fn follow_cursor(&mut self, figure: &Figure) -> bool {
        let is_in_sight = self.decisions_open && self.display.open.hood;
        if !is_in_sight || figure.is_hidden(Policy::Reactive) {
            return false;
        }
        let cursor_s = self.renderer.borrow().playback.moved_to_s(figure);
        let part = self.exchange.part_mut();
        part.is_some_and(|part| part.follow(figure, cursor_s))
    }

    /// Moves the time cursor to a decision, at a time in seconds, and pins it there. The row
    /// gets the focus if a key was pressed: it may be another element.
    pub(super) fn go_to_decision(&mut self, store: &FigureStore, t_s: f64, focus: bool) -> Effect {
        let figure = store.figure();
        {
            let playback = &mut self.renderer.borrow_mut().playback;
            playback.narrate_policy(Policy::Reactive);
            playback.go_to(t_s, figure.results.workload.span_s());
        }
        if focus {
            self.focus = Some(ROW_AT_CURSOR.to_owned());
        }
        self.follow_cursor(&figure);
        Effect::Render
    }
}
