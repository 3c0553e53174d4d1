//! Says why a text is no plan.

use super::entries::{MOST_ENTRIES, MOST_WORKERS};

/// The place of an error, the text there, and what may stand there. Its text is in
/// English; the parts make one in any other language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Character {at}: {}. Allowed: {expected}.", quoted(.found))]
pub struct PlanError {
    /// The place, in characters from 1; one after the last for the end.
    pub at: usize,
    /// The text there, at most 40 characters of it; empty where text is missing.
    pub found: String,
    /// What may stand there.
    pub expected: Expected,
}

impl PlanError {
    pub(super) fn new(at: usize, found: &str, expected: Expected) -> Self {
        let mut letters = found.chars();
        let mut found: String = letters.by_ref().take(40).collect();
        if letters.next().is_some() {
            found.push('…');
        }
        Self {
            at,
            found,
            expected,
        }
    }
}

fn quoted(found: &str) -> String {
    if found.is_empty() {
        "nothing".to_owned()
    } else {
        ["“", found, "”"].concat()
    }
}

/// What may stand at a place of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Expected {
    /// A whole entry.
    #[error("days or hours or both, then workers, as in Mon-Fri 07:00-20:00 8")]
    Entry,
    /// A day, a range of days, or a list of them.
    #[error("days, as in Mon, Mon-Fri or Mon,Wed-Fri")]
    Days,
    /// A date that exists.
    #[error("a date from 1900-01-01 to 2999-12-31, as in 2026-12-24")]
    Date,
    /// A begin and an end.
    #[error("a begin and an end, as in 07:00-20:00")]
    Hours,
    /// The begin of hours.
    #[error("a begin from 00:00 to 23:59")]
    Begin,
    /// The end of hours.
    #[error("an end from 00:00 to 24:00")]
    End,
    /// Hours of some length.
    #[error("an end other than the begin; 00:00-24:00 for the whole day")]
    OtherEnd,
    /// The number of workers.
    #[error("a whole number of workers from 0 to {}", MOST_WORKERS)]
    Workers,
    /// The end of an entry.
    #[error("a semicolon")]
    Semicolon,
    /// The last part of the plan.
    #[error("a last part for all other times, as in ; else 3")]
    Else,
    /// Nothing after the last part.
    #[error("the end of the plan")]
    TheEnd,
    /// No further entry.
    #[error("{} entries at most", MOST_ENTRIES)]
    FewerEntries,
}
