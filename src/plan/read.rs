//! Reads the notation of a plan.
//!
//! ```text
//! plan  = { entry ";" } "else" workers
//! entry = days workers | hours workers | days hours workers
//! days  = day { "," day } | date        day = "Mon" | "Mon-Fri"
//! hours = time "-" time                 date = "2026-12-24"
//! ```
//!
//! Blanks separate words; letters may be large or small. A range of days or hours
//! that ends before it begins passes the end of the week or of the day. Semicolons at the
//! end of the plan mean nothing.

use super::days::DAY_MINUTES;
use super::entries::{MOST_ENTRIES, MOST_WORKERS};
use super::{Date, Days, Entry, Expected, Hours, Plan, PlanError, Weekdays};
use std::str::FromStr;

/// The names of the days, Monday first.
pub(super) const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// The word before the workers of all other times.
pub(super) const ELSE: &str = "else";

type Read<T> = Result<T, PlanError>;

/// A text without blanks and its place, in characters from 1.
#[derive(Clone, Copy)]
struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl<'a> Word<'a> {
    fn refused<T>(self, expected: Expected) -> Read<T> {
        Err(PlanError::new(self.at, self.text, expected))
    }

    fn is_else(self) -> bool {
        self.text.eq_ignore_ascii_case(ELSE)
    }

    /// Splits at each `separator`.
    fn split(self, separator: char) -> impl Iterator<Item = Word<'a>> {
        let mut at = self.at;
        self.text.split(separator).map(move |text| {
            let word = Word { at, text };
            at += text.chars().count() + 1;
            word
        })
    }

    /// Splits at the only `separator`.
    fn halves(self, separator: char) -> Option<(Word<'a>, Word<'a>)> {
        let mut parts = self.split(separator);
        let halves = (parts.next()?, parts.next()?);
        parts.next().is_none().then_some(halves)
    }
}

impl FromStr for Plan {
    type Err = PlanError;

    fn from_str(text: &str) -> Read<Self> {
        let parts: Vec<Word> = Word { at: 1, text }.split(';').collect();
        let last_at = parts.last().map_or(1, |last| last.at);
        let mut entries = Vec::new();
        for part in &parts {
            let words = words(*part);
            match words.as_slice() {
                [word, rest @ ..] if word.is_else() => {
                    let otherwise = otherwise(*part, rest)?;
                    nothing_after(*part, &parts)?;
                    let plan = Self::new(entries, otherwise);
                    return plan.map_or_else(|| first(*part).refused(Expected::FewerEntries), Ok);
                }
                _ if entries.len() == MOST_ENTRIES => {
                    return first(*part).refused(Expected::FewerEntries);
                }
                words => entries.push(entry(*part, words, part.at == last_at)?),
            }
        }
        end(Word { at: 1, text }).refused(Expected::Else)
    }
}

/// Reads the last part, whose words after the first are `rest`.
fn otherwise(part: Word, rest: &[Word]) -> Read<u32> {
    let Some((number, more)) = rest.split_first() else {
        return end(part).refused(Expected::Workers);
    };
    let workers = workers(*number)?;
    match more.first() {
        Some(more) => more.refused(Expected::TheEnd),
        None => Ok(workers),
    }
}

/// Refuses the first word after the last part.
fn nothing_after(last: Word, parts: &[Word]) -> Read<()> {
    let after = parts.iter().filter(|part| part.at > last.at);
    let mut words = after.map(|part| first(*part));
    match words.find(|word| !word.text.is_empty()) {
        Some(word) => word.refused(Expected::TheEnd),
        None => Ok(()),
    }
}

/// Returns the words of a part.
fn words(part: Word) -> Vec<Word> {
    let mut at = part.at;
    let mut words = Vec::new();
    for text in part.text.split(char::is_whitespace) {
        if !text.is_empty() {
            words.push(Word { at, text });
        }
        at += text.chars().count() + 1;
    }
    words
}

