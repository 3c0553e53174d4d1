//! Reads numbers as people write them, and slips.

use super::*;
use Typed::{Either, Number};
use proptest::prelude::*;

fn english(unit: Unit, text: &str) -> Option<Typed> {
    read_number(&Words::english(), unit, text)
}

#[test]
fn numbers_are_read_as_the_language_writes_them() {
    let (english, german) = (Words::english(), Words::german());
    let rate = |words, text| read_number(words, Unit::RecordsPerSecond, text);
    for text in [
        "120,000",
        "120 000",
        "120\u{202f}000",
        "120'000",
        "120000",
        "120k",
        "120 K",
        "１２０，０００",
        "120,000.0",
        "120.000,0",
        "120k/s",
        "120,000 records/s",
        "120k events/sec",
        "120,000 records per second",
        "120k Ereignisse pro Sekunde",
        "120k per second",
        "12万",
        "12万条/秒",
        "+120000",
    ] {
        assert_eq!(rate(&english, text), Some(Number(120_000.0)), "{text}");
    }
    assert_eq!(rate(&english, "120.000"), Some(Either(120.0, 120_000.0)));
    assert_eq!(rate(&english, "1.500k"), Some(Either(1_500.0, 1_500_000.0)));
    assert_eq!(rate(&english, "12,5"), Some(Either(12.5, 125.0)));
    // A number of thousands does not begin with 0, and nothing is asked about one number.
    assert_eq!(rate(&english, "000,500"), Some(Number(0.5)));
    let long = ["9".repeat(400), "0000".to_owned()].join(",");
    assert_eq!(rate(&english, &long), Some(Number(f64::INFINITY)));
    assert_eq!(rate(&english, "0.250"), Some(Number(0.25)));
    assert_eq!(rate(&english, "0,20"), Some(Number(0.2)));
    assert_eq!(rate(&german, "6.000"), Some(Number(6_000.0)));
    assert_eq!(rate(&german, "6,5"), Some(Number(6.5)));
    assert_eq!(rate(&german, "6,000"), Some(Either(6.0, 6_000.0)));
    assert_eq!(rate(&german, "1,2 Mio."), Some(Number(1_200_000.0)));
    assert_eq!(rate(&english, "1.2e6"), Some(Number(1_200_000.0)));
    assert_eq!(rate(&english, "1.5M"), Some(Number(1_500_000.0)));
}

#[test]
fn units_are_converted() {
    for (unit, text, value) in [
        (Unit::Seconds, "50s", 50.0),
        (Unit::Seconds, "2 min", 120.0),
        (Unit::Seconds, "1m", 60.0),
        (Unit::Seconds, "1 h 30 min", 5400.0),
        (Unit::Seconds, "2m30s", 150.0),
        (Unit::Seconds, "7 d", 604_800.0),
        (Unit::Seconds, "500 ms", 0.5),
        (Unit::Millicores, "250m", 250.0),
        (Unit::Millicores, "0.5 cores", 500.0),
        (Unit::Millicores, "4 vCPU", 4000.0),
        (Unit::Percent, "70 %", 70.0),
        (Unit::Percent, "70％", 70.0),
        (Unit::PercentPerWeek, "30 % per week", 30.0),
        (Unit::Megabytes, "1 GB", 1000.0),
        (Unit::Megabytes, "1Gi", 1_073.741_824),
        (Unit::MegabytesPerSecond, "1 GB/s", 1000.0),
        (Unit::Microseconds, "0.2 ms", 200.0),
        (Unit::Workers, "7 workers", 7.0),
        (Unit::Count, "$0.20", 0.2),
        (Unit::Percent, "-10", -10.0),
    ] {
        assert_eq!(english(unit, text), Some(Number(value)), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for (unit, text) in [
        (Unit::Seconds, ""),
        (Unit::Seconds, "soon"),
        (Unit::Seconds, "50 %"),
        (Unit::Seconds, "5 s 3 min"),
        (Unit::Seconds, "1 2 s"),
        (Unit::RecordsPerSecond, "5m"),
        (Unit::RecordsPerSecond, "1,2,3"),
        (Unit::RecordsPerSecond, "12,34,567"),
        (Unit::RecordsPerSecond, "1.2.3"),
        (Unit::RecordsPerSecond, "7."),
        (Unit::RecordsPerSecond, "--"),
        (Unit::Workers, "7/s"),
        (Unit::Records, "1 k k"),
        (Unit::Records, "1 k k records"),
        (Unit::Percent, "5 s"),
    ] {
        assert_eq!(english(unit, text), None, "{text}");
    }
}

/// Writes a number with these marks.
fn written(value: f64, decimals: usize, (thousands, point): (&str, &str)) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push_str(point);
        text.push_str(part);
    }
    text
}

