//! A link gives another figure the state of the one that it was made of.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and the checks are also a library"
)]

#[path = "../fuzz/checks/input.rs"]
mod input;
#[path = "../fuzz/checks/shared.rs"]
mod shared;

use arbitrary::{Result, Unstructured};
use proptest::prelude::*;
use reactive_allocation::allocation::{CommandKind, Policy};
use reactive_allocation::figure::{Action, DisplayOptions, Figure, Predict};
use reactive_allocation::link::{Shared, View, from_fragment, to_fragment};
use reactive_allocation::own_load::OwnLoad;
use reactive_allocation::settings::{
    DisplayAttribute, NamedValues, Preset, SettingId, Settings, Value,
};
use reactive_allocation::text::Words;
use std::rc::Rc;

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

/// Shows a figure as the page does.
fn show(figure: &mut Figure, display: &DisplayOptions) {
    figure.apply(Action::Show(display.policies().collect()));
    figure.apply(Action::Predict(Predict::Ask(display.predict)));
}

/// Returns a load of up to two days, which is run at once.
fn load_of_days(bytes: &mut Unstructured) -> Result<OwnLoad> {
    let load = shared::load(bytes)?;
    let longest_s = 172_800.0 / load.levels.len() as f64;
    Ok(OwnLoad {
        step_s: (load.step_s / 604_800.0 * longest_s).max(0.001),
        ..load
    })
}

/// Returns something that a reader or a page does, with numbers of any length.
fn action(bytes: &mut Unstructured, figure: &Figure) -> Result<Action> {
    let span_s = figure.results.workload.span_s();
    let share = f64::from(bytes.arbitrary::<u32>()?) / f64::from(u32::MAX);
    Ok(match bytes.int_in_range(0..=9)? {
        0 => Action::Choose(*bytes.choose(Preset::ALL)?),
        1 => Action::BringLoad(Rc::new(load_of_days(bytes)?)),
        2 | 3 => Action::Patch(input::patch(bytes)?),
        4 => {
            let field = input::field(bytes)?;
            let (min, max) = field.range();
            let value = min + (max - min) * share * share * share;
            Action::edit(field.id, Value::Number(value))
        }
        5 => Action::Predict(Predict::Skip),
        6 => Action::Undo,
        _ => Action::Command {
            kind: *bytes.choose(&[CommandKind::Start, CommandKind::Stop, CommandKind::Kill])?,
            at_s: share * span_s,
        },
    })
}

/// Returns a figure that was used, and how it is shown.
fn used(bytes: &mut Unstructured) -> Result<(Figure, View)> {
    let mut figure = plain();
    figure.words = input::words(bytes)?;
    let from = shared::shared(bytes)?;
    show(&mut figure, &from.display_options());
    for _ in 0..bytes.int_in_range(0..=8)? {
        let action = action(bytes, &figure)?;
        figure.apply(action);
    }
    let view = View {
        display: from.display_options(),
        compact: bytes.arbitrary()?,
        color_scheme: from.color_scheme,
        cursor_s: from.cursor_s,
        pins: from.pins,
    };
    Ok((figure, view))
}

/// Returns the texts of a language as a page has them.
fn words(language: Option<&str>) -> Words {
    match language {
        None => Words::english(),
        Some("de") => Words::german(),
        Some("zh") => Words::chinese(),
        Some(other) => panic!("{other}"),
    }
}

/// Checks a state. Returns what a link keeps of it.
fn check(bytes: &[u8]) -> Shared {
    let (figure, view) = used(&mut Unstructured::new(bytes)).unwrap();
    let shared = Shared::of(&figure, &view);
    let Ok(fragment) = to_fragment(&shared) else {
        panic!("commands and pins are few");
    };
    let text = fragment.text;
    let (read, problems) = from_fragment(&text).unwrap();
    if fragment.load_left_out {
        // The other tests look at what is left then.
        assert!(!problems.is_empty());
        return shared;
    }
    assert_eq!(problems, [], "{text}");
    assert!(read == shared, "{text}");

    let mut opened = plain();
    opened.words = words(read.language.as_deref());
    show(&mut opened, &read.display_options());
    assert_eq!(opened.apply(read.to_action(true)), []);
    assert!(opened.settings == figure.settings, "{text}");
    assert_eq!(opened.own_cluster.commands, figure.own_cluster.commands);
    assert_eq!(opened.shown, figure.shown);
    assert_eq!(opened.asked(), figure.asked());
    assert_eq!(opened.words, figure.words);
    assert!(
        opened.report_with_spec() == figure.report_with_spec(),
        "{text}"
    );
    assert!(!opened.can_undo());

    let expected = DisplayOptions {
        predict: figure.asked(),
        ..view.display.clone()
    };
    assert_eq!(read.display_options(), expected);
    assert_eq!(
        read.display.get(DisplayAttribute::Compact).is_some(),
        view.compact
    );
    assert_eq!(
        (read.cursor_s, read.color_scheme),
        (view.cursor_s, view.color_scheme)
    );
    assert_eq!(read.pins, view.pins);
    // It can be passed on.
    let view = View {
        display: read.display_options(),
        ..view
    };
    assert!(Shared::of(&opened, &view) == shared, "{text}");
    shared
}

