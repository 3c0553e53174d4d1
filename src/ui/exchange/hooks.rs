//! What the script beside the third file does for a figure: see `www/exchange.js`.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The functions of the script, by name; none before it gives them.
#[derive(Default)]
pub(super) struct Hooks(JsValue);

impl Hooks {
    pub(super) fn new(functions: &JsValue) -> Self {
        Self(functions.clone())
    }

    /// Tells the author of the page of an error.
    pub(super) fn report(&self, message: &str) {
        self.call("report", &message.into());
    }

    /// Copies a text, and tells the reader.
    pub(super) fn copy(&self, text: &str) {
        self.call("copy", &text.into());
    }

    fn call(&self, name: &str, argument: &JsValue) {
        let function = Reflect::get(&self.0, &name.into()).ok();
        if let Some(function) = function.and_then(|function| function.dyn_into::<Function>().ok()) {
            // The script handles its own errors.
            let _ = function.call1(&JsValue::UNDEFINED, argument);
        }
    }
}
