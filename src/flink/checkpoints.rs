//! When checkpoints complete.

use crate::random::uniform;
use crate::settings::Settings;

const STREAM: u64 = 10;

/// The checkpoints since the last restart: the first one some while after it,
/// then one every interval.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checkpoints {
    seed: u32,
    interval_s: f64,
    first_s: f64,
    /// How many of them are complete.
    completed: f64,
    /// When the next one completes: `first_s + completed * interval_s`.
    next_s: f64,
    restarts: u64,
}

impl Checkpoints {
    /// Those of a job that has been running for long.
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

    /// Completes those up to `to_s`, and answers when the last of them did.
    #[inline]
    pub(crate) fn complete(&mut self, to_s: f64) -> Option<f64> {
        if self.next_s > to_s {
            return None;
        }
        if self.next_s + self.interval_s <= to_s {
            // Truncated, which is the floor of what is not negative and costs
            // no call. The division may fall on either side of a whole number.
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

    /// When the first one not before `t_s` completes.
    pub(crate) fn not_before(&self, t_s: f64) -> f64 {
        let mut ahead = *self;
        match ahead.complete(t_s) {
            Some(last_s) if last_s == t_s => last_s,
            _ => ahead.next_s,
        }
    }

    /// The job is restored at `now_s`.
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
        fn what_is_foreseen_comes_true(
            interval_s in 0.1..100.0, restart_s in 0.0..1e6, later_s in 0.0..1e4, stop_s in 0.0..1.0,
        ) {
            let settings = Settings { checkpoint_interval_s: interval_s, ..Settings::default() };
            let mut checkpoints = Checkpoints::new(&settings);
            checkpoints.restart(restart_s, interval_s);
            let wanted_s = restart_s + later_s;
            let foreseen_s = checkpoints.not_before(wanted_s);
            prop_assert!(foreseen_s >= wanted_s && foreseen_s <= wanted_s + interval_s + 1e-6);
            // Looking on the way changes nothing.
            let mut stopped = checkpoints;
            stopped.complete(restart_s + stop_s * later_s);
            prop_assert_eq!(stopped.not_before(wanted_s), foreseen_s);
            prop_assert_eq!(stopped.complete(foreseen_s), Some(foreseen_s));
            prop_assert_eq!(checkpoints.complete(foreseen_s), Some(foreseen_s));
            prop_assert_eq!(checkpoints.complete(foreseen_s), None);
        }
    }
}
