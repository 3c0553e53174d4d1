//! Arithmetic that gives the results of the operator's Java code.

/// From here on a `f64` has no fourth decimal that rounding could act on.
const WITHOUT_FOURTH_DECIMAL: f64 = 4_398_046_511_104.0;

/// Rounds a metric half up to three decimals, but never to 0: a small value keeps all
/// its digits.
///
/// Source: `AutoScalerUtils.roundMetric`, applied to every sampled value and in the
/// constructor of `EvaluatedScalingMetric`. Java rounds the shortest decimal text of
/// the number. A number is at or above a decimal exactly if it is at or above the
/// `f64` nearest to that decimal, so that no text is needed.
pub fn round_metric(value: f64) -> f64 {
    let magnitude = value.abs();
    if magnitude.is_nan() || magnitude >= WITHOUT_FOURTH_DECIMAL {
        return value;
    }
    let thousandths = (magnitude * 1000.0).floor();
    let halfway = (thousandths + 0.5) / 1000.0;
    let rounded = if magnitude >= halfway {
        (thousandths + 1.0) / 1000.0
    } else {
        thousandths / 1000.0
    };
    if rounded == 0.0 {
        value
    } else {
        rounded.copysign(value)
    }
}

/// Rounds half up to a whole number as `Math.round` does: NaN gives 0, and the result
/// stays in the range of a 64-bit integer.
pub fn round_half_up(value: f64) -> f64 {
    const LARGEST: f64 = 9_223_372_036_854_775_808.0;
    if value.is_nan() {
        return 0.0;
    }
    let whole = value.floor();
    let rounded = if value - whole >= 0.5 {
        whole + 1.0
    } else {
        whole
    };
    rounded.clamp(-LARGEST, LARGEST)
}

/// Rounds a share from 0 to 1 up to two decimals. A share that is the `f64` nearest to
/// a number of hundredths stays.
pub fn round_up_to_hundredths(share: f64) -> f64 {
    let near = (share * 100.0).ceil();
    [near - 1.0, near, near + 1.0]
        .into_iter()
        .map(|hundredths| hundredths / 100.0)
        .find(|rounded| *rounded >= share)
        .unwrap_or(share)
}

/// Returns a value with 0 for what is below 0; NaN stays NaN, as with `Math.max`.
pub fn at_least_zero(value: f64) -> f64 {
    if value < 0.0 { 0.0 } else { value }
}

/// Returns a duration in whole seconds, cut off, as `Duration.toSeconds` does.
pub fn whole_seconds(duration_ms: i64) -> f64 {
    duration_ms.div_euclid(1000) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_the_decimal_text_and_not_the_binary_value() {
        // The binary value of 1.0005 lies below it, that of 2.0005 above.
        assert_eq!(round_metric(1.0005), 1.001);
        assert_eq!(round_metric(2.0005), 2.001);
        assert_eq!(round_metric(1.0005_f64.next_down()), 1.0);
        assert_eq!(round_metric(-1.0005), -1.001);
    }

    #[test]
    fn never_rounds_to_zero() {
        assert_eq!(round_metric(0.000_499), 0.000_499);
        assert_eq!(round_metric(0.0005), 0.001);
        assert_eq!(round_metric(0.0), 0.0);
    }

    #[test]
    fn keeps_values_that_are_not_finite() {
        assert!(round_metric(f64::NAN).is_nan());
        assert_eq!(round_metric(f64::INFINITY), f64::INFINITY);
        assert_eq!(round_half_up(f64::NAN), 0.0);
        assert_eq!(round_half_up(f64::INFINITY), i64::MAX as f64);
    }

    #[test]
    fn rounds_capacity_half_up() {
        assert_eq!(round_half_up(2.5), 3.0);
        assert_eq!(round_half_up(-2.5), -2.0);
        assert_eq!(round_half_up(0.499_999_999_999_999_94), 0.0);
    }

    #[test]
    fn rounds_shares_up() {
        assert_eq!(round_up_to_hundredths(0.57), 0.57);
        assert_eq!(round_up_to_hundredths(0.570_000_1), 0.58);
        assert_eq!(round_up_to_hundredths(0.29), 0.29);
        assert_eq!(round_up_to_hundredths(1.0), 1.0);
    }
}
