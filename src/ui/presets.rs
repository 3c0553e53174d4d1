//! The presets as a row of chips.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::view_action::ViewAction;
use crate::figure::{Action, Figure};
use crate::settings::Preset;
use crate::text;

/// Space before the chosen chip in a scrolled row, CSS pixels: a part of the one
/// before, which tells that there is more.
const CHIP_INSET_PX: i32 = 48;

pub(super) fn view(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let chosen = figure.settings.preset;
    let reshaped = figure.settings.is_reshaped();
    let chip = |preset: Preset| {
        let onclick =
            send.reform(move |_: MouseEvent| ViewAction::Dispatch(Action::Choose(preset)));
        // The row is a single tab stop.
        let tabindex = if preset == chosen { "0" } else { "-1" };
        html! {
            <button key={preset.name()} id={preset.name()} type="button" class="chip" part="chip"
                {tabindex} aria-pressed={(preset == chosen && !reshaped).to_string()} {onclick}>
                { text::preset_name(words, preset) }
            </button>
        }
    };
    html! {
        <div class="chips" part="presets" role="toolbar" aria-label={text::choose_preset(words).to_owned()}>
            { for Preset::ALL.iter().copied().map(chip) }
            // Not during a drag: the other chips must not move then.
            if reshaped && !figure.held {
                <span class="chip own" part="chip">{ text::your_shape(words) }</span>
            }
        </div>
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
