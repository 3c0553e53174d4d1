//! A cosine that is bit-equal on every platform.
//!
//! The cosine of the platform can differ in the last bit. That of `libm` accepts
//! arguments of any size, which needs a table and enlarges the download.

use std::f64::consts::{FRAC_PI_2, TAU};

/// 1 / ((2k − 1) 2k) for k from 8 down to 1: the ratio of each term of the Taylor
/// series to the term before it.
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

/// Returns the cosine of an angle in whole turns: `cos_turns(0.25)` is 0. The
/// error is at most 2e-12.
pub(super) fn cos_turns(turns: f64) -> f64 {
    // The distance from the nearest crest, reduced to a quarter turn.
    let from_crest = (turns - turns.round_ties_even()).abs();
    let (quarter, sign) = if from_crest > 0.25 {
        (0.5 - from_crest, -1.0)
    } else {
        (from_crest, 1.0)
    };
    // The error of the Taylor series at a quarter turn is (π/2)^18/18! = 5e-13.
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
        fn equals_the_cosine_of_the_platform(turns in -50.0..50.0_f64) {
            prop_assert!((cos_turns(turns) - (turns * TAU).cos()).abs() < 2e-12);
        }
    }
}
