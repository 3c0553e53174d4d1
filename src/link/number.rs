//! Numbers in the digits that they need.

use crate::decimal;
use crate::numbers::fixed_decimals;

/// No number is written with more decimals.
const MOST_DECIMALS: u32 = 12;
/// Nor with more digits than are exact.
const MOST_UNITS: f64 = 1e15;

/// Returns a number with as few decimals as it is read back with: exactly, for what has up
/// to 15 digits, 12 of them behind the point; else to the last of these.
pub(super) fn exact_number(value: f64) -> String {
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
            let text = exact_number(value);
            prop_assert_eq!(decimal::parse(&text), Some(value), "{}", text);
            prop_assert!(!text.ends_with('.') && text.len() <= 14, "{}", text);
        }

        #[test]
        fn any_number_is_read_back_nearly(value in -1e7..1e7_f64) {
            let text = exact_number(value);
            let read = decimal::parse(&text).unwrap();
            prop_assert!((read - value).abs() <= 1e-8, "{}", text);
        }

        #[test]
        fn milliseconds_are_exact(ms in 0..100_000_000_000_u64) {
            prop_assert_eq!(milliseconds(ms as f64 / 1e3), ms);
        }
    }
}
