//! The functions that the script beside the third file calls: see `www/exchange.js`.

use std::cell::RefCell;

use js_sys::{Array, Date, Float64Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::choice_map::MapRun;
use super::other;
use crate::figure::ChoiceMap;
use crate::link;
use crate::map::Sweep;
use crate::own_load::{Choices, Parsed, ReadError, Reader, Reading, Unfinished, encoding_of};
use crate::settings::SettingId;
use crate::text::{self, Words};

/// A file that is being read.
enum Slot {
    /// With the bytes of a character that has not come as a whole.
    Reader(Reader, Vec<u8>),
    Parsed(Parsed, Unfinished),
    Read(Parsed, Result<Reading, ReadError>),
    /// The runs of a map, in a thread of their own.
    Sweep(Box<Sweep>),
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
        "reader" => {
            // `as` saturates.
            let bytes = argument.as_f64().unwrap_or_default() as u64;
            Ok(keep(Slot::Reader(Reader::of_size(bytes), Vec::new())))
        }
        "columns" => {
            let [times, values] =
                [0, 1].map(|index| part(index).unchecked_into::<Float64Array>().to_vec());
            Ok(keep(parsed(Parsed::of_series(&times, &values))))
        }
        "push" => {
            let piece = part(1);
            SLOTS.with_borrow_mut(|slots| match slot(slots, &part(0)) {
                Some(Some(Slot::Reader(reader, rest))) => push(reader, rest, &piece),
                _ => Ok(()),
            })?;
            Ok(JsValue::UNDEFINED)
        }
        "sweep" => {
            let text = |index| part(index).as_string().unwrap_or_default();
            Ok(sweep_of(&text(0), [text(1), text(2)]))
        }
        "runs" => {
            let milliseconds = part(1).as_f64().unwrap_or_default();
            Ok(runs(&part(0), milliseconds).into())
        }
        "goOn" => Ok(go_on(argument)?.into()),
        "drop" => {
            take(argument);
            Ok(JsValue::UNDEFINED)
        }
        _ => Ok(JsValue::UNDEFINED),
    }
}

/// Takes a piece of a file: a text, or bytes of UTF-8, which need not become a text of
/// JavaScript first: that takes a quarter of the time.
fn push(reader: &mut Reader, rest: &mut Vec<u8>, piece: &JsValue) -> Result<(), ReadError> {
    if let Some(text) = piece.as_string() {
        return reader.push(&text);
    }
    let bytes = piece.unchecked_ref::<Uint8Array>().to_vec();
    let bytes = if rest.is_empty() {
        bytes
    } else {
        [std::mem::take(rest), bytes].concat()
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) => reader.push(text),
        Err(error) => {
            let is_cut = error.error_len().is_none();
            let whole = if is_cut {
                error.valid_up_to()
            } else {
                bytes.len()
            };
            let (whole, cut) = bytes.split_at_checked(whole).unwrap_or_default();
            cut.clone_into(rest);
            // What is no UTF-8 after all is replaced, as a decoder of the browser does.
            reader.push(&String::from_utf8_lossy(whole))
        }
    }
}

/// Plans the runs of the settings of a text, which the page has written: see
/// [`link::whole_text`].
fn sweep_of(text: &str, axes: [String; 2]) -> JsValue {
    let Ok((shared, _)) = link::from_text(text) else {
        return JsValue::UNDEFINED;
    };
    let ids = axes.map(|name| SettingId::from_name(&name));
    let [Some(x), Some(y)] = ids else {
        return JsValue::UNDEFINED;
    };
    let sweep = ChoiceMap::sweep_of(&shared.settings, Some([x, y]));
    keep(Slot::Sweep(Box::new(sweep)))
}

/// Makes runs for some milliseconds. Returns the numbers of each: see [`MapRun`].
fn runs(number: &JsValue, milliseconds: f64) -> Float64Array {
    let end_ms = Date::now() + milliseconds;
    let mut made = Vec::new();
    SLOTS.with_borrow_mut(|slots| {
        let Some(Some(Slot::Sweep(sweep))) = slot(slots, number) else {
            return;
        };
        while let Some(job) = sweep.next_job() {
            if let Some(outcome) = sweep.run(job) {
                sweep.put(job, outcome);
                made.extend(MapRun { job, outcome }.numbers());
            }
            if Date::now() >= end_ms {
                break;
            }
        }
    });
    Float64Array::from(&made[..])
}

fn parsed(parsed: Parsed) -> Slot {
    let unfinished = parsed.begin(&Choices::default());
    Slot::Parsed(parsed, unfinished)
}

/// Brings a file one step further: to its end, and by the steps of its reading. Returns
/// whether there is another.
fn go_on(number: &JsValue) -> Result<bool, ReadError> {
    let next = match take(number) {
        Some(Slot::Reader(reader, _)) => parsed(reader.end()?),
        Some(Slot::Parsed(parsed, mut unfinished)) => match parsed.step(&mut unfinished) {
            Ok(None) => Slot::Parsed(parsed, unfinished),
            Ok(Some(reading)) => Slot::Read(parsed, Ok(reading)),
            Err(error) => Slot::Read(parsed, Err(error)),
        },
        Some(other) => other,
        None => return Ok(false),
    };
    let is_read = matches!(next, Slot::Read(..));
    put(number, next);
    Ok(!is_read)
}

fn put(number: &JsValue, file: Slot) {
    SLOTS.with_borrow_mut(|slots| {
        if let Some(slot) = slot(slots, number) {
            *slot = Some(file);
        }
    });
}

/// Takes a file that has been read, with its load or why it has none.
pub(super) fn taken(number: &JsValue) -> Option<(Parsed, Result<Reading, ReadError>)> {
    match take(number) {
        Some(Slot::Read(parsed, reading)) => Some((parsed, reading)),
        _ => None,
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
