//! Days of the week, dates, and hours of a day.

use crate::calendar;

/// Minutes of a day.
pub(crate) const DAY_MINUTES: u16 = 1440;

/// Days of the week, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekdays {
    /// One bit a day, Monday first.
    mask: u8,
}

impl Weekdays {
    /// All seven days.
    pub const ALL: Self = Self { mask: 0b111_1111 };

    /// The days of work.
    pub(super) const MONDAY_TO_FRIDAY: Self = Self { mask: 0b001_1111 };

    /// The weekend.
    pub(super) const SATURDAY_AND_SUNDAY: Self = Self { mask: 0b110_0000 };

    /// Returns the days whose bits are set: the lowest is Monday, the seventh
    /// Sunday. `None` without any, and with further bits.
    pub fn from_mask(mask: u8) -> Option<Self> {
        (1..=Self::ALL.mask)
            .contains(&mask)
            .then_some(Self { mask })
    }

    /// Returns whether a day is one of them: 0 is Monday, 6 is Sunday.
    pub fn include(self, weekday: u8) -> bool {
        weekday < 7 && (self.mask >> weekday) & 1 == 1
    }
}

/// A date of the Gregorian calendar in the years 1900 to 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    days: i64,
}

impl Date {
    /// Returns a date; `None` if it does not exist or lies outside these years.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let days = calendar::days(year, month, day)? as i64;
        Some(Self { days })
    }

    /// Returns the date that is so many days after 1970-01-01; `None` outside
    /// these years.
    pub(super) fn from_days(days: i64) -> Option<Self> {
        let (year, _, _) = calendar::date(days.clamp(-1_000_000, 1_000_000));
        (1900..3000).contains(&year).then_some(Self { days })
    }

    /// Returns the year, the month and the day.
    pub fn parts(self) -> (i64, i64, i64) {
        calendar::date(self.days)
    }
}

/// Hours of a day to the minute, from a begin up to and without an end. An end
/// before the begin is one of the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    from: u16,
    to: u16,
}

impl Hours {
    /// The whole day.
    pub const ALL: Self = Self {
        from: 0,
        to: DAY_MINUTES,
    };

    /// Returns the hours from a begin to an end, in minutes after midnight. The
    /// begin is below 1440, the end up to 1440; an end at 0 is the end of the
    /// day. `None` otherwise, and for a begin that equals the end.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        let allowed = from < DAY_MINUTES && to <= DAY_MINUTES && from != to;
        allowed.then_some(Self {
            from,
            to: if to == 0 { DAY_MINUTES } else { to },
        })
    }

    /// Returns the begin, in minutes after midnight, 0 to 1439.
    pub fn from(self) -> u16 {
        self.from
    }

    /// Returns the end, in minutes after midnight, 1 to 1440.
    pub fn to(self) -> u16 {
        self.to
    }

    /// Returns whether the hours cover a minute of the day on which they begin.
    pub(super) fn cover(self, minute: u16) -> bool {
        minute >= self.from && (minute < self.to || self.to < self.from)
    }

    /// Returns whether the hours pass midnight, and cover a minute of the day
    /// after the one on which they begin.
    pub(super) fn cover_after_midnight(self, minute: u16) -> bool {
        self.to < self.from && minute < self.to
    }
}
