//! The store of a figure: its events and its notifications.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(not(target_arch = "wasm32"))]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{
    Action, DisplayOptions, Figure, FigureStore, HostEvent, InitialState, MOST_SEEDS, Origin,
};
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Value};
use reactive_allocation::text::value_text;

struct Observed {
    store: FigureStore,
    events: Rc<RefCell<Vec<String>>>,
    notifications: Rc<Cell<u32>>,
}

fn initial(attributes: NamedValues) -> InitialState {
    let (figure, errors) = Figure::new(attributes);
    InitialState {
        figure,
        display: DisplayOptions::default(),
        errors,
    }
}

fn observed(attributes: NamedValues) -> Observed {
    let events: Rc<RefCell<Vec<String>>> = Rc::default();
    let log = events.clone();
    let store = FigureStore::new(
        initial(attributes),
        Rc::new(move |event| {
            log.borrow_mut().push(match event {
                HostEvent::Update => "update".to_owned(),
                HostEvent::Input(figure) => format!("input {}", figure.settings.static_workers),
                HostEvent::Change(figure) => format!("change {}", figure.settings.static_workers),
                HostEvent::Exchange => "exchange".to_owned(),
                HostEvent::Error(error) => format!("error {}", error.field),
            });
        }),
    );
    let notifications = Rc::new(Cell::new(0));
    let count = notifications.clone();
    store.subscribe(move || count.set(count.get() + 1));
    Observed {
        store,
        events,
        notifications,
    }
}

impl Observed {
    fn events(&self) -> Vec<String> {
        self.events.take()
    }

    fn set_workers(&self, value: f64, held: bool) {
        let id = SettingId::StaticWorkers;
        self.store
            .dispatch(Origin::User, Action::Set { id, value, held });
    }
}

fn text(name: &str, value: &str) -> (String, Value) {
    (name.to_owned(), Value::Text(value.to_owned()))
}

#[test]
fn a_drag_causes_inputs_and_one_change() {
    let observed = observed(NamedValues::new());
    observed.set_workers(8.0, true);
    observed.set_workers(9.0, true);
    observed.set_workers(9.0, true);
    assert_eq!(
        observed.events(),
        ["update", "input 8", "update", "input 9", "update"]
    );
    observed.store.dispatch(Origin::User, Action::Release);
    assert_eq!(observed.events(), ["update", "change 9"]);
    // A slider reports its end twice.
    observed.set_workers(9.0, false);
    assert_eq!(observed.events(), ["update"]);
    // The user's own component needs no notification.
    assert_eq!(observed.notifications.get(), 0);
}

#[test]
fn a_drag_back_to_its_start_causes_no_change() {
    let observed = observed(NamedValues::new());
    observed.set_workers(8.0, true);
    observed.set_workers(7.0, true);
    observed.events();
    observed.store.dispatch(Origin::User, Action::Release);
    assert_eq!(observed.events(), ["update"]);
}

#[test]
fn changes_of_the_host_notify_the_subscriber_and_cause_no_input() {
    let observed = observed(NamedValues::new());
    let patch = vec![(SettingId::StaticWorkers, Value::Number(5.0))];
    observed.store.dispatch(Origin::Host, Action::Patch(patch));
    assert_eq!(observed.events(), ["update"]);
    assert_eq!(observed.notifications.get(), 1);
    // They are committed: the user's change is from there.
    observed.set_workers(5.0, false);
    assert_eq!(observed.events(), ["update"]);
    observed.store.unsubscribe();
    observed.store.dispatch(Origin::Host, Action::Reset);
    assert_eq!(observed.notifications.get(), 1);
}

#[test]
fn errors_of_the_page_are_emitted_and_those_of_the_reader_also_kept() {
    let observed = observed(vec![text("seed", "none")]);
    assert_eq!(observed.events(), ["error seed"]);
    assert!(observed.store.errors().is_empty());
    let wrong = || Action::Edit {
        patch: vec![(SettingId::MinWorkers, Value::Number(0.0))],
        held: false,
    };
    for (origin, kept) in [(Origin::User, 1), (Origin::Text, 1), (Origin::Host, 0)] {
        observed.store.dispatch(origin, wrong());
        assert_eq!(observed.events(), ["error minWorkers", "update"]);
        assert_eq!(observed.store.errors().len(), kept);
    }
    observed.store.dispatch(Origin::User, wrong());
    observed.set_workers(8.0, false);
    assert!(observed.store.errors().is_empty(), "until the next action");
    observed.notifications.set(0);
    let (_, errors) = Figure::new(vec![text("seed", "1e99")]);
    observed.events();
    observed.store.reject(&errors);
    assert_eq!(observed.events(), ["error seed"]);
    assert!(observed.store.errors().is_empty());
    assert_eq!(observed.notifications.get(), 1);
}

