//! One cosine, the same to the bit wherever the model runs.
//!
//! A platform's own may differ in the last place, and the portable one handles
//! arguments of any size, which costs a table that a small download need not
//! carry.

use std::f64::consts::{FRAC_PI_2, TAU};

/// 1 / ((2k − 1) 2k) for k from 8 down to 1: what each term of Taylor's series
/// has to the one before it.
const TERMS: [f64; 8] = [
    1.0 / 240.0,
    1.0 / 182.0,
    1.0 / 132.0,
    1.0 / 90.0,
    1.0 / 56.0,
    1.0 / 30.0,
    1.0 / 12.0,
    1.0 / 2.0,
];

/// The cosine of `turns` whole turns: `turn(0.25)` is 0. Off by at most 2e-12.
pub(super) fn turn(turns: f64) -> f64 {
    // The distance from the nearest crest, folded to a quarter of a turn.
    let from_crest = (turns - turns.round_ties_even()).abs();
    let (quarter, sign) = if from_crest > 0.25 {
        (0.5 - from_crest, -1.0)
    } else {
        (from_crest, 1.0)
    };
    // Taylor's series at a quarter of a turn errs by (π/2)^18/18! = 5e-13.
    let square = (quarter * TAU).min(FRAC_PI_2).powi(2);
    let mut sum = 1.0;
    for term in TERMS {
        sum = 1.0 - sum * (square * term);
    }
    sign * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_cosine(turns in -50.0..50.0_f64) {
            prop_assert!((turn(turns) - (turns * TAU).cos()).abs() < 2e-12);
        }
    }
}
