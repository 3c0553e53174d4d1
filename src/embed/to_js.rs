//! Settings and numbers as plain JavaScript objects.

use js_sys::{Object, Reflect};
#[cfg(everything)]
use serde::Serialize;
#[cfg(everything)]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::report::Report;
#[cfg(everything)]
use crate::settings::FIELDS;
use crate::settings::{Settings, Value};

/// Every setting by its property name.
#[cfg(not(everything))]
pub(crate) fn settings(settings: &Settings) -> JsValue {
    let object = Object::new();
    for (name, value) in settings.entries() {
        set(&object, name, &js_value(value));
    }
    object.into()
}

/// Every setting by its property name.
#[cfg(everything)]
pub(crate) fn settings(settings: &Settings) -> JsValue {
    thread_local! {
        /// The names as JavaScript has them: to hand over all of them with every
        /// step of a slider takes longer than the values.
        static NAMES: Vec<JsValue> = FIELDS.iter().map(|field| field.name.into()).collect();
    }
    let object = Object::new();
    NAMES.with(|names| {
        for (name, (_, value)) in names.iter().zip(settings.entries()) {
            let _ = Reflect::set(&object, name, &js_value(value));
        }
    });
    object.into()
}

fn js_value(value: Value) -> JsValue {
    match value {
        Value::Number(number) => JsValue::from_f64(number),
        Value::Text(text) => JsValue::from_str(&text),
    }
}

/// The numbers of each policy, without serde: its names and its serializer would
/// be two kilobytes of the first load.
#[cfg(not(everything))]
pub(crate) fn report(report: &Report) -> JsValue {
    let object = Object::new();
    for (name, numbers) in report.entries() {
        let policy = Object::new();
        for (name, number) in numbers.entries() {
            set(&policy, name, &JsValue::from_f64(number));
        }
        set(&object, name, &policy);
    }
    object.into()
}

/// The numbers of each policy.
#[cfg(everything)]
pub(crate) fn report(report: &Report) -> JsValue {
    report
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Gives a fresh plain object a property, which cannot fail.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
