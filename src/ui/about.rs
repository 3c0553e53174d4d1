//! The text on how true the figure is.

use yew::prelude::*;

use super::view_action::{Section, ViewAction};
use crate::text::{Key, Words};

pub(super) fn view(words: &Words, open: bool, send: &Callback<ViewAction>) -> Html {
    let onclick = send.reform(|_: MouseEvent| ViewAction::ToggleSection(Section::About));
    html! {
        <div class="truth" part="note">
            <button id="truth" type="button" class="opener" aria-expanded={open.to_string()} {onclick}>
                { words.get(Key::HowTrue) }
            </button>
            if open {
                <p class="how">{ words.get(Key::HowTrueText) }</p>
            }
        </div>
    }
}
