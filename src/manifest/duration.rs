//! Durations as Flink reads and writes them. What a release reads was tried on its class
//! `TimeUtils`.

use super::rounding::trimmed;
use crate::decimal;
use crate::settings::FlinkRelease;

/// The unit labels and their lengths in seconds.
const LABELS: [(&[&str], f64); 7] = [
    (&["d", "day", "days"], 86_400.0),
    (&["h", "hour", "hours"], 3600.0),
    (&["min", "m", "minute", "minutes"], 60.0),
    (&["s", "sec", "secs", "second", "seconds"], 1.0),
    (
        &["", "ms", "milli", "millis", "millisecond", "milliseconds"],
        1e-3,
    ),
    (
        &["µs", "micro", "micros", "microsecond", "microseconds"],
        1e-6,
    ),
    (&["ns", "nano", "nanos", "nanosecond", "nanoseconds"], 1e-9),
];

/// Returns a duration in milliseconds; all durations of a configuration are written as whole
/// ones.
pub(super) fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1e3).round()
}

/// Returns a duration as text, rounded to milliseconds.
pub(super) fn write(seconds: f64) -> String {
    let millis = milliseconds(seconds);
    if millis == milliseconds(seconds.round()) {
        trimmed(seconds.round(), 0) + " s"
    } else {
        trimmed(millis, 0) + " ms"
    }
}

/// Reads a duration in seconds as a release does: digits and a unit label, milliseconds
/// without one; from 2.3 on also ISO 8601.
pub(super) fn parse(text: &str, release: FlinkRelease) -> Option<f64> {
    let text = text.trim();
    if release == FlinkRelease::V2_3 && text.starts_with(['P', 'p']) {
        return parse_iso_8601(text);
    }
    let label = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = text.strip_suffix(label)?;
    let label = label.trim_start().to_ascii_lowercase();
    // 1.13 takes it for no unit.
    if label == "m" && release == FlinkRelease::V1_13 {
        return None;
    }
    let is_unit = |(labels, _): &&(&[&str], f64)| labels.contains(&label.as_str());
    let (_, unit_s) = LABELS.iter().find(is_unit)?;
    Some(scaled(decimal::parse(number)?, *unit_s))
}

/// Returns `value` in seconds. Dividing rounds once.
fn scaled(value: f64, unit_s: f64) -> f64 {
    if unit_s < 1.0 {
        value / (1.0 / unit_s).round()
    } else {
        value * unit_s
    }
}

/// Reads `P1DT2H3M4.5S`: each part once, in this order, not negative.
fn parse_iso_8601(text: &str) -> Option<f64> {
    const PARTS: [(char, bool, f64); 4] = [
        ('D', false, 86_400.0),
        ('H', true, 3600.0),
        ('M', true, 60.0),
        ('S', true, 1.0),
    ];
    let mut parts = PARTS.iter();
    let mut number = String::new();
    let mut of_time = false;
    let mut total_s = None;
    for letter in text.chars().skip(1) {
        let letter = letter.to_ascii_uppercase();
        if letter == 'T' {
            if of_time || !number.is_empty() {
                return None;
            }
            of_time = true;
        } else if letter.is_ascii_digit() || letter == '.' {
            number.push(letter);
        } else {
            let (name, _, unit_s) =
                parts.find(|(name, after_t, _)| *name == letter && *after_t == of_time)?;
            let value = decimal::parse(&number)?;
            if value.fract() != 0.0 && *name != 'S' {
                return None;
            }
            total_s = Some(total_s.unwrap_or(0.0) + value * unit_s);
            number.clear();
        }
    }
    if number.is_empty() { total_s } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What `TimeUtils.parseDuration` of each release gave.
    #[test]
    fn durations_are_read_as_by_flink() {
        use FlinkRelease::{V1_13, V1_20, V2_3};
        for release in [V1_13, V1_20, V2_3] {
            for (text, seconds) in [
                ("30 s", 30.0),
                ("500ms", 0.5),
                ("1 min", 60.0),
                ("8000", 8.0),
                ("30 S", 30.0),
                ("30sec", 30.0),
                ("1h", 3600.0),
                ("2 d", 172_800.0),
                ("5 µs", 5e-6),
                ("1 nanos", 1e-9),
                ("2 minutes", 120.0),
                ("2 secs", 2.0),
                (" 3 ms ", 0.003),
                ("0", 0.0),
            ] {
                assert_eq!(parse(text, release), Some(seconds), "{text}");
            }
            for text in [
                "1.5 s", "-1 s", "30s 5", "+5 s", "-PT1S", "5 us", "2 mins", "", "s",
            ] {
                assert_eq!(parse(text, release), None, "{text}");
            }
        }
        assert_eq!(parse("1 m", V1_13), None);
        assert_eq!(parse("1 m", V1_20), Some(60.0));
        for text in ["PT30S", "pt30s", "P1D"] {
            assert_eq!(parse(text, V1_13), None, "{text}");
            assert_eq!(parse(text, V1_20), None, "{text}");
        }
        assert_eq!(parse("pt30s", V2_3), Some(30.0));
        assert_eq!(parse("P1DT1H1M1.5S", V2_3), Some(90_061.5));
        for text in ["P", "PT", "P1", "PT1S1M", "P1S", "PTT1S", "PT1.5M"] {
            assert_eq!(parse(text, V2_3), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(millis in 0..100_000_000_u32) {
            let seconds = f64::from(millis) / 1e3;
            prop_assert_eq!(parse(&write(seconds), FlinkRelease::V1_13), Some(seconds));
        }
    }
}
