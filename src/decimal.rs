//! Numbers from text.
//!
//! The standard library's parser is correct to the last bit for any text, and
//! brings tables of 18 kB for it. Settings are short decimals: these are exact
//! as long as they have at most 15 digits and a small exponent, and off by a
//! rounding or two beyond.

/// Digits beyond these change nothing that a setting could show.
const MOST_DIGITS: u32 = 18;

/// The number that `text` writes: digits with or without a sign, a point and an
/// exponent. `None` for anything else, words like "infinity" included.
/// Something too large to be a number becomes infinite.
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

/// `mantissa` times ten to the power of `shift`. A division by a power of ten
/// rounds once, where a multiplication by its inverse would round twice.
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

/// A whole number with or without a sign; one with very many digits stands for
/// its like.
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
    fn refuses_what_is_no_number() {
        for text in [
            "", "-", ".", "e3", "1e", "1e+", "0x10", "inf", "NaN", "1,5", "1 2", "--1", "1.2.3",
            "٣",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("1e999"), Some(f64::INFINITY));
        assert_eq!(parse("-1e999999999999"), Some(f64::NEG_INFINITY));
        assert_eq!(parse("1e-999"), Some(0.0));
        assert_eq!(parse("0e999"), Some(0.0));
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(whole in 0..10_000_000_u32, thousandths in 0..1000_u32) {
            let text = format!("{whole}.{thousandths:03}");
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn is_near_for_any_number(value in any::<f64>()) {
            prop_assume!(value.is_finite() && value.abs() > 1e-280 && value.abs() < 1e280);
            let ours = parse(&format!("{value:e}")).unwrap();
            prop_assert!((ours / value - 1.0).abs() < 1e-13, "{} {}", ours, value);
        }

        #[test]
        fn any_text_is_taken_or_refused(text in ".{0,40}") {
            parse(&text);
        }
    }
}
