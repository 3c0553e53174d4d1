//! What is tried, how delays are measured, and the limit.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::limit::{self, LimitText};
use crate::figure::{ChoiceMap, Figure};
use crate::map::{Axis, DelayMeasure, is_tuned};
use crate::settings::{FIELDS, SettingId, Settings};
use crate::text::{self, MapText, Words};
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::map_action::MapAction;
use crate::ui::view_action::ViewAction;

/// Returns the controls.
pub(super) fn view(
    figure: &Figure,
    map: &ChoiceMap,
    limit_text: &LimitText,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let get = |text| words.get(text).to_owned();
    let [x, y] = map.sweep().axes().each_ref().map(Axis::id);
    html! {
        <div class="bar">
            <label>{ get(MapText::Across) }{ " " }{ axis(figure, 0, x, send) }</label>
            <label>{ get(MapText::And) }{ " " }{ axis(figure, 1, y, send) }</label>
            { measures(words, map.measure(), send) }
            { limit::view(words, map.limit(), limit_text, send) }
        </div>
    }
}

pub(super) fn emit(send: &Callback<ViewAction>, action: MapAction) {
    send.emit(ViewAction::Exchange(ExchangeAction::Map(action)));
}

/// Returns the settings that can be put on an axis.
fn choices(settings: &Settings) -> impl Iterator<Item = SettingId> {
    let is_choice =
        |id: &SettingId| is_tuned(settings, *id) && Axis::usual(settings, *id).is_some();
    FIELDS.iter().map(|field| field.id).filter(is_choice)
}

fn axis(figure: &Figure, place: usize, chosen: SettingId, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let ids: Vec<SettingId> = choices(&figure.settings).collect();
    let option = |id: SettingId| {
        html! {
            <option value={id.field().name} selected={id == chosen}>{ text::setting_name(words, id.field()).to_owned() }</option>
        }
    };
    let options: Html = ids.iter().map(|id| option(*id)).collect();
    let send = send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(id) = SettingId::from_name(&select.value()) {
            emit(&send, MapAction::Axis(place, id));
        }
    });
    let id = ["map-axis-", if place == 0 { "x" } else { "y" }].concat();
    html! { <select {id} {onchange}>{ options }</select> }
}

fn measures(words: &Words, present: DelayMeasure, send: &Callback<ViewAction>) -> Html {
    let name = words.get(MapText::DelayBy).to_owned();
    let button = |id: &'static str, measure: DelayMeasure, text: MapText| {
        let send = send.clone();
        let onclick = Callback::from(move |_: MouseEvent| emit(&send, MapAction::Measure(measure)));
        html! {
            <button {id} type="button" class="chip" aria-pressed={(measure == present).to_string()} {onclick}>
                { words.get(text).to_owned() }
            </button>
        }
    };
    html! {
        <span class="measures" role="group" aria-label={name.clone()}>
            { name }{ " " }
            { button("map-longest", DelayMeasure::Longest, MapText::Longest) }
            { button("map-mean", DelayMeasure::Mean, MapText::Mean) }
        </span>
    }
}
