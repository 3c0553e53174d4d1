//! What the figure says of itself.

use yew::prelude::*;

use super::{Part, Wish};
use crate::figure::Figure;
use crate::text::Key;
use crate::ui::app::{App, Message};

/// The chip of a load that the reader has reshaped.
pub(in crate::ui) fn own_shape(figure: &Figure) -> Html {
    // Nothing moves under a hand that holds a handle.
    if !figure.settings.is_reshaped() || figure.held {
        return Html::default();
    }
    html! {
        <span class="chip own" part="chip">{ figure.words.get(Key::YourShape) }</span>
    }
}

/// How true it is.
pub(super) fn truth(ctx: &Context<App>, figure: &Figure, open: bool) -> Html {
    let words = &figure.words;
    let toggle = ctx
        .link()
        .callback(|_: MouseEvent| Message::More(Wish::Toggle(Part::Truth)));
    html! {
        <div class="truth" part="note">
            <button id="truth" type="button" class="opener" aria-expanded={open.to_string()} onclick={toggle}>
                { words.get(Key::HowTrue) }
            </button>
            if open {
                <p class="how">{ words.get(Key::HowTrueText) }</p>
            }
        </div>
    }
}
