//! The load of one day.

use super::wave::cos_turns;
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

/// Returns the day profile scaled to the range from `low` to 1.
pub(super) fn between(low: f64, t_s: f64) -> f64 {
    low + (1.0 - low) * profile(t_s)
}

/// Amplitude and hour of the crest of the first three harmonics of a weekday: a
/// fit to the hourly New York taxi passengers of the Numenta Anomaly Benchmark
/// (R² 0.96). The sum has a crest in the morning and a higher one in the evening.
const HARMONICS: [(f64, f64); 3] = [(0.458, 16.43), (0.381, 8.95), (0.073, 6.66)];
/// The minimum and the maximum of their sum.
const MINIMUM: f64 = -0.879_122_466;
const MAXIMUM: f64 = 0.583_026_492;

/// Returns the shape of a day, from 0 at about 3 am to 1 in the evening.
fn profile(t_s: f64) -> f64 {
    let hour = t_s / HOUR_S;
    let mut sum = 0.0;
    for (k, (amplitude, crest_hour)) in HARMONICS.into_iter().enumerate() {
        sum += amplitude * cos_turns((k + 1) as f64 * (hour - crest_hour) / 24.0);
    }
    (sum - MINIMUM) / (MAXIMUM - MINIMUM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_ranges_from_zero_to_one() {
        let values: Vec<f64> = (0..86_400).map(|t| profile(f64::from(t))).collect();
        let least = values.iter().copied().fold(f64::MAX, f64::min);
        let largest = values.iter().copied().fold(f64::MIN, f64::max);
        assert!(least.abs() < 1e-5, "{least}");
        assert!((largest - 1.0).abs() < 1e-5, "{largest}");
    }
}
