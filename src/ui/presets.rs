//! The presets as a row of chips.

use yew::prelude::*;

use super::roving_focus::roving_focus;
use super::view_action::ViewAction;
use crate::figure::{Action, Figure};
use crate::settings::Preset;
use crate::text;

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
        <div class="chips" part="presets" role="toolbar" aria-label={text::choose_preset(words).to_owned()} onkeydown={roving_focus()}>
            { for Preset::ALL.iter().copied().map(chip) }
            // Not during a drag: the other chips must not move then.
            if reshaped && !figure.held {
                <span class="chip own" part="chip">{ text::your_shape(words) }</span>
            }
        </div>
    }
}
