//! Replays HPA cases. Cases about metrics that the figure does not use are in
//! [`crate::hpa_other_cases`].

use crate::case::Case;
use crate::hpa_input::*;
use crate::hpa_other_cases;
use reactive_allocation::autoscaler::hpa::behavior::{self, Windows};
use reactive_allocation::autoscaler::hpa::utilization::Usage;
use reactive_allocation::autoscaler::hpa::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "resource_replicas" => resource_replicas(case),
        "reconcile" => reconcile(case),
        "behavior_rate" => behavior_rate(case),
        "behavior_stabilize" => behavior_stabilize(case),
        "behavior_defaults" => behavior_defaults(case),
        "legacy_stabilize" => legacy_stabilize(case),
        "legacy_limit" => legacy_limit(case),
        "policy_limit" => policy_limit(case),
        "store_event" => store_event(case),
        "group_pods" => group_pods(case),
        "utilization_ratio" => utilization_ratio(case),
        _ => return hpa_other_cases::replay(case),
    })
}

pub fn error(error: MetricsError) -> Value {
    json!({"error": match error {
        MetricsError::NoMetrics => "no_metrics",
        MetricsError::NoPods => "no_pods",
        MetricsError::NoReadyMetrics => "no_ready_metrics",
        MetricsError::MissingRequest => "missing_request",
        MetricsError::NoMatchingPods => "no_matching_pods",
        MetricsError::OtherMetricFailed => "other_metric_failed",
    }})
}

fn resource_replicas(case: &Case) -> Value {
    let proposal = metric(case).propose(
        case.get("now_s"),
        case.get("current_replicas"),
        &pods(case),
        unlisted(case).len() as u32,
    );
    match proposal {
        Ok(p) => json!({
            "replicas": p.replicas,
            "utilization_pct": p.utilization_pct,
            "raw_average_milli": p.average_milli,
        }),
        Err(e) => error(e),
    }
}

fn reconcile(case: &Case) -> Value {
    let config = HpaConfig {
        min_replicas: case.get("min_replicas"),
        max_replicas: case.get("max_replicas"),
        metric: metric(case),
        downscale_stabilization_s: case.get("controller_downscale_stabilization_s"),
        legacy_limit: limit_of(case),
        behavior: case
            .try_get::<BehaviorInput>("behavior")
            .map(|b| b.behavior()),
    };
    let (now_s, current) = (case.get("now_s"), case.get("current_replicas"));
    let first = config
        .metric
        .propose(now_s, current, &pods(case), unlisted(case).len() as u32);
    let second = case.try_get::<Value>("second_metric").map(|second| {
        assert_ne!(second["status"], "ok", "{}: second metric", case.id);
        Err(MetricsError::NoMetrics)
    });
    let proposal = largest([first].into_iter().chain(second), current);
    let decision =
        Hpa::resume(config, history(case), changes(case)).decide(now_s, current, proposal);
    json!({
        "replicas": decision.wanted,
        "utilization_pct": decision.observed,
        "condition_reason": conditions(&decision.reason),
    })
}

/// Everything that the status of the autoscaler would say.
fn conditions(reason: &Reason) -> Vec<&'static str> {
    let mut conditions = vec![match reason {
        Reason::ScalingDisabled => "ScalingDisabled",
        Reason::NoMetrics(_) => "FailedGetResourceMetric",
        _ => "ValidMetricFound",
    }];
    conditions.push(
        reason
            .limit()
            .map_or("DesiredWithinRange", Limit::condition),
    );
    conditions.push(match reason.hold().map(|hold| hold.direction) {
        Some(Direction::Down) => "ScaleDownStabilized",
        Some(Direction::Up) => "ScaleUpStabilized",
        None => "ReadyForNewScale",
    });
    conditions
}

fn behavior_rate(case: &Case) -> Value {
    let up: RulesInput = case.get("scale_up");
    let down: RulesInput = case.get("scale_down");
    let rules = Behavior {
        up: rules(Some(&up), Direction::Up),
        down: rules(Some(&down), Direction::Down),
    };
    let limited = behavior::limit_rate(
        &rules,
        &changes(case),
        case.get("now_s"),
        case.get("current_replicas"),
        case.get("desired_replicas"),
        (case.get("min_replicas"), case.get("max_replicas")),
    );
    json!({
        "replicas": limited.replicas,
        "condition_reason": limited.limit.map_or("DesiredWithinRange", Limit::condition),
    })
}

fn behavior_stabilize(case: &Case) -> Value {
    let mut history = history(case).unwrap_or_default();
    let stabilized = behavior::stabilize(
        &mut history,
        case.get("now_s"),
        case.get("current_replicas"),
        case.get("desired_replicas"),
        Windows {
            up_s: case.get("up_window_s"),
            down_s: case.get("down_window_s"),
        },
    );
    let after: Vec<u32> = history.slots().iter().map(|r| r.replicas).collect();
    json!({"replicas": stabilized.replicas, "recommendations_after": after})
}

