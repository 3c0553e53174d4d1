//! What the same settings give with other seeds, in words.

use super::messages::Advice;
use super::{Basic, Words, count};
use crate::report::PolicyReport;
use crate::text::clock::duration;

/// A number whose spread over the seeds is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadOf {
    /// The worker-hours.
    WorkerHours,
    /// The worst delay.
    WorstDelay,
    /// The restarts.
    Restarts,
}

impl SpreadOf {
    /// Every such number.
    pub const ALL: [Self; 3] = [Self::WorkerHours, Self::WorstDelay, Self::Restarts];

    /// Returns the number of a policy.
    pub fn of(self, report: &PolicyReport) -> f64 {
        match self {
            Self::WorkerHours => report.worker_hours,
            Self::WorstDelay => report.max_delay,
            Self::Restarts => f64::from(report.rescales),
        }
    }

    /// Returns its name.
    pub fn name(self, words: &Words) -> &str {
        match self {
            Self::WorkerHours => words.get(Basic::WorkerHours),
            Self::WorstDelay => words.get(Advice::WorstDelay),
            Self::Restarts => words.get(Advice::RestartsOf),
        }
    }

    /// Returns the least and the greatest value as text: “84 to 97”, or one of them
    /// if they read the same.
    pub fn range(self, words: &Words, least: f64, greatest: f64) -> String {
        let text = |value: f64| match self {
            Self::WorstDelay => duration(words, value.round()),
            Self::WorkerHours | Self::Restarts => count(words, value),
        };
        from_to(words, text(least), text(greatest))
    }
}

/// Returns two texts as a range, or one of them if they read the same.
pub(super) fn from_to(words: &Words, least: String, greatest: String) -> String {
    if least == greatest {
        return least;
    }
    words.fill(Advice::FromTo, &[&least, &greatest])
}

/// Returns the title of the section about other seeds.
pub fn other_seeds_title(words: &Words) -> &str {
    words.get(Advice::OtherSeeds)
}

/// Returns what the dots of so many runs mean.
pub fn other_seeds_help(words: &Words, runs: usize) -> String {
    words.fill(Advice::OtherSeedsHelp, &[&runs.to_string()])
}
