//! The frontier as a table.

use yew::prelude::*;

use crate::figure::ChoiceMap;
use crate::map::{DelayMeasure, Point};
use crate::text::{self, MapText, MapWords};

/// Returns the table, which scrolls where it is too wide.
pub(super) fn view(map: &ChoiceMap, told: &MapWords) -> Html {
    let words = told.words;
    let frontier = map.frontier();
    if frontier.is_empty() {
        return Html::default();
    }
    let [hours, _, _] = text::number_labels(words);
    let heads = [
        words.get(MapText::Choice),
        hours,
        words.get(MapText::LongestDelay),
        words.get(MapText::MeanDelay),
    ];
    let head = |text: &str| html! { <th scope="col">{ text.to_owned() }</th> };
    let caption = told.table_caption();
    let rows = frontier.iter();
    let rows = rows.filter_map(|index| map.sweep().points().get(*index));
    html! {
        <div class="beside" role="region" tabindex="0" aria-label={caption.clone()}>
            <table>
                <caption>{ caption }</caption>
                <thead><tr>{ for heads.into_iter().map(head) }</tr></thead>
                <tbody>{ for rows.map(|point| row(point, told)) }</tbody>
            </table>
        </div>
    }
}

fn row(point: &Point, told: &MapWords) -> Html {
    let cell = |text: String| html! { <td>{ text }</td> };
    let delay = |measure: DelayMeasure| {
        let judged = point.judged(measure);
        let told = MapWords { measure, ..*told };
        judged.map_or_else(String::new, |judged| told.short_delay(judged.delay_s))
    };
    let hours = point.cost_spread().map(|spread| told.short_hours(spread));
    html! {
        <tr>
            <th scope="row">{ told.short_choice(point.candidate) }</th>
            { cell(hours.unwrap_or_default()) }
            { cell(delay(DelayMeasure::Longest)) }
            { cell(delay(DelayMeasure::Mean)) }
        </tr>
    }
}