fn legacy_stabilize(case: &Case) -> Value {
    let mut history = history(case).unwrap_or_default();
    let stabilized = legacy::stabilize(
        &mut history,
        case.get("now_s"),
        case.get("desired_replicas"),
        case.get("window_s"),
    );
    json!({"replicas": stabilized.replicas, "log_length": history.slots().len()})
}

fn limit_of(case: &Case) -> LegacyLimit {
    LegacyLimit {
        factor: case.get("legacy_scale_up_limit_factor"),
        minimum: case.get("legacy_scale_up_limit_minimum"),
    }
}

fn legacy_limit(case: &Case) -> Value {
    let limited = limit_of(case).apply(
        case.get("current_replicas"),
        case.get("desired_replicas"),
        case.get("min_replicas"),
        case.get("max_replicas"),
    );
    json!({
        "replicas": limited.replicas,
        "condition_reason": limited.limit.map_or("DesiredWithinRange", Limit::condition),
    })
}

fn direction(case: &Case) -> Direction {
    match case.get::<String>("direction").as_str() {
        "up" => Direction::Up,
        "down" => Direction::Down,
        other => panic!("direction {other}"),
    }
}

fn policy_limit(case: &Case) -> Value {
    let given: RulesInput = case.get("rules");
    let limit = behavior::policy_limit(
        direction(case),
        &rules(Some(&given), direction(case)),
        &changes(case),
        case.get("now_s"),
        case.get("current_replicas"),
    );
    json!({"limit": limit})
}

fn behavior_defaults(case: &Case) -> Value {
    let given: Option<RulesInput> = case.try_get("given");
    let rules = rules(given.as_ref(), direction(case));
    let policies: Vec<Value> = rules
        .policies
        .iter()
        .map(|p| json!({"type": format!("{:?}", p.kind), "value": p.value, "period_s": p.period_s}))
        .collect();
    json!({
        "policies": policies,
        "stabilization_window_s": rules.window_s,
        "select_policy": format!("{:?}", rules.select),
    })
}

fn store_event(case: &Case) -> Value {
    let now_s: f64 = case.get("now_s");
    let direction = direction(case);
    let stored = events(case, "events");
    let before = stored.changed_within(now_s, 60.0);
    let mut changes = Changes::default();
    match direction {
        Direction::Up => changes.up = stored,
        Direction::Down => changes.down = stored,
    }
    // Without rules the autoscaler takes the path that stores nothing.
    if let Some(given) = case.try_get::<RulesInput>("rules") {
        let mut behavior = Behavior::default();
        match direction {
            Direction::Up => behavior.up = rules(Some(&given), direction),
            Direction::Down => behavior.down = rules(Some(&given), direction),
        }
        let (old, new) = (case.get("old_replicas"), case.get("new_replicas"));
        changes.record(now_s, old, new, &behavior);
    }
    let after = match direction {
        Direction::Up => changes.up,
        Direction::Down => changes.down,
    };
    let after: Vec<Value> = after
        .slots()
        .iter()
        .map(|e| json!({"change": e.change, "outdated": e.outdated}))
        .collect();
    json!({"change_in_last_60s_before": before, "events_after": after})
}

fn group_pods(case: &Case) -> Value {
    let pods: Vec<PodInput> = case.get("pods");
    let grouping = grouping(case);
    let now_s = case.get("now_s");
    let of_class = |class| {
        let mut names: Vec<&str> = pods
            .iter()
            .filter(|pod| grouping.class(&pod.pod(), now_s) == class)
            .map(|pod| pod.name.as_str())
            .collect();
        names.sort_unstable();
        names
    };
    json!({
        "ready_count": of_class(PodClass::Counted).len(),
        "unready": of_class(PodClass::Unready),
        "missing": of_class(PodClass::Missing),
        "ignored": of_class(PodClass::Ignored),
    })
}

fn utilization_ratio(case: &Case) -> Value {
    let usage_milli: BTreeMap<String, i64> = case.get("usage_milli_by_pod");
    let request_milli: BTreeMap<String, i64> = case.get("request_milli_by_pod");
    let mut sums = Usage::default();
    for (pod, usage) in usage_milli {
        if let Some(request) = request_milli.get(&pod) {
            sums.add(usage, *request);
        }
    }
    match sums.utilization(case.get("target_utilization_pct")) {
        Ok(u) => json!({
            "usage_ratio": u.ratio,
            "utilization_pct": u.pct,
            "raw_average_milli": u.average_milli,
        }),
        Err(e) => error(e),
    }
}
