//! The sliders' labels, and the values of settings with their units.

use super::messages::SliderLabel;
use super::{Basic, Words, count, plain_number, setting_name, short_number};
use crate::numbers::remainder;
use crate::settings::{Field, Unit};

/// Returns the label of the slider of a setting.
pub fn setting_label<'a>(words: &'a Words, field: &Field) -> &'a str {
    match SliderLabel::of(field.id) {
        Some(label) => words.get(label),
        None => setting_name(words, field),
    }
}

/// Returns a setting's value with its unit, as it stands beside a slider: ten
/// minutes and more in minutes or hours.
pub fn slider_value(words: &Words, field: &Field, value: f64) -> String {
    let whole = |part: f64| (remainder(value, part) == 0.0).then(|| plain_number(value / part));
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

/// Returns a setting's value with its unit.
pub fn setting_value(words: &Words, field: &Field, value: f64) -> String {
    with_unit(words, field.unit, value, setting_number(words, value))
}

/// Returns a setting's value without its unit.
pub(super) fn setting_number(words: &Words, value: f64) -> String {
    if value.abs() >= 1000.0 {
        count(words, value)
    } else {
        short_number(words, value)
    }
}

/// Returns the unit of a setting as it is written behind a number; empty for a
/// plain count.
pub fn unit_name(words: &Words, field: &Field) -> String {
    with_unit(words, field.unit, 2.0, String::new())
        .trim()
        .to_owned()
}

/// Returns `number`, the text of `value`, with a unit.
fn with_unit(words: &Words, unit: Unit, value: f64, number: String) -> String {
    let pattern = match unit {
        Unit::Workers if value == 1.0 => Basic::UnitWorker,
        Unit::Workers => Basic::UnitWorkers,
        Unit::RecordsPerSecond => Basic::UnitRate,
        Unit::Seconds => Basic::UnitSeconds,
        Unit::Percent | Unit::PercentPerWeek => Basic::Percent,
        Unit::Records => return words.fill(Basic::UnitRecords, &[&number]),
        Unit::Millicores => return words.fill(Basic::UnitMillicores, &[&number]),
        Unit::Count | Unit::None => return number,
        Unit::Megabytes | Unit::MegabytesPerSecond | Unit::Microseconds => {
            return [&number, "\u{a0}", unit.symbol()].concat();
        }
    };
    words.fill(pattern, &[&number])
}
