//! What past scalings teach: how well a vertex scales, and whether the last scale-up
//! was worth it.
//!
//! Source: `JobVertexScaler.calculateObservedScalingCoefficient` and
//! `detectIneffectiveScaleUp`.

use super::arithmetic::round_up_to_hundredths;
use super::options::Options;

/// A past scaling of one vertex.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PastScaling {
    /// The time of its decision, in ms.
    pub at_ms: i64,
    /// The parallelism before.
    pub from: u32,
    /// The parallelism after.
    pub to: u32,
    /// The true processing rate then, in records/s; NaN when unknown.
    pub true_rate: f64,
    /// The true processing rate that was expected of it, in records/s; NaN when
    /// unknown.
    pub expected_rate: f64,
}

/// Returns the share of linear scaling that past scalings reached, in hundredths from
/// option `observed-scalability.coefficient-min` to 1. It is 1 with fewer scalings than
/// option `observed-scalability.min-observations`. `history` is oldest first.
pub fn coefficient(history: &[PastScaling], options: &Options) -> f64 {
    if history.len() < options.scalability_min_observations
        || history.iter().any(|past| past.true_rate.is_nan())
    {
        return 1.0;
    }
    // The newest one of the smallest parallelism.
    let Some(base) = history.iter().rev().min_by_key(|past| past.from) else {
        return 1.0;
    };
    let rate_each = base.true_rate / f64::from(base.from);
    if rate_each.is_nan() {
        return 1.0;
    }
    let (mut reached, mut squares) = (0.0, 0.0);
    for past in history {
        let parallelism = f64::from(past.from);
        reached += parallelism * past.true_rate;
        squares += parallelism * parallelism;
    }
    let share = reached / (squares * rate_each);
    // Unbounded rates say nothing; the operator fails there.
    let share = if share <= 1.0 { share } else { 1.0 };
    let least = options.scalability_coefficient_min;
    round_up_to_hundredths(if share < least { least } else { share })
}

/// Returns whether the last scaling was a scale-up to the present parallelism that
/// gained too little, by option `scaling.effectiveness.threshold`.
pub fn last_was_ineffective(
    current: u32,
    true_rate: f64,
    history: &[PastScaling],
    options: &Options,
) -> bool {
    history.last().is_some_and(|last| {
        let gained = true_rate - last.true_rate;
        let expected = last.expected_rate - last.true_rate;
        let is_enough = gained / expected >= options.effectiveness_threshold;
        last.to == current && last.to > last.from && !is_enough
    })
}
