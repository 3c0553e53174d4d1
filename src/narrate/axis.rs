//! The words of a chart.

use crate::scene::{Reading, Texts, TimeAxis};
use crate::workload::{Calendar, Workload};

/// The strings that a chart can show.
pub fn chart_texts() -> Texts<'static> {
    Texts::ENGLISH
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
