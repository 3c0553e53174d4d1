//! Settings and numbers as plain JavaScript objects.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::report::{PolicyReport, Report};
use crate::settings::{Settings, Value};

/// Every setting by its property name.
pub(crate) fn settings(settings: &Settings) -> JsValue {
    let object = Object::new();
    for (name, value) in settings.entries() {
        let value = match value {
            Value::Number(number) => JsValue::from_f64(number),
            Value::Text(text) => JsValue::from_str(&text),
        };
        set(&object, name, &value);
    }
    object.into()
}

/// The numbers of each policy.
pub(crate) fn report(report: &Report) -> JsValue {
    let object = Object::new();
    for (name, numbers) in report.entries() {
        set(&object, name, &policy(numbers));
    }
    object.into()
}

fn policy(report: &PolicyReport) -> JsValue {
    let object = Object::new();
    for (name, number) in report.entries() {
        set(&object, name, &JsValue::from_f64(number));
    }
    object.into()
}

/// Gives a fresh plain object a property, which cannot fail.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
