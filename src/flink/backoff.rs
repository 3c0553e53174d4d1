//! Decides whether the job restarts after a failure, and after which delay.

use super::release::RestartDelay;
use crate::random::uniform;

const JITTER_STREAM: u64 = 13;

/// `restart-strategy.exponential-delay.jitter-factor`, the same in every
/// release.
const JITTER: f64 = 0.1;

/// The failures of a job so far, as counted by its restart strategy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    delay: RestartDelay,
    /// The failures that are followed by a restart; `None` if all are.
    attempts: Option<u32>,
    seed: u32,
    /// Failures since the backoff was last reset; a fixed delay is never reset.
    failures: u32,
    /// All failures: the index of the next random draw of the jitter.
    draws: u64,
    /// When the job restarts after the last failure, in seconds.
    restarts_s: f64,
}

impl Backoff {
    /// Creates the backoff of a job that has not failed yet.
    pub(crate) fn new(delay: RestartDelay, attempts: Option<u32>, seed: u32) -> Self {
        Self {
            delay,
            attempts,
            seed,
            failures: 0,
            draws: 0,
            restarts_s: f64::NEG_INFINITY,
        }
    }

    /// Returns the number of failures since the last reset, the last failure
    /// included.
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    /// Records a failure of the job at `now_s`. Returns when the job may be
    /// deployed again, in seconds; `None` if no attempt is left.
    ///
    /// The n-th exponential delay is initial × multiplierⁿ⁻¹ ± 10 %, clamped to
    /// the range from the initial to the maximum delay
    /// (`ExponentialDelayRestartBackoffTimeStrategy`).
    pub(crate) fn fail(&mut self, now_s: f64) -> Option<f64> {
        let wait_s = match self.delay {
            RestartDelay::Fixed { delay_s } => delay_s,
            RestartDelay::Exponential {
                initial_s,
                multiplier,
                max_s,
                reset_s,
            } => {
                if now_s - self.restarts_s >= reset_s {
                    self.failures = 0;
                }
                let exponent = i32::try_from(self.failures).unwrap_or(i32::MAX);
                let plain_s = initial_s * multiplier.powi(exponent);
                let draw = 2.0 * uniform(self.seed, JITTER_STREAM, self.draws) - 1.0;
                (plain_s * (1.0 + JITTER * draw)).min(max_s).max(initial_s)
            }
        };
        self.failures = self.failures.saturating_add(1);
        self.draws += 1;
        self.restarts_s = now_s + wait_s;
        let is_limit_passed = self.attempts.is_some_and(|most| self.failures > most);
        (!is_limit_passed).then_some(self.restarts_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: RestartDelay = RestartDelay::Exponential {
        initial_s: 1.0,
        multiplier: 1.5,
        max_s: 60.0,
        reset_s: 3600.0,
    };

    #[test]
    fn delays_grow_by_half_up_to_the_maximum() {
        let mut backoff = Backoff::new(DEFAULT, None, 1);
        let mut now_s = 0.0;
        for n in 0..40 {
            let wait_s = backoff.fail(now_s).unwrap() - now_s;
            let plain_s = 1.5_f64.powi(n).min(60.0);
            assert!(wait_s >= (0.9 * plain_s).max(1.0) - 1e-9, "{n}: {wait_s}");
            assert!(wait_s <= (1.1 * plain_s).min(60.0) + 1e-9, "{n}: {wait_s}");
            now_s += wait_s + 100.0;
        }
        assert_eq!(backoff.failures(), 40);
    }

    #[test]
    fn the_backoff_resets_after_an_hour_without_failure() {
        let mut backoff = Backoff::new(DEFAULT, None, 1);
        for _ in 0..10 {
            backoff.fail(0.0);
        }
        let last_s = backoff.fail(0.0).unwrap();
        assert!(backoff.fail(last_s + 3599.0).unwrap() > last_s + 3599.0 + 30.0);
        let last_s = backoff.fail(last_s + 3600.0).unwrap();
        let wait_s = backoff.fail(last_s + 3601.0).unwrap() - last_s - 3601.0;
        assert!(wait_s <= 1.1);
        assert_eq!(backoff.failures(), 1);
    }

    #[test]
    fn a_fixed_delay_is_constant() {
        let mut backoff = Backoff::new(RestartDelay::Fixed { delay_s: 3.0 }, None, 1);
        assert_eq!(backoff.fail(1.0), Some(4.0));
        assert_eq!(backoff.fail(10.0), Some(13.0));
    }

    #[test]
    fn a_fixed_delay_counts_all_failures() {
        let delay = RestartDelay::Fixed { delay_s: 1.0 };
        let mut backoff = Backoff::new(delay, Some(2), 1);
        assert_eq!(backoff.fail(0.0), Some(1.0));
        assert_eq!(backoff.fail(100_000.0), Some(100_001.0));
        assert_eq!(backoff.fail(200_000.0), None);
        assert_eq!(Backoff::new(delay, Some(0), 1).fail(0.0), None);
    }

    #[test]
    fn attempts_are_counted_anew_when_the_backoff_resets() {
        let mut backoff = Backoff::new(DEFAULT, Some(2), 1);
        let mut last_s = 0.0;
        for _ in 0..2 {
            last_s = backoff.fail(last_s + 10.0).unwrap();
        }
        last_s = backoff.fail(last_s + 3600.0).unwrap();
        last_s = backoff.fail(last_s + 3599.0).unwrap();
        assert_eq!(backoff.fail(last_s + 3599.0), None);
    }
}
