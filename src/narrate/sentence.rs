//! The result in words.

use super::{count, grouped, percent, policy_note, policy_title, share_pct, span_name};
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

impl Phrase {
    fn plain(text: String) -> Self {
        Self {
            text,
            strong: false,
        }
    }
}

/// One sentence that says what the figure shows.
pub fn headline(settings: &Settings, report: &Report) -> Vec<Phrase> {
    let (fixed, reactive) = (&report.fixed, &report.reactive);
    let (ours, theirs) = (count(reactive.worker_hours), count(fixed.worker_hours));
    let mut phrases = vec![
        Phrase::plain(format!(
            "Reactive runs the same {} on ",
            span_name(settings)
        )),
        Phrase {
            text: format!("{ours} worker-hours instead of {theirs}"),
            strong: true,
        },
    ];
    let saved = 1.0 - reactive.worker_hours / fixed.worker_hours;
    let verdict = if saved.abs() < 0.005 {
        ": no difference. ".to_owned()
    } else {
        let word = if saved > 0.0 { "less" } else { "more" };
        format!(": {} {word}. ", percent(saved.abs()))
    };
    phrases.push(Phrase::plain(verdict));
    phrases.push(Phrase::plain(short_clause(reactive, fixed)));
    phrases
}

fn short_clause(reactive: &PolicyReport, fixed: &PolicyReport) -> String {
    match (shortage(reactive), shortage(fixed)) {
        (None, None) => "Neither is ever short of workers.".to_owned(),
        (None, Some(theirs)) => format!("Short of workers: never, static {theirs}."),
        (Some(ours), None) => format!("Short of workers: {ours}, static never."),
        (Some(ours), Some(theirs)) => format!("Short of workers: {ours}, static {theirs}."),
    }
}

/// For how much of the time, and by how many then: the one without the other
/// would make a sliver look like a failure.
fn shortage(report: &PolicyReport) -> Option<String> {
    if report.short_time_share <= 0.0 {
        return None;
    }
    let span_h = report.worker_hours / report.mean_workers;
    let missing = report.short_worker_hours / (report.short_time_share * span_h);
    let amount = if missing < 0.05 {
        "less than 0.1".to_owned()
    } else {
        grouped(missing, 1)
    };
    let time = percent(report.short_time_share);
    Some(format!("{time} of the time by {amount}"))
}

/// What a picture of the figure says, for those who cannot see it.
pub fn alt_text(settings: &Settings, report: &Report) -> String {
    let mut text = String::new();
    for (policy, numbers) in [
        (Policy::Static, &report.fixed),
        (Policy::Reactive, &report.reactive),
    ] {
        text.push_str(&format!(
            "{} ({}): {} worker-hours, {} percent of them idle, short of workers {} percent of the time. ",
            policy_title(policy),
            policy_note(settings, policy),
            count(numbers.worker_hours),
            share_pct(numbers.idle_share),
            share_pct(numbers.short_time_share),
        ));
    }
    for phrase in headline(settings, report) {
        text.push_str(&phrase.text);
    }
    text
}
