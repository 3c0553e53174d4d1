//! The numbers under a chart, and the sentence under all.

use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::report::PolicyReport;
use crate::text;

/// Worker-hours, idle share, and share of time short.
pub(super) fn three(figure: &Figure, report: &PolicyReport) -> Html {
    let words = &figure.words;
    let labels = text::number_labels(words);
    let with_cost = text::hours_label(words, &figure.settings, report);
    let labels = [with_cost.as_str(), labels[1], labels[2]];
    let keys = [
        Html::default(),
        html! { <i class="swatch idle"></i> },
        html! { <i class="swatch short"></i> },
    ];
    let values = text::three_numbers(words, report);
    let numbers = values.into_iter().zip(labels).zip(keys);
    html! {
        <dl class="numbers" part="numbers">
            { for numbers.map(|((value, label), key)| html! {
                <div>
                    <dt>{ key }{ label }</dt>
                    <dd>{ value }</dd>
                </div>
            }) }
        </dl>
    }
}

/// The result in words.
pub(super) fn sentence(figure: &Figure, view: &DisplayOptions) -> Html {
    let (settings, report) = (&figure.settings, &figure.results.report);
    let phrases = text::headline(&figure.words, settings, report, &view.charts);
    let compared = view.charts.contains(&Policy::Reactive);
    html! {
        <p class={if compared { "sentence" } else { "sentence alone" }} part="sentence">
            { for phrases.into_iter().map(|phrase| if phrase.strong {
                html! { <strong>{ phrase.text }</strong> }
            } else {
                html! { { phrase.text } }
            }) }
        </p>
    }
}
