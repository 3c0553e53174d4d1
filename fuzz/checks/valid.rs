//! What holds for settings, however they were made.

use reactive_allocation::settings::{FIELDS, Kind, Patch, SettingId, Settings, Value};

/// Checks that settings are within their ranges, free of contradictions, and the same
/// after writing and reading.
pub(crate) fn check_settings(settings: &Settings) {
    for field in FIELDS {
        if let Kind::Number {
            min, max, optional, ..
        } = field.kind
        {
            let value = (field.get)(settings);
            let is_left = optional && field.is_left_to_default(settings);
            assert!(is_left || (min..=max).contains(&value), "{}", field.name);
        }
    }
    let all: Patch = settings.entries().collect();
    assert_eq!(Settings::default().with(&all).as_ref(), Ok(settings));
    assert_eq!(settings.with(&[]).as_ref(), Ok(settings));
}

/// Checks that a setting has the value that it was given.
pub(crate) fn check_value(settings: &Settings, id: SettingId, given: &Value) {
    let value = id.field().value(settings);
    let same = match (&value, given) {
        // It is written anew.
        _ if matches!(id.field().kind, Kind::Curve | Kind::Plan) => true,
        (Value::Number(value), Value::Number(given)) => value == given,
        (Value::Text(value), Value::Text(given)) => value == given.trim(),
        // A number as text.
        _ => id.field().is_number(),
    };
    assert!(same, "{id:?}: {given:?} is {value:?}");
}
