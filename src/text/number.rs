//! Numbers as text, with integers only: the standard library's floating-point
//! printing is both slow and a large part of a small download.

use super::{Basic, Words};

/// Beyond this a `f64` is printed without decimals, and beyond `u64` not at all.
const LARGEST: f64 = 9e15;

/// `value` with exactly `decimals` decimals, written as the language has it.
/// Something that is no number becomes a dash.
pub fn grouped(words: &Words, value: f64, decimals: u32) -> String {
    let (thousands, point) = words.separators();
    fixed(value, decimals, Some(thousands), point)
}

/// A whole number, written as the language has it.
pub fn count(words: &Words, value: f64) -> String {
    grouped(words, value, 0)
}

/// `value` with up to three decimals and nothing between thousands, written as
/// the language has it.
pub fn short_number(words: &Words, value: f64) -> String {
    let (_, point) = words.separators();
    plain(value, point)
}

/// `value` with up to three decimals and nothing between thousands, as markup
/// and queries want it in any language.
pub fn plain_number(value: f64) -> String {
    plain(value, '.')
}

/// `value` with exactly `decimals` decimals and nothing between thousands, as
/// data files want it in any language.
pub fn fixed_decimals(value: f64, decimals: u32) -> String {
    fixed(value, decimals, None, '.')
}

fn plain(value: f64, point: char) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let text = fixed(value, 3, None, point);
    if text.contains(point) {
        text.trim_end_matches('0')
            .trim_end_matches(point)
            .to_owned()
    } else {
        text
    }
}

/// A fraction as a whole percentage, or with one decimal when it is small:
/// “60 %”, “0.4 %”.
pub fn percent(words: &Words, share: f64) -> String {
    words.fill(Basic::Percent, &[&share_pct(words, share)])
}

/// The number of [`percent`] alone.
pub fn share_pct(words: &Words, share: f64) -> String {
    let pct = share * 100.0;
    // 9.96 rounds to 10, which has no decimal.
    let decimals = u32::from(pct.abs() < 9.95 && pct.abs() >= 0.05);
    let text = grouped(words, pct, decimals);
    // Something that rounds to nothing is still something.
    if pct > 0.0 && text == "0" {
        ["<", &grouped(words, 0.1, 1)].concat()
    } else {
        text
    }
}

fn fixed(value: f64, decimals: u32, separator: Option<char>, point: char) -> String {
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
    for (place, digit) in whole.chars().enumerate() {
        if let Some(separator) = separator
            && place > 0
            && (whole.len() - place).is_multiple_of(3)
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

    const ENGLISH: Words = Words::english();

    #[test]
    fn numbers_read_well() {
        assert_eq!(count(&ENGLISH, 6000.0), "6,000");
        assert_eq!(count(&ENGLISH, 1_234_567.4), "1,234,567");
        assert_eq!(grouped(&ENGLISH, -0.04, 1), "0.0");
        assert_eq!(grouped(&ENGLISH, -1234.5, 1), "-1,234.5");
        assert_eq!(grouped(&ENGLISH, f64::NAN, 1), "–");
        assert_eq!(plain_number(0.5), "0.5");
        assert_eq!(plain_number(15.0), "15");
        assert_eq!(plain_number(10_000_000.0), "10000000");
        assert_eq!(percent(&ENGLISH, 0.604), "60\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0042), "0.4\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0), "0\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0001), "<0.1\u{a0}%");
        assert_eq!(percent(&ENGLISH, 0.0996), "10\u{a0}%");
    }

    #[test]
    fn each_language_has_its_own_numbers() {
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
        fn agrees_with_the_standard_library(value in -1e9..1e9_f64, decimals in 0..4_u32) {
            let ours: f64 = grouped(&ENGLISH, value, decimals).replace(',', "").parse().unwrap();
            prop_assert!((ours - value).abs() <= 0.5000001 / 10_f64.powi(decimals as i32));
        }

        #[test]
        fn any_value_has_a_text(value in any::<f64>(), decimals in 0..4_u32) {
            for words in [Words::english(), Words::german(), Words::chinese()] {
                prop_assert!(!grouped(&words, value, decimals).is_empty());
                prop_assert!(!short_number(&words, value).is_empty());
                prop_assert!(!percent(&words, value).is_empty());
            }
            prop_assert!(!plain_number(value).is_empty());
        }
    }
}
