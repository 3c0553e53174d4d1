//! The presets as a row of chips.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::view_action::ViewAction;
use crate::figure::{Action, DisplayOptions, Figure};
use crate::own_load::OwnLoad;
use crate::settings::Preset;
use crate::text;

/// Space before the chosen chip in a scrolled row, CSS pixels: a part of the one
/// before, which tells that there is more.
const CHIP_INSET_PX: i32 = 48;

/// Returns the row; nothing if no preset can be chosen. `after` stands behind the chips.
pub(super) fn view(
    figure: &Figure,
    display: &DisplayOptions,
    after: Html,
    send: &Callback<ViewAction>,
) -> Html {
    let presets = &display.presets;
    if presets.is_empty() {
        return Html::default();
    }
    let words = &figure.words;
    let chosen = figure.settings.preset_of_load();
    let reshaped = figure.settings.is_reshaped();
    let is_chosen = |preset: &&Preset| Some(**preset) == chosen;
    let stop = presets.iter().find(is_chosen).or(presets.first());
    let chip = |preset: Preset| {
        let onclick =
            send.reform(move |_: MouseEvent| ViewAction::Dispatch(Action::Choose(preset)));
        // The row is a single tab stop.
        let tabindex = if Some(&preset) == stop { "0" } else { "-1" };
        html! {
            <button key={preset.name()} id={preset.name()} type="button" class="chip" part="chip" translate="yes"
                {tabindex} aria-pressed={(Some(preset) == chosen && !reshaped).to_string()} {onclick}>
                { text::preset_name(words, preset) }
            </button>
        }
    };
    html! {
        <div class="chips" part="presets" role="toolbar" aria-label={text::choose_preset(words).to_owned()}>
            { for presets.iter().copied().map(chip) }
            { after }
        </div>
    }
}

/// Returns what stands behind the chips: the load of a file, that the load is reshaped, and
/// the offer of the preset's own set-up. Not during a drag: the chips must not move then.
pub(super) fn after(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let take = send.reform(|_: MouseEvent| ViewAction::Dispatch(Action::TakeSetUp));
    let of_file = |load: &Rc<OwnLoad>| {
        let load = load.clone();
        let onclick =
            send.reform(move |_: MouseEvent| ViewAction::Dispatch(Action::BringLoad(load.clone())));
        let is_chosen = figure.settings.own_load.is_some() && !figure.settings.is_reshaped();
        html! {
            <button id="own-load" type="button" class="chip" part="chip" tabindex="-1"
                aria-pressed={is_chosen.to_string()} {onclick}>
                { text::own_load(words) }
            </button>
        }
    };
    html! {
        <>
            { for figure.last_load().map(of_file) }
            if figure.settings.is_reshaped() && !figure.held {
                <span class="chip own" part="chip">{ text::your_shape(words) }</span>
            }
            if figure.offers_set_up() && !figure.held {
                <button id="set-up" type="button" class="quiet" part="button" tabindex="-1" onclick={take}>
                    { text::own_set_up(words) }
                </button>
            }
        </>
    }
}

/// Scrolls the chosen chip into sight where the chips are one line.
pub(super) fn show_chosen(root: &Element) {
    let chosen = root
        .query_selector(".chip[aria-pressed=true]")
        .ok()
        .flatten();
    let Some(chip) = chosen.and_then(|chip| chip.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if let Some(row) = chip.parent_element() {
        row.set_scroll_left(chip.offset_left() - CHIP_INSET_PX);
    }
}
