//! The notation of a schedule: reading, printing, errors.

use crate::plans::{date, plan, weekdays};
use proptest::prelude::*;
use reactive_allocation::plan::*;
use reactive_allocation::settings::{SettingId, Settings, Value, read_patch};
use reactive_allocation::text::{Words, error_message, refusal};
use std::rc::Rc;

proptest! {
    #[test]
    fn a_printed_plan_reads_as_itself(
        plan in plan(prop_oneof![weekdays(), date(1900..3000)])
    ) {
        prop_assert_eq!(plan.to_string().parse::<Plan>(), Ok(plan));
    }

    #[test]
    fn a_plan_in_a_link_reads_as_itself(
        plan in plan(prop_oneof![weekdays(), date(1900..3000)])
    ) {
        let text = plan.in_link();
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        prop_assert!(text.chars().all(is_plain), "{text}");
        prop_assert!(!text.contains("..") && !text.contains("--"), "{text}");
        let settings = Settings::default().with(&[(SettingId::Schedule, Value::Text(text))]);
        prop_assert_eq!(settings.map(|settings| settings.plan()), Ok(Rc::new(plan)));
    }

    #[test]
    fn any_text_is_a_plan_or_has_an_error_at_one_of_its_characters(
        words in prop::collection::vec(prop::sample::select(&[
            "Mon", "tue", "Sat-Sun", "Fri-Mon", "mon,", "2026-12-24", "2026-02-30", "07:00-20:00",
            "22:00-06:00", "24:00-24:00", "7:5-8:00", "8", "0", "501", "else", "ELSE 3", ";", " ; ",
            "-", ":", ",", "ä", "…", "\t", "99999999999", "",
        ][..]), 0..12),
        separator in prop::sample::select(&["", " ", "; "][..]),
    ) {
        let text = words.join(separator);
        match text.parse::<Plan>() {
            Ok(plan) => prop_assert_eq!(plan.to_string().parse::<Plan>(), Ok(plan)),
            Err(error) => {
                let letters: Vec<char> = text.chars().collect();
                prop_assert!((1..=letters.len() + 1).contains(&error.at), "{error:?} in “{text}”");
                let there: String = letters[error.at - 1..].iter().collect();
                let found = error.found.trim_end_matches('…');
                prop_assert!(there.starts_with(found), "{error:?} in “{text}”");
            }
        }
    }
}

fn read(text: &str) -> Plan {
    text.parse().unwrap()
}

#[test]
fn a_notation_has_one_printed_form() {
    for (text, printed) in [
        ("else 3", "else 3"),
        ("else 3; ;", "else 3"),
        (
            "Mon-Fri 07:00-20:00 8; else 3",
            "Mon-Fri 07:00-20:00 8; else 3",
        ),
        (
            " mon-FRI\t7:00-20:00  8 ;ELSE 3 ",
            "Mon-Fri 07:00-20:00 8; else 3",
        ),
        ("Sun,Sat 2; else 5", "Sat-Sun 2; else 5"),
        ("Fri-Mon 2; else 5", "Mon,Fri-Sun 2; else 5"),
        ("Mon-Sun 2; else 5", "00:00-24:00 2; else 5"),
        ("22:00-00:00 1; else 5", "22:00-24:00 1; else 5"),
        ("22:00-06:00 1; else 5", "22:00-06:00 1; else 5"),
        (
            "2026-12-24 00:00-24:00 2; 2026-12-25 12:00-13:30 9; else 5",
            "2026-12-24 2; 2026-12-25 12:00-13:30 9; else 5",
        ),
    ] {
        assert_eq!(read(text).to_string(), printed, "{text}");
    }
}

