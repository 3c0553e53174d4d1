//! Settings that have a slider.

use super::{Basic, Words, count, short_number};
use crate::settings::{Field, Unit};

/// The label of a setting that has a control of its own.
pub fn setting_label<'a>(words: &'a Words, field: &Field) -> &'a str {
    words.get(match field.name {
        "peakLoad" => Basic::PeakLoad,
        "nightShare" => Basic::NightShare,
        "weekendShare" => Basic::WeekendShare,
        "holidayShare" => Basic::HolidayShare,
        "usualShare" => Basic::UsualShare,
        "growth" => Basic::GrowthPerWeek,
        "heartbeatTimeout" => Basic::HeartbeatTimeout,
        "maxWorkers" => Basic::MaxWorkers,
        "staticWorkers" => Basic::StaticWorkers,
        "targetUtilization" => Basic::TargetUtilization,
        _ => return other_label(words, field),
    })
}

#[cfg(not(everything))]
fn other_label<'a>(_: &'a Words, field: &Field) -> &'a str {
    field.name
}

#[cfg(everything)]
use super::setting_words::setting_name as other_label;

/// A setting's value with its unit.
pub fn setting_value(words: &Words, field: &Field, value: f64) -> String {
    let number = if value.abs() >= 1000.0 {
        count(words, value)
    } else {
        short_number(words, value)
    };
    with_unit(words, field.unit, value, number)
}

/// What a setting is counted in, as it is written behind a number; empty for a
/// plain count.
#[cfg(everything)]
pub fn unit_name(words: &Words, field: &Field) -> String {
    with_unit(words, field.unit, 2.0, String::new())
        .trim()
        .to_owned()
}

fn with_unit(words: &Words, unit: Unit, value: f64, number: String) -> String {
    let unit = match (unit, value) {
        (Unit::Workers, 1.0) => Basic::UnitWorker,
        (Unit::Workers, _) => Basic::UnitWorkers,
        (Unit::RecordsPerSecond, _) => Basic::UnitRate,
        (Unit::Seconds, _) => Basic::UnitSeconds,
        (Unit::Percent | Unit::PercentPerWeek, _) => Basic::Percent,
        (unit, _) => return with_other_unit(words, unit, number),
    };
    words.fill(unit, &[&number])
}

/// No slider of the first frame has another unit.
#[cfg(not(everything))]
fn with_other_unit(_: &Words, _: Unit, number: String) -> String {
    number
}

#[cfg(everything)]
use super::setting_words::with_other_unit;
