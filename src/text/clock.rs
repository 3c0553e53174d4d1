//! Formats model times.

use super::axis::WEEKDAYS;
use super::messages::Cursor;
use super::{Basic, Words};
use crate::scene::{date, time_of_day};
use crate::workload::{Calendar, Workload};

const DAY: i64 = 86_400;

/// Formats a time in the format of the workload's calendar: "14:05", "Tue 14:05",
/// "day 3, 14:05", or, since the start, "1 h 25 min" and "12 min 30 s". `t_s` is
/// in seconds from the start; what is not finite becomes a dash.
pub fn clock(words: &Words, workload: &Workload, t_s: f64) -> String {
    with_day(words, workload, t_s, false)
}

/// Formats a time as [`clock`] does, to the second: "14:05:30".
pub(super) fn clock_to_the_second(words: &Words, workload: &Workload, t_s: f64) -> String {
    with_day(words, workload, t_s, true)
}

fn with_day(words: &Words, workload: &Workload, t_s: f64, exact: bool) -> String {
    let Some(second) = whole(t_s) else {
        return NO_TIME.to_owned();
    };
    let shown = second.saturating_add(workload.calendar.offset_s());
    // The end of the last day is 24:00, not 00:00 of the day after.
    let is_end = second > 0 && shown.rem_euclid(DAY) == 0 && t_s >= workload.span_s();
    let day = shown.div_euclid(DAY) - i64::from(is_end);
    let in_day = time_of_day(shown - day * DAY, exact);
    let name = || name_of_day(words, workload, day);
    match workload.calendar {
        Calendar::TimeOfDay => in_day,
        Calendar::Weekdays | Calendar::Dated(_) => {
            words.fill(Cursor::OnWeekday, &[&name(), &in_day])
        }
        Calendar::Days => words.fill(Cursor::OnDay, &[&name(), &in_day]),
        Calendar::Elapsed if second == 0 && !exact => words.fill(Basic::Minutes, &["0"]),
        Calendar::Elapsed => elapsed(words, second, exact),
    }
}

/// Formats a time to the minute, without its day.
pub(super) fn soon(words: &Words, workload: &Workload, t_s: f64) -> String {
    without_day(words, workload, t_s, false)
}

/// Formats a time to the second, without its day.
pub(super) fn moment(words: &Words, workload: &Workload, t_s: f64) -> String {
    without_day(words, workload, t_s, true)
}

fn without_day(words: &Words, workload: &Workload, t_s: f64, exact: bool) -> String {
    let Some(second) = whole(t_s) else {
        return NO_TIME.to_owned();
    };
    match workload.calendar {
        Calendar::Elapsed => elapsed(words, second, exact),
        calendar => {
            let shown = second.saturating_add(calendar.offset_s());
            time_of_day(shown.rem_euclid(DAY), exact)
        }
    }
}

/// Names the day of a time: "Tue", "day 3", "Tue 2026-03-09".
pub(super) fn day_name(words: &Words, workload: &Workload, t_s: f64) -> String {
    let second = whole(t_s).unwrap_or_default();
    let shown = second.saturating_add(workload.calendar.offset_s());
    name_of_day(words, workload, shown.div_euclid(DAY))
}

/// Names a day by its number from the first Monday, or from the start.
fn name_of_day(words: &Words, workload: &Workload, day: i64) -> String {
    let weekday = || {
        let name = WEEKDAYS.get(day.rem_euclid(7) as usize);
        name.map_or("", |day| words.get(*day))
    };
    match workload.calendar {
        Calendar::Weekdays => weekday().to_owned(),
        Calendar::Dated(_) => {
            // The days of a date are counted from 1970-01-01, a Thursday.
            let date = date(day.saturating_add(4));
            words.fill(Cursor::OnWeekday, &[weekday(), &date])
        }
        _ => words.fill(Basic::Day, &[&day.saturating_add(1).to_string()]),
    }
}

/// Formats a time to the minute, as a time of day: "14:05".
pub(super) fn moment_of_day(workload: &Workload, t_s: f64) -> String {
    let second = whole(t_s).unwrap_or_default();
    let shown = second.saturating_add(workload.calendar.offset_s());
    time_of_day(shown.rem_euclid(DAY), false)
}

const NO_TIME: &str = "–";

/// Formats a duration in seconds in its two largest units: "1 h 25 min", "12 min
/// 30 s".
pub fn duration(words: &Words, seconds: f64) -> String {
    whole(seconds).map_or_else(
        || NO_TIME.to_owned(),
        |second| elapsed(words, second, false),
    )
}

