//! Reads decimal numbers from text.
//!
//! The standard library's parser links tables of 18 kB, and JavaScript's
//! `Number` is out of reach of the model, which runs natively too. The range:
//! equal to the standard library for up to 15 digits and a decimal exponent from
//! -22 to 22; a relative error below 1e-13 elsewhere between 1e-280 and 1e280.

/// The number of significant digits that are read; the others count as zero.
const MOST_DIGITS: u32 = 18;

/// Parses digits with an optional sign, point and exponent. Returns `None` for
/// anything else, also for words such as "infinity"; a number that is too large
/// becomes infinite.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, whole(exponent)?),
        None => (text, 0),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let mut mantissa: u64 = 0;
    let mut kept = 0;
    let mut shift = exponent;
    for (letter, fraction) in before
        .chars()
        .map(|letter| (letter, false))
        .chain(after.chars().map(|letter| (letter, true)))
    {
        let digit = letter.to_digit(10)?;
        if kept < MOST_DIGITS {
            mantissa = mantissa * 10 + u64::from(digit);
            kept += u32::from(mantissa > 0);
            shift = shift.saturating_sub(i32::from(fraction));
        } else {
            shift = shift.saturating_add(i32::from(!fraction));
        }
    }
    let magnitude = scaled(mantissa as f64, shift);
    Some(if negative { -magnitude } else { magnitude })
}

/// Returns `mantissa` times ten to the power of `shift`. Dividing by a power of
/// ten rounds once; multiplying by its inverse would round twice.
fn scaled(mantissa: f64, shift: i32) -> f64 {
    if mantissa == 0.0 {
        return 0.0;
    }
    let power = 10_f64.powi(shift.saturating_abs().min(400));
    if shift < 0 {
        mantissa / power
    } else {
        mantissa * power
    }
}

/// Parses a whole number with an optional sign. Saturates on overflow.
fn whole(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value: i32 = 0;
    for letter in digits.chars() {
        let digit = letter.to_digit(10)?;
        value = value.saturating_mul(10).saturating_add(digit as i32);
    }
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_that_are_no_decimal_are_rejected() {
        for text in [
            "", "-", ".", "e3", "1e", "1e+", "0x10", "inf", "NaN", "1,5", "1 2", "--1", "1.2.3",
            "٣",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_out_of_range_become_infinite_or_zero() {
        assert_eq!(parse("1e999"), Some(f64::INFINITY));
        assert_eq!(parse("-1e999999999999"), Some(f64::NEG_INFINITY));
        assert_eq!(parse("1e-999"), Some(0.0));
        assert_eq!(parse("0e999"), Some(0.0));
    }

    proptest! {
        #[test]
        fn short_decimals_equal_the_standard_library(
            digits in 0..1_000_000_000_000_000_u64,
            exponent in -22..=22_i32,
        ) {
            let text = format!("{digits}e{exponent}");
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn decimal_fractions_equal_the_standard_library(
            whole in 0..10_000_000_u32,
            thousandths in 0..1000_u32,
        ) {
            let text = format!("-{whole}.{thousandths:03}");
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn other_numbers_have_a_relative_error_below_1e_13(value in any::<f64>()) {
            prop_assume!(value.is_finite() && value.abs() > 1e-280 && value.abs() < 1e280);
            let parsed = parse(&format!("{value:e}")).unwrap();
            prop_assert!((parsed / value - 1.0).abs() < 1e-13, "{} {}", parsed, value);
        }

        #[test]
        fn the_syntax_is_that_of_the_standard_library(text in "[-+]?[0-9.]{0,6}([eE][-+0-9.]{0,4})?") {
            prop_assert_eq!(parse(&text).is_some(), text.parse::<f64>().is_ok(), "{}", text);
        }

        #[test]
        fn other_characters_are_rejected(text in ".{0,40}") {
            let is_decimal = text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
            prop_assert!(is_decimal || parse(&text).is_none(), "{}", text);
        }
    }
}
