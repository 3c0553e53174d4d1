//! What else could have happened: a dot for each of several seeds.

use yew::prelude::*;

use super::view_action::{Section, ViewAction};
use crate::allocation::Policy;
use crate::figure::Figure;
use crate::report::Report;
use crate::text::{self, SpreadOf};

/// The size of a plot of dots, in the units of its view box.
const WIDTH: f64 = 220.0;
const HEIGHT: f64 = 26.0;
/// The radius of a dot.
const RADIUS: f64 = 4.0;
/// Dots of neighbouring runs are drawn in different rows, so that equal ones do not
/// hide each other.
const ROWS: usize = 3;

/// Returns the button that opens the section.
pub(super) fn opener(figure: &Figure, open: bool, send: &Callback<ViewAction>) -> Html {
    let onclick = send.reform(|_: MouseEvent| ViewAction::ToggleSection(Section::OtherSeeds));
    html! {
        <button id="seeds" type="button" class="opener" aria-expanded={open.to_string()} {onclick}>
            { text::other_seeds_title(&figure.words) }
        </button>
    }
}

/// Returns the section: for each chart in sight a plot of each number.
pub(super) fn view(figure: &Figure) -> Html {
    let words = &figure.words;
    let others = figure.other_seeds();
    let mut policies = figure.told();
    policies.retain(|policy| *policy != Policy::Script);
    let plot = |policy: Policy, of: SpreadOf| {
        let number = |report: &Report| report.of(policy).map_or(0.0, |report| of.of(report));
        let highest = policies.iter().map(|policy| {
            let all = others.iter().chain([figure.report()]);
            let values = all.filter_map(|report| Some(of.of(report.of(*policy)?)));
            values.fold(0.0, f64::max)
        });
        dots(
            figure,
            of,
            &others.iter().map(number).collect::<Vec<f64>>(),
            number(figure.report()),
            highest.fold(0.0, f64::max),
        )
    };
    html! {
        <div class="spread" part="spread">
            <p class="how">{ text::other_seeds_help(words, others.len() + 1) }</p>
            { for policies.iter().map(|policy| html! {
                <section>
                    <h4>{ text::policy_title(words, *policy) }</h4>
                    <dl>{ for SpreadOf::ALL.iter().map(|of| plot(*policy, *of)) }</dl>
                </section>
            }) }
        </div>
    }
}

/// Returns the dots of one number. `highest` is at the right end, 0 at the left one.
fn dots(figure: &Figure, of: SpreadOf, others: &[f64], this: f64, highest: f64) -> Html {
    let words = &figure.words;
    let all = || others.iter().copied().chain([this]);
    let least = all().fold(f64::INFINITY, f64::min);
    let range = of.range(words, least, all().fold(0.0, f64::max));
    let x = |value: f64| {
        let share = if highest > 0.0 { value / highest } else { 0.0 };
        text::plain_number((RADIUS + 1.0 + share * (WIDTH - 2.0 * RADIUS - 2.0)).round())
    };
    let y = |row: usize| {
        let gap = (HEIGHT - 2.0 * RADIUS - 2.0) / (ROWS - 1) as f64;
        text::plain_number(RADIUS + 1.0 + row as f64 * gap)
    };
    let radius = text::plain_number(RADIUS);
    let size = [WIDTH, HEIGHT].map(text::plain_number);
    let view_box = ["0 0 ", &size.join(" ")].concat();
    html! {
        <div>
            <dt>{ of.name(words) }</dt>
            <dd>
                <svg viewBox={view_box} aria-hidden="true">
                    { for others.iter().enumerate().map(|(index, value)| html! {
                        <circle cx={x(*value)} cy={y(index % ROWS)} r={radius.clone()} />
                    }) }
                    <circle class="this" cx={x(this)} cy={y(1)} r={radius.clone()} />
                </svg>
                { range }
            </dd>
        </div>
    }
}
