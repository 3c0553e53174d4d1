//! Runs to compare with, from texts that a reader pastes.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::{Command, CommandKind};
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::link::{LinkProblem, Pin, Shared, from_text, to_fragment};
use reactive_allocation::settings::{FIELDS, NamedValues, Settings, Value};

fn json_of(settings: &Settings) -> String {
    let values = FIELDS.iter().map(|field| match field.value(settings) {
        Value::Number(number) => format!("\"{}\": {number}", field.name),
        Value::Text(text) => format!("\"{}\": \"{text}\"", field.name),
    });
    format!("{{{}}}", values.collect::<Vec<_>>().join(", "))
}

/// Reads a text as a run to compare with.
fn read_pasted(text: &str) -> Option<(Pin, Vec<LinkProblem>)> {
    let (shared, problems) = from_text(text).ok()?;
    let pin = Pin {
        settings: shared.settings,
        commands: shared.commands,
        ..Pin::default()
    };
    Some((pin, problems))
}

#[test]
fn a_link_and_settings_become_a_pin() {
    let settings = Settings {
        static_workers: 11,
        min_workers: 2,
        ..Settings::default()
    };
    let shared = Shared {
        settings: settings.clone(),
        commands: vec![Command {
            at_s: 60.0,
            kind: CommandKind::Start,
            count: 1,
        }],
        ..Shared::default()
    };
    let fragment = to_fragment(&shared).unwrap().text;
    let link = format!(" https://example.org/page#{fragment}\n");
    let (pin, problems) = read_pasted(&link).unwrap();
    assert_eq!(
        (&pin.settings, &pin.commands),
        (&settings, &shared.commands)
    );
    assert_eq!(problems, []);
    let plain = json_of(&settings);
    let report = format!("{{\"report\": {{}}, \"settings\": {plain}}}");
    for text in [plain, report] {
        let (pin, problems) = read_pasted(&text).unwrap();
        assert_eq!((&pin.settings, problems), (&settings, Vec::new()));
        let mut figure = Figure::new(NamedValues::new()).0;
        assert_eq!(figure.apply(Action::add_pin(pin)), []);
        figure.apply(Action::restore_pin(0));
        assert_eq!(figure.settings, settings);
    }
}

#[test]
fn what_is_wrong_is_told_and_left_out() {
    let text = r#"{"staticWorkers": 9, "peak": 7, "minWorkers": "many", "seed": [1], "noise": 4}"#;
    let (pin, problems) = read_pasted(text).unwrap();
    assert_eq!(
        (pin.settings.static_workers, pin.settings.noise_pct),
        (9, 4.0)
    );
    let told: Vec<String> = problems.iter().map(LinkProblem::to_string).collect();
    assert_eq!(told.len(), 3);
    for name in ["peak", "minWorkers", "seed"] {
        assert!(
            told.iter().any(|text| text.contains(name)),
            "{name}: {told:?}"
        );
    }
    for text in ["", "hello", "[1]", "{\"staticWorkers\": 9", "{}{}"] {
        assert_eq!(read_pasted(text), None, "{text}");
    }
    let long = format!("{{\"staticWorkers\": 9{}}}", " ".repeat(4_000_000));
    assert_eq!(read_pasted(&long), None);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,80}", json in r#"\{("[a-zA-Z]{0,9}": ?[0-9e.-]{1,5},? ?){0,4}\}"#) {
        for text in [text, json] {
            if let Some((pin, _)) = read_pasted(&text) {
                let again = Settings::default().with(&pin.settings.entries().collect::<Vec<_>>());
                prop_assert_eq!(again, Ok(pin.settings));
            }
        }
    }
}
