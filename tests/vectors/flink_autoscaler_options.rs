//! Reads the options of Flink Autoscaler cases.

use crate::flink_autoscaler_input::{count, number, whole};
use reactive_allocation::autoscaler::flink_autoscaler::options::{AdjustMode, AlignMode};
use reactive_allocation::autoscaler::flink_autoscaler::{
    Alignment, BusyTimeAggregator, OperatorRelease, Options,
};
use serde_json::Value;

fn release(input: &Value) -> OperatorRelease {
    match input
        .get("release")
        .map(|release| release.as_str().unwrap())
    {
        None | Some("1.15") => OperatorRelease::V1_15,
        Some("1.13") => OperatorRelease::V1_11,
        Some("next") => OperatorRelease::Main,
        Some(other) => panic!("release {other}"),
    }
}

/// Returns the options of a case. Excluded vertices are with the vertices.
pub fn options(input: &Value) -> Options {
    let release = release(input);
    let mut options = Options::defaults_of(release);
    let (mut adjust, mut align) = (None, None);
    for (key, value) in input["conf"].as_object().unwrap() {
        let ms = || (number(value) * 1000.0).round() as i64;
        let amount = || usize::try_from(whole(value)).unwrap();
        let flag = || value.as_bool().unwrap();
        let text = || value.as_str().unwrap();
        match key.as_str() {
            "metrics.window" => options.metrics_window_ms = ms(),
            "stabilization.interval" => options.stabilization_ms = ms(),
            "metrics.busy-time.aggregator" => {
                options.busy_time = match text() {
                    "MAX" => BusyTimeAggregator::Max,
                    "AVG" => BusyTimeAggregator::Avg,
                    "MIN" => BusyTimeAggregator::Min,
                    other => panic!("aggregator {other}"),
                }
            }
            "utilization.target" => options.utilisation_target = number(value),
            "utilization.max" => options.utilisation_max = Some(number(value)),
            "utilization.min" => options.utilisation_min = Some(number(value)),
            "target.utilization.boundary" => options.utilisation_boundary = number(value),
            "scale-down.interval" => options.scale_down_interval_ms = ms(),
            "scale-down.max-factor" => options.scale_down_max_factor = number(value),
            "scale-up.max-factor" => options.scale_up_max_factor = number(value),
            "vertex.min-parallelism" => options.min_parallelism = count(value),
            "vertex.max-parallelism" => options.max_parallelism = count(value),
            "catch-up.duration" => options.catch_up_ms = ms(),
            "restart.time" => options.restart_ms = ms(),
            "restart.time-tracking.enabled" => options.tracks_restarts = flag(),
            "restart.time-tracking.limit" => options.tracked_restart_limit_ms = ms(),
            "backlog-processing.lag-threshold" => options.backlog_lag_ms = ms(),
            "observed-true-processing-rate.lag-threshold" => options.observed_rate_lag_ms = ms(),
            "observed-true-processing-rate.switch-threshold" => {
                options.observed_rate_switch = number(value);
            }
            "observed-true-processing-rate.min-observations" => {
                options.observed_rate_min_observations = amount();
            }
            "scaling.effectiveness.detection.enabled" => options.blocks_ineffective = flag(),
            "scaling.effectiveness.threshold" => options.effectiveness_threshold = number(value),
            "memory.gc-pressure.threshold" => options.gc_pressure_threshold = number(value),
            "memory.heap-usage.threshold" => options.heap_usage_threshold = number(value),
            "history.max.count" => options.history_count = amount(),
            "history.max.age" => options.history_age_ms = ms(),
            "scaling.key-group.partitions.adjust.mode" => {
                adjust = Some(match text() {
                    "EVENLY_SPREAD" => AdjustMode::EvenlySpread,
                    "MAXIMIZE_UTILISATION" => AdjustMode::MaximizeUtilisation,
                    other => panic!("adjust mode {other}"),
                });
            }
            "scaling.parallelism-alignment.mode" => {
                align = Some(match text() {
                    "BALANCED" => AlignMode::Balanced,
                    "EVENLY_SPREAD" => AlignMode::EvenlySpread,
                    "OFF" => AlignMode::Off,
                    other => panic!("alignment mode {other}"),
                });
            }
            "observed-scalability.enabled" => options.corrects_by_scalability = flag(),
            "observed-scalability.min-observations" => {
                options.scalability_min_observations = amount();
            }
            "observed-scalability.coefficient-min" => {
                options.scalability_coefficient_min = number(value);
            }
            "scaling.enabled" => options.scaling_enabled = flag(),
            // Plug-ins and quotas are not modelled; the cases that name them do not
            // depend on them.
            "vertex.exclude.ids" | "quota.cpu" | "quota.memory" => {}
            other if other.starts_with("scaling.custom-executor") => {}
            other => panic!("option {other}"),
        }
    }
    options.alignment = Alignment::of(release, adjust, align);
    options
}
