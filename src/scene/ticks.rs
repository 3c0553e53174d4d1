//! Whole numbers of workers for the left axis.

/// The least distance between two gridlines, CSS pixels: below it a grid turns
/// from a measure into a texture.
const LEAST_GAP: f64 = 36.0;
/// The largest scale that is sampled, workers.
const MOST: f64 = 1e9;

/// A calm end of the scale for data up to `max` workers: a whole number, at
/// least 2, with some air above the data.
pub fn y_max_nice(max: f64) -> f64 {
    let wanted = sane(max) * 1.06;
    let step = nice_step(wanted / 5.0);
    ((wanted / step).ceil() * step).max(2.0)
}

/// The whole numbers to mark on an axis from 0 to `y_max` workers that is
/// `height` CSS pixels high. Always starts with 0.
pub fn y_ticks(y_max: f64, height: f64) -> Vec<u64> {
    let y_max = sane(y_max);
    let gaps = (height / LEAST_GAP).floor().clamp(1.0, 8.0);
    let step = nice_step(y_max / gaps);
    let count = (y_max / step + 1e-9).floor().clamp(0.0, 8.0) as u64;
    (0..=count).map(|i| i * step as u64).collect()
}

fn sane(value: f64) -> f64 {
    if value.is_finite() {
        value.clamp(0.0, MOST)
    } else {
        0.0
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is at least `least`.
pub(super) fn nice_step(least: f64) -> f64 {
    let mut decade = 1.0;
    while decade * 10.0 <= least {
        decade *= 10.0;
    }
    [1.0, 2.0, 5.0]
        .iter()
        .map(|digit| digit * decade)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(decade * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_scales() {
        for (max, nice) in [
            (0.0, 2.0),
            (f64::NAN, 2.0),
            (1.0, 2.0),
            (3.0, 4.0),
            (5.4, 6.0),
            (7.0, 8.0),
            (8.0, 10.0),
            (23.0, 25.0),
            (100.0, 150.0),
        ] {
            assert_eq!(y_max_nice(max), nice, "{max}");
        }
        assert_eq!(y_ticks(8.0, 230.0), [0, 2, 4, 6, 8]);
        assert_eq!(y_ticks(10.0, 230.0), [0, 2, 4, 6, 8, 10]);
        assert_eq!(y_ticks(2.0, 230.0), [0, 1, 2]);
        assert_eq!(y_ticks(150.0, 230.0), [0, 50, 100, 150]);
        assert_eq!(y_ticks(8.0, 0.0), [0]);
    }

    proptest! {
        #[test]
        fn scales_hold_the_data(max in 0.0..1e6) {
            let nice = y_max_nice(max);
            prop_assert!(nice >= max && nice <= (max * 2.2).max(2.0));
            prop_assert_eq!(nice, nice.trunc());
        }

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
