//! Reads the times of cells.

use super::cell::digits;
use crate::calendar::{DAY_S, days, month};
use crate::decimal;

/// What is known of the zone of the times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// The times have a zone, or count seconds since 1970.
    Given,
    /// The times are dates without a zone: they are read as UTC, or as chosen.
    #[default]
    Unknown,
    /// The times count from the start of the file.
    Elapsed,
}

/// Which of two numbers of a date is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// 31/12/2026
    #[default]
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// The parts of a time that a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// A number of seconds, milliseconds and so on.
    Count,
    /// A date with or without a time of day.
    Date,
    /// A time of day only.
    Clock,
}

/// A time as a cell holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    /// Seconds since 1970 or since midnight; a count as it stands.
    pub(super) s: f64,
    pub(super) parts: Parts,
    pub(super) has_zone: bool,
}

/// Reads a cell as a time.
pub(super) fn read(text: &str, order: DateOrder) -> Option<Moment> {
    let count = |s| Moment {
        s,
        parts: Parts::Count,
        has_zone: true,
    };
    if let Some(s) = digits(text.as_bytes()) {
        return Some(count(s));
    }
    let text = text.trim();
    if let Some(moment) = iso(text.as_bytes()) {
        return Some(moment);
    }
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if !text.is_empty()
        && text.bytes().all(is_plain)
        && text.bytes().filter(|byte| *byte == b'.').count() < 2
    {
        return decimal::parse(text).map(count);
    }
    by_tokens(text, order)
}

/// Reads “2026-11-29T03:07:00.250Z” and its kin, the most frequent notation.
fn iso(text: &[u8]) -> Option<Moment> {
    let digits = |from: usize, to: usize| number(text.get(from..to)?);
    let is = |at: usize, wanted: &[u8]| text.get(at).is_some_and(|byte| wanted.contains(byte));
    if !(is(4, b"-") && is(7, b"-") && is(10, b"T ") && is(13, b":")) {
        return None;
    }
    let day = days(digits(0, 4)?, digits(5, 7)?, digits(8, 10)?)?;
    let (hour, minute) = (digits(11, 13)?, digits(14, 16)?);
    let (second, mut at) = if is(16, b":") {
        (digits(17, 19)?, 19)
    } else {
        (0, 16)
    };
    let mut fraction = 0.0;
    if is(at, b".,") {
        let rest = text.get(at + 1..)?;
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        fraction = fraction_of(rest.get(..count)?);
        at += 1 + count;
    }
    let zone_s = zone(text.get(at..)?)?;
    Some(Moment {
        s: day * DAY_S + clock(hour, minute, second)? + fraction - zone_s.unwrap_or(0.0),
        parts: Parts::Date,
        has_zone: zone_s.is_some(),
    })
}

fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for byte in digits {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!digits.is_empty()).then_some(number)
}

/// Returns what the digits behind a point are worth.
fn fraction_of(digits: &[u8]) -> f64 {
    let (mut value, mut unit) = (0.0, 1.0);
    for byte in digits.iter().take(12) {
        value = value * 10.0 + f64::from(byte.saturating_sub(b'0'));
        unit *= 10.0;
    }
    value / unit
}

/// Returns the seconds since midnight. A leap second counts as the one before it.
fn clock(hour: u32, minute: u32, second: u32) -> Option<f64> {
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let s = hour * 3600 + minute * 60 + second.min(59);
    (s <= 86_400).then_some(f64::from(s))
}

