//! The true processing rate: the capacity of a whole vertex at its parallelism now, in
//! records/s of its own input.
//!
//! Source: class `ScalingMetricEvaluator`.

use super::options::{BusyTimeAggregator, OperatorRelease, Options};
use super::window::Window;

/// Returns the busy time of a vertex over the window, in ms per second.
pub fn busy_ms_per_s(window: &Window, vertex: usize, parallelism: u32, options: &Options) -> f64 {
    match options.busy_time {
        BusyTimeAggregator::Avg => {
            window.rate(vertex, |sample| sample.busy_total_ms) / f64::from(parallelism)
        }
        BusyTimeAggregator::Max | BusyTimeAggregator::Min => {
            window.mean(vertex, |sample| sample.load, 1) * 1000.0
        }
    }
}

/// Returns the input rate that is divided by the busy time, in records/s. The main
/// branch takes the mean of the reported rates where there are some (FLINK-39306).
pub fn input_rate(window: &Window, vertex: usize, options: &Options) -> f64 {
    if options.release == OperatorRelease::Main && options.busy_time != BusyTimeAggregator::Avg {
        let mean = window.mean(vertex, |sample| sample.records_in_per_s, 1);
        if mean.is_finite() {
            return mean;
        }
    }
    window.rate(vertex, |sample| sample.records_in)
}

/// Returns the true processing rate of a vertex that is busy for `busy_ms_per_s` at
/// `input_rate` records/s. A rate observed while a source catches up replaces the one
/// from busy time where that is unknown, unbounded, or too good by the option
/// `observed-true-processing-rate.switch-threshold`.
pub fn true_rate(
    busy_ms_per_s: f64,
    input_rate: f64,
    window: &Window,
    vertex: usize,
    options: &Options,
) -> f64 {
    let from_busy_time = if input_rate == 0.0 {
        f64::INFINITY
    } else {
        input_rate / (busy_ms_per_s / 1000.0)
    };
    let observed = window.observed_rate(vertex, options);
    let replaced = !from_busy_time.is_finite()
        || from_busy_time > observed * (1.0 + options.observed_rate_switch);
    if !observed.is_nan() && replaced {
        observed
    } else {
        from_busy_time
    }
}
