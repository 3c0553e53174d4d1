//! The capacity that a vertex needs for a demand, and the bounds inside which nothing
//! changes.
//!
//! Source: `AutoScalerUtils.getTargetProcessingCapacity` and
//! `ScalingMetricEvaluator.computeProcessingRateThresholds`.

use super::arithmetic::{round_half_up, whole_seconds};
use super::demand::Demand;
use super::options::Options;

/// The capacities between which a vertex has the right size, in records/s.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// A smaller capacity is too small.
    pub scale_up_below: f64,
    /// A larger capacity is too large; infinite while a backlog is worked off.
    pub scale_down_above: f64,
}

impl Bounds {
    /// Returns the bounds for a demand. `restart_ms` is the expected outage of a
    /// rescale, in ms.
    pub fn of(demand: Demand, has_backlog: bool, restart_ms: i64, options: &Options) -> Self {
        let (highest, lowest) = if has_backlog {
            (1.0, 0.0)
        } else {
            (options.highest_utilisation(), options.lowest_utilisation())
        };
        Self {
            scale_up_below: capacity(demand, highest, None, options),
            scale_down_above: capacity(demand, lowest, Some(restart_ms), options),
        }
    }

    /// Returns whether a capacity asks for a change. NaN does not.
    pub fn excludes(&self, true_rate: f64) -> bool {
        true_rate < self.scale_up_below || true_rate > self.scale_down_above
    }
}

/// Returns the capacity that carries a demand at a utilisation of 0 to 1, in whole
/// records/s. With `restart_ms` it also works off what arrives during a restart, within
/// the catch-up duration. It is NaN for an unknown demand.
pub fn capacity(
    demand: Demand,
    utilisation: f64,
    restart_ms: Option<i64>,
    options: &Options,
) -> f64 {
    if demand.target_rate.is_nan() || demand.catch_up_rate.is_nan() {
        return f64::NAN;
    }
    let utilisation = utilisation.clamp(0.0, 1.0);
    if utilisation == 0.0 {
        return f64::INFINITY;
    }
    let missed_in_restart = match (restart_ms, options.catch_up_s()) {
        (Some(restart_ms), Some(catch_up_s)) => {
            demand.target_rate * whole_seconds(restart_ms) / catch_up_s
        }
        _ => 0.0,
    };
    round_half_up(demand.catch_up_rate + missed_in_restart + demand.target_rate / utilisation)
}

/// Returns the capacity to size for, at the option `utilization.target`.
pub fn wanted_capacity(demand: Demand, restart_ms: i64, options: &Options) -> f64 {
    capacity(
        demand,
        options.utilisation_target,
        Some(restart_ms),
        options,
    )
}
