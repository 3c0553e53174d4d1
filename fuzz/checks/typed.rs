//! Numbers as people type them.

use super::input;
use arbitrary::{Result, Unstructured};
use reactive_allocation::settings::{Unit, Value};
use reactive_allocation::text::{
    ShownUnit, Typed, Words, field_text, long_number, read_number, setting_value,
};

/// Checks that no text is read as something that is no number, and that what the figure
/// writes is read as what it means.
pub fn typed(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let words = input::words(bytes)?;
    let field = input::field(bytes)?;
    if let Value::Number(value) = input::value(bytes, field)? {
        let shown = value / ShownUnit::of(field, value).factor();
        is_read(
            &words,
            Unit::Count,
            &field_text(&words, field, value),
            shown,
        );
        is_read(&words, Unit::Count, &long_number(&words, value), value);
        let with_unit = setting_value(&words, field, value);
        assert!(!with_unit.is_empty());
    }
    let text = bytes.arbitrary::<&str>()?;
    match read_number(&words, field.unit, text) {
        None => {}
        Some(Typed::Number(number)) => assert!(!number.is_nan(), "{text:?}"),
        Some(Typed::Either(low, high)) => {
            assert!(low.abs() < high.abs(), "{text:?}: {low} {high}");
        }
    }
    Ok(())
}

/// Checks that a number that the figure writes is read as itself, perhaps as one of two.
fn is_read(words: &Words, unit: Unit, text: &str, number: f64) {
    let close = |read: f64| (read - number).abs() <= 6e-4 + 1e-9 * number.abs();
    let is_right = match read_number(words, unit, text) {
        Some(Typed::Number(read)) => close(read),
        Some(Typed::Either(low, high)) => close(low) || close(high),
        None => false,
    };
    assert!(is_right, "{text:?} is not read as {number}");
}
