//! Chooses the numbers of workers on the left axis.

use super::round::round_up;

/// The smallest distance between two gridlines, CSS pixels.
const LEAST_GAP: f64 = 36.0;
/// The largest top of the scale, workers.
const MOST: f64 = 1e9;

/// Returns the whole numbers to mark on an axis from 0 to `y_max` workers that
/// is `height` CSS pixels high: 1 to 9 of them, beginning with 0.
pub fn y_ticks(y_max: f64, height: f64) -> Vec<u64> {
    let y_max = if y_max.is_finite() {
        y_max.clamp(0.0, MOST)
    } else {
        0.0
    };
    let gaps = (height / LEAST_GAP).floor().clamp(1.0, 8.0);
    let step = round_step(y_max / gaps);
    let count = (y_max / step + 1e-9).floor().clamp(0.0, 8.0) as u64;
    (0..=count).map(|i| i * step as u64).collect()
}

/// Returns the smallest of 1, 2, 5, 10, 20, 50 … that is at least `least`, less
/// a rounding error.
pub(super) fn round_step(least: f64) -> f64 {
    round_up(least * (1.0 - 1e-9), &[1.0, 2.0, 5.0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_are_one_two_or_five_times_a_power_of_ten() {
        for (y_max, height, ticks) in [
            (8.0, 230.0, vec![0, 2, 4, 6, 8]),
            (10.0, 230.0, vec![0, 2, 4, 6, 8, 10]),
            (2.0, 230.0, vec![0, 1, 2]),
            (150.0, 230.0, vec![0, 50, 100, 150]),
            (8.0, 0.0, vec![0]),
        ] {
            assert_eq!(y_ticks(y_max, height), ticks);
        }
        for (least, step) in [(0.0, 1.0), (1.0, 1.0), (10.0, 10.0), (10.1, 20.0)] {
            assert_eq!(round_step(least), step, "{least}");
        }
    }

    proptest! {
        #[test]
        fn ticks_are_few_and_even(y_max: f64, height in 0.0..4000.0) {
            let ticks = y_ticks(y_max, height);
            prop_assert!(ticks.len() <= 9 && ticks[0] == 0);
            let top = if y_max.is_finite() { y_max.clamp(0.0, MOST) } else { 0.0 };
            prop_assert!(ticks.iter().all(|t| *t as f64 <= top + 1e-6));
            prop_assert!(ticks.windows(3).all(|t| t[1] - t[0] == t[2] - t[1]));
        }
    }
}
