//! Settings outside what the model was checked with, in words.

use super::messages::UncheckedText;
use super::{Words, choice_name, setting_value};
use crate::settings::{Checked, CheckedWith, Field, Unchecked};

/// Says how many further settings are assumed or lie outside what was checked.
pub fn unchecked_others(words: &Words, number: usize) -> String {
    words.fill(UncheckedText::Others, &[&number.to_string()])
}

/// Returns the sentence beside a setting that lies outside what was checked, with the
/// values that were.
pub fn unchecked(words: &Words, unchecked: &Unchecked) -> String {
    let value = |value: f64| value_text(words, unchecked.setting.field(), value);
    let values = match unchecked.checked {
        Checked::Between(least, most) if least == most => {
            words.fill(UncheckedText::Only, &[&value(least)])
        }
        Checked::Between(least, most) => {
            words.fill(UncheckedText::Range, &[&value(least), &value(most)])
        }
        Checked::ByDefault => words.get(UncheckedText::OnlyDefault).to_owned(),
        Checked::Never => return words.get(UncheckedText::Assumed).to_owned(),
    };
    let sentence = match unchecked.with {
        CheckedWith::Flink => UncheckedText::WithFlink,
        CheckedWith::Autoscaler => UncheckedText::WithAutoscaler,
    };
    words.fill(sentence, &[&values])
}

/// Returns the text of a number, or of the choice at this index.
fn value_text(words: &Words, field: &Field, value: f64) -> String {
    if field.is_number() {
        setting_value(words, field, value)
    } else {
        // `as` saturates.
        choice_name(words, field, value as usize)
    }
}
