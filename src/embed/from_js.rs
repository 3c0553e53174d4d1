//! What comes from the page: attributes and partial settings.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::settings::{NamedValues, Patch, SettingsError, Value, read_patch};

/// Attributes as the loader lists them: name and text, by turns.
pub(super) fn attributes(list: &Array) -> NamedValues {
    let mut list = texts(list).into_iter();
    let mut attributes = NamedValues::new();
    while let (Some(name), Some(text)) = (list.next(), list.next()) {
        attributes.push((name, Value::Text(text)));
    }
    attributes
}

/// The texts of a list. wasm-bindgen's own way to take one is large.
pub(super) fn texts(list: &Array) -> Vec<String> {
    let mut texts = Vec::new();
    for index in 0..list.length() {
        texts.push(list.get(index).as_string().unwrap_or_default());
    }
    texts
}

/// A plain object with settings to change.
pub(super) fn patch(object: &JsValue) -> Result<Patch, SettingsError> {
    if !object.is_object() || Array::is_array(object) {
        return Err(SettingsError::not_an_object());
    }
    let entries = Object::entries(object.unchecked_ref());
    let mut named = NamedValues::new();
    for entry in entries.iter() {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        let value = entry.get(1);
        if value.is_undefined() {
            continue;
        }
        let value = scalar(&value).ok_or_else(|| SettingsError::not_scalar(&name))?;
        named.push((name, value));
    }
    read_patch(&named)
}

/// A number or a text; nothing else is a setting.
fn scalar(value: &JsValue) -> Option<Value> {
    value
        .as_f64()
        .map(Value::Number)
        .or_else(|| value.as_string().map(Value::Text))
}
