//! The words of a chart.

use super::{Basic, Words};
use crate::scene::{Reading, Texts, TimeAxis};
use crate::workload::{Calendar, Workload};

/// The short names of the days, Monday first.
pub(super) const WEEKDAYS: [Basic; 7] = [
    Basic::Monday,
    Basic::Tuesday,
    Basic::Wednesday,
    Basic::Thursday,
    Basic::Friday,
    Basic::Saturday,
    Basic::Sunday,
];

/// The strings that a chart can show.
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

/// The time axis of a workload, read as its calendar says.
pub fn time_axis(workload: &Workload) -> TimeAxis {
    TimeAxis {
        begin_s: 0.0,
        end_s: workload.span_s(),
        reading: match workload.calendar {
            Calendar::TimeOfDay | Calendar::Days => Reading::Clock,
            Calendar::Weekdays => Reading::Weekdays(0),
            Calendar::Elapsed => Reading::Elapsed,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scenes_own_words_are_the_english_ones() {
        assert_eq!(chart_texts(&Words::english()), Texts::ENGLISH);
    }
}
