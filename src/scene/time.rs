//! Round time spans, and times of day as text.

use crate::calendar;

/// Round time spans, seconds, from one second to a year and more.
pub(crate) const TIME_STEPS_S: [f64; 27] = [
    1.0,
    2.0,
    5.0,
    10.0,
    30.0,
    60.0,
    120.0,
    300.0,
    600.0,
    900.0,
    1_200.0,
    1_800.0,
    3_600.0,
    7_200.0,
    10_800.0,
    14_400.0,
    21_600.0,
    43_200.0,
    86_400.0,
    172_800.0,
    259_200.0,
    604_800.0,
    1_209_600.0,
    2_419_200.0,
    7_257_600.0,
    31_536_000.0,
    36_288_000.0,
];

/// Returns a second of the day as "06:00", or "06:00:30" with seconds. 86,400
/// is "24:00".
pub(crate) fn time_of_day(second: i64, with_seconds: bool) -> String {
    let mut text = String::with_capacity(8);
    let parts = [second / 3600, second / 60 % 60, second % 60];
    let count = 2 + usize::from(with_seconds);
    for (i, part) in parts.into_iter().take(count).enumerate() {
        if i > 0 {
            text.push(':');
        }
        push_two_digits(&mut text, part);
    }
    text
}

/// Returns the date that is so many days after 1970-01-01, as ISO 8601 writes it:
/// "2026-03-09".
pub(crate) fn date(days: i64) -> String {
    let (year, _, _) = calendar::date(days);
    [&year.to_string(), "-", &month_and_day(days)].concat()
}

/// Returns the month and the day of the date that is so many days after 1970-01-01, as
/// ISO 8601 writes them: "03-09".
pub(crate) fn month_and_day(days: i64) -> String {
    let (_, month, day) = calendar::date(days);
    let mut text = String::with_capacity(5);
    push_two_digits(&mut text, month);
    text.push('-');
    push_two_digits(&mut text, day);
    text
}

fn push_two_digits(text: &mut String, number: i64) {
    if number < 10 {
        text.push('0');
    }
    text.push_str(&number.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_minutes_and_seconds_have_two_digits() {
        assert_eq!(time_of_day(0, false), "00:00");
        assert_eq!(time_of_day(3_661, false), "01:01");
        assert_eq!(time_of_day(3_661, true), "01:01:01");
        assert_eq!(time_of_day(86_400, false), "24:00");
    }

    #[test]
    fn dates_have_two_digits_each() {
        assert_eq!(month_and_day(67), "03-09");
        assert_eq!(month_and_day(-1), "12-31");
        assert_eq!(date(20_521), "2026-03-09");
    }

    #[test]
    fn steps_rise() {
        assert!(TIME_STEPS_S.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
