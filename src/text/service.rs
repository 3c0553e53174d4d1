//! How well a fleet serves: the line below the numbers of its chart.

use super::clock::duration;
use super::numbers::Numbers;
use super::{Basic, Words, count, plain_number};
use crate::allocation::Policy;

/// A wait shorter than this is none, in seconds.
pub(super) const LEAST_WAIT_S: f64 = 1.0;

/// The line below the numbers of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The worst delay: “32 s behind at worst”.
    pub delay: String,
    /// The restarts: “17 restarts”.
    pub restarts: String,
    /// Whether the fleet does not catch up, or its job failed for good.
    pub is_lost: bool,
}

/// Returns the label of the line at the number of workers that is just never short:
/// “5 would do”.
pub fn would_do(words: &Words, workers: f64) -> String {
    words.fill(Basic::WouldDo, &[&plain_number(workers)])
}

/// Returns how well a fleet serves.
pub fn service(numbers: &Numbers, policy: Policy) -> Service {
    let (words, report) = (numbers.words, numbers.of(policy));
    let delay = if !report.caught_up {
        let records = numbers.records(policy, |report| report.end_lag);
        let pattern = if report.failed {
            Basic::FailedAtEnd
        } else {
            Basic::BehindAtEnd
        };
        words.fill(pattern, &[&records])
    } else if report.max_delay < LEAST_WAIT_S {
        delay_text(words, 0.0)
    } else {
        let delay = numbers.duration(policy, |report| report.max_delay);
        words.fill(Basic::Behind, &[&delay])
    };
    Service {
        delay,
        restarts: restarts(numbers, policy),
        is_lost: !report.caught_up,
    }
}

fn restarts(numbers: &Numbers, policy: Policy) -> String {
    match numbers.of(policy).rescales {
        0 | 1 => restarts_text(numbers.words, f64::from(numbers.of(policy).rescales)),
        _ => {
            let restarts = numbers.count(policy, |report| f64::from(report.rescales));
            numbers.words.fill(Basic::Restarts, &[&restarts])
        }
    }
}

/// Returns a worst delay in seconds: “32 s behind at worst”.
pub(super) fn delay_text(words: &Words, delay_s: f64) -> String {
    if delay_s < LEAST_WAIT_S {
        return words.get(Basic::NeverBehind).to_owned();
    }
    words.fill(Basic::Behind, &[&duration(words, delay_s.round())])
}

/// Returns a number of restarts: “17 restarts”.
pub(super) fn restarts_text(words: &Words, restarts: f64) -> String {
    if restarts == 0.0 {
        words.get(Basic::NoRestarts).to_owned()
    } else if restarts == 1.0 {
        words.get(Basic::OneRestart).to_owned()
    } else {
        words.fill(Basic::Restarts, &[&count(words, restarts)])
    }
}