#[test]
fn a_number_in_the_text_is_changed_by_the_reader_and_the_component_is_told() {
    let observed = observed(NamedValues::new());
    let set = |value, held| Action::Set {
        id: SettingId::StaticWorkers,
        value,
        held,
    };
    observed.store.dispatch(Origin::Text, set(8.0, true));
    assert_eq!(observed.events(), ["update", "input 8"]);
    observed.store.dispatch(Origin::Text, set(8.0, false));
    assert_eq!(observed.events(), ["update", "change 8"]);
    assert_eq!(observed.notifications.get(), 2);
    assert!(observed.store.figure().can_undo());
}

/// Returns the texts of numbers of the report that have fewer digits where seeds differ.
fn numbers_in_text(store: &FigureStore) -> Vec<Option<String>> {
    let figure = store.figure();
    let numbers = ["worker-hours", "idle-share", "short-time-share", "max-lag"];
    let names = numbers.map(|number| ["reactive.", number].concat());
    let text = |name: &String| value_text(&figure.settings, &figure.numbers(), name);
    names.iter().map(text).collect()
}

#[test]
fn the_page_is_told_when_the_digits_of_a_number_change() {
    for seed in ["1", "2", "3", "4"] {
        let Observed { store, events, .. } = observed(vec![
            text("preset", "sudden-event"),
            text("noise", "20"),
            text("seed", seed),
        ]);
        let mut before = numbers_in_text(&store);
        for _ in 0..MOST_SEEDS {
            events.take();
            store.run_another_seed();
            let now = numbers_in_text(&store);
            assert!(
                now == before || !events.take().is_empty(),
                "{before:?} {now:?}"
            );
            before = now;
        }
    }
}

#[test]
fn a_rebound_store_has_the_new_state_and_events() {
    let observed = observed(NamedValues::new());
    observed.store.set_handle_dragged();
    observed.set_workers(9.0, true);
    observed.events();
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let (figure, errors) = Figure::new(vec![text("preset", "weekend")]);
    let rebound = InitialState {
        figure,
        display: DisplayOptions {
            charts: vec![Policy::Manual],
            ..DisplayOptions::default()
        },
        errors,
    };
    let events = Rc::new(move |_: HostEvent| count.set(count.get() + 1));
    observed.store.rebind(rebound, events);
    assert_eq!(observed.notifications.get(), 1);
    assert!(!observed.store.handle_dragged());
    assert_eq!(observed.store.display().charts, [Policy::Manual]);
    let figure = observed.store.figure();
    assert_eq!(figure.settings.preset, Preset::Weekend);
    observed.set_workers(2.0, false);
    assert_eq!(heard.get(), 3);
    assert!(observed.events().is_empty());
    // Whoever kept the figure keeps it as it was.
    assert_ne!(figure.settings.static_workers, 2);
    assert_eq!(observed.store.figure().settings.static_workers, 2);
}

#[test]
fn reading_a_figure_does_not_copy_it() {
    let observed = observed(NamedValues::new());
    assert!(Rc::ptr_eq(
        &observed.store.figure(),
        &observed.store.figure()
    ));
    let before = Rc::as_ptr(&observed.store.figure());
    observed.set_workers(9.0, false);
    assert_eq!(before, Rc::as_ptr(&observed.store.figure()));
}

#[test]
fn display_options_determine_the_charts_of_the_figure() {
    let observed = observed(NamedValues::new());
    observed.store.set_display(DisplayOptions {
        charts: vec![Policy::Reactive],
        ..DisplayOptions::default()
    });
    assert_eq!(*observed.store.figure().shown, [Policy::Reactive]);
    assert_eq!(observed.notifications.get(), 0);
    assert!(observed.events().is_empty());
}