#[test]
fn an_error_names_place_text_and_what_is_allowed() {
    for (text, at, found, expected) in [
        ("", 1, "", Expected::Else),
        ("Mon 3", 6, "", Expected::Else),
        ("Mon 3;", 7, "", Expected::Else),
        ("; else 3", 1, "", Expected::Entry),
        ("Mon; else 3", 1, "Mon", Expected::Entry),
        ("8", 1, "8", Expected::Entry),
        ("Mon-Fry 3; else 3", 1, "Mon-Fry", Expected::Days),
        ("Mon,Tu 3; else 3", 5, "Tu", Expected::Days),
        ("Mon-Tue-Fri 3; else 3", 1, "Mon-Tue-Fri", Expected::Days),
        ("2026-02-29 3; else 3", 1, "2026-02-29", Expected::Date),
        ("2026-2-3 3; else 3", 1, "2026-2-3", Expected::Date),
        ("Mon 7:00 3; else 3", 5, "7:00", Expected::Hours),
        ("Mon 07:00-25:00 3; else 3", 11, "25:00", Expected::End),
        ("Mon 24:00-06:00 3; else 3", 5, "24:00", Expected::Begin),
        ("07:60-08:00 3; else 3", 1, "07:60", Expected::Begin),
        ("07:00-07:00 3; else 3", 7, "07:00", Expected::OtherEnd),
        (
            "Mon 07:00-08:00; else 3",
            5,
            "07:00-08:00",
            Expected::Workers,
        ),
        ("Mon 501; else 3", 5, "501", Expected::Workers),
        ("Mon 2.5; else 3", 5, "2.5", Expected::Workers),
        ("Mon 3; else", 12, "", Expected::Workers),
        ("Mon 3; else -1", 13, "-1", Expected::Workers),
        ("else 3 4", 8, "4", Expected::TheEnd),
        ("else 3; Mon 4", 9, "Mon", Expected::TheEnd),
        ("Mon 07:00-08:00 3 4; else 3", 19, "4", Expected::Semicolon),
    ] {
        let error = text.parse::<Plan>().unwrap_err();
        let found = found.to_owned();
        assert_eq!(
            error,
            PlanError {
                at,
                found,
                expected
            },
            "{text}"
        );
    }
    let error = "Mon 07:00-25:00 3; else 3".parse::<Plan>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Character 11: “25:00”. Allowed: an end from 00:00 to 24:00."
    );
    assert_eq!(
        "".parse::<Plan>().unwrap_err().to_string(),
        "Character 1: nothing. Allowed: a last part for all other times, as in ; else 3."
    );
}

#[test]
fn a_plan_has_fifty_entries_at_most() {
    let entries = |count: usize| ["Mon 1; ".repeat(count), "else 2".to_owned()].concat();
    assert_eq!(read(&entries(50)).entries().len(), 50);
    let error = entries(51).parse::<Plan>().unwrap_err();
    assert_eq!((error.at, error.expected), (351, Expected::FewerEntries));
}

#[test]
fn a_setting_that_is_no_plan_names_the_part_that_is_wrong() {
    let error = |text: &str| {
        let named = [("schedule".to_owned(), Value::Text(text.to_owned()))];
        read_patch(&named).unwrap_err()
    };
    let wrong = error("Mon-Fri 07:00-25:00 8; else 3");
    assert_eq!(
        error_message(&wrong),
        "schedule: “25:00” at character 15 is not allowed. Allowed: an end from 00:00 to 24:00."
    );
    assert_eq!(
        refusal(&Words::german(), &wrong),
        "Zeitplan: „25:00“ an Zeichen 15 ist nicht erlaubt. Erlaubt: ein Ende von 00:00 bis 24:00."
    );
    assert_eq!(
        error_message(&error("Mon 3")),
        "schedule: something is missing at character 6. Allowed: a last part for all other times, \
         as in ; else 3."
    );
    // Every text of a refusal is that of the error itself.
    for text in [
        "Mon; else 3",
        "Mon-Fry 3",
        "2026-02-29 3",
        "Mon 7:00 3",
        "24:00-06:00 3",
        "07:60-08:00 3",
        "07:00-07:00 3",
        "Mon 501",
        "else 3 4",
        "Mon 1 2",
    ] {
        let plan = text.parse::<Plan>().unwrap_err();
        let allowed = error_message(&error(text));
        let allowed = allowed.split_once("Allowed: ").unwrap().1;
        assert_eq!(allowed, format!("{}.", plan.expected), "{text}");
    }
    let fifty_one = ["Mon 1; ".repeat(51), "else 2".to_owned()].concat();
    assert!(error_message(&error(&fifty_one)).ends_with("Allowed: 50 entries at most."));
    let number = Settings::default().with(&[(SettingId::Schedule, Value::Number(3.0))]);
    assert!(number.is_err());
}

#[test]
fn a_schedule_is_left_to_its_default_and_set_again() {
    let set = |settings: &Settings, text: &str| {
        settings
            .with(&[(SettingId::Schedule, Value::Text(text.to_owned()))])
            .unwrap()
    };
    let settings = Settings::default();
    let own = set(&settings, " mon-fri 7:00-20:00 8;ELSE 3");
    let value = SettingId::Schedule.field().value(&own);
    assert_eq!(
        value,
        Value::Text("Mon-Fri 07:00-20:00 8; else 3".to_owned())
    );
    assert_eq!(
        own.to_query(),
        "preset=day-night&schedule=mon-fri.0700-2000.8.else.3"
    );
    assert_ne!(own, settings);
    assert_eq!(set(&own, "default"), settings);
    assert_eq!(
        own.with_defaults(&[SettingId::Schedule], &[]),
        Ok(settings.clone())
    );
    let value = SettingId::Schedule.field().value(&settings);
    assert_eq!(value, Value::Text("default".to_owned()));
}
