//! Converts between dates and days, and names the meaning of time 0 of a load.

/// Seconds of a day.
pub(crate) const DAY_S: f64 = 86_400.0;

/// The meaning of time 0 of a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Midnight of any day.
    TimeOfDay,
    /// Midnight at the start of a Monday.
    Weekdays,
    /// The start of a span counted in days.
    Days,
    /// The start of a span counted in hours and minutes.
    Elapsed,
    /// A moment in seconds since 1970-01-01, by the clock that the load was measured by.
    Dated(i64),
}

impl Calendar {
    /// Returns the seconds from a midnight to time 0: from the start of a Monday where
    /// days have names. The count goes on from 1970-01-05, a Monday, for dates.
    ///
    /// Moments outside the years 1 to 9999 count as the nearest one inside.
    pub fn offset_s(self) -> i64 {
        const FIRST_MONDAY_S: i64 = 4 * 86_400;
        match self {
            Self::Dated(begin_s) => {
                begin_s.clamp(-62_135_596_800, 253_402_300_799) - FIRST_MONDAY_S
            }
            _ => 0,
        }
    }
}

/// Returns the days from 1970-01-01 to a date of the Gregorian calendar. `None` for a date
/// that does not exist, and outside the years 1900 to 2999.
pub(crate) fn days(year: u32, month: u32, day: u32) -> Option<f64> {
    let is_leap =
        || year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap()),
        1..=12 => 31,
        _ => return None,
    };
    if !(1900..3000).contains(&year) || day == 0 || day > longest {
        return None;
    }
    // Years begin in March, so that a leap day is the last day of one.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days_of_years = year * 365 + year / 4 - year / 100 + year / 400;
    // Five months from March have 153 days, again and again.
    let days_of_months = (153 * month + 2) / 5;
    // 719_468 to 1970.
    let days = days_of_years + days_of_months + day - 1;
    Some(f64::from(days) - 719_468.0)
}

/// Returns the year, the month and the day of the date that is so many days after
/// 1970-01-01. `days` counts from there, or back if negative, over fewer than a million
/// years.
pub(crate) fn date(days: i64) -> (i64, i64, i64) {
    // Years begin in March; 400 of them have always the same number of days.
    let days = days.saturating_add(719_468);
    let (cycle, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (cycle * 400 + year + later, month, day)
}

/// Returns the number of a month by the first three letters of its English name.
pub(crate) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = word.get(..3)?;
    let index = MONTHS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(start))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_days() {
        for (date, wanted) in [
            ((1970, 1, 1), 0.0),
            ((1970, 3, 1), 59.0),
            ((2000, 2, 29), 11_016.0),
            ((2024, 2, 29), 19_782.0),
            ((2026, 11, 29), 20_786.0),
            ((1969, 12, 31), -1.0),
        ] {
            assert_eq!(days(date.0, date.1, date.2), Some(wanted), "{date:?}");
        }
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2023, 4, 31),
            (2023, 13, 1),
            (2023, 1, 0),
            (10, 1, 1),
        ] {
            assert_eq!(days(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn days_become_dates() {
        for year in [1900, 1999, 2000, 2023, 2024, 2100, 2999] {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(found) = days(year, month, day) {
                        let wanted = (i64::from(year), i64::from(month), i64::from(day));
                        assert_eq!(date(found as i64), wanted);
                    }
                }
            }
        }
        assert_eq!(date(-719_468), (0, 3, 1));
    }

    #[test]
    fn each_day_follows_the_day_before() {
        let mut last = days(1999, 12, 31);
        for year in 2000..2101 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(now) = days(year, month, day) {
                        assert_eq!(Some(now - 1.0), last, "{year}-{month}-{day}");
                        last = Some(now);
                    }
                }
            }
        }
    }
}
