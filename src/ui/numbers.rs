//! The numbers under a chart, and the sentence that sums up the figure.

use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::text::{self, Numbers, Phrase, Service};

/// Stands in place of a number of a fleet that is to be guessed.
pub(super) const HIDDEN: &str = "?";

/// Returns the policy in a few words, which tell the number of static workers.
pub(super) fn note(figure: &Figure, policy: Policy) -> String {
    if figure.is_hidden(policy) && policy == Policy::Static {
        return HIDDEN.to_owned();
    }
    text::policy_note(&figure.words, &figure.settings, policy)
}

/// Returns worker-hours, idle share and share of time short.
pub(super) fn three(figure: &Figure, numbers: &Numbers, policy: Policy) -> Html {
    let words = &figure.words;
    let [_, idle_label, short_label] = text::number_labels(words);
    let is_hidden = figure.is_hidden(policy);
    let hours_label = if is_hidden {
        text::number_labels(words)[0].to_owned()
    } else {
        text::hours_label(&figure.settings, numbers, policy)
    };
    let [hours, idle, short] = if is_hidden {
        [HIDDEN; 3].map(str::to_owned)
    } else {
        text::three_numbers(numbers, policy)
    };
    html! {
        <dl class="numbers" part="numbers">
            { number(hours, &hours_label, None) }
            { number(idle, idle_label, Some("swatch idle")) }
            { number(short, short_label, Some("swatch short")) }
        </dl>
    }
}

/// Returns a number with its label, after a swatch of a class.
fn number(value: String, label: &str, swatch: Option<&'static str>) -> Html {
    html! {
        <div>
            <dt translate="yes">
                if let Some(class) = swatch {
                    <i {class}></i>
                }
                { label }
            </dt>
            <dd>{ value }</dd>
        </div>
    }
}

/// Returns the worst delay and the restarts.
pub(super) fn service(figure: &Figure, numbers: &Numbers, policy: Policy) -> Html {
    let Service {
        delay,
        restarts,
        is_lost,
    } = if figure.is_hidden(policy) {
        Service {
            delay: HIDDEN.to_owned(),
            restarts: HIDDEN.to_owned(),
            is_lost: false,
        }
    } else {
        text::service(numbers, policy)
    };
    html! {
        <p class="service" data-lost={is_lost.then_some("true")} part="service">
            <b>{ delay }</b><i>{ " · " }</i><span>{ restarts }</span>
        </p>
    }
}

/// Returns the sentence, unless the author has left it out: the question while a fleet is
/// hidden, and nothing but the `guess` once it is revealed.
pub(super) fn sentence(figure: &Figure, display: &DisplayOptions, guess: Html) -> Html {
    if !display.sentence && figure.predicted().is_none() {
        return Html::default();
    }
    let phrases = match figure.asked() {
        Some(policy) => text::question(&figure.words, policy),
        None if figure.is_revealed() || !display.sentence => Vec::new(),
        None => figure.headline(),
    };
    let asked = figure.asked().map(|policy| match policy {
        Policy::Static => "level",
        _ => "steps",
    });
    let is_alone = display.charts.len() == 1;
    html! {
        <p class={if is_alone { "sentence alone" } else { "sentence" }} part="sentence" data-asked={asked}>
            { for phrases.into_iter().map(phrase) }
            { guess }
        </p>
    }
}

/// Returns a part of a sentence.
pub(super) fn phrase(phrase: Phrase) -> Html {
    if phrase.strong {
        html! { <strong>{ phrase.text }</strong> }
    } else {
        html! { { phrase.text } }
    }
}
