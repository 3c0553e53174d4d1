//! Numbers as text, written as the language has it.

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
    shortest(value, point)
}

/// Returns a fraction as a whole percentage, with one decimal below 9.95 %:
/// “60 %”, “0.4 %”.
pub fn percent(words: &Words, share: f64) -> String {
    words.fill(Basic::Percent, &[&share_pct(words, share)])
}

/// Returns the number of [`percent`] without the sign.
pub fn share_pct(words: &Words, share: f64) -> String {
    let pct = share * 100.0;
    // 9.96 rounds to 10, which has no decimal.
    let decimals = u32::from(pct.abs() < 9.95 && pct.abs() >= 0.05);
    let text = grouped(words, pct, decimals);
    // A small share is not shown as none.
    if pct > 0.0 && text == "0" {
        ["<", &grouped(words, 0.1, 1)].concat()
    } else {
        text
    }
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
        }
    }
}
