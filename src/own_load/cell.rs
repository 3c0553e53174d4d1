//! Reads the numbers of cells.

use crate::decimal;

/// The character between whole numbers and decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Point {
    /// “1,234.5”
    #[default]
    Dot,
    /// “1.234,5”
    Comma,
}

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
    let text = text.trim();
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

/// Reads a number with what stands behind it.
fn with_unit(text: &str, point: Point) -> Option<f64> {
    // “e” is part of a number only before a digit.
    let is_part = |index: usize, letter: char| match letter {
        '0'..='9' | '.' | ',' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' => true,
        '+' | '-' => index == 0 || matches!(text.as_bytes().get(index - 1), Some(b'e' | b'E')),
        'e' | 'E' => {
            let mut after = text.bytes().skip(index + 1);
            let next = after.next();
            let sign = matches!(next, Some(b'+' | b'-'));
            index > 0 && matches!(if sign { after.next() } else { next }, Some(b'0'..=b'9'))
        }
        // A blank groups digits if three follow.
        ' ' => {
            let mut rest = text.bytes().skip(index + 1);
            let three = (0..3).all(|_| rest.next().is_some_and(|byte| byte.is_ascii_digit()));
            index > 0 && three && rest.next().is_none_or(|byte| !byte.is_ascii_digit())
        }
        _ => false,
    };
    let end = text
        .char_indices()
        .find(|(index, letter)| !is_part(*index, *letter))
        .map_or(text.len(), |(index, _)| index);
    let (digits, rest) = text.split_at_checked(end)?;
    let number = decimal::parse(&plain(digits, point)?)?;
    Some(number * factor(rest.trim_start())?)
}

/// Returns the digits without what groups them, with a dot as the point. `None` if the
/// groups are no groups.
fn plain(digits: &str, point: Point) -> Option<String> {
    let (group, decimal) = match point {
        Point::Dot => (',', '.'),
        Point::Comma => ('.', ','),
    };
    let mut text = String::with_capacity(digits.len());
    let mut since_group = None;
    for letter in digits.chars() {
        match letter {
            _ if letter == decimal => {
                if since_group.is_some_and(|count| count != 3) {
                    return None;
                }
                since_group = None;
                text.push('.');
            }
            ',' | '.' | '\'' | ' ' | '\u{2019}' | '\u{a0}' | '\u{202f}' => {
                let in_decimals = text.bytes().any(|byte| byte == b'.');
                if in_decimals || since_group.is_some_and(|count| count != 3) {
                    return None;
                }
                if letter != group && matches!(letter, ',' | '.') {
                    return None;
                }
                since_group = Some(0);
            }
            _ => {
                if letter.is_ascii_digit() {
                    since_group = since_group.map(|count| count + 1);
                } else if since_group.is_some_and(|count| count != 3) {
                    return None;
                }
                text.push(letter);
            }
        }
    }
    since_group.is_none_or(|count| count == 3).then_some(text)
}

/// Returns the factor of what stands behind a number: nothing, a unit, or a word such as
/// “K”. `None` for more digits.
fn factor(rest: &str) -> Option<f64> {
    if rest.bytes().any(|byte| byte.is_ascii_digit()) || rest.len() > 16 {
        return None;
    }
    let mut letters = rest.chars();
    let first = letters.next();
    let word = rest.split(|letter: char| !letter.is_alphabetic()).next()?;
    let is_alone = word.len() == 1;
    Some(match (first, word) {
        (Some('K' | 'k'), _) if is_alone => 1e3,
        (Some('M'), _) if is_alone => 1e6,
        (Some('G' | 'B'), _) if is_alone => 1e9,
        (Some('T'), _) if is_alone => 1e12,
        (_, "Mil" | "Mio") => 1e6,
        (_, "Bil" | "Mrd") => 1e9,
        (_, "Tri") => 1e12,
        (Some(letter), _) if letter.is_alphabetic() || matches!(letter, '%' | '/' | '°') => 1.0,
        (None, _) => 1.0,
        _ => return None,
    })
}

/// Returns the point of a column from some of its cells: a comma if it stands where only
/// a point can, or if all that have one would otherwise be groups in a file whose columns
/// are not divided by commas.
pub(super) fn point_of<'a>(cells: impl Iterator<Item = &'a str>, commas_divide: bool) -> Point {
    let (mut for_comma, mut for_dot, mut either) = (0, 0, 0);
    for cell in cells {
        let comma = cell.rfind(',');
        let dot = cell.rfind('.');
        match (comma, dot) {
            (Some(comma), Some(dot)) if comma > dot => for_comma += 1,
            (Some(_), Some(_)) | (None, Some(_)) => for_dot += 1,
            (Some(comma), None) => {
                let after = cell.len() - comma - 1;
                let groups = cell.bytes().filter(|byte| *byte == b',').count();
                if after == 3 && groups == 1 {
                    either += 1;
                } else if groups > 1 {
                    for_dot += 1;
                } else {
                    for_comma += 1;
                }
            }
            (None, None) => {}
        }
    }
    if for_comma > for_dot || (for_comma == for_dot && either > 0 && !commas_divide) {
        Point::Comma
    } else {
        Point::Dot
    }
}

#[cfg(test)]
mod tests {
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
