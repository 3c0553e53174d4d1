//! How long a job waits after a failure before it restarts.

use super::release::RestartDelay;
use crate::random::uniform;

const JITTER_STREAM: u64 = 13;

/// `restart-strategy.exponential-delay.jitter-factor`, the same in every
/// release.
const JITTER: f64 = 0.1;

/// The failures of a job so far, as its restart strategy remembers them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    delay: RestartDelay,
    seed: u32,
    /// Failures that are not forgotten yet.
    failures: u32,
    /// All failures: what the jitter is sampled by.
    sampled: u64,
    restarts_s: f64,
}

impl Backoff {
    pub(crate) fn new(delay: RestartDelay, seed: u32) -> Self {
        Self {
            delay,
            seed,
            failures: 0,
            sampled: 0,
            restarts_s: f64::NEG_INFINITY,
        }
    }

    /// Failures that are not forgotten, the last one included.
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    /// The job fails at `now_s`; answers when it may be deployed again.
    ///
    /// The n-th wait is initial × multiplierⁿ⁻¹, a tenth more or less, and
    /// neither below the initial nor above the longest one
    /// (`ExponentialDelayRestartBackoffTimeStrategy`).
    pub(crate) fn fail(&mut self, now_s: f64) -> f64 {
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
                let draw = 2.0 * uniform(self.seed, JITTER_STREAM, self.sampled) - 1.0;
                (plain_s * (1.0 + JITTER * draw)).min(max_s).max(initial_s)
            }
        };
        self.failures = self.failures.saturating_add(1);
        self.sampled += 1;
        self.restarts_s = now_s + wait_s;
        self.restarts_s
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
    fn waits_grow_by_half_up_to_a_minute() {
        let mut backoff = Backoff::new(DEFAULT, 1);
        let mut now_s = 0.0;
        for n in 0..40 {
            let wait_s = backoff.fail(now_s) - now_s;
            let plain_s = 1.5_f64.powi(n).min(60.0);
            assert!(wait_s >= (0.9 * plain_s).max(1.0) - 1e-9, "{n}: {wait_s}");
            assert!(wait_s <= (1.1 * plain_s).min(60.0) + 1e-9, "{n}: {wait_s}");
            now_s += wait_s + 100.0;
        }
        assert_eq!(backoff.failures(), 40);
    }

    #[test]
    fn failures_are_forgotten_after_an_hour_without_one() {
        let mut backoff = Backoff::new(DEFAULT, 1);
        for _ in 0..10 {
            backoff.fail(0.0);
        }
        let last_s = backoff.fail(0.0);
        assert!(backoff.fail(last_s + 3599.0) > last_s + 3599.0 + 30.0);
        let last_s = backoff.fail(last_s + 3600.0);
        let wait_s = backoff.fail(last_s + 3601.0) - last_s - 3601.0;
        assert!(wait_s <= 1.1);
        assert_eq!(backoff.failures(), 1);
    }

    #[test]
    fn a_fixed_delay_stays() {
        let mut backoff = Backoff::new(RestartDelay::Fixed { delay_s: 3.0 }, 1);
        assert_eq!(backoff.fail(1.0), 4.0);
        assert_eq!(backoff.fail(10.0), 13.0);
    }
}
