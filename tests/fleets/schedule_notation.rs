//! The notation of a schedule: reading, printing, errors.

use crate::plans::{date, plan, weekdays};
use proptest::prelude::*;
use reactive_allocation::autoscaler::schedule::*;

proptest! {
    #[test]
    fn a_printed_plan_reads_as_itself(
        plan in plan(prop_oneof![weekdays(), date(1900..3000)])
    ) {
        prop_assert_eq!(plan.to_string().parse::<Plan>(), Ok(plan));
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