fn is_not_another(read: Option<Typed>, meant: f64) -> bool {
    let near = |value: f64| (value - meant).abs() <= 1e-9 * meant;
    match read {
        None => true,
        Some(Number(value)) => near(value),
        Some(Either(low, high)) => near(low) || near(high),
    }
}

proptest! {
    #[test]
    fn a_number_as_the_language_writes_it_is_read_or_asked_for(
        whole in 0_u32..2_000_000_000, decimals in 0_usize..5, scale in 0_u32..4,
    ) {
        let value = f64::from(whole) / 10_f64.powi(scale as i32 * 2);
        let meant: f64 = format!("{value:.decimals$}").parse().unwrap();
        for (words, marks) in [
            (Words::english(), (",", ".")), (Words::german(), (".", ",")),
            (Words::chinese(), (",", ".")),
        ] {
            for marks in [marks, ("", marks.1), ("\u{202f}", marks.1), ("'", marks.1)] {
                let text = written(meant, decimals, marks);
                let read = read_number(&words, Unit::Records, &text);
                prop_assert!(is_not_another(read, meant), "{text}: {read:?}");
                prop_assert!(read.is_some(), "{text}");
            }
        }
    }

    #[test]
    fn the_text_of_a_field_is_read_as_its_value_or_asked_for(
        whole in 0_u32..4_000_000_000, scale in 0_u32..4,
    ) {
        let value = f64::from(whole) / 10_f64.powi(scale as i32);
        for words in [Words::english(), Words::german(), Words::chinese()] {
            let text = crate::text::long_number(&words, value);
            let read = read_number(&words, Unit::Count, &text);
            prop_assert!(is_not_another(read, value) && read.is_some(), "{text}: {read:?}");
        }
    }

    #[test]
    fn a_number_of_another_language_with_both_marks_is_read(
        whole in 1_000_u32..2_000_000_000, part in 0_u32..100,
    ) {
        let meant = f64::from(whole) + f64::from(part) / 100.0;
        let text = written(meant, 2, (".", ","));
        prop_assert_eq!(english(Unit::Records, &text), Some(Number(format!("{meant:.2}").parse().unwrap())));
    }

    #[test]
    fn a_slip_never_becomes_another_number_by_a_factor_of_ten(
        text in "[0-9]{1,4}[.,' ][0-9]{1,4}([.,][0-9]{1,4})?",
    ) {
        let digits: f64 = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        for words in [Words::english(), Words::german()] {
            let (thousands, point) = words.separators();
            match read_number(&words, Unit::Records, &text) {
                // All marks stand between thousands of this language, or before
                // decimals: nothing else could be meant.
                Some(Number(value)) if value == digits => {
                    let is_grouped = is_grouped(&text, thousands) || is_grouped(&text, ' ')
                        || is_grouped(&text, '\'') || digits == 0.0
                        || (text.matches(['.', ',']).count() == 2);
                    prop_assert!(is_grouped, "{text}");
                }
                Some(Number(_)) => {
                    let has_point = text.contains(point) || text.starts_with('0')
                        || text.matches(['.', ',']).count() == 2 || text.contains(['\'', ' ']);
                    prop_assert!(has_point, "{text}");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,20}") {
        for unit in [Unit::Seconds, Unit::Percent, Unit::Millicores, Unit::Megabytes, Unit::RecordsPerSecond, Unit::Count] {
            let _ = english(unit, &text);
        }
    }
}
