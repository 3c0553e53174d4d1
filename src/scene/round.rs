//! Round numbers for the ends of scales and the steps of axes.

/// The largest number that [`round_up`] returns, so that its search ends.
pub(super) const LARGEST: f64 = 1e15;

/// Returns the smallest whole number that is a mantissa times a power of ten
/// and at least `least`; always at least 1 and at most 1e15. `mantissas` lie in
/// [1, 10) and rise. NaN counts as 0.
pub(crate) fn round_up(least: f64, mantissas: &[f64]) -> f64 {
    let least = least.max(0.0);
    let least = least.min(LARGEST);
    let mut decade = 1.0;
    while decade * 10.0 <= least {
        decade *= 10.0;
    }
    mantissas
        .iter()
        .map(|mantissa| mantissa * decade)
        .find(|number| *number >= least && number.fract() == 0.0)
        .unwrap_or(decade * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fractions_are_skipped_and_every_input_ends() {
        let round = |least| round_up(least, &[1.0, 1.5, 2.0, 5.0]);
        for (least, number) in [
            (f64::NEG_INFINITY, 1.0),
            (-3.0, 1.0),
            (0.0, 1.0),
            (1.2, 2.0),
            (12.0, 15.0),
            (60.0, 100.0),
            (f64::INFINITY, LARGEST),
            (f64::NAN, 1.0),
        ] {
            assert_eq!(round(least), number, "{least}");
        }
    }

    proptest! {
        #[test]
        fn the_result_is_whole_and_at_least_the_input(least in 0.0..1e15_f64) {
            let number = round_up(least, &[1.0, 2.0, 5.0]);
            prop_assert!(number >= least && number <= (least * 2.5).max(1.0));
            prop_assert_eq!(number.fract(), 0.0);
        }
    }
}
