//! The texts and the time axis of a chart.

use super::{Basic, Words};
use crate::scene::{Texts, TimeAxis, TimeFormat};
use crate::workload::{Calendar, Workload};

/// Short names of the days, Monday first.
pub(super) const WEEKDAYS: [Basic; 7] = [
    Basic::Monday,
    Basic::Tuesday,
    Basic::Wednesday,
    Basic::Thursday,
    Basic::Friday,
    Basic::Saturday,
    Basic::Sunday,
];

/// Returns the texts of a chart.
pub fn chart_texts(words: &Words) -> Texts<'_> {
    Texts {
        unit: words.get(Basic::AxisUnit),
        idle: words.get(Basic::Idle),
        short: words.get(Basic::Short),
        load: words.get(Basic::Load),
        weekdays: WEEKDAYS.map(|day| words.get(day)),
        day: words.get(Basic::Day),
        hours: words.get(Basic::Hours),
        minutes: words.get(Basic::Minutes),
        seconds: words.get(Basic::Seconds),
    }
}

/// Returns the time axis of a workload, in the format of its calendar.
pub fn time_axis(workload: &Workload) -> TimeAxis {
    TimeAxis {
        begin_s: 0.0,
        end_s: workload.span_s(),
        format: match workload.calendar {
            Calendar::TimeOfDay | Calendar::Days => TimeFormat::Clock,
            Calendar::Weekdays => TimeFormat::Weekdays,
            Calendar::Elapsed => TimeFormat::Elapsed,
            Calendar::Dated(_) => TimeFormat::Dates,
        },
        offset_s: workload.calendar.offset_s() as f64,
    }
}
