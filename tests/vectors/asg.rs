//! Replays cases about AWS EC2 Auto Scaling groups.

use crate::asg_capacity::*;
use crate::case::Case;
use reactive_allocation::autoscaler::asg::alarm::{Alarm, Comparison, Datapoint, MissingData};
use reactive_allocation::autoscaler::asg::capacity::*;
use reactive_allocation::autoscaler::asg::step_policy::*;
use reactive_allocation::autoscaler::asg::target_tracking::*;
use reactive_allocation::autoscaler::asg::{AlarmState, TargetTracking};
use serde::Deserialize;
use serde_json::{Value, json};

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "alarm_state" => alarm_state(case),
        "alarm_not_alarm" => {
            let alarm = alarm(case, MissingData::Missing);
            let state = alarm.judge(points(case)).state;
            let other: Vec<&str> = ["OK", "ALARM", "INSUFFICIENT_DATA"]
                .into_iter()
                .filter(|name| state.map(state_name) != Some(*name))
                .collect();
            json!({"state_is_not": other})
        }
        "alarm_window" => {
            let mut alarm = TargetTracking::default().high_alarm();
            alarm.period_s = case.get("period_s");
            alarm.evaluation_periods = case.get("evaluation_periods");
            let (first, last) = minutes(&alarm, case.get("evaluated_at_end_of_minute"));
            json!({"minutes_used": [first, last]})
        }
        "alarm_low_threshold" => {
            let ratio = match case.get::<String>("service").as_str() {
                "ec2-asg" => ALARM_LOW_RATIO_EC2,
                _ => ALARM_LOW_RATIO_ECS,
            };
            let policy = TargetTracking {
                target_pct: case.get("target"),
                alarm_low_ratio: ratio,
                ..TargetTracking::default()
            };
            json!({"alarm_low": policy.low_alarm().threshold, "ratio": ratio})
        }
        "alarm_shape" => {
            assert_eq!(case.get::<String>("service"), "ec2-asg", "{}", case.id);
            let policy = TargetTracking::default();
            json!({"high": shape(&policy.high_alarm()), "low": shape(&policy.low_alarm())})
        }
        "percent_round" => json!({"rounded": whole_percent_change(case.get("value"))}),
        "adjustment" => {
            let desired = adjustment(case).apply(case.get("current"));
            json!({"desired": desired})
        }
        "step_policy" => step_policy(case),
        "step_during_warmup" => {
            let settled: u32 = case.get("capacity_before");
            let desired = settled + case.get::<u32>("in_progress_added");
            let stepped = settled + case.get::<u32>("new_step_change");
            json!({"additional": with_warming(desired, stepped) - desired})
        }
        "warmup_sequence" => warmup_sequence(case),
        "warmup_resolution" => {
            let warmup = Warmup {
                estimated_instance_warmup_s: case.try_get("estimated_instance_warmup_s"),
                default_instance_warmup_s: case.try_get("default_instance_warmup_s"),
                default_cooldown_s: case.get("default_cooldown_s"),
            };
            json!({"warmup_s": warmup.seconds()})
        }
        "policy_conflict" => {
            json!({"change": largest_capacity(case.get::<Vec<i64>>("changes"))})
        }
        "clamp" => json!({"desired": changed(case)}),
        "weighted_clamp" => {
            let desired = changed(case);
            let after =
                weighted_capacity(case.get("current"), desired, case.get("launched_weight"));
            json!({"desired": desired, "current_after": after})
        }
        "weighted_noop" => {
            let (desired, change) = (case.get("desired"), case.get("change"));
            match weighted_change(desired, case.get("current"), change) {
                None => json!({"action": "none"}),
                Some(desired) => json!({"action": "scale", "desired": desired}),
            }
        }
        "tt_round" => json!({"change": whole_change(case.get("ideal_change"))}),
        "tt_proportional" => {
            let load = case.get::<f64>("capacity") * case.get::<f64>("metric_per_instance");
            let wanted = instances_for(load, case.get("target"));
            json!({"desired": bounded(i64::from(wanted), case.get("min"), case.get("max"))})
        }
        "tt_acceptable_backlog" => json!({
            "target_backlog_per_instance": acceptable_backlog(
                case.get("acceptable_latency_s"),
                case.get("seconds_per_message"),
            )
        }),
        "tt_multi_policy" => tt_multi_policy(case),
        "average_metric" => json!({"average": mean(case.get::<Vec<f64>>("values"))}),
        _ => return None,
    })
}

