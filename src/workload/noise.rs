//! Seeded noise on the load.

use crate::random::uniform;
use crate::settings::Settings;

const STREAM: u64 = 1;

/// The logarithm of the autocorrelation at a lag of one hour, 0.85: the mean over
/// real hourly traces.
const LOG_HOURLY_CORRELATION: f64 = -0.162_518_929_497_775;

/// A random factor around 1: the exponential of a first-order autoregression.
pub(super) struct Noise {
    seed: u32,
    sigma: f64,
    keep: f64,
    renew: f64,
    index: u64,
    state: f64,
}

impl Noise {
    pub(super) fn new(settings: &Settings, step_s: f64) -> Self {
        let keep = libm::exp(LOG_HOURLY_CORRELATION * step_s / super::HOUR_S);
        Self {
            seed: settings.seed,
            sigma: settings.noise_pct / 100.0,
            keep,
            renew: (1.0 - keep * keep).sqrt(),
            index: 0,
            state: 0.0,
        }
    }

    /// Returns the factor of the next step.
    pub(super) fn next_factor(&mut self) -> f64 {
        if self.sigma == 0.0 {
            return 1.0;
        }
        // The sum of four uniform draws, scaled to variance 1, approximates a
        // normal distribution and stays within 3.5 sigma.
        let sum: f64 = (0..4)
            .map(|k| uniform(self.seed, STREAM, 4 * self.index + k) - 0.5)
            .sum();
        let draw = sum * 3.0_f64.sqrt();
        self.state = if self.index == 0 {
            draw
        } else {
            self.keep * self.state + self.renew * draw
        };
        self.index += 1;
        libm::exp(self.sigma * self.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_deviation_of_the_noise_is_the_setting() {
        let settings = Settings {
            noise_pct: 10.0,
            ..Settings::default()
        };
        let mut noise = Noise::new(&settings, super::super::DAY_S);
        let logs: Vec<f64> = (0..20_000).map(|_| noise.next_factor().ln()).collect();
        let variance = logs.iter().map(|l| l * l).sum::<f64>() / logs.len() as f64;
        assert!((variance.sqrt() - 0.1).abs() < 0.005, "{variance}");
    }
}
