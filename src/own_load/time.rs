//! Reads the times of cells.

use super::cell::digits;
use super::fields::trimmed;
pub(super) use super::moment::{DateOrder, Moment, Parts};
use super::time_parts::{clock, fraction_of, pair, zone};
use super::time_tokens::by_tokens;
use crate::calendar::{DAY_S, days};
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
    let text = trimmed(text);
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
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T' | b' ',
        rest @ ..,
    ] = text
    else {
        return None;
    };
    let [h1, h2, b':', n1, n2, rest @ ..] = rest else {
        return None;
    };
    let year = pair(y1, y2)? * 100 + pair(y3, y4)?;
    let day = days(year, pair(m1, m2)?, pair(d1, d2)?)?;
    let (hour, minute) = (pair(h1, h2)?, pair(n1, n2)?);
    let (mut rest, mut second) = (rest, 0);
    if let [b':', s1, s2, behind @ ..] = rest {
        (second, rest) = (pair(s1, s2)?, behind);
    }
    let mut fraction = 0.0;
    if let [b'.' | b',', behind @ ..] = rest {
        let count = behind
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, behind) = behind.split_at_checked(count)?;
        (fraction, rest) = (fraction_of(digits), behind);
    }
    let zone_s = zone(rest)?;
    Some(Moment {
        s: day * DAY_S + clock(hour, minute, second)? + fraction - zone_s.unwrap_or(0.0),
        parts: Parts::Date,
        has_zone: zone_s.is_some(),
    })
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
