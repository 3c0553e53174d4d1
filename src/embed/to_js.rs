//! Settings and numbers as plain JavaScript objects.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::report::Report;
use crate::settings::FIELDS;
use crate::settings::{Settings, Value};

/// Every setting by its property name.
pub(super) fn settings(settings: &Settings) -> JsValue {
    /// A name and its last value as JavaScript has them: a step of a slider
    /// changes one of many.
    struct Entry {
        name: JsValue,
        number: f64,
        value: JsValue,
    }
    thread_local! {
        static LAST: RefCell<Vec<Entry>> = RefCell::new(FIELDS.iter().map(|field| Entry {
            name: field.name.into(),
            number: f64::NAN,
            value: JsValue::UNDEFINED,
        }).collect());
    }
    let object = Object::new();
    LAST.with_borrow_mut(|entries| {
        for (entry, field) in entries.iter_mut().zip(FIELDS) {
            let number = (field.get)(settings);
            if entry.number != number {
                entry.number = number;
                entry.value = js_value(field.value(settings));
            }
            let _ = Reflect::set(&object, &entry.name, &entry.value);
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

/// The numbers of each policy.
pub(super) fn report(report: &Report) -> JsValue {
    report
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Gives a fresh plain object a property, which cannot fail.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
