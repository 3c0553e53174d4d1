//! Reads numbers with groups of digits and with what stands behind them.

use super::point::Point;
use crate::decimal;

/// Reads a number with what stands behind it.
pub(super) fn with_unit(text: &str, point: Point) -> Option<f64> {
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
