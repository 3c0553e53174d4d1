//! Numbers as text in no language, printed with integers only: the standard
//! library's floating-point printing is slow and large in a small download.

/// A larger magnitude is printed as this one, so that it fits into `u64`.
const LARGEST: f64 = 9e15;

/// Returns `value` modulo `period`, from 0 up to and without `period`. The operator `%`
/// links 128-bit division, 2.4 kB of wasm (0.8 kB of brotli).
pub(crate) fn remainder(value: f64, period: f64) -> f64 {
    let rest = value - (value / period).floor() * period;
    // The quotient may have been rounded up to a whole number.
    if rest < 0.0 { rest + period } else { rest }
}

/// Returns a value from 0 rounded to so many digits.
pub(crate) fn significant(value: f64, digits: i32) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return value;
    }
    let places = digits - 1 - value.log10().floor() as i32;
    // A power below 1 is not exact.
    let unit = 10_f64.powi(places.abs());
    if places < 0 {
        (value / unit).round() * unit
    } else {
        (value * unit).round() / unit
    }
}

/// Returns `value` with up to three decimals and nothing between thousands, as
/// markup, messages and queries take it: “0.5”, “10000000”.
pub fn plain_number(value: f64) -> String {
    shortest(value, None, '.')
}

/// Returns `value` with exactly `decimals` decimals and nothing between
/// thousands, as data files take it; a dash for what is not finite.
pub(crate) fn fixed_decimals(value: f64, decimals: u32) -> String {
    decimal(value, decimals, None, '.')
}

/// Returns `value` with up to three decimals.
pub(crate) fn shortest(value: f64, thousands: Option<char>, point: char) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let text = decimal(value, 3, thousands, point);
    // `str::contains` would link the search for strings and the printing of its panics.
    if text.chars().any(|each| each == point) {
        text.trim_end_matches('0')
            .trim_end_matches(point)
            .to_owned()
    } else {
        text
    }
}

/// Returns `value` with exactly `decimals` decimals, with `separator` between
/// thousands; a dash for what is not finite.
pub(crate) fn decimal(value: f64, decimals: u32, separator: Option<char>, point: char) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let scale = 10_u64.pow(decimals);
    let magnitude = value.abs().min(LARGEST / scale as f64);
    let units = (magnitude * scale as f64).round() as u64;
    let whole = (units / scale).to_string();
    let mut text = String::with_capacity(whole.len() * 2);
    if value < 0.0 && units > 0 {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if let Some(separator) = separator
            && index > 0
            && (whole.len() - index).is_multiple_of(3)
        {
            text.push(separator);
        }
        text.push(digit);
    }
    if decimals > 0 {
        let rest = (units % scale).to_string();
        text.push(point);
        for _ in rest.len()..decimals as usize {
            text.push('0');
        }
        text.push_str(&rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_remainder_is_that_of_the_exact_division(value in -1e9..1e9_f64, period in 1..100_000) {
            let period = f64::from(period);
            let rest = remainder(value, period);
            prop_assert!((0.0..period).contains(&rest), "{rest}");
            let off = (rest - value.rem_euclid(period)).abs();
            prop_assert!(off.min(period - off) <= 1e-6, "{rest}");
            let whole = value.trunc();
            prop_assert_eq!(remainder(whole, period), whole.rem_euclid(period));
        }
    }

    #[test]
    fn a_value_keeps_its_first_digits() {
        for (value, wanted) in [
            (211.648, 211.6),
            (0.123_456, 0.1235),
            (98_765.4, 98_770.0),
            (9999.6, 10_000.0),
            (1e-9, 1e-9),
            (0.0, 0.0),
        ] {
            assert_eq!(significant(value, 4), wanted);
        }
    }

    #[test]
    fn numbers_have_no_more_decimals_than_they_need() {
        assert_eq!(plain_number(0.5), "0.5");
        assert_eq!(plain_number(15.0), "15");
        assert_eq!(plain_number(10_000_000.0), "10000000");
        assert_eq!(plain_number(f64::NEG_INFINITY), "-Infinity");
        assert_eq!(fixed_decimals(-0.04, 1), "0.0");
        assert_eq!(fixed_decimals(2.5, 3), "2.500");
        assert_eq!(fixed_decimals(f64::NAN, 1), "–");
    }

    proptest! {
        #[test]
        fn a_plain_number_is_read_back_to_three_decimals(value in -1e9..1e9_f64) {
            let read: f64 = plain_number(value).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.0005001);
        }
    }
}
