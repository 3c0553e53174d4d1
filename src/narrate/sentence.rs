//! The result in words.

use super::words::fill;
use super::{
    Basic, Words, count, grouped, percent, policy_note, policy_title, share_pct, span_name,
};
use crate::allocation::Policy;
use crate::report::{PolicyReport, Report};
use crate::settings::Settings;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Whether it is what matters in the sentence.
    pub strong: bool,
}

/// One sentence that says what the figure shows.
pub fn headline(words: &Words, settings: &Settings, report: &Report) -> Vec<Phrase> {
    let (fixed, reactive) = (&report.fixed, &report.reactive);
    let saved = 1.0 - reactive.worker_hours / fixed.worker_hours;
    let pattern = if saved.abs() < 0.005 {
        Basic::Same
    } else if saved > 0.0 {
        Basic::Less
    } else {
        Basic::More
    };
    let (ours, theirs) = (
        count(words, reactive.worker_hours),
        count(words, fixed.worker_hours),
    );
    let difference = percent(words, saved.abs());
    let values = [span_name(words, settings), &ours, &theirs, &difference];
    let parts = words.get(pattern).split('|').enumerate();
    let mut phrases: Vec<Phrase> = parts
        .map(|(i, part)| Phrase {
            text: fill(part, &values),
            strong: i == 1,
        })
        .collect();
    phrases.push(Phrase {
        text: short_clause(words, reactive, fixed),
        strong: false,
    });
    phrases
}

fn short_clause(words: &Words, reactive: &PolicyReport, fixed: &PolicyReport) -> String {
    match (shortage(words, reactive), shortage(words, fixed)) {
        (None, None) => words.get(Basic::NeverShort).to_owned(),
        (None, Some(theirs)) => words.fill(Basic::StaticShort, &[&theirs]),
        (Some(ours), None) => words.fill(Basic::ReactiveShort, &[&ours]),
        (Some(ours), Some(theirs)) => words.fill(Basic::BothShort, &[&ours, &theirs]),
    }
}

/// For how much of the time, and by how many then: the one without the other
/// would make a sliver look like a failure.
fn shortage(words: &Words, report: &PolicyReport) -> Option<String> {
    if report.short_time_share <= 0.0 {
        return None;
    }
    let span_h = report.worker_hours / report.mean_workers;
    let missing = report.short_worker_hours / (report.short_time_share * span_h);
    let amount = if missing < 0.05 {
        words.get(Basic::LessThanTenth).to_owned()
    } else {
        grouped(words, missing, 1)
    };
    let time = percent(words, report.short_time_share);
    Some(words.fill(Basic::Shortage, &[&time, &amount]))
}

/// What a picture of the figure says, for those who cannot see it.
pub fn alt_text(words: &Words, settings: &Settings, report: &Report) -> String {
    let mut text = String::new();
    for (policy, numbers) in [
        (Policy::Static, &report.fixed),
        (Policy::Reactive, &report.reactive),
    ] {
        text.push_str(&words.fill(
            Basic::AltPolicy,
            &[
                policy_title(words, policy),
                &policy_note(words, settings, policy),
                &count(words, numbers.worker_hours),
                &share_pct(words, numbers.idle_share),
                &share_pct(words, numbers.short_time_share),
            ],
        ));
    }
    for phrase in headline(words, settings, report) {
        text.push_str(&phrase.text);
    }
    text
}