/// Reads a zone as seconds east of UTC: “Z”, “UTC”, “+02:00”, “-0530”, “+01”. `None` for
/// other text; `Some(None)` for nothing.
fn zone(text: &[u8]) -> Option<Option<f64>> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Some(None);
    }
    if [&b"z"[..], b"utc", b"gmt"]
        .iter()
        .any(|name| text.eq_ignore_ascii_case(name))
    {
        return Some(Some(0.0));
    }
    let (sign, rest) = text.split_first()?;
    let sign = match sign {
        b'+' => 1.0,
        b'-' => -1.0,
        _ => return None,
    };
    let (hours, minutes) = match rest.len() {
        1 | 2 => (number(rest)?, 0),
        4 => (number(rest.get(..2)?)?, number(rest.get(2..)?)?),
        5 if rest.get(2) == Some(&b':') => (number(rest.get(..2)?)?, number(rest.get(3..)?)?),
        _ => return None,
    };
    (hours < 19 && minutes < 60).then_some(Some(sign * f64::from(hours * 3600 + minutes * 60)))
}

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
fn by_tokens(text: &str, order: DateOrder) -> Option<Moment> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<(f64, bool)> {
        let moment = read(text, DateOrder::DayFirst)?;
        assert_eq!(moment.parts, Parts::Date, "{text}");
        Some((moment.s, moment.has_zone))
    }

    /// 2026-11-29 03:07:00 UTC.
    const WANTED_S: f64 = 1_795_921_620.0;

    #[test]
    fn dates_with_times_are_read() {
        for text in [
            "2026-11-29T03:07:00Z",
            "2026-11-29 03:07:00 UTC",
            "2026-11-29T03:07:00+00:00",
            "2026-11-29T05:07+0200",
            "2026-11-28T22:07:00-05",
            "20261129T030700Z",
            "Sun Nov 29 03:07:00 UTC 2026",
            "Sun, 29 Nov 2026 03:07:00 GMT",
            "Sun 29 Nov 2026 03:07:00 AM UTC",
            "29 November 2026 03:07:00 +0000",
        ] {
            assert_eq!(date(text), Some((WANTED_S, true)), "{text}");
        }
        for text in [
            "2026-11-29 03:07",
            "2026/11/29 03:07:00",
            "29.11.2026 03:07:00",
            "29/11/26 3:07 AM",
            "Nov 29, 2026, 03:07:00",
        ] {
            assert_eq!(date(text), Some((WANTED_S, false)), "{text}");
        }
        assert_eq!(
            date("2026-11-29 03:07:00:250"),
            Some((WANTED_S + 0.25, false))
        );
        assert_eq!(date("2026-11-29T03:07:00,5Z"), Some((WANTED_S + 0.5, true)));
        assert_eq!(date("29.11.26 15:07"), Some((WANTED_S + 43_200.0, false)));
        assert_eq!(date("11/29/2026 12:07 AM"), None, "the 29th month");
        let month_first = read("11/29/2026 12:07 AM", DateOrder::MonthFirst);
        assert_eq!(
            month_first.map(|moment| moment.s),
            Some(WANTED_S - 3.0 * 3600.0)
        );
    }

    #[test]
    fn counts_and_times_of_day_are_read() {
        let of = |text| read(text, DateOrder::DayFirst).map(|moment| (moment.s, moment.parts));
        assert_eq!(
            of("1663870781.835"),
            Some((1_663_870_781.835, Parts::Count))
        );
        assert_eq!(of("17"), Some((17.0, Parts::Count)));
        assert_eq!(of("13:37:01"), Some((49_021.0, Parts::Clock)));
        assert_eq!(of("1:05 PM"), Some((47_100.0, Parts::Clock)));
        assert_eq!(of("2026-11-29"), Some((20_786.0 * DAY_S, Parts::Date)));
    }

    #[test]
    fn other_text_is_no_time() {
        for text in [
            "",
            "abc",
            "12.5.",
            "1.2.3",
            "-5",
            "2026-13-01",
            "2026-02-30 10:00",
            "25:61",
            "NaN",
            "a:b",
            "13:00 PM",
            "Monday",
            "2026-11-29T03:07:00 Europe/Berlin",
            "日本",
            "10.0.0.1",
        ] {
            let moment = read(text, DateOrder::DayFirst);
            let is_other = moment.is_none_or(|moment| moment.parts == Parts::Count);
            assert!(is_other, "{text}: {moment:?}");
        }
    }
}
