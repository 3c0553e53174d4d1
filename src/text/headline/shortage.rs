//! How often, and by how much, a fleet is short.

use crate::allocation::Policy;
use crate::text::{Numbers, grouped};

/// A shortage of fewer workers on average is a little one.
const LITTLE_WORKERS: f64 = 0.5;
/// A shortage of fewer workers on average is not worth a number.
const TINY_WORKERS: f64 = 0.05;

/// A shortage of workers.
#[derive(Default)]
pub(super) struct Shortage {
    /// The share of the time with a shortage.
    pub(super) time: String,
    /// The mean number of missing workers during it.
    pub(super) missing: String,
    /// Whether so few are missing that the number says nothing.
    pub(super) is_tiny: bool,
    /// Whether few are missing.
    pub(super) is_little: bool,
}

impl Shortage {
    /// Returns the shortage of a fleet; `None` if it is never short.
    pub(super) fn of(numbers: &Numbers, policy: Policy) -> Option<Self> {
        let report = numbers.of(policy);
        if report.short_time_share <= 0.0 {
            return None;
        }
        let span_h = report.worker_hours / report.mean_workers;
        let missing = report.short_worker_hours / (report.short_time_share * span_h);
        Some(Self {
            time: numbers.share(policy, |report| report.short_time_share),
            missing: if missing < TINY_WORKERS {
                ["<", &grouped(numbers.words, 0.1, 1)].concat()
            } else {
                grouped(numbers.words, missing, 1)
            },
            is_tiny: missing < TINY_WORKERS,
            is_little: missing < LITTLE_WORKERS,
        })
    }
}
