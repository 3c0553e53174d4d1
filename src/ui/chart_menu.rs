//! The menu in the title of the reactive chart: the autoscaler, its target and the Flink
//! release.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::numbers;
use super::sliders::Sliders;
use super::view_action::{MenuAction, ViewAction};
use crate::allocation::Policy;
use crate::figure::{Action, Figure, Level};
use crate::settings::{SettingId, Value};
use crate::text;

/// The id of the button that opens the menu.
pub(super) const BUTTON: &str = "menu";
/// The id of the first field of the menu.
pub(super) const FIRST: &str = "menu-autoscaler";

/// Returns the note in the title of a policy's chart; that of the reactive one opens the
/// menu.
pub(super) fn note(
    figure: &Figure,
    (policy, level): (Policy, Level),
    is_open: bool,
    sliders: &Sliders,
    send: &Callback<ViewAction>,
) -> Html {
    let note = numbers::note(figure, policy);
    if policy != Policy::Reactive || level == Level::Basic {
        return html! { { note } };
    }
    let toggle = send.reform(|_: MouseEvent| ViewAction::Menu(MenuAction::Toggle));
    let leave = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if is_open && event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                send.emit(ViewAction::Menu(MenuAction::Leave));
            }
        })
    };
    let close = {
        let send = send.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target();
            let to: Option<Element> = to.and_then(|to| to.dyn_into().ok());
            let inside = to.and_then(|to| to.closest(".chooser").ok()?);
            if is_open && inside.is_none() {
                send.emit(ViewAction::Menu(MenuAction::Close));
            }
        })
    };
    // With an index for tabs a click focuses the button and the box in every browser.
    html! {
        <span class="chooser" onkeydown={leave} onfocusout={close}>
            <button id={BUTTON} type="button" class="menu" part="button" tabindex="0"
                aria-haspopup="dialog" aria-expanded={is_open.to_string()} onclick={toggle}>
                { &note }
            </button>
            if is_open {
                <span class="menu-box" role="dialog" tabindex="-1" aria-label={note}>
                    { choice(figure, SettingId::Autoscaler, FIRST, send) }
                    { for figure.settings.target_setting().map(|id| sliders.of_menu(figure, id, send)) }
                    { choice(figure, SettingId::Flink, "menu-flink", send) }
                </span>
            }
        </span>
    }
}

fn choice(figure: &Figure, id: SettingId, name: &'static str, send: &Callback<ViewAction>) -> Html {
    let (words, field) = (&figure.words, id.field());
    let chosen = field.choice(&figure.settings);
    let onchange = send.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        ViewAction::Dispatch(Action::edit(id, Value::Text(select.value())))
    });
    html! {
        <label>
            <span>{ text::setting_name(words, field) }</span>
            <select id={name} {onchange}>
                { for field.choices().iter().enumerate().map(|(index, value)| html! {
                    <option value={*value} selected={chosen == Some(*value)}>
                        { text::choice_name(words, field, index) }
                    </option>
                }) }
            </select>
        </label>
    }
}
