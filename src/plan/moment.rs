//! A moment of a run, as its calendar names it.
//!
//! Time runs by the clock that the load was measured by: there is no time zone,
//! and no hour is left out or repeated in spring and autumn.

use super::Date;
use super::days::DAY_MINUTES;
use crate::calendar::Calendar;

const DAY_S: i64 = 86_400;
/// Days from 1970-01-01 to the first Monday after it.
const FIRST_MONDAY: i64 = 4;

/// The day and the minute of a time.
///
/// Where the days of a run have no names, the first one counts as a Monday; where
/// it has no times of day, it begins at midnight. [`has_weekdays`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Days from a Monday, which is 1970-01-05 where the days have dates.
    day: i64,
    minute: u16,
    has_date: bool,
}

impl Moment {
    /// Returns the moment `t_s` seconds after the start of a run.
    pub fn new(calendar: Calendar, t_s: f64) -> Self {
        // `as` saturates.
        let second = (t_s.floor() as i64).saturating_add(calendar.offset_s());
        Self {
            day: second.div_euclid(DAY_S),
            minute: (second.rem_euclid(DAY_S) / 60) as u16,
            has_date: matches!(calendar, Calendar::Dated(_)),
        }
    }

    /// Returns a minute of a day of any week: 0 is Monday, 6 is Sunday.
    pub(crate) fn in_week(day: u8, minute: u16) -> Self {
        Self {
            day: i64::from(day),
            minute: minute.min(DAY_MINUTES - 1),
            has_date: false,
        }
    }

    /// Returns the minutes after midnight, 0 to 1439.
    pub fn minute(self) -> u16 {
        self.minute
    }

    /// Returns the day of the week, so many days before: 0 is Monday, 6 is Sunday.
    pub(super) fn weekday(self, days_before: i64) -> u8 {
        self.day.saturating_sub(days_before).rem_euclid(7) as u8
    }

    /// Returns the date, so many days before; `None` where days have no dates.
    pub(super) fn date(self, days_before: i64) -> Option<Date> {
        let days = self.day.saturating_sub(days_before);
        let date = Date::from_days(days.saturating_add(FIRST_MONDAY));
        date.filter(|_| self.has_date)
    }

    /// Returns the time of a minute of this day, in seconds from the start of the
    /// run; 1440 is the end of the day. It is negative before the start.
    pub(crate) fn time_s(self, calendar: Calendar, minute: u16) -> f64 {
        let midnight_s = self.day.saturating_mul(DAY_S);
        let second = midnight_s.saturating_add(i64::from(minute.min(DAY_MINUTES)) * 60);
        second.saturating_sub(calendar.offset_s()) as f64
    }
}

/// Returns whether the days of a run have names. A plan by weekdays says nothing
/// reliable about one whose days have none.
pub fn has_weekdays(calendar: Calendar) -> bool {
    matches!(calendar, Calendar::Weekdays | Calendar::Dated(_))
}
