//! Day and night.

use super::wave::turn;
use super::{Calendar, DAY_S, HOUR_S, Shape};
use crate::settings::Settings;

const STEP_S: f64 = 60.0;

pub(super) fn shape<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> T {
    let low = settings.night_share_pct / 100.0;
    then(&Shape {
        span_s: DAY_S,
        step_s: STEP_S,
        calendar: Calendar::TimeOfDay,
        share: &|t_s| between(low, t_s),
    })
}

/// The day profile laid between a nightly low and 1.
pub(super) fn between(low: f64, t_s: f64) -> f64 {
    low + (1.0 - low) * profile(t_s)
}

/// Amplitude and hour of the crest of the first three harmonics of a weekday:
/// a fit to the hourly New York taxi passengers of the Numenta Anomaly
/// Benchmark (R² 0.96). One crest in the morning, a higher one in the evening.
const HARMONICS: [(f64, f64); 3] = [(0.458, 16.43), (0.381, 8.95), (0.073, 6.66)];
/// The least and the largest value of their sum.
const LEAST: f64 = -0.879_122_466;
const LARGEST: f64 = 0.583_026_492;

/// The shape of a day from 0 (about three in the morning) to 1 (evening).
fn profile(t_s: f64) -> f64 {
    let hour = t_s / HOUR_S;
    let mut sum = 0.0;
    for (k, (amplitude, crest_hour)) in HARMONICS.into_iter().enumerate() {
        sum += amplitude * turn((k + 1) as f64 * (hour - crest_hour) / 24.0);
    }
    (sum - LEAST) / (LARGEST - LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_runs_from_nought_to_one() {
        let values: Vec<f64> = (0..86_400).map(|t| profile(f64::from(t))).collect();
        let least = values.iter().copied().fold(f64::MAX, f64::min);
        let largest = values.iter().copied().fold(f64::MIN, f64::max);
        assert!(least.abs() < 1e-5, "{least}");
        assert!((largest - 1.0).abs() < 1e-5, "{largest}");
    }
}
