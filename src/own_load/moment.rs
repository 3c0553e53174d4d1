//! A time as a cell holds it.

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
