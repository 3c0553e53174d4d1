//! Settings that have a slider.

use super::{Basic, Words, count, plain_number, short_number};
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
        "operatorInterval" => Basic::OperatorInterval,
        "maxWorkers" => Basic::MaxWorkers,
        "staticWorkers" => Basic::StaticWorkers,
        "targetUtilization" => Basic::TargetUtilization,
        _ => return other_label(words, field),
    })
}

use super::setting_words::setting_name as other_label;

/// A setting's value with its unit, as it stands beside a slider: long times in
/// minutes or hours.
pub fn slider_value(words: &Words, field: &Field, value: f64) -> String {
    let whole = |part: f64| (value % part == 0.0).then(|| plain_number(value / part));
    let long = field.unit == Unit::Seconds && value >= 600.0;
    match (
        long.then(|| whole(3600.0)).flatten(),
        long.then(|| whole(60.0)).flatten(),
    ) {
        (Some(hours), _) => words.fill(Basic::Hours, &[&hours]),
        (_, Some(minutes)) => words.fill(Basic::Minutes, &[&minutes]),
        _ => setting_value(words, field, value),
    }
}

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

use super::setting_words::with_other_unit;
