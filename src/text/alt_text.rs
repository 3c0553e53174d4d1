//! The text alternative of a picture.

use super::headline::headline;
use super::numbers::Numbers;
use super::{Basic, policy_note, policy_title, share_pct};
use crate::allocation::Policy;
use crate::settings::Settings;

/// Returns the text alternative of a picture with these charts.
pub fn alt_text(settings: &Settings, numbers: &Numbers, charts: &[Policy]) -> String {
    let words = numbers.words;
    let mut text = String::new();
    for policy in charts {
        let Some(report) = numbers.report.of(*policy) else {
            continue;
        };
        text.push_str(&words.fill(
            Basic::AltPolicy,
            &[
                policy_title(words, *policy),
                &policy_note(words, settings, *policy),
                &numbers.hours(*policy),
                &share_pct(words, report.idle_share),
                &share_pct(words, report.short_time_share),
            ],
        ));
    }
    for phrase in headline(settings, numbers, charts, None) {
        text.push_str(&phrase.text);
    }
    text
}
