//! Reads times that are written in words and marks, in any order.

use super::moment::{DateOrder, Moment, Parts};
use super::time_parts::{clock, fraction_of, number, zone};
use crate::calendar::{DAY_S, days, month};

/// One part of a time: a number with its digits, a word, or a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Number(&'a [u8]),
    Word(&'a str),
    Mark(u8),
}

/// The most parts that a time has.
const MOST_TOKENS: usize = 24;

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..)?;
        let run = |is: fn(&u8) -> bool| rest.iter().take_while(|byte| is(byte)).count();
        let length = if byte.is_ascii_digit() {
            let length = run(u8::is_ascii_digit);
            found.push(Token::Number(rest.get(..length)?));
            length
        } else if byte.is_ascii_alphabetic() {
            let length = run(u8::is_ascii_alphabetic);
            found.push(Token::Word(text.get(at..at + length)?));
            length
        } else if byte.is_ascii() {
            if *byte != b' ' || !matches!(found.last(), Some(Token::Mark(b' '))) {
                found.push(Token::Mark(*byte));
            }
            1
        } else {
            return None;
        };
        at += length;
        if found.len() > MOST_TOKENS {
            return None;
        }
    }
    Some(found)
}

/// Reads other notations: “29.11.2026 03:07”, “11/29/26 3:07:00 PM”, “Sun Nov 29 03:07:00 UTC
/// 2026”, “20261129T030700Z”, “03:07:00”, “2026-11-29 03:07:00:123”.
pub(super) fn by_tokens(text: &str, order: DateOrder) -> Option<Moment> {
    let tokens = tokens(text)?;
    let mut date = Date::default();
    let mut time = None;
    let mut zone_s = None;
    let mut afternoon = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let used = match (*token, rest.get(1), rest.get(2)) {
            (Token::Number(hour), Some(Token::Mark(b':')), Some(Token::Number(_)))
                if time.is_none() && hour.len() < 3 =>
            {
                let (seconds, used) = clock_of(rest)?;
                time = Some(seconds);
                used
            }
            (Token::Number(_), _, _) => date.take(rest, time.is_some()).or_else(|| {
                let (seconds, used) = compact_clock(rest)?;
                (date.is_whole() && time.is_none()).then(|| time = Some(seconds))?;
                Some(used)
            })?,
            (Token::Word(word), _, _) => {
                if let Some(pm) = half_of_day(word).filter(|_| time.is_some()) {
                    afternoon = Some(pm);
                } else if let Some(zero) = zone(word.as_bytes()).filter(|_| time.is_some()) {
                    zone_s = zero;
                } else if let Some(month) = month(word).filter(|_| date.month.is_none()) {
                    date.month = Some(month);
                } else if !is_weekday(word) && !word.eq_ignore_ascii_case("T") {
                    return None;
                }
                1
            }
            (Token::Mark(b'+' | b'-'), Some(Token::Number(hours)), _)
                if time.is_some() && zone_s.is_none_or(|s| s == 0.0) =>
            {
                let mut written = vec![if rest.first() == Some(&Token::Mark(b'+')) {
                    b'+'
                } else {
                    b'-'
                }];
                written.extend_from_slice(hours);
                let mut used = 2;
                if let (Some(Token::Mark(b':')), Some(Token::Number(minutes))) =
                    (rest.get(2), rest.get(3))
                {
                    written.push(b':');
                    written.extend_from_slice(minutes);
                    used = 4;
                }
                zone_s = zone(&written)?;
                used
            }
            (Token::Mark(b' ' | b',' | b'-' | b'/' | b'.' | b'(' | b')'), _, _) => 1,
            (Token::Mark(_), _, _) => return None,
        };
        at += used;
    }
    let time = match (time, afternoon) {
        (Some(s), Some(_)) if !(3600.0..46_800.0).contains(&s) => return None,
        // 12 AM is midnight, 12 PM is noon.
        (Some(s), Some(pm)) => Some(s % 43_200.0 + if pm { 43_200.0 } else { 0.0 }),
        (time, _) => time,
    };
    let date_s = if date.is_empty() {
        None
    } else {
        Some(date.days(order)? * DAY_S)
    };
    let s = date_s.unwrap_or(0.0) + time.unwrap_or(0.0) - zone_s.unwrap_or(0.0);
    (date_s.is_some() || time.is_some()).then_some(Moment {
        s,
        parts: if date_s.is_some() {
            Parts::Date
        } else {
            Parts::Clock
        },
        has_zone: zone_s.is_some(),
    })
}

