//! The head of the settings: a filter, a button for changed settings only, and how many
//! are found.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::state::{PanelAction, PanelState};
use crate::figure::Figure;
use crate::text::Key;
use crate::ui::view_action::ViewAction;

/// Returns the head. `found` is the number of settings in sight if there is a filter,
/// `changed` that of the changed ones.
pub(super) fn view(
    figure: &Figure,
    state: &PanelState,
    found: Option<usize>,
    changed: usize,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let name = words.get(Key::FindSetting);
    let oninput = send.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Panel(PanelAction::Find(input.value()))
    });
    let toggle = send.reform(|_: MouseEvent| ViewAction::Panel(PanelAction::ToggleChanged));
    let found = found.map(|found| {
        let pattern = if found == 1 {
            Key::FoundOne
        } else {
            Key::Found
        };
        words.fill(pattern, &[&found.to_string()])
    });
    html! {
        <div class="finder" role="search">
            <input id="find" class="typed" type="search" value={state.filter.clone()}
                autocomplete="off" placeholder={name.to_owned()} aria-label={name.to_owned()}
                {oninput} onkeydown={clear(send)} />
            <button id="changed" type="button" class="small chip" part="chip"
                aria-pressed={state.changed_only.to_string()} onclick={toggle}>
                { words.fill(Key::ChangedOnly, &[&changed.to_string()]) }
            </button>
            <span class="found" role="status">{ found }</span>
        </div>
    }
}

/// Clears the filter with Escape.
fn clear(send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            send.emit(ViewAction::Panel(PanelAction::Find(String::new())));
        }
    })
}
