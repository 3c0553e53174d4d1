//! Computes when checkpoints complete.

use crate::random::uniform;
use crate::settings::Settings;

const STREAM: u64 = 10;

/// The checkpoints since the last restart: the first after a random delay, then
/// one every interval.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checkpoints {
    seed: u32,
    interval_s: f64,
    first_s: f64,
    /// Number of completed checkpoints, a whole number.
    completed: f64,
    /// When the next checkpoint completes: `first_s + completed * interval_s`.
    next_s: f64,
    restarts: u64,
}

impl Checkpoints {
    /// Creates the checkpoints of a job that has been running since long before
    /// time 0.
    pub(crate) fn new(settings: &Settings) -> Self {
        let interval_s = settings.checkpoint_interval_s;
        let first_s = interval_s * uniform(settings.seed, STREAM, 0);
        Self {
            seed: settings.seed,
            interval_s,
            first_s,
            completed: 0.0,
            next_s: first_s,
            restarts: 0,
        }
    }

    #[inline]
    fn set_completed(&mut self, completed: f64) {
        self.completed = completed;
        self.next_s = self.first_s + completed * self.interval_s;
    }

    /// Completes all checkpoints up to `to_s`. Returns when the last of them
    /// completed; `None` if there was none.
    #[inline]
    pub(crate) fn complete(&mut self, to_s: f64) -> Option<f64> {
        if self.next_s > to_s {
            return None;
        }
        if self.next_s + self.interval_s <= to_s {
            // The cast truncates, which equals `floor` for a non-negative number
            // but needs no call. Rounding of the division can make the result
            // one too large or too small; the loops below correct that.
            let skipped = ((to_s - self.next_s) / self.interval_s) as i64;
            self.set_completed(self.completed + skipped as f64);
            while self.next_s > to_s {
                self.set_completed(self.completed - 1.0);
            }
        }
        let mut last_s = self.next_s;
        self.set_completed(self.completed + 1.0);
        while self.next_s <= to_s {
            last_s = self.next_s;
            self.set_completed(self.completed + 1.0);
        }
        Some(last_s)
    }

    /// Returns when the first checkpoint at or after `t_s` completes, in seconds.
    pub(crate) fn next_at_or_after(&self, t_s: f64) -> f64 {
        let mut ahead = *self;
        match ahead.complete(t_s) {
            Some(last_s) if last_s == t_s => last_s,
            _ => ahead.next_s,
        }
    }

    /// Restarts the checkpoints when the job is restored at `now_s`: the first
    /// completes at a random time within `first_within_s` seconds.
    pub(crate) fn restart(&mut self, now_s: f64, first_within_s: f64) {
        self.restarts += 1;
        self.first_s = now_s + first_within_s * uniform(self.seed, STREAM, self.restarts);
        self.set_completed(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_predicted_checkpoint_completes_at_the_predicted_time(
            interval_s in 0.1..100.0, restart_s in 0.0..1e6, later_s in 0.0..1e4, stop_s in 0.0..1.0,
        ) {
            let settings = Settings { checkpoint_interval_s: interval_s, ..Settings::default() };
            let mut checkpoints = Checkpoints::new(&settings);
            checkpoints.restart(restart_s, interval_s);
            let wanted_s = restart_s + later_s;
            let predicted_s = checkpoints.next_at_or_after(wanted_s);
            prop_assert!(predicted_s >= wanted_s && predicted_s <= wanted_s + interval_s + 1e-6);
            // Completing checkpoints in two steps gives the same times.
            let mut stopped = checkpoints;
            stopped.complete(restart_s + stop_s * later_s);
            prop_assert_eq!(stopped.next_at_or_after(wanted_s), predicted_s);
            prop_assert_eq!(stopped.complete(predicted_s), Some(predicted_s));
            prop_assert_eq!(checkpoints.complete(predicted_s), Some(predicted_s));
            prop_assert_eq!(checkpoints.complete(predicted_s), None);
        }
    }
}
