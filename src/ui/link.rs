//! What ties a figure's state to its element on the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};
use yew::html::Scope;

use super::App;
use super::app::Message;
use crate::embed::to_js::{self, set};
use crate::figure::{Action, DisplayOptions, Figure};
use crate::settings::{Settings, SettingsError};
use crate::text::error_message;

/// The state of one figure, shared by its element and its components.
pub(crate) struct Link {
    /// The element that events are dispatched at.
    host: RefCell<HtmlElement>,
    figure: RefCell<Figure>,
    /// How much of it is shown.
    view: RefCell<DisplayOptions>,
    /// How often that has changed.
    views: Cell<u32>,
    /// The settings when the reader last let go: a `change` is from these.
    settled: RefCell<Settings>,
    /// What was wrong with the last thing asked for.
    errors: RefCell<Vec<SettingsError>>,
    app: RefCell<Option<Scope<App>>>,
    /// Whether the reader has moved the static line: then the hint has done
    /// its work.
    pub(super) touched: Cell<bool>,
}

/// What a figure begins with.
pub(crate) struct Start {
    pub(crate) figure: Figure,
    pub(crate) view: DisplayOptions,
    /// What was wrong with the attributes.
    pub(crate) errors: Vec<SettingsError>,
}

/// Who asked for a change: only the reader's changes are told to the page as
/// `input` and `change`, since the page knows its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asker {
    Page,
    Reader,
}

impl Link {
    pub(crate) fn new(host: HtmlElement, start: Start) -> Rc<Self> {
        let link = Self {
            host: RefCell::new(host),
            settled: RefCell::new(start.figure.settings.clone()),
            figure: RefCell::new(start.figure),
            view: RefCell::new(start.view),
            views: Cell::new(0),
            errors: RefCell::default(),
            app: RefCell::default(),
            touched: Cell::new(false),
        };
        link.report_errors(start.errors);
        Rc::new(link)
    }

    /// Serves another element from now on, with a figure of its own.
    pub(crate) fn rebind(&self, host: HtmlElement, start: Start) {
        *self.host.borrow_mut() = host;
        *self.settled.borrow_mut() = start.figure.settings.clone();
        *self.figure.borrow_mut() = start.figure;
        *self.view.borrow_mut() = start.view;
        self.views.set(self.views.get() + 1);
        self.touched.set(false);
        self.report_errors(start.errors);
        self.show();
    }

    /// How much of the figure is shown.
    pub(crate) fn view(&self) -> DisplayOptions {
        self.view.borrow().clone()
    }

    /// Shows more or less of the figure.
    pub(crate) fn set_view(&self, view: DisplayOptions) {
        self.figure
            .borrow_mut()
            .apply(Action::Show(view.policies().collect()));
        *self.view.borrow_mut() = view;
        self.views.set(self.views.get() + 1);
    }

    /// How often the view has changed.
    pub(super) fn views(&self) -> u32 {
        self.views.get()
    }

    fn show(&self) {
        let app = self.app.borrow().clone();
        if let Some(app) = app {
            app.send_message(Message::Changed);
        }
    }

    pub(super) fn attach(&self, app: Scope<App>) {
        *self.app.borrow_mut() = Some(app);
    }

    pub(crate) fn detach(&self) {
        *self.app.borrow_mut() = None;
    }

    /// The state as it is now.
    pub(crate) fn figure(&self) -> Figure {
        self.figure.borrow().clone()
    }

    /// The element on the page.
    pub(super) fn host(&self) -> HtmlElement {
        self.host.borrow().clone()
    }

    /// What was wrong with the last thing asked for.
    pub(super) fn errors(&self) -> Vec<SettingsError> {
        self.errors.borrow().clone()
    }

    /// Applies an intent, shows the result, and tells the page: `input` when
    /// the reader changed something, `change` once nothing is held any more.
    pub(crate) fn ask(&self, asker: Asker, intent: Action) {
        let before = self.figure.borrow().settings.clone();
        let errors = self.figure.borrow_mut().apply(intent);
        self.report_errors(errors);
        if asker == Asker::Page {
            // What the reader asks for comes from the component, which knows.
            self.show();
        }
        self.emit_update();
        let (now, held) = {
            let figure = self.figure.borrow();
            (figure.settings.clone(), figure.held)
        };
        let input = asker == Asker::Reader && now != before;
        let change = asker == Asker::Reader && !held && now != *self.settled.borrow();
        if !held {
            *self.settled.borrow_mut() = now;
        }
        if input {
            self.emit("input");
        }
        if change {
            self.emit("change");
        }
    }

    /// Reports a wish that could not even be read.
    pub(crate) fn refuse(&self, errors: Vec<SettingsError>) {
        self.report_errors(errors);
        self.show();
    }

    /// Tells the numbers in the prose, and nobody else, that there are others.
    fn emit_update(&self) {
        if let Ok(event) = web_sys::Event::new("reactive-allocation-update") {
            let host = self.host.borrow().clone();
            let _ = host.dispatch_event(&event);
        }
    }

    fn emit(&self, name: &str) {
        let figure = self.figure();
        let detail = js_sys::Object::new();
        set(&detail, "settings", &to_js::settings(&figure.settings));
        set(&detail, "report", &to_js::report(&figure.results.report));
        self.dispatch(name, &detail);
    }

    fn report_errors(&self, errors: Vec<SettingsError>) {
        for error in &errors {
            let message = error_message(error);
            web_sys::console::error_1(&["<reactive-allocation> ", &message].concat().into());
            let detail = js_sys::Object::new();
            set(&detail, "field", &error.field.as_str().into());
            set(&detail, "value", &error.value.as_str().into());
            set(&detail, "message", &message.into());
            self.dispatch("error", &detail);
        }
        *self.errors.borrow_mut() = errors;
    }

    fn dispatch(&self, name: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // The only error is an event that is being dispatched already.
            let host = self.host.borrow().clone();
            let _ = host.dispatch_event(&event);
        }
    }
}
