//! Which settings matter: a bar for what each of them changes.

use yew::prelude::*;

use crate::figure::{ChoiceMap, Figure};
use crate::map::{DelayMeasure, Effect, Outcome};
use crate::text::{self, MapText, MapWords};

/// How many settings are shown.
const COUNT: usize = 5;
/// Half of the width of a bar's picture.
const HALF: f64 = 50.0;

/// Returns the settings that matter, once all have been tried.
pub(super) fn view(figure: &Figure, map: &ChoiceMap, told: &MapWords) -> Html {
    let words = &figure.words;
    let Some(sensitivity) = map.sensitivity() else {
        return Html::default();
    };
    let get = |text| words.get(text).to_owned();
    let greatest = sensitivity.greatest(map.measure(), COUNT);
    let present = *sensitivity.present();
    let all = || greatest.iter().flatten();
    let hours = |effect: &Effect| effect.outcome.worker_hours - present.worker_hours;
    let most_hours = all().map(|effect| hours(effect).abs()).fold(0.0, f64::max);
    let delay = |effect: &Effect| decades(&effect.outcome, told) - decades(&present, told);
    let most_decades = all().map(|effect| delay(effect).abs()).fold(0.0, f64::max);
    let item = |effect: &Effect| {
        let [cost, wait] = told.outcome(&effect.outcome);
        html! {
            <tr>
                <th scope="row">{ told.change(sensitivity.settings(), effect.id, &effect.value) }</th>
                <td>{ bar("cost", hours(effect), most_hours) }{ cost }</td>
                <td>{ bar("wait", delay(effect), most_decades) }{ wait }</td>
            </tr>
        }
    };
    let [hours_label, _, _] = text::number_labels(words);
    let delay_label = match map.measure() {
        DelayMeasure::Longest => MapText::LongestDelay,
        DelayMeasure::Mean => MapText::MeanDelay,
    };
    let heads = [hours_label, words.get(delay_label)];
    let head = |text: &str| html! { <th scope="col">{ text.to_owned() }</th> };
    html! {
        <>
            <h4>{ get(MapText::WhatMatters) }</h4>
            if greatest.is_empty() {
                <p>{ get(MapText::NothingMatters) }</p>
            } else {
                <p class="help">{ get(MapText::MattersHelp) }</p>
                <div class="beside effects" role="region" tabindex="0" aria-label={get(MapText::WhatMatters)}>
                    <table>
                        <thead><tr><td></td>{ for heads.into_iter().map(head) }</tr></thead>
                        <tbody>{ for all().map(|effect| item(effect)) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

/// Returns the delay of a run as its decimal logarithm, with that of a job that never
/// catches up above all.
fn decades(outcome: &Outcome, told: &MapWords) -> f64 {
    const NEVER: f64 = 8.0;
    let delay_s = outcome.delay_s(told.measure);
    libm::log10(delay_s.max(1.0)).min(NEVER)
}

/// Returns a bar that goes to the right for more and to the left for less.
fn bar(class: &'static str, change: f64, most: f64) -> Html {
    let length = if most > 0.0 {
        change.abs() / most * HALF
    } else {
        0.0
    };
    let x = if change < 0.0 { -length } else { 0.0 };
    let number = text::plain_number;
    html! {
        <svg {class} viewBox="-50 0 100 8" aria-hidden="true">
            <path d="M0 0V8" /><rect x={number(x)} y="1" width={number(length)} height="6" />
        </svg>
    }
}
