//! The text alternative of a picture.

use super::headline::headline;
use super::numbers::Numbers;
use super::summary::shortage;
use super::{Basic, policy_note, policy_title};
use crate::allocation::Policy;
use crate::settings::Settings;

/// Returns the text alternative of a picture with these charts.
pub fn alt_text(settings: &Settings, numbers: &Numbers, charts: &[Policy]) -> String {
    let words = numbers.words;
    let mut text = String::new();
    for policy in charts {
        if numbers.report.of(*policy).is_none() {
            continue;
        }
        text.push_str(&words.fill(
            Basic::AltPolicy,
            &[
                policy_title(words, *policy),
                &policy_note(words, settings, *policy),
                &numbers.hours(*policy),
                &numbers.share(*policy, |report| report.idle_share),
                &shortage(numbers, *policy),
            ],
        ));
    }
    for phrase in headline(settings, numbers, charts, None) {
        text.push_str(&phrase.text);
    }
    text
}