/// Returns the second that has begun; a rounding error below 1 ms is ignored.
fn whole(t_s: f64) -> Option<i64> {
    // `as` saturates.
    let second = (t_s + 1e-3).floor() as i64;
    t_s.is_finite()
        .then_some(second.clamp(0, i64::MAX / (2 * DAY)))
}

/// Formats a duration in the two largest units ("1 h 25 min", "12 min 30 s"), or
/// exactly to the second.
fn elapsed(words: &Words, second: i64, exact: bool) -> String {
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    let with_seconds = exact || hours == 0;
    let mut text = String::new();
    for (number, unit, shown) in [
        (hours, Basic::Hours, true),
        (minutes, Basic::Minutes, true),
        (seconds, Basic::Seconds, with_seconds),
    ] {
        if number == 0 || !shown {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&words.fill(unit, &[&number.to_string()]));
    }
    if text.is_empty() {
        text = words.fill(Basic::Seconds, &["0"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Steps;
    use proptest::prelude::*;

    fn workload(calendar: Calendar, span_s: f64) -> Workload {
        Workload {
            rate: Steps::new(1.0, span_s),
            bursts: None,
            calendar,
        }
    }

    const CALENDARS: [Calendar; 6] = [
        Calendar::Dated(1_795_961_100),
        Calendar::Dated(i64::MIN),
        Calendar::TimeOfDay,
        Calendar::Weekdays,
        Calendar::Days,
        Calendar::Elapsed,
    ];

    fn english(calendar: Calendar, days: f64, t_s: f64) -> String {
        clock(&Words::english(), &workload(calendar, days * 86_400.0), t_s)
    }

    #[test]
    fn times_follow_the_calendar() {
        let t_s = 14.0 * 3600.0 + 5.0 * 60.0;
        assert_eq!(english(Calendar::TimeOfDay, 1.0, t_s), "14:05");
        assert_eq!(english(Calendar::TimeOfDay, 1.0, t_s - 1e-6), "14:05");
        assert_eq!(english(Calendar::TimeOfDay, 1.0, t_s + 59.9), "14:05");
        assert_eq!(english(Calendar::TimeOfDay, 1.0, 86_400.0), "24:00");
        assert_eq!(
            english(Calendar::Weekdays, 7.0, t_s + 86_400.0),
            "Tue 14:05"
        );
        assert_eq!(english(Calendar::Weekdays, 7.0, 604_800.0), "Sun 24:00");
        assert_eq!(english(Calendar::Days, 28.0, 172_800.0), "day 3, 00:00");
        // A Sunday at 14:05.
        let dated = Calendar::Dated(1_795_961_100);
        assert_eq!(english(dated, 7.0, 0.0), "Sun 2026-11-29 14:05");
        assert_eq!(english(dated, 7.0, 35_700.0), "Mon 2026-11-30 00:00");
        let whole_day = Calendar::Dated(1_795_910_400);
        assert_eq!(english(whole_day, 1.0, 86_400.0), "Sun 2026-11-29 24:00");
        assert_eq!(english(Calendar::Elapsed, 0.25, 5100.0), "1 h 25 min");
        assert_eq!(english(Calendar::Elapsed, 0.25, 750.0), "12 min 30 s");
        assert_eq!(english(Calendar::Elapsed, 0.25, 0.0), "0 min");
        assert_eq!(english(Calendar::Elapsed, 0.25, f64::NAN), "–");
    }

    #[test]
    fn near_times_have_no_day() {
        let words = Words::german();
        let week = workload(Calendar::Weekdays, 604_800.0);
        assert_eq!(moment(&words, &week, 86_400.0 + 3661.0), "01:01:01");
        assert_eq!(soon(&words, &week, 86_400.0 + 3661.0), "01:01");
        let hours = workload(Calendar::Elapsed, 21_600.0);
        assert_eq!(moment(&words, &hours, 3661.0), "1 h 1 min 1 s");
        assert_eq!(moment(&Words::chinese(), &hours, 61.0), "1 分钟 1 秒");
    }

    #[test]
    fn times_that_are_not_finite_are_dashes() {
        for calendar in CALENDARS {
            for t_s in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let workload = workload(calendar, 86_400.0);
                assert_eq!(clock(&Words::english(), &workload, t_s), NO_TIME);
                assert_eq!(moment(&Words::english(), &workload, t_s), NO_TIME);
            }
        }
    }

    proptest! {
        #[test]
        fn finite_times_have_digits(t_s in prop::num::f64::NORMAL, span_s: f64) {
            for calendar in CALENDARS {
                let workload = workload(calendar, span_s);
                let has_digit = |text: String| text.chars().any(|c| c.is_ascii_digit());
                prop_assert!(has_digit(clock(&Words::chinese(), &workload, t_s)));
                prop_assert!(has_digit(moment(&Words::english(), &workload, t_s)));
            }
        }
    }
}
