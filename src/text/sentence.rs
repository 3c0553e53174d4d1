//! The headline and the text alternative of a figure.

use super::words::fill;
use super::{
    Basic, Words, count, grouped, percent, policy_note, policy_title, share_pct, span_name,
};
use crate::allocation::Policy;
use crate::report::{PolicyReport, Report};
use crate::settings::Settings;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Whether it is emphasised.
    pub strong: bool,
}

/// Returns the headline of a figure with these charts.
pub fn headline(
    words: &Words,
    settings: &Settings,
    report: &Report,
    charts: &[Policy],
) -> Vec<Phrase> {
    if let Some(alone) = charts.first()
        && !charts.contains(&Policy::Reactive)
    {
        return of_one(words, *alone, report);
    }
    let (static_fleet, reactive) = (&report.static_fleet, &report.reactive);
    let saved = 1.0 - reactive.worker_hours / static_fleet.worker_hours;
    let pattern = if saved.abs() < 0.005 {
        Basic::Same
    } else if saved > 0.0 {
        Basic::Less
    } else {
        Basic::More
    };
    let (ours, theirs) = (
        count(words, reactive.worker_hours),
        count(words, static_fleet.worker_hours),
    );
    let difference = percent(words, saved.abs());
    let values = [span_name(words, settings), &ours, &theirs, &difference];
    let shortages = short_clause(words, reactive, static_fleet);
    phrases(words, pattern, &values, shortages)
}

/// Returns the headline of a single policy: its worker-hours and its shortage.
fn of_one(words: &Words, policy: Policy, report: &Report) -> Vec<Phrase> {
    let numbers = report.of(policy).unwrap_or(&report.static_fleet);
    let hours = count(words, numbers.worker_hours);
    let idle = percent(words, numbers.idle_share);
    let lacks = match shortage(words, numbers) {
        Some(shortage) => words.fill(Basic::OneShort, &[&shortage]),
        None => words.get(Basic::OneNeverShort).to_owned(),
    };
    let values = [policy_title(words, policy), &hours, &idle];
    phrases(words, Basic::One, &values, lacks)
}

/// Splits a pattern at `|`, emphasises the second part, and appends a sentence.
fn phrases(words: &Words, pattern: Basic, values: &[&str], last: String) -> Vec<Phrase> {
    let parts = words.get(pattern).split('|').enumerate();
    let mut phrases: Vec<Phrase> = parts
        .map(|(i, part)| Phrase {
            text: fill(part, values),
            strong: i == 1,
        })
        .collect();
    phrases.push(Phrase {
        text: last,
        strong: false,
    });
    phrases
}

fn short_clause(words: &Words, reactive: &PolicyReport, static_fleet: &PolicyReport) -> String {
    match (shortage(words, reactive), shortage(words, static_fleet)) {
        (None, None) => words.get(Basic::NeverShort).to_owned(),
        (None, Some(theirs)) => words.fill(Basic::StaticShort, &[&theirs]),
        (Some(ours), None) => words.fill(Basic::ReactiveShort, &[&ours]),
        (Some(ours), Some(theirs)) => words.fill(Basic::BothShort, &[&ours, &theirs]),
    }
}

/// Returns the share of the time with a shortage, and its mean size during that
/// time; `None` without a shortage.
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

/// Returns the text alternative of a picture with these charts.
pub fn alt_text(words: &Words, settings: &Settings, report: &Report, charts: &[Policy]) -> String {
    let mut text = String::new();
    for policy in charts {
        let Some(numbers) = report.of(*policy) else {
            continue;
        };
        text.push_str(&words.fill(
            Basic::AltPolicy,
            &[
                policy_title(words, *policy),
                &policy_note(words, settings, *policy),
                &count(words, numbers.worker_hours),
                &share_pct(words, numbers.idle_share),
                &share_pct(words, numbers.short_time_share),
            ],
        ));
    }
    for phrase in headline(words, settings, report, charts) {
        text.push_str(&phrase.text);
    }
    text
}
