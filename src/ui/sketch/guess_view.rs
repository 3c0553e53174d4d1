//! The markup of a guess: what is drawn on, the buttons and the results.

use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::guess::{AGAIN, GuessAction, GuessState, REVEAL, SKIP};
use crate::figure::Figure;
use crate::scene::Plot;
use crate::text;
use crate::ui::dom::{move_to, set_px};
use crate::ui::numbers::phrase;
use crate::ui::view_action::ViewAction;

/// Returns the id of the element of a part of the span.
pub(super) fn part_id(part: usize) -> String {
    ["guess-", &part.to_string()].concat()
}

/// The element of all parts, which lies over the plot.
#[derive(Default)]
pub(in crate::ui) struct GuessSteps {
    element: NodeRef,
    /// The last element, with left, top, width and height in CSS pixels.
    placed: Option<(HtmlElement, [f64; 4])>,
}

impl GuessSteps {
    /// Lays the parts over the plot of their chart, unless they are there.
    pub(in crate::ui) fn show(&mut self, plot: &Plot) {
        let Some(element) = self.element.cast::<HtmlElement>() else {
            return;
        };
        let place = [plot.left, plot.top, plot.width(), plot.height()];
        let placed = Some((element.clone(), place));
        if self.placed == placed {
            return;
        }
        self.placed = placed;
        move_to(&element, plot.left, plot.top);
        set_px(&element.style(), "width", plot.width());
        set_px(&element.style(), "height", plot.height());
    }
}

/// Returns the element over the chart of a hidden fleet, with a slider for each part of
/// the span.
pub(in crate::ui) fn guess_overlay(
    figure: &Figure,
    state: &GuessState,
    steps: &GuessSteps,
    send: &Callback<ViewAction>,
) -> Html {
    let onpointer = send.reform(|event: PointerEvent| GuessAction::Pointer(event).into());
    let count = figure.guess_parts();
    html! {
        <div class="sketch asking" onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
            onpointerup={onpointer.clone()} onpointercancel={onpointer}>
            <div class="parts" role="group" aria-label={text::your_guess(&figure.words).to_owned()} ref={&steps.element}>
                { for (0..count).map(|part| slider(figure, state, part, count, send)) }
            </div>
            if figure.guess().is_empty() {
                <span class="said" aria-hidden="true">{ text::your_guess(&figure.words) }{ "?" }</span>
            }
        </div>
    }
}

fn slider(
    figure: &Figure,
    state: &GuessState,
    part: usize,
    count: usize,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let workload = &figure.results.workload;
    let span_s = workload.span_s();
    let at = |part: usize| part as f64 / count as f64 * span_s;
    let workers = figure.guess().part(part);
    let value = Some(workers).filter(|workers| *workers > 0);
    let text = text::guess_value(words, workload, (at(part), at(part + 1)), value);
    let most = figure.y_max.floor().max(f64::from(workers));
    let keys = send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let is_ours = key.starts_with("Arrow") || key == "Home" || key == "End";
        if is_ours && !(event.ctrl_key() || event.meta_key() || event.alt_key()) {
            event.prevent_default();
            keys.emit(GuessAction::Key(part, key).into());
        }
    });
    let onfocus = send.reform(move |_: FocusEvent| GuessAction::Focus(part).into());
    let is_stop = part == state.part.min(count.saturating_sub(1));
    html! {
        <div id={part_id(part)} class="part" role="slider" tabindex={if is_stop { "0" } else { "-1" }}
            aria-orientation="vertical" aria-label={text::your_guess(words).to_owned()}
            aria-valuemin="1" aria-valuemax={text::plain_number(most)}
            aria-valuenow={workers.max(1).to_string()} aria-valuetext={text} {onkeydown} {onfocus}>
        </div>
    }
}

/// Returns the rest of the sentence: help and buttons while the fleet is hidden, and then
/// the results. Nothing if the author does not ask.
pub(in crate::ui) fn guess(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let Some(policy) = figure.predicted() else {
        return Html::default();
    };
    let words = &figure.words;
    let reveal = send.reform(|_: MouseEvent| GuessAction::Reveal.into());
    let skip = send.reform(|_: MouseEvent| GuessAction::Skip.into());
    let again = send.reform(|_: MouseEvent| GuessAction::Again.into());
    let is_asking = figure.asked().is_some();
    html! {
        <span class="guess" part="guess">
            if is_asking {
                { " " }{ text::guess_help(words, policy) }{ " " }
                <span class="answers">
                <button id={REVEAL} type="button" class="chip" part="button"
                    aria-disabled={figure.guess().is_empty().to_string()} onclick={reveal}>{ text::reveal(words) }</button>
                { " " }
                <button id={SKIP} type="button" class="quiet" part="button" onclick={skip}>{ text::skip(words) }</button>
                </span>
            } else {
                <span class="result">{ for figure.guess_results().into_iter().map(phrase) }</span>{ " " }
                <button id={AGAIN} type="button" class="quiet" part="button" onclick={again}>{ text::guess_again(words) }</button>
            }
        </span>
    }
}