fn half_of_day(word: &str) -> Option<bool> {
    if word.eq_ignore_ascii_case("pm") {
        return Some(true);
    }
    word.eq_ignore_ascii_case("am").then_some(false)
}

fn is_weekday(word: &str) -> bool {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let start = word.get(..3);
    start.is_some_and(|start| days.iter().any(|day| day.eq_ignore_ascii_case(start)))
}

/// Reads “03:07”, “03:07:00.25” or “03:07:00:250”. Returns the seconds since midnight and
/// the tokens used.
fn clock_of(tokens: &[Token]) -> Option<(f64, usize)> {
    let at = |index: usize| match tokens.get(index) {
        Some(Token::Number(digits)) => Some(*digits),
        _ => None,
    };
    let (hour, minute) = (number(at(0)?)?, number(at(2)?)?);
    if tokens.get(3) != Some(&Token::Mark(b':')) {
        return Some((clock(hour, minute, 0)?, 3));
    }
    let whole = clock(hour, minute, number(at(4)?)?)?;
    match (tokens.get(5), at(6)) {
        (Some(Token::Mark(b'.' | b',' | b':')), Some(digits)) => {
            Some((whole + fraction_of(digits), 7))
        }
        _ => Some((whole, 5)),
    }
}

/// Reads “030700” behind a date.
fn compact_clock(tokens: &[Token]) -> Option<(f64, usize)> {
    let Some(Token::Number(digits)) = tokens.first() else {
        return None;
    };
    let part = |from: usize| number(digits.get(from..from + 2)?);
    match digits.len() {
        4 => Some((clock(part(0)?, part(2)?, 0)?, 1)),
        6 => Some((clock(part(0)?, part(2)?, part(4)?)?, 1)),
        _ => None,
    }
}

/// The numbers of a date, as far as they are known.
#[derive(Debug, Default)]
struct Date {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    /// Two numbers of which one is the day and one the month.
    pair: Option<(u32, u32)>,
}

impl Date {
    fn is_empty(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none() && self.pair.is_none()
    }

    fn is_whole(&self) -> bool {
        self.year.is_some() && (self.pair.is_some() || (self.month.is_some() && self.day.is_some()))
    }

    /// Takes the number at the start of `tokens`, or three that are divided by marks.
    /// Returns how many tokens it has used.
    fn take(&mut self, tokens: &[Token], after_time: bool) -> Option<usize> {
        let digits_at = |index: usize| match tokens.get(index) {
            Some(Token::Number(digits)) => Some(*digits),
            _ => None,
        };
        let first = digits_at(0)?;
        let divides =
            |index: usize| matches!(tokens.get(index), Some(Token::Mark(b'-' | b'/' | b'.')));
        if let (true, Some(second), true, Some(third)) =
            (divides(1), digits_at(2), divides(3), digits_at(4))
        {
            if !self.is_empty() {
                return None;
            }
            let numbers = (number(first)?, number(second)?, number(third)?);
            if first.len() == 4 {
                (self.year, self.month, self.day) =
                    (Some(numbers.0), Some(numbers.1), Some(numbers.2));
            } else {
                self.year = Some(if third.len() == 2 {
                    2000 + numbers.2
                } else {
                    numbers.2
                });
                self.pair = Some((numbers.0, numbers.1));
            }
            return Some(5);
        }
        let value = number(first)?;
        match first.len() {
            8 if self.is_empty() => {
                self.year = Some(value / 10_000);
                self.month = Some(value / 100 % 100);
                self.day = Some(value % 100);
            }
            4 if self.year.is_none() && (self.month.is_some() || after_time) => {
                self.year = Some(value)
            }
            1 | 2 if self.day.is_none() && self.pair.is_none() => self.day = Some(value),
            _ => return None,
        }
        Some(1)
    }

    fn days(&self, order: DateOrder) -> Option<f64> {
        if let Some((first, second)) = self.pair {
            return match order {
                DateOrder::DayFirst => days(self.year?, second, first),
                DateOrder::MonthFirst => days(self.year?, first, second),
            };
        }
        days(self.year?, self.month?, self.day?)
    }
}
