//! The style sheet, shared by all figures of a document.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, ShadowRoot};

use crate::paint::TOKENS;

const RULES: &str = include_str!("style.css");

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Adds the sheet to a shadow root. A strict content security policy allows
/// adopted sheets, but not inline styles.
pub(crate) fn adopt_style(root: &ShadowRoot) {
    let sheet = SHEET.with(|shared| {
        let mut shared = shared.borrow_mut();
        if shared.is_none() {
            *shared = new_sheet();
        }
        shared.clone()
    });
    let Some(sheet) = sheet else { return };
    let adopted = js_sys::Reflect::get(root, &"adoptedStyleSheets".into())
        .ok()
        .and_then(|sheets| sheets.dyn_into::<js_sys::Array>().ok());
    if let Some(adopted) = adopted
        && !adopted.includes(&sheet, 0)
    {
        adopted.push(&sheet);
    }
}

/// Returns the rules, preceded by the default colour of each token and a probe
/// element for each.
fn new_sheet() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    let mut text = String::with_capacity(RULES.len() + 1024);
    text.push_str(":host{");
    for (name, light, dark) in TOKENS {
        for part in [name, ":light-dark(", light, ",", dark, ");"] {
            text.push_str(part);
        }
    }
    text.push('}');
    for (index, (name, _, _)) in TOKENS.iter().enumerate() {
        let number = (index + 1).to_string();
        for part in [".probes>:nth-child(", &number, "){color:var(", name, ")}"] {
            text.push_str(part);
        }
    }
    text.push_str(RULES);
    sheet.replace_sync(&text).ok()?;
    Some(sheet)
}
