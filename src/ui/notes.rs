//! The notes below the charts: how to read the figure, what its settings cannot do, and
//! why the last change was refused.

use yew::prelude::*;

use super::view_action::ViewAction;
use super::warnings;
use crate::figure::{Figure, FigureStore};
use crate::text;

/// Returns how to read the figure, or why its settings cannot do what the job needs.
/// The latter waits for the end of a drag: it may be longer, and nothing moves during
/// a drag.
pub(super) fn how_to_read(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    match figure.settings.warnings().first() {
        Some(warning) if !figure.held => warnings::view(figure, *warning, send),
        _ => html! { { text::how_to_read(&figure.words, &figure.settings) } },
    }
}

/// Returns the reasons for which the last change was rejected, and what was left out of the
/// link that has led to the figure.
pub(super) fn messages(store: &FigureStore, figure: &Figure, of_link: &[String]) -> Html {
    html! {
        <div class="messages" role="alert">
            { for of_link.iter().map(|text| html! { <p class="message" part="message">{ text }</p> }) }
            { for store.errors().iter().map(|error| html! {
                <p class="message" part="message">{ text::refusal(&figure.words, error) }</p>
            }) }
        </div>
    }
}
