//! The numbers under a chart, and the sentence under both.

use yew::prelude::*;

use crate::figure::Figure;
use crate::narrate;
use crate::report::PolicyReport;

/// Worker-hours, idle share, and share of time short.
pub(super) fn three(report: &PolicyReport) -> Html {
    html! {
        <dl class="numbers" part="numbers">
            <div><dd>{ narrate::count(report.worker_hours) }</dd><dt>{ "worker-hours" }</dt></div>
            <div><dd>{ narrate::percent(report.idle_share) }</dd><dt><i class="swatch idle"></i>{ "idle" }</dt></div>
            <div><dd>{ narrate::percent(report.short_time_share) }</dd><dt><i class="swatch short"></i>{ "time short" }</dt></div>
        </dl>
    }
}

/// The result in words.
pub(super) fn sentence(figure: &Figure) -> Html {
    let phrases = narrate::headline(&figure.settings, &figure.outcome.report);
    html! {
        <p class="sentence" part="sentence">
            { for phrases.into_iter().map(|phrase| if phrase.strong {
                html! { <strong>{ phrase.text }</strong> }
            } else {
                html! { { phrase.text } }
            }) }
        </p>
    }
}
