//! Reports panics to the page.
//!
//! A panic aborts and leaves every figure of the page unusable. The page shows
//! its fallbacks, and the next call starts a new instance of the same module.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls `listener` with a message when a panic happens. That ends every
/// [`FigureHandle`](super::FigureHandle) and this registration: the page has to
/// call this function again before it starts another figure.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(listener: Function) {
    LISTENER.with(|slot| *slot.borrow_mut() = Some(listener));
    yew::set_custom_panic_hook(Box::new(report));
}

fn report(info: &PanicHookInfo) {
    let message = JsValue::from(message(info));
    web_sys::console::error_1(&message);
    wasm_bindgen::handler::schedule_reinit();
    LISTENER.with(|slot| {
        if let Ok(slot) = slot.try_borrow()
            && let Some(listener) = slot.as_ref()
        {
            // An error of the listener itself cannot be reported.
            let _ = listener.call1(&JsValue::NULL, &message);
        }
    });
}

fn message(info: &PanicHookInfo) -> String {
    let payload = info.payload();
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .and_then(|text| text.lines().next())
        .unwrap_or("unknown fault");
    match info.location() {
        Some(place) => [
            text,
            " (",
            place.file(),
            ":",
            &place.line().to_string(),
            ")",
        ]
        .concat(),
        None => text.to_owned(),
    }
}
