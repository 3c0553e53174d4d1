//! The remainder of a division, exact as that of `%`, which for numbers of any
//! size carries a division of 128-bit integers that a small download need not.

/// What is left of `value` after taking away `step` as often as it goes: 0 or
/// more, and less than `step`. Both are finite, and `step` is above 0; else the
/// answer is `value` itself.
pub(crate) fn remainder(value: f64, step: f64) -> f64 {
    let mut left = value.abs();
    if !(step > 0.0 && step.is_finite() && left.is_finite()) {
        return value;
    }
    let mut part = step;
    while part <= left / 2.0 {
        part *= 2.0;
    }
    // A number less one between its half and itself has no rounding.
    while part >= step {
        if left >= part {
            left -= part;
        }
        part /= 2.0;
    }
    if value < 0.0 && left > 0.0 {
        step - left
    } else {
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_that_of_the_language(value in -1e12..1e12_f64, step in 1e-3..1e6_f64) {
            prop_assert_eq!(remainder(value, step), value.rem_euclid(step));
        }

        #[test]
        fn is_that_of_whole_numbers(value in -1e15..1e15_f64, step in 1_u32..1_000_000) {
            let (value, step) = (value.round(), f64::from(step));
            prop_assert_eq!(remainder(value, step), value.rem_euclid(step));
        }
    }

    #[test]
    fn any_number_has_an_answer() {
        for value in [
            0.0,
            -0.0,
            5e-324,
            f64::MAX,
            f64::MIN,
            f64::INFINITY,
            f64::NAN,
        ] {
            for step in [0.0, -1.0, 5e-324, 3.0, f64::MAX, f64::INFINITY, f64::NAN] {
                remainder(value, step);
            }
        }
    }
}
