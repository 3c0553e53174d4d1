//! Attributes as an author writes them.

use super::input;
use arbitrary::{Result, Unstructured};
use reactive_allocation::figure::DisplayOptions;
use reactive_allocation::settings::{SettingId, Settings, read_valid};
use reactive_allocation::text;

/// Checks that wrong attributes are reported and left out, and what is left is valid.
pub fn attributes(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let words = input::words(bytes)?;
    let mut attributes = input::named(bytes)?;
    let (_, mut errors) = DisplayOptions::take(&mut attributes);
    let (patch, refused) = read_valid(&attributes);
    // Attributes of other people are left alone.
    let is_ours = |name: &str| SettingId::from_name(name).is_some();
    let ours = attributes.iter().filter(|(name, _)| is_ours(name));
    assert_eq!(patch.len() + refused.len(), ours.count());
    errors.extend(refused);
    let (settings, contradictions) = Settings::default().with_valid(&patch);
    super::valid::check_settings(&settings);
    errors.extend(contradictions.iter().cloned());
    for error in &errors {
        for message in [text::error_message(error), text::refusal(&words, error)] {
            assert!(message.contains(&error.value), "{message}");
        }
    }
    // What was not refused is set.
    for (id, value) in &patch {
        let last = patch.iter().rev().find(|(other, _)| other == id);
        let is_last = last.is_some_and(|(_, other)| std::ptr::eq(other, value));
        if is_last && !contradictions.iter().any(|error| error.is_about(*id)) {
            super::valid::check_value(&settings, *id, value);
        }
    }
    Ok(())
}
