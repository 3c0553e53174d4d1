//! Replays HPA cases about values per pod, of objects, and from outside.

use crate::case::Case;
use crate::hpa::error;
use crate::hpa_input::*;
use crate::hpa_other_metrics::*;
use reactive_allocation::autoscaler::hpa::{
    ExternalMetric, ExternalTarget, Grouping, PodCounts, Resource,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "metric_usage_ratio" => metric_usage_ratio(case),
        "pod_metric_replicas" => pod_metric_replicas(case),
        "object_value_replicas" | "external_value_replicas" => {
            let target = ExternalTarget::Value(case.get_any(&[
                "target",
                "target_milli",
                "target_value",
                "target_value_milli",
            ]));
            external(case, target, ready_pods(case))
        }
        "object_per_pod_replicas" | "external_per_pod_replicas" => {
            let target = ExternalTarget::AverageValue(case.get_any(&[
                "target_average_milli",
                "target_average",
                "target",
            ]));
            external(case, target, case.get("current_replicas"))
        }
        "ratio_to_replicas" => {
            let metric = ExternalMetric {
                target: ExternalTarget::Value(1000),
                tolerance: tolerance(case),
            };
            let pods = pod_counts(case, ready_pods(case));
            json!({"replicas": metric.by_ratio(case.get("usage_ratio"), pods).replicas})
        }
        _ => return None,
    })
}

fn external(case: &Case, target: ExternalTarget, ready: u32) -> Value {
    let metric = ExternalMetric {
        target,
        tolerance: tolerance(case),
    };
    let proposal = metric.propose(value(case), pod_counts(case, ready));
    shown(proposal.wish.replicas, proposal.usage_milli)
}

/// The pods of a case. All that are wanted exist.
fn pod_counts(case: &Case, ready: u32) -> PodCounts {
    PodCounts {
        ready,
        ..PodCounts::all_ready(case.get("current_replicas"))
    }
}

fn shown(replicas: u32, usage_milli: i64) -> Value {
    json!({
        "replicas": replicas,
        "usage": usage_milli,
        "usage_milli": usage_milli,
    })
}

/// A value, or the sum of several series of it.
fn value(case: &Case) -> i64 {
    match case.get_any(&["value", "value_milli", "values", "values_milli"]) {
        Value::Array(series) => series.iter().filter_map(Value::as_i64).sum(),
        single => single.as_i64().expect("a whole number"),
    }
}

fn ready_pods(case: &Case) -> u32 {
    ["ready_running_pods", "ready_pods"]
        .iter()
        .find_map(|key| case.try_get(key))
        .unwrap_or_else(|| case.get("current_replicas"))
}

fn metric_usage_ratio(case: &Case) -> Value {
    let values: BTreeMap<String, i64> = case.get_any(&["usage_milli_by_pod", "value_milli_by_pod"]);
    let target = case.get_any(&[
        "target_milli",
        "target_average_milli",
        "target_usage_milli",
        "target_usage",
        "target",
    ]);
    match average_ratio(values.into_values(), target) {
        Ok((ratio, mean)) => json!({
            "usage_ratio": ratio,
            "average": mean,
            "average_milli": mean,
            "raw_average_milli": mean,
            "usage": mean,
            "usage_milli": mean,
        }),
        Err(e) => error(e),
    }
}

fn pod_metric_replicas(case: &Case) -> Value {
    let metric = PodMetric {
        target_milli: case.get_any(&["target_average_milli", "target_milli"]),
        tolerance: tolerance(case),
        grouping: Grouping {
            resource: match case.try_get::<String>("resource").as_deref() {
                Some("cpu") => Resource::Cpu,
                _ => Resource::Other,
            },
            cpu_initialization_s: case.try_get("cpu_initialization_period_s").unwrap_or(120.0),
            readiness_delay_s: case.try_get("initial_readiness_delay_s").unwrap_or(10.0),
        },
    };
    let proposal = metric.propose(
        case.try_get("now_s").unwrap_or(0.0),
        case.get("current_replicas"),
        &pods(case),
        &unlisted(case),
    );
    match proposal {
        Ok(proposal) => shown(proposal.replicas, proposal.usage_milli),
        Err(e) => error(e),
    }
}
