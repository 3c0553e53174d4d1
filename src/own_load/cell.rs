//! Reads the numbers of cells.

use super::fields::trimmed;
use super::number_with_unit::with_unit;
use super::point::Point;
use crate::decimal;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    /// A finite number.
    Number(f64),
    /// Nothing, or a word for it.
    Blank,
    /// “NaN”, “+Inf” or a number that is too large.
    NotFinite,
    /// Anything else.
    Text,
}

/// Words for no value, as tools write them.
const BLANKS: [&str; 10] = [
    "",
    "-",
    "–",
    "null",
    "none",
    "n/a",
    "na",
    "undefined",
    "nil",
    "<none>",
];
const NOT_FINITE: [&str; 7] = [
    "nan",
    "inf",
    "+inf",
    "-inf",
    "infinity",
    "+infinity",
    "-infinity",
];

/// The most digits whose number is exact before it is divided.
const EXACT_DIGITS: usize = 15;

/// Reads digits with at most one point: nearly all cells of a long file. A tenth of the
/// time of [`decimal::parse`], with the same result.
pub(super) fn digits(text: &[u8]) -> Option<f64> {
    let (mut number, mut scale, mut in_decimals) = (0_u64, 1_u64, false);
    if text.len() > EXACT_DIGITS + 1 || !text.first()?.is_ascii_digit() {
        return None;
    }
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + u64::from(byte - b'0');
                scale *= if in_decimals { 10 } else { 1 };
            }
            b'.' if !in_decimals => in_decimals = true,
            _ => return None,
        }
    }
    Some(number as f64 / scale as f64)
}

/// Reads a cell: a number, perhaps with groups of digits, a factor and a unit, such as
/// “12.5”, “1,234”, “7.5 K”, “1.2 Mil”, “35%” or “80 req/s”.
pub(super) fn read(text: &str, point: Point) -> Cell {
    if point == Point::Dot
        && let Some(number) = digits(text.as_bytes())
    {
        return Cell::Number(number);
    }
    let text = trimmed(text);
    if point == Point::Dot
        && let Some(number) = decimal::parse(text)
    {
        return finite(number);
    }
    let is_in = |list: &[&str]| list.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_in(&BLANKS) {
        return Cell::Blank;
    }
    if is_in(&NOT_FINITE) {
        return Cell::NotFinite;
    }
    match with_unit(text, point) {
        Some(number) => finite(number),
        None => Cell::Text,
    }
}

fn finite(number: f64) -> Cell {
    if number.is_finite() {
        Cell::Number(number)
    } else {
        Cell::NotFinite
    }
}

#[cfg(test)]
mod tests {
    use super::super::point::point_of;
    use super::*;

    #[test]
    fn numbers_are_read_as_tools_write_them() {
        for (text, wanted) in [
            ("12.5", 12.5),
            (" 7 ", 7.0),
            ("1e3", 1000.0),
            ("-2.5E-1", -0.25),
            ("1,234", 1234.0),
            ("1,234,567.5", 1_234_567.5),
            ("1 234 567", 1_234_567.0),
            ("1'234.5", 1234.5),
            ("7.5 K", 7500.0),
            ("1.2 Mil", 1.2e6),
            ("2k req/s", 2000.0),
            ("35%", 35.0),
            ("80 req/s", 80.0),
            ("3 ms", 3.0),
        ] {
            assert_eq!(read(text, Point::Dot), Cell::Number(wanted), "{text}");
        }
        for (text, wanted) in [
            ("1.234,5", 1234.5),
            ("0,5", 0.5),
            ("7", 7.0),
            ("1.234", 1234.0),
        ] {
            assert_eq!(read(text, Point::Comma), Cell::Number(wanted), "{text}");
        }
    }

    #[test]
    fn plain_digits_are_read_as_by_the_general_reader() {
        for text in [
            "0",
            "7",
            "1793577600",
            "1663870781.835",
            "0.1",
            "99999999999999.9",
            "5.",
            "123456789012345",
        ] {
            assert_eq!(digits(text.as_bytes()), decimal::parse(text), "{text}");
        }
        for text in ["", ".5", "-1", "1e3", "1.2.3", "1 2", "12345678901234567"] {
            assert_eq!(digits(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn other_cells_are_no_numbers() {
        for text in ["", "-", "null", "N/A", "None"] {
            assert_eq!(read(text, Point::Dot), Cell::Blank, "{text}");
        }
        for text in ["NaN", "+Inf", "-inf", "1e999"] {
            assert_eq!(read(text, Point::Dot), Cell::NotFinite, "{text}");
        }
        for text in [
            "abc",
            "1,23,4",
            "12:30",
            "=1+1",
            "10.0.0.1",
            "2026-11-29",
            "1.2.3",
            "+",
            "e5",
            "1-2",
        ] {
            assert_eq!(read(text, Point::Dot), Cell::Text, "{text}");
        }
    }

    #[test]
    fn the_point_follows_from_the_cells_of_a_column() {
        let of = |cells: &[&str], commas_divide| point_of(cells.iter().copied(), commas_divide);
        assert_eq!(of(&["1,5", "2,25"], false), Point::Comma);
        assert_eq!(of(&["1.234,5"], false), Point::Comma);
        assert_eq!(of(&["1,234.5", "7"], false), Point::Dot);
        assert_eq!(of(&["1,234", "2,345"], true), Point::Dot);
        assert_eq!(of(&["1,234", "2,345"], false), Point::Comma);
        assert_eq!(of(&["1,234,567"], false), Point::Dot);
    }
}
