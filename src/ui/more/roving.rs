//! Rows of buttons that are one tab stop: arrow keys move within.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::Callback;

/// Moves the focus among the buttons of the row that a key is pressed in, and
/// leaves only the focused one in the order of tabs.
pub(in crate::ui) fn roving() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let button = event
            .composed_path()
            .get(0)
            .dyn_into::<HtmlElement>()
            .ok()
            .filter(|element| element.tag_name() == "BUTTON");
        let Some(row) = button
            .as_ref()
            .and_then(|button| button.closest("[role=toolbar]").ok()?)
        else {
            return;
        };
        let Ok(list) = row.query_selector_all("button:not([disabled])") else {
            return;
        };
        let buttons: Vec<HtmlElement> = (0..list.length())
            .filter_map(|index| list.item(index)?.dyn_into().ok())
            .collect();
        let Some(here) = buttons.iter().position(|one| Some(one) == button.as_ref()) else {
            return;
        };
        let rtl = row.matches(":dir(rtl)").unwrap_or(false);
        let last = buttons.len() - 1;
        let target = match (event.key().as_str(), rtl) {
            ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => (here + 1).min(last),
            ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => here.saturating_sub(1),
            ("Home", _) => 0,
            ("End", _) => last,
            _ => return,
        };
        event.prevent_default();
        for (index, one) in buttons.iter().enumerate() {
            one.set_tab_index(if index == target { 0 } else { -1 });
            if index == target {
                let _ = one.focus();
            }
        }
    })
}
