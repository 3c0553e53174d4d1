//! Reads a number as people write it, with its unit.
//!
//! Nothing is silently read as another number: a mark that may stand between thousands
//! or before decimals makes a text ambiguous.

mod units;

use super::Words;
use crate::settings::Unit;
use units::factor;

/// What a typed text means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// One number, in the unit of the setting.
    Number(f64),
    /// One of two numbers: “120.000” in English is 120 or 120,000.
    Either(f64, f64),
}

/// Returns the number that a text means in a unit. Thousands and decimals may be
/// marked as in the language of `words` or, where it is clear, in another way; k, M
/// and the names of units are known, and digits may be full-width. `None` if it is no
/// number or has a unit of another kind.
pub fn read_number(words: &Words, unit: Unit, text: &str) -> Option<Typed> {
    let marks = words.separators();
    let text: String = text.chars().map(plain).collect();
    if text.contains(['e', 'E'])
        && let Some(number) = crate::decimal::parse(text.trim())
    {
        return Some(Typed::Number(number));
    }
    let (mut sum, mut part_before) = (Typed::Number(0.0), f64::INFINITY);
    let mut rest = text.trim();
    loop {
        let (number, after) = first_number(rest, marks)?;
        let after = after.trim_start();
        let name_end = after.find(|c: char| c.is_ascii_digit());
        let (name, next) = after.split_at(name_end.unwrap_or(after.len()));
        let part = factor(name.trim_end(), unit)?;
        // Only a time has several parts, “2 min 30 s”, each in a smaller unit.
        let has_parts = !next.is_empty() || part_before.is_finite();
        if has_parts && (unit != Unit::Seconds || name.is_empty() || part >= part_before) {
            return None;
        }
        sum = sum.plus(number.times(part))?;
        if next.is_empty() {
            return Some(sum);
        }
        part_before = part;
        rest = next;
    }
}

impl Typed {
    fn times(self, factor: f64) -> Self {
        match self {
            Self::Number(number) => Self::Number(number * factor),
            Self::Either(low, high) => Self::Either(low * factor, high * factor),
        }
    }

    /// Adds the next part of a time, which is not ambiguous.
    fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(sum), Self::Number(part)) => Some(Self::Number(sum + part)),
            (Self::Number(0.0), either) => Some(either),
            _ => None,
        }
    }
}

/// Returns the plain form of a full-width or typographic character.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' | '\t' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2212}' => '-',
        '\u{3bc}' => '\u{b5}',
        '、' => ',',
        '。' => '.',
        _ => letter,
    }
}

/// Splits a text after its first number, which may have a sign and a currency.
fn first_number(text: &str, marks: (char, char)) -> Option<(Typed, &str)> {
    let is_negative = text.starts_with('-');
    let text = text.trim_start_matches(['+', '-', '$', '€', '£', '¥', ' ']);
    let is_part = |c: char| c.is_ascii_digit() || ".,'_ ".contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let digits = text.get(..end)?.trim_end();
    let number = of_digits(digits, marks)?;
    let sign = if is_negative { -1.0 } else { 1.0 };
    Some((number.times(sign), text.get(digits.len()..)?))
}

/// Returns the number of digits with marks between them.
fn of_digits(digits: &str, (thousands, point): (char, char)) -> Option<Typed> {
    let is_mark = |c: char| !c.is_ascii_digit();
    let Some(first) = digits.chars().find(|c| is_mark(*c)) else {
        return decimal(digits, None).map(Typed::Number);
    };
    let last = digits.chars().rfind(|c| is_mark(*c))?;
    let whole = || decimal(digits, None);
    if last != first {
        // Thousands, and decimals after another mark.
        let (before, after) = digits.rsplit_once(last)?;
        let fits = is_grouped(before, first) && ".,".contains(last) && !after.is_empty();
        return fits.then(|| decimal(digits, Some(last)).map(Typed::Number))?;
    }
    let (before, after) = digits.split_once(first)?;
    if after.contains(first) || !".,".contains(first) {
        return is_grouped(digits, first).then(|| whole().map(Typed::Number))?;
    }
    if is_grouped(digits, first) && first == thousands {
        return whole().map(Typed::Number);
    }
    if after.is_empty() {
        return None;
    }
    let with_decimals = decimal(digits, Some(first))?;
    // “0,5” cannot be a number of thousands, nor can “1.25” where a point is the mark
    // of decimals.
    if before.is_empty() || before == "0" || (first == point && !is_grouped(digits, first)) {
        return Some(Typed::Number(with_decimals));
    }
    Some(Typed::Either(with_decimals, whole()?))
}

/// Returns whether a mark stands before each three digits, counted from the last.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && is_number(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// Returns the number of the digits, with decimals after `mark`.
fn decimal(digits: &str, mark: Option<char>) -> Option<f64> {
    let clean = digits.chars().filter_map(|c| match c {
        _ if c.is_ascii_digit() => Some(c),
        _ if Some(c) == mark => Some('.'),
        _ => None,
    });
    crate::decimal::parse(&clean.collect::<String>())
}

#[cfg(test)]
mod tests {
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
            "12万",
            "+120000",
        ] {
            assert_eq!(rate(&english, text), Some(Number(120_000.0)), "{text}");
        }
        assert_eq!(rate(&english, "120.000"), Some(Either(120.0, 120_000.0)));
        assert_eq!(rate(&english, "1.500k"), Some(Either(1_500.0, 1_500_000.0)));
        assert_eq!(rate(&english, "12,5"), Some(Either(12.5, 125.0)));
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
}
