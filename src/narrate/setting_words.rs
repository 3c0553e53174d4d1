//! The words of every setting.

use super::{Key, Words};
use crate::settings::{Field, Unit};

/// What a setting is called.
pub(super) fn setting_name<'a>(_: &'a Words, field: &Field) -> &'a str {
    field.name
}

/// A number with a unit that no slider of the first frame has.
pub(super) fn with_other_unit(words: &Words, unit: Unit, number: String) -> String {
    let pattern = match unit {
        Unit::Records => Key::UnitRecords,
        Unit::Millicores => Key::UnitMillicores,
        Unit::Count | Unit::None => return number,
        other => return [&number, "\u{a0}", other.symbol()].concat(),
    };
    words.fill(pattern, &[&number])
}
