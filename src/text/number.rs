//! Numbers as text, written as the language has it.

use std::cmp::Ordering;

use super::{Basic, Words};
use crate::numbers::{decimal, shortest};

/// Returns `value` with exactly `decimals` decimals, written as the language has
/// it; a dash for what is not finite.
pub fn grouped(words: &Words, value: f64, decimals: u32) -> String {
    let (thousands, point) = words.separators();
    decimal(value, decimals, Some(thousands), point)
}

/// Returns a whole number, written as the language has it.
pub fn count(words: &Words, value: f64) -> String {
    grouped(words, value, 0)
}

/// Returns `value` with up to three decimals and nothing between thousands, written as
/// the language has it.
pub fn short_number(words: &Words, value: f64) -> String {
    let (_, point) = words.separators();
    shortest(value, None, point)
}

/// Returns `value` with up to three decimals and marked thousands, written as the
/// language has it.
pub fn long_number(words: &Words, value: f64) -> String {
    let (thousands, point) = words.separators();
    shortest(value, Some(thousands), point)
}

/// Returns a fraction as a whole percentage, with one decimal below 9.95 %:
/// “60 %”, “0.4 %”.
pub fn percent(words: &Words, share: f64) -> String {
    words.fill(Basic::Percent, &[&share_pct(words, share)])
}

/// Returns the number of [`percent`] without the sign.
pub fn share_pct(words: &Words, share: f64) -> String {
    let pct = share * 100.0;
    let text = amount(words, pct);
    // A small share is not shown as none.
    if pct > 0.0 && text == "0" {
        ["<", &grouped(words, 0.1, 1)].concat()
    } else {
        text
    }
}

/// Returns `value` with one decimal from 0.05 to 9.95, and as a whole number
/// otherwise.
pub(super) fn amount(words: &Words, value: f64) -> String {
    let decimals = u32::from(value.abs() < 9.95 && value.abs() >= 0.05);
    grouped(words, value, decimals)
}

/// Compares two values to one decimal, as the figure writes them: `Equal` if they
/// differ by less than 0.05.
pub(super) fn cmp_shown(a: f64, b: f64) -> Ordering {
    let difference = a - b;
    if difference >= 0.05 {
        Ordering::Greater
    } else if difference <= -0.05 {
        Ordering::Less
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Words = Words::english();

    #[test]
    fn numbers_have_separators_and_rounded_decimals() {
        assert_eq!(count(&ENGLISH, 6000.0), "6,000");
        assert_eq!(count(&ENGLISH, 1_234_567.4), "1,234,567");
        assert_eq!(grouped(&ENGLISH, -0.04, 1), "0.0");
        assert_eq!(grouped(&ENGLISH, -1234.5, 1), "-1,234.5");
        assert_eq!(grouped(&ENGLISH, f64::NAN, 1), "–");
        assert_eq!(percent(&ENGLISH, 0.604), "60\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0042), "0.4\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0), "0\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0001), "<0.1\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0996), "10\u{a0}%");
    }

    #[test]
    fn separators_follow_the_language() {
        let all = |write: &dyn Fn(&Words) -> String| {
            [Words::english(), Words::german(), Words::chinese()].map(|words| write(&words))
        };
        assert_eq!(
            all(&|words| grouped(words, 1234.5, 1)),
            ["1,234.5", "1.234,5", "1,234.5"]
        );
        assert_eq!(
            all(&|words| short_number(words, 0.25)),
            ["0.25", "0,25", "0.25"]
        );
        assert_eq!(
            all(&|words| percent(words, 0.6)),
            ["60\u{a0}%", "60\u{a0}%", "60%"]
        );
        assert_eq!(
            all(&|words| percent(words, 0.0001)),
            ["<0.1\u{a0}%", "<0,1\u{a0}%", "<0.1%"]
        );
    }

    proptest! {
        #[test]
        fn errors_are_at_most_half_a_unit_of_the_last_decimal(value in -1e9..1e9_f64, decimals in 0..4_u32) {
            let ours: f64 = grouped(&ENGLISH, value, decimals).replace(',', "").parse().unwrap();
            prop_assert!((ours - value).abs() <= 0.5000001 / 10_f64.powi(decimals as i32));
        }

        #[test]
        fn numbers_beyond_the_range_are_dashes_or_the_limit(value in any::<f64>()) {
            prop_assume!(!value.is_finite() || value.abs() > 9e15);
            let sign = if value < 0.0 { "-" } else { "" };
            let limit = format!("{sign}9,000,000,000,000,000");
            let expected = if value.is_finite() { limit } else { "–".to_owned() };
            prop_assert_eq!(count(&ENGLISH, value), expected);
        }

        #[test]
        fn any_percentage_ends_with_its_sign(value in any::<f64>()) {
            for words in [Words::english(), Words::german(), Words::chinese()] {
                prop_assert!(percent(&words, value).ends_with('%'));
            }
        }
    }

    #[test]
    fn differences_below_a_twentieth_are_not_shown() {
        assert_eq!(cmp_shown(7.0, 6.9), Ordering::Greater);
        assert_eq!(cmp_shown(7.0, 6.96), Ordering::Equal);
        assert_eq!(cmp_shown(7.0, 7.06), Ordering::Less);
        assert_eq!(cmp_shown(7.0, f64::NAN), Ordering::Equal);
    }
}