/// Returns the first word of a part, or an empty one at its end.
fn first(part: Word) -> Word {
    words(part).first().copied().unwrap_or(end(part))
}

/// Returns an empty word at the end of a part.
fn end(part: Word) -> Word {
    Word {
        at: part.at + part.text.chars().count(),
        text: "",
    }
}

fn entry(part: Word, words: &[Word], is_last: bool) -> Read<Entry> {
    let (days, hours, number) = match *words {
        [] if is_last => return end(part).refused(Expected::Else),
        [] => return end(part).refused(Expected::Entry),
        [word] => return word.refused(Expected::Entry),
        [word, number] if is_hours(word) => (None, Some(word), number),
        [word, number] => (Some(word), None, number),
        [days, hours, number] => (Some(days), Some(hours), number),
        [_, _, _, more, ..] => return more.refused(Expected::Semicolon),
    };
    Ok(Entry {
        days: days.map_or(Ok(Days::Weekdays(Weekdays::ALL)), read_days)?,
        hours: hours.map_or(Ok(Hours::ALL), read_hours)?,
        workers: workers(number)?,
    })
}

fn is_hours(word: Word) -> bool {
    // `contains` of a text or a character adds 4.5 kB to the download.
    word.text.bytes().any(|byte| byte == b':')
}

fn read_days(word: Word) -> Read<Days> {
    if word
        .text
        .starts_with(|letter: char| letter.is_ascii_digit())
    {
        return match date(word) {
            Some(date) => Ok(Days::Date(date)),
            None => word.refused(Expected::Date),
        };
    }
    let mut mask = 0_u8;
    for item in word.split(',') {
        let (from, to) = item.halves('-').unwrap_or((item, item));
        let (Some(from), Some(to)) = (weekday(from), weekday(to)) else {
            return item.refused(Expected::Days);
        };
        let length = (to + 7 - from) % 7;
        for step in 0..=length {
            mask |= 1 << ((from + step) % 7);
        }
    }
    match Weekdays::from_mask(mask) {
        Some(weekdays) => Ok(Days::Weekdays(weekdays)),
        None => word.refused(Expected::Days),
    }
}

fn weekday(word: Word) -> Option<u8> {
    let index = NAMES
        .iter()
        .position(|name| name.eq_ignore_ascii_case(word.text))?;
    u8::try_from(index).ok()
}

fn date(word: Word) -> Option<Date> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(
        digits(year, 4..=4)?,
        digits(month, 2..=2)?,
        digits(day, 2..=2)?,
    )
}

fn read_hours(word: Word) -> Read<Hours> {
    let Some((from, to)) = word.halves('-') else {
        return word.refused(Expected::Hours);
    };
    let begin = time(from).filter(|minute| *minute < DAY_MINUTES);
    let Some(begin) = begin else {
        return from.refused(Expected::Begin);
    };
    let Some(end) = time(to) else {
        return to.refused(Expected::End);
    };
    match Hours::new(begin, end) {
        Some(hours) => Ok(hours),
        None => to.refused(Expected::OtherEnd),
    }
}

/// Returns a time in minutes after midnight, up to the end of the day.
fn time(word: Word) -> Option<u16> {
    let (hour, minute) = word.halves(':')?;
    let (hour, minute) = (digits(hour, 1..=2)?, digits(minute, 2..=2)?);
    let minutes = u16::try_from(hour * 60 + minute).ok()?;
    (minute < 60 && minutes <= DAY_MINUTES).then_some(minutes)
}

fn workers(word: Word) -> Read<u32> {
    let number = digits(word, 1..=6).filter(|number| *number <= MOST_WORKERS);
    match number {
        Some(number) => Ok(number),
        None => word.refused(Expected::Workers),
    }
}

/// Returns a whole number of so many digits; `None` for anything else.
fn digits(word: Word, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    if !length.contains(&word.text.len()) {
        return None;
    }
    word.text.chars().try_fold(0_u32, |number, letter| {
        Some(number * 10 + letter.to_digit(10)?)
    })
}
