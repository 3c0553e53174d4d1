//! The style sheets, shared by all figures of a document.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, ShadowRoot};

use super::exchange;
use super::workbench::workbench;
use crate::paint::TOKENS;

/// The rules of the first frame, which the build script takes from `style.css`.
const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/first-frame.css"));

type SharedSheet = RefCell<Option<CssStyleSheet>>;

thread_local! {
    static SHEET: SharedSheet = const { RefCell::new(None) };
    static WORKBENCH_SHEET: SharedSheet = const { RefCell::new(None) };
    static EXCHANGE_SHEET: SharedSheet = const { RefCell::new(None) };
}

/// Adds the sheets to a shadow root, the workbench's once that is installed. A strict
/// content security policy allows adopted sheets, but not inline styles.
pub(crate) fn adopt_style(root: &ShadowRoot) {
    let adopted = js_sys::Reflect::get(root, &"adoptedStyleSheets".into())
        .ok()
        .and_then(|sheets| sheets.dyn_into::<js_sys::Array>().ok());
    let Some(adopted) = adopted else { return };
    let sheet = SHEET.with(|shared| made(shared, first_rules));
    if let Some(sheet) = sheet
        && !adopted.includes(&sheet, 0)
    {
        adopted.push(&sheet);
    }
    // Before the other, which has the exceptions for narrow figures and for print.
    let before = |shared: &SharedSheet, rules: &str| {
        let sheet = made(shared, || rules.to_owned());
        if let Some(sheet) = sheet.filter(|sheet| !adopted.includes(sheet, 0)) {
            adopted.unshift(&sheet);
        }
    };
    if let Some(workbench) = workbench() {
        WORKBENCH_SHEET.with(|shared| before(shared, workbench.rules()));
    }
    if let Some(exchange) = exchange::installed() {
        EXCHANGE_SHEET.with(|shared| before(shared, exchange.rules));
    }
}

/// Returns the shared sheet, which is made of `rules` when it is first needed.
fn made(shared: &SharedSheet, rules: impl FnOnce() -> String) -> Option<CssStyleSheet> {
    let mut shared = shared.borrow_mut();
    if shared.is_none() {
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(&rules()).ok()?;
        *shared = Some(sheet);
    }
    shared.clone()
}

/// Returns the rules of the first frame, preceded by the default colour of each token
/// and a probe element for each.
fn first_rules() -> String {
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
    text
}
