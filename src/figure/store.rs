//! Holds the figure of one element and notifies its page and its component of
//! changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Action, DisplayOptions, Figure, MeasuredFleet, Predict, SEEDS_FOR_DIGITS};
use crate::settings::{Settings, SettingsError};
use crate::text::Words;

/// Something that the host page is notified of.
#[derive(Clone, Copy, Debug)]
pub enum HostEvent<'a> {
    /// An action was applied, whatever it changed.
    Update,
    /// The user changed a setting, perhaps in the middle of a drag.
    Input(&'a Figure),
    /// The user changed settings, and no control is held.
    Change(&'a Figure),
    /// A section was opened whose part of the download may not be there yet.
    Exchange,
    /// A setting, attribute or display option was rejected.
    Error(&'a SettingsError),
}

/// Receives the events of a store.
pub type EventSink = Rc<dyn Fn(HostEvent)>;

/// The source of an action. Only the reader's changes cause
/// [`HostEvent::Input`] and [`HostEvent::Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The host page: attributes, properties, methods.
    Host,
    /// The reader of the page, through a control in the figure.
    User,
    /// The reader of the page, through a number in the text around it.
    Text,
}

/// The first state of a store.
#[derive(Debug)]
pub struct InitialState {
    /// The figure.
    pub figure: Figure,
    /// The parts of the figure that are shown.
    pub display: DisplayOptions,
    /// Rejected attributes.
    pub errors: Vec<SettingsError>,
}

/// The state of one figure, shared by its element and its component.
pub struct FigureStore {
    figure: RefCell<Rc<Figure>>,
    display: RefCell<Rc<DisplayOptions>>,
    errors: RefCell<Rc<Vec<SettingsError>>>,
    /// The settings at the last time no control was held.
    committed: RefCell<Settings>,
    handle_dragged: Cell<bool>,
    rebinds: Cell<u32>,
    events: RefCell<EventSink>,
    subscriber: RefCell<Option<Rc<dyn Fn()>>>,
    cursor: RefCell<Option<CursorTime>>,
}

/// Returns the time of the cursor in seconds, if the reader has moved it.
type CursorTime = Rc<dyn Fn(&Figure) -> Option<f64>>;

impl FigureStore {
    /// Creates a store and reports the errors of its initial state to `events`.
    pub fn new(initial: InitialState, events: EventSink) -> Self {
        let store = Self {
            committed: RefCell::new(initial.figure.settings.clone()),
            figure: RefCell::new(Rc::new(initial.figure)),
            display: RefCell::new(Rc::new(initial.display)),
            errors: RefCell::default(),
            handle_dragged: Cell::new(false),
            rebinds: Cell::new(0),
            events: RefCell::new(events),
            subscriber: RefCell::default(),
            cursor: RefCell::default(),
        };
        store.report(&initial.errors);
        store
    }

    /// Replaces the state and the event sink, and notifies the subscriber.
    pub fn rebind(&self, initial: InitialState, events: EventSink) {
        *self.events.borrow_mut() = events;
        *self.committed.borrow_mut() = initial.figure.settings.clone();
        *self.figure.borrow_mut() = Rc::new(initial.figure);
        *self.display.borrow_mut() = Rc::new(initial.display);
        self.handle_dragged.set(false);
        *self.errors.borrow_mut() = Rc::default();
        self.rebinds.set(self.rebinds.get().wrapping_add(1));
        self.report(&initial.errors);
        self.notify();
    }

    /// Calls `on_change` from now on when the host page or a number in the text changes
    /// the state. Changes by a control are made by the subscriber itself. Replaces an earlier
    /// subscriber.
    pub fn subscribe(&self, on_change: impl Fn() + 'static) {
        *self.subscriber.borrow_mut() = Some(Rc::new(on_change));
    }

    /// Removes the subscriber, and its cursor.
    pub fn unsubscribe(&self) {
        *self.subscriber.borrow_mut() = None;
        *self.cursor.borrow_mut() = None;
    }

    /// Asks for the time of the cursor in seconds from now on; `None` unless the reader has
    /// moved it.
    pub fn watch_cursor(&self, cursor_s: impl Fn(&Figure) -> Option<f64> + 'static) {
        *self.cursor.borrow_mut() = Some(Rc::new(cursor_s));
    }

    /// Returns the time of the cursor in seconds, if the reader has moved it.
    pub fn cursor_s(&self) -> Option<f64> {
        let cursor = self.cursor.borrow().clone()?;
        cursor(&self.figure())
    }

    /// Returns the present figure. While a caller keeps it, the next action
    /// copies the figure instead of changing it in place.
    pub fn figure(&self) -> Rc<Figure> {
        self.figure.borrow().clone()
    }

    /// Returns the present display options.
    pub fn display(&self) -> Rc<DisplayOptions> {
        self.display.borrow().clone()
    }

    /// Returns what the reader's last action was rejected for. What the page does wrong
    /// is reported to it only.
    pub fn errors(&self) -> Rc<Vec<SettingsError>> {
        self.errors.borrow().clone()
    }

    /// Notifies the subscriber although nothing has changed here.
    pub fn refresh(&self) {
        self.notify();
    }

    /// Replaces the display options. Does not notify the subscriber.
    pub fn set_display(&self, display: DisplayOptions) {
        let policies = display.policies().collect();
        let figure = &mut *self.figure.borrow_mut();
        Rc::make_mut(figure).apply(Action::Show(policies));
        Rc::make_mut(figure).apply(Action::Predict(Predict::Ask(display.predict)));
        *self.display.borrow_mut() = Rc::new(display);
    }

    /// Replaces the texts by those of another language. Emits no event.
    pub fn set_words(&self, words: Words) {
        Rc::make_mut(&mut self.figure.borrow_mut()).words = words;
        self.notify();
    }

    /// Returns how often the store was given to another element.
    pub fn rebinds(&self) -> u32 {
        self.rebinds.get()
    }

    /// Returns whether the user has dragged a handle of a chart.
    pub fn handle_dragged(&self) -> bool {
        self.handle_dragged.get()
    }

    /// Records that the user has dragged a handle of a chart.
    pub fn set_handle_dragged(&self) {
        self.handle_dragged.set(true);
    }

    /// Applies an action and emits [`HostEvent::Update`]; for the reader's
    /// actions also `Input` if a setting changed, and `Change` once no control
    /// is held and the settings differ from the last committed ones.
    pub fn dispatch(&self, origin: Origin, action: Action) {
        let before = self.figure.borrow().settings.clone();
        let errors = Rc::make_mut(&mut self.figure.borrow_mut()).apply(action);
        self.report(&errors);
        *self.errors.borrow_mut() = Rc::new(match origin {
            Origin::Host => Vec::new(),
            Origin::User | Origin::Text => errors,
        });
        // The component itself has made the changes of its controls.
        if origin != Origin::User {
            self.notify();
        }
        self.emit(HostEvent::Update);
        let figure = self.figure();
        let by_user = origin != Origin::Host;
        let input = by_user && figure.settings != before;
        let change = by_user && !figure.held && figure.settings != *self.committed.borrow();
        if !figure.held {
            self.committed.borrow_mut().clone_from(&figure.settings);
        }
        // A listener may dispatch another action, which need not copy.
        drop(figure);
        if input {
            self.emit(HostEvent::Input(&self.figure()));
        }
        if change {
            self.emit(HostEvent::Change(&self.figure()));
        }
    }

    /// Runs the settings with one more seed. Emits [`HostEvent::Update`] once there
    /// are enough runs to round the numbers. Returns how many there are.
    pub fn run_another_seed(&self) -> usize {
        Rc::make_mut(&mut self.figure.borrow_mut()).run_another_seed();
        let runs = self.figure().other_seeds().len();
        if runs == SEEDS_FOR_DIGITS {
            self.emit(HostEvent::Update);
        }
        runs
    }

    /// Shows a measured fleet, or none. Emits no event.
    pub fn show_measured(&self, fleet: Option<MeasuredFleet>) {
        Rc::make_mut(&mut self.figure.borrow_mut()).show_measured(fleet);
    }

    /// Asks the page for the part of the download in which things come in and go out.
    pub fn ask_for_exchange(&self) {
        self.emit(HostEvent::Exchange);
    }

    /// Reports a change by the page that could not even be read.
    pub fn reject(&self, errors: &[SettingsError]) {
        self.report(errors);
        self.notify();
    }

    fn report(&self, errors: &[SettingsError]) {
        for error in errors {
            self.emit(HostEvent::Error(error));
        }
    }

    fn notify(&self) {
        let subscriber = self.subscriber.borrow().clone();
        if let Some(subscriber) = subscriber {
            subscriber();
        }
    }

    /// Nothing is borrowed during the call: a listener may use the store.
    fn emit(&self, event: HostEvent) {
        let events = self.events.borrow().clone();
        events(event);
    }
}
