//! Replays KEDA cases.

use crate::case::Case;
use reactive_allocation::autoscaler::hpa::{PodCounts, Tolerance};
use reactive_allocation::autoscaler::keda::even::{divisors, even_pods};
use reactive_allocation::autoscaler::keda::partition_lag::partition_lag;
use reactive_allocation::autoscaler::keda::total_lag::external_metric;
use reactive_allocation::autoscaler::keda::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The time of a poll, in seconds. Nothing happened for long before it.
const NOW_S: f64 = 1e6;

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "divisors" => json!(divisors(case.get("n"))),
        "even_step" => json!(even_pods(
            case.get("lag"),
            case.get("partitions"),
            case.get("lag_threshold"),
        )),
        "partition_lag" => lag_of_partition(case),
        "options" => options(case),
        "total" => total(case),
        "replicas" => replicas(case),
        _ => return None,
    })
}

fn lag_of_partition(case: &Case) -> Value {
    let trigger = KafkaTrigger {
        offset_reset: match case.get::<String>("offset_reset_policy").as_str() {
            "latest" => OffsetReset::Latest,
            "earliest" => OffsetReset::Earliest,
            other => panic!("offset reset policy {other}"),
        },
        scale_to_zero_on_invalid_offset: case.get("scale_to_zero_on_invalid_offset"),
        ..KafkaTrigger::default()
    };
    let offsets = PartitionOffsets {
        committed: case.try_get("committed"),
        end: case.try_get("end"),
    };
    let lag = partition_lag(offsets, None, &trigger);
    json!({"lag": lag.for_scaling, "lag_with_persistent": lag.for_activity})
}

fn options(case: &Case) -> Value {
    let given: BTreeMap<String, String> = serde_json::from_value(case.input.clone()).unwrap();
    let given = given.iter().map(|(key, value)| (&**key, &**value));
    json!({"valid": KafkaTrigger::from_metadata(given).is_ok()})
}

fn total(case: &Case) -> Value {
    let trigger = KafkaTrigger {
        lag_threshold: case.get("lag_threshold"),
        allow_idle_consumers: case.get("allow_idle_consumers"),
        limit_to_partitions_with_lag: case.get("limit_to_partitions_with_lag"),
        even_distribution: case.get("ensure_even_distribution"),
        ..KafkaTrigger::default()
    };
    let lags: Vec<i64> = case.get("partition_lags");
    let total = TotalLag::of(lags.into_iter().map(PartitionLag::both));
    let metric = KafkaMetric::of(&total, &trigger);
    let hpa = external_metric(&trigger, MetricType::AverageValue, Tolerance::default());
    let proposal = hpa.propose(metric.value_milli(), PodCounts::all_ready(1));
    json!({"metric": metric.lag, "pods_asked_from_1": proposal.wish.replicas})
}

fn replicas(case: &Case) -> Value {
    let counts = ReplicaCounts {
        min: case.get("min_replica_count"),
        idle: case.try_get("idle_replica_count"),
        ..ReplicaCounts::default()
    };
    let cooldowns = Cooldowns {
        after_activity_s: case.get("cooldown_s"),
        ..Cooldowns::default()
    };
    let age_s: Option<f64> = case.try_get("last_active_age_s");
    let mut activity = Activity {
        created_s: 0.0,
        last_active_s: age_s.map(|age_s| NOW_S - age_s),
    };
    let poll = executor::poll(
        NOW_S,
        case.get("current"),
        case.get("active"),
        &counts,
        &cooldowns,
        &mut activity,
    );
    json!({"replicas": poll.wanted})
}
