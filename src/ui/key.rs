//! The key to the marks of the charts and of the strips below them.

use yew::prelude::*;

use super::view_action::{Section, ViewAction};
use crate::figure::Figure;
use crate::scene::records_per_dot;
use crate::text::{self, Key};

/// Returns the button that opens the key, which stands in a text.
pub(super) fn opener(figure: &Figure, open: bool, send: &Callback<ViewAction>) -> Html {
    let onclick = send.reform(|_: MouseEvent| ViewAction::ToggleSection(Section::Key));
    html! {
        <>
            { " " }
            <button id="key" type="button" class="quiet inline" part="button" aria-expanded={open.to_string()} {onclick}>
                { figure.words.get(Key::Legend) }
            </button>
        </>
    }
}

/// Returns the key: each mark with its meaning.
pub(super) fn view(figure: &Figure) -> Html {
    let words = &figure.words;
    let records = records_per_dot(figure.results.workload.rate.max());
    let dot = words.fill(Key::LegendDot, &[&text::count(words, records)]);
    let line = |mark: Html, text: &str| html! { <li><span class="mark" aria-hidden="true">{ mark }</span>{ text }</li> };
    html! {
        <ul class="key" part="note">
            { line(html! { <i class="box busy"></i> }, words.get(Key::LegendBusy)) }
            { line(html! { <i class="box waiting"></i> }, words.get(Key::LegendWaiting)) }
            { line(html! { <i class="box starting"></i> }, words.get(Key::BoxStarting)) }
            { line(html! { <i class="box silent"></i> }, words.get(Key::LegendSilent)) }
            { line(html! { <i class="waiting-records"></i> }, words.get(Key::LegendQueue)) }
            { line(html! { <i class="record"></i> }, &dot) }
            { line(chevron("M3 9l5-5 5 5"), words.get(Key::LegendUp)) }
            { line(chevron("M3 4l5 5 5-5"), words.get(Key::LegendDown)) }
            { line(html! { <i class="band"></i> }, words.get(Key::LegendBand)) }
        </ul>
    }
}

fn chevron(path: &'static str) -> Html {
    html! { <svg viewBox="0 0 16 13"><path d={path} /></svg> }
}
