//! The functions that the script beside the third file calls: see `www/exchange.js`.

use std::cell::RefCell;

use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::other;
use crate::own_load::{Parsed, ReadError, Reader, encoding_of};
use crate::text::{self, Words};

/// A file that is being read.
enum Slot {
    Reader(Reader),
    Parsed(Parsed),
}

thread_local! {
    /// The files that are being read, by their number; `None` once one is taken or dropped.
    static SLOTS: RefCell<Vec<Option<Slot>>> = const { RefCell::new(Vec::new()) };
    /// Why a function refused last.
    static REFUSED: RefCell<Option<ReadError>> = const { RefCell::new(None) };
}

/// Calls one of the functions by its name. What it refuses is kept for [`refused`].
///
/// # Errors
/// Returns an error in the words of the author of the page.
pub(super) fn call(name: &str, argument: &JsValue) -> Result<JsValue, String> {
    called(name, argument).map_err(|error| {
        let message = text::load_error(&Words::english(), &error);
        REFUSED.set(Some(error));
        message
    })
}

/// Returns why a function refused last, once.
pub(super) fn refused() -> Option<ReadError> {
    REFUSED.take()
}

fn called(name: &str, argument: &JsValue) -> Result<JsValue, ReadError> {
    let part = |index| argument.unchecked_ref::<Array>().get(index);
    match name {
        "isOther" => {
            let text = argument.as_string().unwrap_or_default();
            Ok(other::is_other(&text).into())
        }
        "encoding" => {
            let start = part(0).unchecked_into::<Uint8Array>().to_vec();
            Ok(encoding_of(&start, part(1).is_truthy())?.label().into())
        }
        "reader" => Ok(keep(Slot::Reader(Reader::default()))),
        "columns" => {
            let [times, values] =
                [0, 1].map(|index| part(index).unchecked_into::<Float64Array>().to_vec());
            Ok(keep(Slot::Parsed(Parsed::of_series(&times, &values))))
        }
        "push" => {
            let text = part(1).as_string().unwrap_or_default();
            SLOTS.with_borrow_mut(|slots| match slot(slots, &part(0)) {
                Some(Some(Slot::Reader(reader))) => reader.push(&text),
                _ => Ok(()),
            })?;
            Ok(JsValue::UNDEFINED)
        }
        "drop" => {
            take(argument);
            Ok(JsValue::UNDEFINED)
        }
        _ => Ok(JsValue::UNDEFINED),
    }
}

/// Ends the file with this number.
///
/// # Errors
/// Returns an error if there is no table in it.
pub(super) fn ended(number: &JsValue) -> Result<Parsed, ReadError> {
    match take(number) {
        Some(Slot::Reader(reader)) => reader.end(),
        Some(Slot::Parsed(parsed)) => Ok(parsed),
        None => Err(ReadError::Empty),
    }
}

/// Keeps a file and returns its number.
fn keep(file: Slot) -> JsValue {
    SLOTS.with_borrow_mut(|slots| {
        let free = slots.iter().position(Option::is_none);
        let index = free.unwrap_or(slots.len());
        match slots.get_mut(index) {
            Some(slot) => *slot = Some(file),
            None => slots.push(Some(file)),
        }
        JsValue::from_f64(index as f64)
    })
}

fn take(number: &JsValue) -> Option<Slot> {
    SLOTS.with_borrow_mut(|slots| slot(slots, number)?.take())
}

fn slot<'a>(slots: &'a mut [Option<Slot>], number: &JsValue) -> Option<&'a mut Option<Slot>> {
    // `as` saturates.
    slots.get_mut(number.as_f64()? as usize)
}
