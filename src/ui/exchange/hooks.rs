//! What the script beside the third file does for a figure: see `www/exchange.js`.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::export::FileKind;

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

    /// Saves a file, whose picture the script draws of an SVG if it is one of pixels.
    pub(super) fn save(&self, kind: FileKind, name: &str, text: &str) {
        let is_png = kind == FileKind::Png;
        let file = Array::of4(
            &name.into(),
            &text.into(),
            &kind.media_type().into(),
            &is_png.into(),
        );
        self.call("save", &file);
    }

    /// Asks for the runs of the map with this number, of the settings in a text and
    /// two settings on its axes.
    pub(super) fn make_runs(&self, number: u32, text: &str, [x, y]: [&str; 2]) {
        let map = Array::of4(&number.into(), &text.into(), &x.into(), &y.into());
        self.call("runs", &map);
    }

    /// Ends the runs of the map.
    pub(super) fn stop_runs(&self) {
        self.call("stop", &JsValue::UNDEFINED);
    }

    /// Asks for time to make runs of the map in: see `time` of `Loaded::apply`.
    pub(super) fn give_time(&self) {
        self.call("time", &JsValue::UNDEFINED);
    }

    /// Shows the figure at a width in CSS pixels in the element for it.
    pub(super) fn preview(&self, width_px: u32) {
        self.call("preview", &width_px.into());
    }

    fn call(&self, name: &str, argument: &JsValue) {
        let function = Reflect::get(&self.0, &name.into()).ok();
        if let Some(function) = function.and_then(|function| function.dyn_into::<Function>().ok()) {
            // The script handles its own errors.
            let _ = function.call1(&JsValue::UNDEFINED, argument);
        }
    }
}
