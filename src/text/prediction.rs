//! The question to guess a fleet, and what becomes of the guess.

use super::messages::Sketch;
use super::names::{span_genitive, worker_count};
use super::numbers::Numbers;
use super::summary::shortage;
use super::{Basic, MessageId, Phrase, Words, clock, percent, service};
use crate::allocation::Policy;
use crate::settings::Settings;
use crate::workload::Workload;

/// Returns the question that stands in place of the headline.
pub fn question(words: &Words, policy: Policy) -> Vec<Phrase> {
    let pattern = match policy {
        Policy::Static => Basic::AskStatic,
        _ => Basic::AskReactive,
    };
    phrases(words, pattern, &[])
}

/// Returns how a guess is made.
pub fn guess_help(words: &Words, policy: Policy) -> &str {
    words.get(match policy {
        Policy::Static => Sketch::HelpStatic,
        _ => Sketch::HelpReactive,
    })
}

/// Returns the name of the button that shows the fleet with the guess.
pub fn reveal(words: &Words) -> &str {
    words.get(Sketch::Reveal)
}

/// Returns the name of the button that shows the fleet without a guess.
pub fn skip(words: &Words) -> &str {
    words.get(Sketch::Skip)
}

/// Returns the name of the button that hides the fleet again.
pub fn guess_again(words: &Words) -> &str {
    words.get(Sketch::GuessAgain)
}

/// Returns the label of the guess in the chart.
pub fn your_guess(words: &Words) -> &str {
    words.get(Sketch::YourGuess)
}

/// Returns the number of workers in a part of a guess: “06:00 to 08:00: 3 workers”. `None`
/// is open.
pub fn guess_value(
    words: &Words,
    workload: &Workload,
    (from_s, to_s): (f64, f64),
    workers: Option<u32>,
) -> String {
    let [from, to] = [from_s, to_s].map(|t_s| clock(words, workload, t_s));
    match workers {
        Some(workers) => {
            let workers = worker_count(words, workers);
            words.fill(Sketch::GuessValue, &[&from, &to, &workers])
        }
        None => words.fill(Sketch::GuessOpen, &[&from, &to]),
    }
}

/// Returns what a guess would have cost and delayed beside the fleet of a policy. The
/// numbers of the guess are those of the own cluster in `numbers`; `workers` is its
/// largest number of workers, and `agreement` the share of the time in which both
/// differ by at most one worker.
pub fn guess_results(
    settings: &Settings,
    numbers: &Numbers,
    policy: Policy,
    workers: f64,
    agreement: f64,
) -> Vec<Phrase> {
    let words = numbers.words;
    let of = |policy: Policy| {
        let [hours, idle, short] = [
            numbers.hours(policy),
            numbers.share(policy, |report| report.idle_share),
            shortage(numbers, policy),
        ];
        let delay = service(numbers, policy).delay;
        (hours, idle, short, delay)
    };
    let (guess, fleet) = (of(Policy::Script), of(policy));
    if policy == Policy::Static {
        // `as` saturates.
        let sizes = [workers as u32, settings.static_workers];
        let [ours, theirs] = sizes.map(|workers| worker_count(words, workers));
        let values = [
            &ours, &guess.0, &guess.1, &guess.2, &guess.3, &theirs, &fleet.0, &fleet.1, &fleet.2,
            &fleet.3,
        ];
        return phrases(words, Sketch::ResultStatic, &values.map(String::as_str));
    }
    let agreement = percent(words, agreement);
    let span = span_genitive(words, settings);
    let values = [
        &guess.0, &guess.2, &guess.3, &fleet.0, &fleet.2, &fleet.3, &agreement, span,
    ];
    phrases(words, Sketch::ResultReactive, &values)
}

/// Returns a pattern, whose parts between strokes are emphasised by turns.
fn phrases<T: MessageId>(words: &Words, pattern: T, values: &[&str]) -> Vec<Phrase> {
    let parts = words.get(pattern).split('|').enumerate();
    parts
        .map(|(index, part)| Phrase {
            text: words.fill_text(part, values),
            strong: index % 2 == 1,
        })
        .filter(|phrase| !phrase.text.is_empty())
        .collect()
}
