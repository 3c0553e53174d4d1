//! The events that an element dispatches.

use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlElement};

use super::to_js::{self, set};
use crate::figure::{EventSink, Figure, HostEvent};
use crate::settings::SettingsError;
use crate::text::error_message;

/// Returns a sink that dispatches DOM events at `host`.
pub(super) fn dispatch_at(host: HtmlElement) -> EventSink {
    Rc::new(move |event| match event {
        HostEvent::Update => notify(&host, "reactive-allocation-update"),
        HostEvent::Exchange => notify(&host, "reactive-allocation-exchange"),
        HostEvent::Input(figure) => dispatch(&host, "input", &state(figure)),
        HostEvent::Change(figure) => dispatch(&host, "change", &state(figure)),
        HostEvent::Error(error) => report(&host, error),
    })
}

/// Notifies the `<reactive-value>` elements, or the controller; an internal event.
fn notify(host: &HtmlElement, name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = host.dispatch_event(&event);
    }
}

fn state(figure: &Figure) -> Object {
    let detail = Object::new();
    set(&detail, "settings", &to_js::settings(&figure.settings));
    set(&detail, "report", &to_js::report(figure.report()));
    detail
}

fn report(host: &HtmlElement, error: &SettingsError) {
    let message = error_message(error);
    web_sys::console::error_1(&["<reactive-allocation> ", &message].concat().into());
    let detail = Object::new();
    set(&detail, "field", &error.field.as_str().into());
    set(&detail, "value", &error.value.as_str().into());
    set(&detail, "message", &message.into());
    dispatch(host, "error", &detail);
}

fn dispatch(host: &HtmlElement, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Fails only for an event that is being dispatched already.
        let _ = host.dispatch_event(&event);
    }
}
