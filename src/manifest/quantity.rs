//! Quantities of Kubernetes: `250m`, `0.05`, `1e3`.

use crate::decimal;

/// The suffixes of powers of ten and of two, and their factors.
const SUFFIXES: [(&str, f64); 15] = [
    ("n", 1e-9),
    ("u", 1e-6),
    ("m", 1e-3),
    ("", 1.0),
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("T", 1e12),
    ("P", 1e15),
    ("Ki", 1024.0),
    ("Mi", 1_048_576.0),
    ("Gi", 1_073_741_824.0),
    ("Ti", 1_099_511_627_776.0),
    ("Pi", 1_125_899_906_842_624.0),
    // Before the exponent `E5`, which is a number.
    ("E", 1e18),
];

/// Reads a quantity.
pub(super) fn parse(text: &str) -> Option<f64> {
    if let Some(number) = decimal::parse(text) {
        return Some(number);
    }
    let is_digit = |letter: char| letter.is_ascii_digit() || letter == '.';
    let suffix = text.trim_start_matches(|letter| is_digit(letter) || "+-".contains(letter));
    let (_, factor) = SUFFIXES.iter().find(|(name, _)| *name == suffix)?;
    let number = text.strip_suffix(suffix)?;
    let value = decimal::parse(number)?;
    // Dividing rounds once: 250m is 0.25 exactly.
    Some(if *factor < 1.0 {
        value / (1.0 / factor).round()
    } else {
        value * factor
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_have_the_suffixes_of_kubernetes() {
        for (text, value) in [
            ("250m", 0.25),
            ("0.05", 0.05),
            ("50m", 0.05),
            ("1", 1.0),
            ("1e3", 1000.0),
            ("1E", 1e18),
            ("100u", 1e-4),
            ("2k", 2000.0),
            ("1Ki", 1024.0),
            ("-5m", -0.005),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in ["", "m", "5 m", "5mm", "0x1", "1.2.3", "five", "5%"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
