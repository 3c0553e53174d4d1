//! Numbers in the digits that they need.

use crate::decimal;
use crate::numbers::{fixed_decimals, plain_number};

/// No number is written with more decimals.
const MOST_DECIMALS: u32 = 18;
/// Nor with more digits than are exact.
const MOST_UNITS: f64 = 1e15;
/// The most steps from a decimal number to the number that is meant.
const MOST_STEPS: u64 = 9999;
/// Smaller numbers are written as if they had this exponent, negated.
const LOWEST_EXPONENT: u32 = 270;

/// Returns a number so that [`read_exact()`] returns the same: as a decimal number, and
/// what needs more than 15 digits with the steps from there to the next floating-point
/// numbers, `u` for those further from 0 and `d` for the others: `0.333333333333333u6`.
/// A number too small for that has an exponent: `212.236930358e-9`.
pub(super) fn exact_text(value: f64) -> String {
    let mut text = short_number(value);
    let bits = value.to_bits();
    let near_bits = |text: &str| decimal::parse(text).unwrap_or(value).to_bits();
    if bits.abs_diff(near_bits(&text)) > MOST_STEPS {
        text = with_exponent(value);
    }
    let near_bits = near_bits(&text);
    let steps = bits.abs_diff(near_bits);
    if (1..=MOST_STEPS).contains(&steps) {
        text.push(if bits > near_bits { 'u' } else { 'd' });
        text.push_str(&plain_number(steps as f64));
    }
    text
}

/// Returns a small number nearly, with an exponent. Multiplying rounds, which the steps make
/// up for.
fn with_exponent(value: f64) -> String {
    let (mut scaled, mut exponent) = (value, 0_u32);
    while scaled.abs() < 1.0 && exponent < LOWEST_EXPONENT {
        scaled *= 1e3;
        exponent += 3;
    }
    [
        &short_number(scaled),
        "e-",
        &plain_number(f64::from(exponent)),
    ]
    .concat()
}

/// Reads a decimal number, or one with steps from there.
pub(super) fn read_exact(text: &str) -> Option<f64> {
    let Some((near, steps)) = text.split_once(['u', 'd']) else {
        return decimal::parse(text);
    };
    let bits = decimal::parse(near)?.to_bits();
    let is_number = (1..=4).contains(&steps.len()) && steps.bytes().all(|b| b.is_ascii_digit());
    let steps: u64 = is_number.then(|| steps.parse().ok())??;
    let is_up = text.bytes().any(|letter| letter == b'u');
    let bits = if is_up {
        bits.checked_add(steps)
    } else {
        bits.checked_sub(steps)
    };
    bits.map(f64::from_bits).filter(|value| value.is_finite())
}

/// Returns a number with as few decimals as it is read back with: exactly, for what has up
/// to 15 digits; else to the last of these.
pub(crate) fn short_number(value: f64) -> String {
    let mut text = fixed_decimals(value, 0);
    for decimals in 1..=MOST_DECIMALS {
        let units = value.abs() * 10_f64.powi(decimals as i32);
        if decimal::parse(&text) == Some(value) || units > MOST_UNITS {
            break;
        }
        text = fixed_decimals(value, decimals);
    }
    text
}

/// Returns a time in seconds as whole milliseconds.
pub(super) fn milliseconds(seconds: f64) -> u64 {
    // `as` saturates.
    (seconds * 1e3).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_of_few_digits_is_read_back_exactly(
            digits in 0..1_000_000_000_000_u64,
            decimals in 0..=9,
            is_negative: bool,
        ) {
            let value = digits as f64 / 10_f64.powi(decimals);
            let value = if is_negative { -value } else { value };
            let text = exact_text(value);
            prop_assert_eq!(decimal::parse(&text), Some(value), "{}", text);
            prop_assert!(!text.ends_with('.') && text.len() <= 14, "{}", text);
        }

        #[test]
        fn any_number_is_read_back_nearly(value in -1e7..1e7_f64) {
            let text = short_number(value);
            let read = decimal::parse(&text).unwrap();
            prop_assert!((read - value).abs() <= 1e-8, "{}", text);
            prop_assert_eq!(read_exact(&exact_text(value)), Some(value));
        }

        #[test]
        fn any_number_of_a_setting_is_read_back_exactly(
            mantissa in 1.0..2.0_f64,
            exponent in -16..44,
        ) {
            let value = mantissa * 2_f64.powi(exponent);
            let text = exact_text(value);
            prop_assert_eq!(read_exact(&text), Some(value), "{}", text);
            prop_assert!(text.len() <= 24, "{}", text);
        }

        #[test]
        fn a_small_number_is_read_back_exactly(
            mantissa in 1.0..2.0_f64,
            exponent in -120..-16,
            is_negative: bool,
        ) {
            let value = mantissa * 2_f64.powi(exponent);
            let value = if is_negative { -value } else { value };
            let text = exact_text(value);
            prop_assert_eq!(read_exact(&text), Some(value), "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.ude+-]{0,12}") {
            if let Some(value) = read_exact(&text) {
                prop_assert!(value.is_finite() || !text.contains(['u', 'd']), "{}", text);
            }
        }

        #[test]
        fn milliseconds_are_exact(ms in 0..100_000_000_000_u64) {
            prop_assert_eq!(milliseconds(ms as f64 / 1e3), ms);
        }
    }
}
