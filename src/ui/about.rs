//! The text on how true the figure is.

use yew::prelude::*;

use super::view_action::{Section, ViewAction};
use crate::text::{Key, Words};

/// Returns the button that opens the text.
pub(super) fn opener(words: &Words, open: bool, send: &Callback<ViewAction>) -> Html {
    let onclick = send.reform(|_: MouseEvent| ViewAction::ToggleSection(Section::About));
    html! {
        <button id="truth" type="button" class="opener" aria-expanded={open.to_string()} {onclick}>
            { words.get(Key::HowTrue) }
        </button>
    }
}

/// Returns the text.
pub(super) fn view(words: &Words) -> Html {
    html! { <p class="how" translate="yes">{ words.get(Key::HowTrueText) }</p> }
}
