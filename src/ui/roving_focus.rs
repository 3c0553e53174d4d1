//! Toolbars that are one tab stop: arrow keys move the focus among the buttons.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Moves the focus if a key is pressed in an element with `role="toolbar"`. The focused
/// button becomes the tab stop. Returns whether the key is one that does.
pub(super) fn press(event: &KeyboardEvent) -> bool {
    let with_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    !with_modifier && move_focus(event).is_some()
}

fn move_focus(event: &KeyboardEvent) -> Option<()> {
    let button: HtmlElement = event.composed_path().get(0).dyn_into().ok()?;
    if button.tag_name() != "BUTTON" {
        return None;
    }
    let toolbar = button.closest("[role=toolbar]").ok()??;
    let buttons = buttons(&toolbar);
    let here = buttons.iter().position(|other| *other == button)?;
    let last = buttons.len() - 1;
    let rtl = toolbar.matches(":dir(rtl)").unwrap_or(false);
    let target = match (event.key().as_str(), rtl) {
        ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => (here + 1).min(last),
        ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => here.saturating_sub(1),
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return None,
    };
    for (index, button) in buttons.iter().enumerate() {
        button.set_tab_index(if index == target { 0 } else { -1 });
        if index == target {
            let _ = button.focus();
        }
    }
    Some(())
}

fn buttons(toolbar: &Element) -> Vec<HtmlElement> {
    let Ok(list) = toolbar.query_selector_all("button:not([disabled])") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}
