//! Objects of properties as a page sets them, between the steps of a reader.

use super::{input, valid};
use arbitrary::{Result, Unstructured};
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::settings::{NamedValues, Settings, Value, read_patch, read_valid};

/// Checks that each object is applied as a whole or not at all, and that steps of the
/// reader can be taken back.
pub fn patches(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let mut settings = Settings::default();
    while !bytes.is_empty() && bytes.ratio(3, 4)? {
        let named = input::named(bytes)?;
        if let Ok(patch) = read_patch(&named)
            && let Ok(next) = settings.with(&patch)
        {
            for (index, (id, value)) in patch.iter().enumerate() {
                if !patch.iter().skip(index + 1).any(|(later, _)| later == id) {
                    valid::check_value(&next, *id, value);
                }
            }
            settings = next;
        }
        valid::check_settings(&settings);
        let (rest, _) = settings.with_valid(&read_valid(&named).0);
        valid::check_settings(&rest);
    }
    steps(bytes)
}

/// Checks the steps of a reader: each undo brings back what was, each redo what came.
fn steps(bytes: &mut Unstructured) -> Result<()> {
    // Short runs: the settings are what is checked.
    let preset = Value::Text("sudden-event".to_owned());
    let attributes: NamedValues = vec![("preset".to_owned(), preset)];
    let mut figure = Figure::new(attributes).0;
    let mut before = vec![figure.settings.clone()];
    for _ in 0..bytes.int_in_range(0..=4)? {
        let field = input::field(bytes)?;
        let action = if bytes.arbitrary()? {
            Action::edit(field.id, input::value(bytes, field)?)
        } else {
            Action::ResetFields(vec![field.id])
        };
        figure.apply(action);
        valid::check_settings(&figure.settings);
        if before.last() != Some(&figure.settings) {
            before.push(figure.settings.clone());
        }
    }
    for settings in before.iter().rev().skip(1) {
        figure.apply(Action::Undo);
        assert_eq!(figure.settings, *settings);
    }
    for settings in before.iter().skip(1) {
        figure.apply(Action::Redo);
        assert_eq!(figure.settings, *settings);
    }
    figure.apply(Action::ResetAll);
    assert_eq!(figure.settings, figure.baseline);
    Ok(())
}
