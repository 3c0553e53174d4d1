//! The numbers in the text around a figure with which the reader changes a setting.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::FigureHandle;
use super::to_js::set;
use crate::figure::{Action, Origin};
use crate::settings::{Field, SettingId};
use crate::text;

#[wasm_bindgen]
impl FigureHandle {
    /// Returns the range of a setting that is a number, by its name, as its slider has
    /// it: `min`, `max`, `step` and `now`, and texts in the figure's language: `label`,
    /// `text` (the value with its unit) and `hint`. `undefined` for any other name.
    #[wasm_bindgen(js_name = valueRange)]
    pub fn value_range(&self, name: &str) -> JsValue {
        let Some(field) = number_field(name) else {
            return JsValue::UNDEFINED;
        };
        let figure = self.store.figure();
        let (control, words) = (figure.control(field), &figure.words);
        let range = Object::new();
        for (name, number) in [
            ("min", control.min),
            ("max", control.max),
            ("step", control.step),
            ("now", control.value),
        ] {
            set(&range, name, &number.into());
        }
        set(&range, "label", &text::setting_name(words, field).into());
        let value = text::slider_value(words, field, control.value);
        set(&range, "text", &value.into());
        set(&range, "hint", &text::value_hint(words).into());
        range.into()
    }

    /// Sets a setting for the reader, who still changes it if `held`.
    #[wasm_bindgen(js_name = turnValue)]
    pub fn turn_value(&self, name: &str, value: f64, held: bool) {
        if let Some(field) = number_field(name) {
            let id = field.id;
            let action = Action::Set { id, value, held };
            self.store.dispatch(Origin::Text, action);
        }
    }
}

fn number_field(name: &str) -> Option<&'static Field> {
    let field = SettingId::from_name(name)?.field();
    field.is_number().then_some(field)
}
