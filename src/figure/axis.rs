//! The vertical axis that the charts share.

use crate::report::Results;
use crate::scene::round_up;
use crate::settings::Settings;

/// Returns the top of the axis, in workers: the next round number above every line.
/// `others` is the most workers of the other fleets in sight.
pub(super) fn y_max(settings: &Settings, results: &Results, others: f64) -> f64 {
    let highest = results
        .load_in_workers
        .max()
        .max(f64::from(settings.static_workers))
        .max(results.reactive.workers.max())
        .max(others);
    round_top(highest)
}

/// The space above the highest line, as a factor: a line at the very top would look
/// cut.
const LEAST_SPACE: f64 = 1.02;

/// Returns the next number of the series 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40,
/// 50, … that is above `value`, so that the axis has few round ticks.
fn round_top(value: f64) -> f64 {
    if value.is_finite() && value * LEAST_SPACE > 4.0 {
        let steps = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
        round_up(value * LEAST_SPACE, &steps)
    } else {
        4.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_top_is_round_and_near(value in 0.0..1e9_f64) {
            let top = round_top(value);
            prop_assert!(top > value && top <= (value * 1.6).max(4.0));
            prop_assert!(top.fract() == 0.0);
        }
    }
}
