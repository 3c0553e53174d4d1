//! The numbers under a chart, and the sentence that sums up the figure.

use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::text::{self, Numbers};

/// Returns worker-hours, idle share and share of time short.
pub(super) fn three(figure: &Figure, numbers: &Numbers, policy: Policy) -> Html {
    let words = &figure.words;
    let [_, idle_label, short_label] = text::number_labels(words);
    let hours_label = text::hours_label(&figure.settings, numbers, policy);
    let labels = [hours_label.as_str(), idle_label, short_label];
    let swatches = [
        Html::default(),
        html! { <i class="swatch idle"></i> },
        html! { <i class="swatch short"></i> },
    ];
    let values = text::three_numbers(numbers, policy);
    let numbers = values.into_iter().zip(labels).zip(swatches);
    html! {
        <dl class="numbers" part="numbers">
            { for numbers.map(|((value, label), swatch)| html! {
                <div>
                    <dt>{ swatch }{ label }</dt>
                    <dd>{ value }</dd>
                </div>
            }) }
        </dl>
    }
}

/// Returns the worst delay and the restarts.
pub(super) fn service(numbers: &Numbers, policy: Policy) -> Html {
    let service = text::service(numbers, policy);
    html! {
        <p class="service" data-lost={service.is_lost.then_some("true")} part="service">
            <b>{ service.delay }</b><i>{ " · " }</i><span>{ service.restarts }</span>
        </p>
    }
}

/// Returns the sentence, unless the author has left it out.
pub(super) fn sentence(figure: &Figure, display: &DisplayOptions) -> Html {
    if !display.sentence {
        return Html::default();
    }
    let phrases = figure.headline();
    let is_alone = display.charts.len() == 1;
    html! {
        <p class={if is_alone { "sentence alone" } else { "sentence" }} part="sentence">
            { for phrases.into_iter().map(|phrase| if phrase.strong {
                html! { <strong>{ phrase.text }</strong> }
            } else {
                html! { { phrase.text } }
            }) }
        </p>
    }
}