fn alarm(case: &Case, missing_data: MissingData) -> Alarm {
    Alarm {
        comparison: Comparison::GreaterThanThreshold,
        threshold: 0.0,
        period_s: 60,
        evaluation_periods: case.get("evaluation_periods"),
        datapoints_to_alarm: case.get("datapoints_to_alarm"),
        missing_data,
    }
}

fn points(case: &Case) -> Vec<Datapoint> {
    let points: Vec<String> = case.get("points_oldest_first");
    let point = |p: &String| match p.as_str() {
        "-" => Datapoint::Missing,
        "0" => Datapoint::Good,
        "X" => Datapoint::Breaching,
        other => panic!("datapoint {other}"),
    };
    points.iter().rev().map(point).collect()
}

fn state_name(state: AlarmState) -> &'static str {
    match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    }
}

fn alarm_state(case: &Case) -> Value {
    let judge = |missing_data| alarm(case, missing_data).judge(points(case));
    let previous: Option<String> = case.try_get("previous_state");
    let kept = previous.as_deref().unwrap_or("RETAIN");
    let state = |missing_data| {
        judge(missing_data)
            .state
            .map_or(kept, |state| state_name(state))
    };
    json!({
        "filled": judge(MissingData::Missing).filled,
        "state": {
            "missing": state(MissingData::Missing),
            "ignore": state(MissingData::Ignore),
            "breaching": state(MissingData::Breaching),
            "notBreaching": state(MissingData::NotBreaching),
        },
    })
}

fn shape(alarm: &Alarm) -> Value {
    json!({
        "period_s": alarm.period_s,
        "evaluation_periods": alarm.evaluation_periods,
        "datapoints": alarm.datapoints_to_alarm,
        "comparison": format!("{:?}", alarm.comparison),
    })
}

fn kind(case: &Case) -> AdjustmentType {
    match case.get::<String>("adjustment_type").as_str() {
        "ChangeInCapacity" => AdjustmentType::ChangeInCapacity,
        "ExactCapacity" => AdjustmentType::ExactCapacity,
        "PercentChangeInCapacity" => AdjustmentType::PercentChangeInCapacity,
        other => panic!("adjustment type {other}"),
    }
}

fn adjustment(case: &Case) -> Adjustment {
    Adjustment {
        kind: kind(case),
        value: case.get("adjustment"),
        min_magnitude: case.try_get("min_adjustment_magnitude").unwrap_or(0),
    }
}

#[derive(Deserialize)]
struct StepInput {
    lower: Option<f64>,
    upper: Option<f64>,
    adjustment: f64,
}

fn step_policy(case: &Case) -> Value {
    let steps: Vec<StepInput> = case.get("steps");
    let above = steps.iter().any(|s| s.lower.is_some_and(|l| l >= 0.0));
    let mut alarm = TargetTracking::default().high_alarm();
    alarm.threshold = case.get("threshold");
    let policy = StepPolicy {
        alarm,
        side: if above { Side::Above } else { Side::Below },
        kind: kind(case),
        min_magnitude: case.get("min_adjustment_magnitude"),
        steps: steps
            .iter()
            .map(|s| Step {
                lower: s.lower,
                upper: s.upper,
                adjustment: s.adjustment,
            })
            .collect(),
    };
    let current = case.get("current");
    let adjusted = policy
        .adjustment(case.get("metric"))
        .map_or(current, |adjustment| adjustment.apply(current));
    json!({"desired": bounded(i64::from(adjusted), case.get("min"), case.get("max"))})
}

/// All instances launched in the sequence are still warming up.
fn warmup_sequence(case: &Case) -> Value {
    let settled: u32 = case.get("capacity");
    let mut desired = settled;
    let (mut sizes, mut launched) = (Vec::new(), Vec::new());
    for change in case.get::<Vec<u32>>("step_changes_per_minute") {
        let next = with_warming(desired, settled + change);
        launched.push(next - desired);
        sizes.push(next);
        desired = next;
    }
    json!({"desired_per_minute": sizes, "launched_per_minute": launched})
}

fn changed(case: &Case) -> u32 {
    let desired = case.get::<i64>("current") + case.get::<i64>("change");
    let min = case.try_get("min").unwrap_or(0);
    bounded(desired, min, case.get("max"))
}

fn tt_multi_policy(case: &Case) -> Value {
    let ready: Vec<String> = case.get("policies_ready");
    let ready = ready.iter().map(|r| match r.as_str() {
        "out" => Ready::Out,
        "in" => Ready::In,
        "none" => Ready::Nothing,
        other => panic!("ready for {other}"),
    });
    json!({"action": match agree(ready) {
        Ready::Out => "out",
        Ready::In => "in",
        Ready::Nothing => "none",
    }})
}
