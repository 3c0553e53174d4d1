//! The values of settings with their units.

use super::{Basic, Words, count, long_number, short_number};
use crate::numbers::remainder;
use crate::settings::{Field, SettingId, Unit};

/// The unit in which a value is shown: that of its setting, or a larger one in which it
/// is easier to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownUnit {
    /// The unit of the setting.
    Own(Unit),
    /// Minutes, for ten minutes and more.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// CPU cores, for a tenth of a core and more.
    Cores,
}

impl ShownUnit {
    /// Returns the unit in which a value of a setting is shown. It is exact there.
    pub fn of(field: &Field, value: f64) -> Self {
        let is_whole = |part: f64| remainder(value, part) == 0.0;
        match field.unit {
            Unit::Seconds if value >= 86_400.0 && is_whole(86_400.0) => Self::Days,
            Unit::Seconds if value >= 600.0 && is_whole(3600.0) => Self::Hours,
            Unit::Seconds if value >= 600.0 && is_whole(60.0) => Self::Minutes,
            Unit::Millicores if value >= 100.0 && is_whole(10.0) => Self::Cores,
            unit => Self::Own(unit),
        }
    }

    /// Returns one of this unit in the unit of the setting.
    pub fn factor(self) -> f64 {
        match self {
            Self::Own(_) => 1.0,
            Self::Minutes => 60.0,
            Self::Hours => 3600.0,
            Self::Days => 86_400.0,
            Self::Cores => 1000.0,
        }
    }

    /// Returns `number`, the text of `value`, with this unit.
    fn write(self, words: &Words, value: f64, number: &str) -> String {
        let pattern = match self {
            Self::Own(unit) => return with_unit(words, unit, value, number),
            Self::Minutes => Basic::Minutes,
            Self::Hours => Basic::Hours,
            Self::Days => Basic::Days,
            Self::Cores if value == 1.0 => Basic::Core,
            Self::Cores => Basic::Cores,
        };
        words.fill(pattern, &[number])
    }
}

/// Returns a setting's value with its unit, and what it is a share of, as it stands
/// beside a slider: “15 % of peak”.
pub fn slider_value(words: &Words, field: &Field, value: f64) -> String {
    let text = setting_value(words, field, value);
    let whole = match field.id {
        SettingId::NightShare | SettingId::UsualShare | SettingId::Trough => Basic::OfPeak,
        SettingId::WeekendShare => Basic::OfWeekday,
        SettingId::HolidayShare => Basic::OfUsualDay,
        _ => return text,
    };
    words.fill(whole, &[&text])
}

/// Returns a setting's value with its unit.
pub fn setting_value(words: &Words, field: &Field, value: f64) -> String {
    let unit = ShownUnit::of(field, value);
    let shown = value / unit.factor();
    unit.write(words, shown, &setting_number(words, shown))
}

/// Returns a setting's value as its field shows it, without the unit.
pub fn field_text(words: &Words, field: &Field, value: f64) -> String {
    long_number(words, value / ShownUnit::of(field, value).factor())
}

/// Returns the unit beside the field of a setting with this value; empty for a plain
/// count.
pub fn field_unit(words: &Words, field: &Field, value: f64) -> String {
    let unit = ShownUnit::of(field, value);
    unit.write(words, 2.0, "").trim().to_owned()
}

/// Returns a setting's value without its unit.
pub(super) fn setting_number(words: &Words, value: f64) -> String {
    if value.abs() >= 1000.0 {
        count(words, value)
    } else {
        short_number(words, value)
    }
}

/// Returns `number`, the text of `value`, with a unit.
fn with_unit(words: &Words, unit: Unit, value: f64, number: &str) -> String {
    let pattern = match unit {
        Unit::Workers if value == 1.0 => Basic::UnitWorker,
        Unit::Workers => Basic::UnitWorkers,
        Unit::RecordsPerSecond => Basic::UnitRate,
        Unit::Seconds => Basic::UnitSeconds,
        Unit::Percent | Unit::PercentPerWeek => Basic::Percent,
        Unit::Records => Basic::UnitRecords,
        Unit::Millicores => Basic::UnitMillicores,
        Unit::Count | Unit::None => return number.to_owned(),
        Unit::Megabytes | Unit::MegabytesPerSecond | Unit::Microseconds => {
            return [number, "\u{a0}", unit.symbol()].concat();
        }
    };
    words.fill(pattern, &[number])
}
