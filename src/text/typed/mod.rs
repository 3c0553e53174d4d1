//! Reads a number as people write it, with its unit.
//!
//! Nothing is silently read as another number: a mark that may stand between thousands
//! or before decimals makes a text ambiguous.

mod units;

use super::Words;
use crate::settings::Unit;
use units::factor;

/// What a typed text means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// One number, in the unit of the setting.
    Number(f64),
    /// One of two numbers: “120.000” in English is 120 or 120,000.
    Either(f64, f64),
}

/// Returns the number that a text means in a unit. Thousands and decimals may be
/// marked as in the language of `words` or, where it is clear, in another way; k, M
/// and the names of units are known, and digits may be full-width. `None` if it is no
/// number or has a unit of another kind.
pub fn read_number(words: &Words, unit: Unit, text: &str) -> Option<Typed> {
    let marks = words.separators();
    let text: String = text.chars().map(plain).collect();
    if text.contains(['e', 'E'])
        && let Some(number) = crate::decimal::parse(text.trim())
    {
        return Some(Typed::Number(number));
    }
    let (mut sum, mut part_before) = (Typed::Number(0.0), f64::INFINITY);
    let mut rest = text.trim();
    loop {
        let (number, after) = first_number(rest, marks)?;
        let after = after.trim_start();
        let name_end = after.find(|c: char| c.is_ascii_digit());
        let (name, next) = after.split_at_checked(name_end.unwrap_or(after.len()))?;
        let part = factor(name.trim_end(), unit)?;
        // Only a time has several parts, “2 min 30 s”, each in a smaller unit.
        let has_parts = !next.is_empty() || part_before.is_finite();
        if has_parts && (unit != Unit::Seconds || name.is_empty() || part >= part_before) {
            return None;
        }
        sum = sum.plus(number.times(part))?;
        if next.is_empty() {
            return Some(sum);
        }
        part_before = part;
        rest = next;
    }
}

impl Typed {
    fn times(self, factor: f64) -> Self {
        match self {
            Self::Number(number) => Self::Number(number * factor),
            Self::Either(low, high) => Self::Either(low * factor, high * factor),
        }
    }

    /// Adds the next part of a time, which is not ambiguous.
    fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(sum), Self::Number(part)) => Some(Self::Number(sum + part)),
            (Self::Number(0.0), either) => Some(either),
            _ => None,
        }
    }
}

/// Returns the plain form of a full-width or typographic character.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' | '\t' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2212}' => '-',
        '\u{3bc}' => '\u{b5}',
        '、' => ',',
        '。' => '.',
        _ => letter,
    }
}

/// Splits a text after its first number, which may have a sign and a currency.
fn first_number(text: &str, marks: (char, char)) -> Option<(Typed, &str)> {
    let is_negative = text.starts_with('-');
    let text = text.trim_start_matches(['+', '-', '$', '€', '£', '¥', ' ']);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_' | ' ');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let digits = text.get(..end)?.trim_end();
    let number = of_digits(digits, marks)?;
    let sign = if is_negative { -1.0 } else { 1.0 };
    Some((number.times(sign), text.get(digits.len()..)?))
}

/// Returns the number of digits with marks between them.
fn of_digits(digits: &str, (thousands, point): (char, char)) -> Option<Typed> {
    let is_mark = |c: char| !c.is_ascii_digit();
    let Some(first) = digits.chars().find(|c| is_mark(*c)) else {
        return decimal(digits, None).map(Typed::Number);
    };
    let last = digits.chars().rfind(|c| is_mark(*c))?;
    let whole = || decimal(digits, None);
    if last != first {
        // Thousands, and decimals after another mark.
        let (before, after) = digits.rsplit_once(last)?;
        let fits = is_grouped(before, first) && is_point(last) && !after.is_empty();
        return fits.then(|| decimal(digits, Some(last)).map(Typed::Number))?;
    }
    let (before, after) = digits.split_once(first)?;
    // `str::contains` would link the search for strings and the printing of its panics.
    if after.chars().any(|c| c == first) || !is_point(first) {
        return is_grouped(digits, first).then(|| whole().map(Typed::Number))?;
    }
    if is_grouped(digits, first) && first == thousands {
        return whole().map(Typed::Number);
    }
    if after.is_empty() {
        return None;
    }
    let with_decimals = decimal(digits, Some(first))?;
    // “0,5” cannot be a number of thousands, nor can “1.25” where a point is the mark
    // of decimals.
    let whole = whole()?;
    let no_thousands = before.is_empty() || before.starts_with('0');
    if no_thousands || (first == point && !is_grouped(digits, first)) || whole == with_decimals {
        return Some(Typed::Number(with_decimals));
    }
    Some(Typed::Either(with_decimals, whole))
}

/// Returns whether decimals can follow a mark.
fn is_point(mark: char) -> bool {
    matches!(mark, '.' | ',')
}

/// Returns whether a mark stands before each three digits, counted from the last.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && is_number(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// Returns the number of the digits, with decimals after `mark`.
fn decimal(digits: &str, mark: Option<char>) -> Option<f64> {
    let clean = digits.chars().filter_map(|c| match c {
        _ if c.is_ascii_digit() => Some(c),
        _ if Some(c) == mark => Some('.'),
        _ => None,
    });
    crate::decimal::parse(&clean.collect::<String>())
}

#[cfg(test)]
mod tests;