#[test]
fn the_states_have_loads_commands_and_all_else() {
    // Knuth's linear congruential generator.
    let mut state = 1_u64;
    let mut byte = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let states = (0..300).map(|index| {
        let bytes: Vec<u8> = (0..1000 + 10 * index).map(|_| byte()).collect();
        check(&bytes)
    });
    let states: Vec<Shared> = states.collect();
    let count = |has: &dyn Fn(&Shared) -> bool| states.iter().filter(|state| has(state)).count();
    assert!(count(&|state| state.settings.own_load.is_some()) > 50);
    assert!(count(&|state| state.commands.len() > 1) > 50);
    assert!(count(&|state| state.settings != Settings::preset(state.settings.preset)) > 150);
    assert!(count(&|state| state.cursor_s.is_some()) > 100);
    assert!(count(&|state| state.display.iter().next().is_some()) > 200);
    // Numbers of more than 15 digits are among them.
    let has_steps = |state: &Shared| {
        let text = to_fragment(state).unwrap().text;
        let is_step = |part: &str| {
            let Some((_, value)) = part.split_once('=') else {
                return false;
            };
            let digits = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            value.len() > digits.len() && digits.starts_with(['u', 'd'])
        };
        text.split('&').any(is_step)
    };
    assert!(count(&has_steps) > 50);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_state_is_the_same_in_another_figure(
        bytes in prop::collection::vec(any::<u8>(), 500..4000),
    ) {
        check(&bytes);
    }
}

#[test]
fn what_a_reader_opens_can_be_undone() {
    let (shared, _) = from_fragment("v1&preset=weekend&static-workers=9&own=s60x3&end").unwrap();
    let mut figure = plain();
    figure.apply(Action::edit(SettingId::StaticWorkers, Value::Number(3.0)));
    let before = figure.settings.clone();
    assert_eq!(figure.apply(shared.to_action(false)), []);
    assert_eq!(figure.settings, shared.settings);
    // A figure commands one TaskManager at a time.
    let commands = &figure.own_cluster.commands;
    assert!(commands.len() == 3 && commands.iter().all(|command| command.count == 1));
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, before);
    assert!(figure.own_cluster.commands.is_empty());
    figure.apply(Action::Redo);
    assert_eq!(figure.settings, shared.settings);
    assert_eq!(figure.own_cluster.commands.len(), 3);
    // The set-up is that of the link: a preset has another load.
    figure.apply(Action::Choose(Preset::Growth));
    assert_eq!(figure.settings.static_workers, 9);
    assert!(figure.offers_set_up());
}

#[test]
fn what_the_page_opens_is_no_step_of_the_reader() {
    let (shared, _) = from_fragment("v1&preset=weekend&static-workers=9&end").unwrap();
    let mut figure = plain();
    figure.apply(Action::edit(SettingId::StaticWorkers, Value::Number(3.0)));
    figure.apply(shared.to_action(true));
    assert_eq!(figure.settings, shared.settings);
    assert!(!figure.can_undo());
}

#[test]
fn a_guess_is_asked_for_until_the_fleet_is_shown() {
    let view = View {
        display: DisplayOptions {
            predict: Some(Policy::Reactive),
            ..DisplayOptions::default()
        },
        ..View::default()
    };
    let mut figure = plain();
    show(&mut figure, &view.display);
    let asked = Shared::of(&figure, &view).display_options().predict;
    assert_eq!(asked, Some(Policy::Reactive));
    figure.apply(Action::Predict(Predict::Skip));
    let asked = Shared::of(&figure, &view).display_options().predict;
    assert_eq!(asked, None);
}

#[test]
fn each_display_attribute_is_set_or_removed() {
    let (shared, _) = from_fragment("v1&level=lab&charts=static&compact=yes&end").unwrap();
    let attributes: Vec<_> = shared
        .display_attributes()
        .map(|(attribute, text)| (attribute.name(), text))
        .collect();
    assert_eq!(
        attributes,
        [
            ("level", Some("lab")),
            ("charts", Some("static")),
            ("controls", None),
            ("open", None),
            ("presets", None),
            ("sentence", None),
            ("compact", Some("")),
            ("predict", None),
        ]
    );
}
