//! Converts the inputs of an HPA case to the autoscaler's own types.

use crate::case::Case;
use reactive_allocation::autoscaler::hpa::events::{ScaleEvent, ScaleEvents};
use reactive_allocation::autoscaler::hpa::*;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct PodInput {
    pub name: String,
    #[serde(default)]
    phase: Option<String>,
    #[serde(default)]
    deleted: bool,
    start_s: Option<f64>,
    ready: Option<ReadyInput>,
    request_milli: Option<i64>,
    metric: Option<SampleInput>,
    /// Cases about a value per pod may write it without a sample around it.
    value_milli: Option<i64>,
}

#[derive(Deserialize)]
struct ReadyInput {
    status: bool,
    last_transition_s: f64,
}

#[derive(Deserialize)]
pub struct SampleInput {
    #[serde(alias = "value_milli")]
    pub usage_milli: i64,
    #[serde(default)]
    timestamp_s: f64,
    #[serde(default)]
    window_s: f64,
}

impl PodInput {
    pub fn pod(&self) -> Pod {
        let sample = self.metric.as_ref().map(|m| Sample {
            usage_milli: m.usage_milli,
            at_s: m.timestamp_s,
            window_s: m.window_s,
        });
        let bare = self.value_milli.map(|usage_milli| Sample {
            usage_milli,
            at_s: 0.0,
            window_s: 0.0,
        });
        Pod {
            phase: match self.phase.as_deref() {
                None | Some("Running") => Phase::Running,
                Some("Pending") => Phase::Pending,
                Some("Succeeded") => Phase::Succeeded,
                Some("Failed") => Phase::Failed,
                Some("Unknown") => Phase::Unknown,
                Some(other) => panic!("phase {other}"),
            },
            deleted: self.deleted,
            start_s: self.start_s,
            readiness: self.ready.as_ref().map(|r| Readiness {
                ready: r.status,
                since_s: r.last_transition_s,
            }),
            request_milli: self.request_milli,
            sample: sample.or(bare),
        }
    }
}

#[derive(Deserialize)]
pub struct RulesInput {
    stabilization_window_s: Option<u32>,
    select_policy: Option<String>,
    policies: Option<Vec<PolicyInput>>,
}

#[derive(Deserialize)]
struct PolicyInput {
    r#type: String,
    value: u32,
    period_s: u32,
}

impl RulesInput {
    /// The rules, with the defaults of `direction` for what is not given.
    fn complete(&self, direction: Direction) -> Rules {
        let defaults = Rules::default_for(direction);
        let select = self.select_policy.as_deref().map(|select| match select {
            "Max" => SelectPolicy::Max,
            "Min" => SelectPolicy::Min,
            "Disabled" => SelectPolicy::Disabled,
            other => panic!("select policy {other}"),
        });
        let policy = |p: &PolicyInput| match p.r#type.as_str() {
            "Pods" => Policy::pods(p.value, p.period_s),
            "Percent" => Policy::percent(p.value, p.period_s),
            other => panic!("policy type {other}"),
        };
        let policies = self.policies.as_ref();
        Rules {
            window_s: self.stabilization_window_s.or(defaults.window_s),
            select: select.unwrap_or(defaults.select),
            policies: policies.map_or(defaults.policies, |policies| {
                policies.iter().map(policy).collect()
            }),
        }
    }
}

#[derive(Deserialize)]
pub struct BehaviorInput {
    scale_up: Option<RulesInput>,
    scale_down: Option<RulesInput>,
}

impl BehaviorInput {
    pub fn behavior(&self) -> Behavior {
        Behavior {
            up: rules(self.scale_up.as_ref(), Direction::Up),
            down: rules(self.scale_down.as_ref(), Direction::Down),
        }
    }
}

pub fn rules(given: Option<&RulesInput>, direction: Direction) -> Rules {
    given.map_or_else(
        || Rules::default_for(direction),
        |given| given.complete(direction),
    )
}

#[derive(Deserialize)]
struct RecommendationInput {
    replicas: u32,
    timestamp_s: f64,
}

/// Returns the recommendations of the case; `None` for a controller that is new to
/// this autoscaler.
pub fn history(case: &Case) -> Option<History> {
    let given: Option<Vec<RecommendationInput>> = case.try_get("recommendations");
    given.map(|given| {
        let slot = |r: &RecommendationInput| Recommendation {
            replicas: r.replicas,
            at_s: r.timestamp_s,
        };
        History::from_slots(given.iter().map(slot).collect())
    })
}

#[derive(Deserialize)]
struct EventInput {
    change: u32,
    timestamp_s: f64,
    #[serde(default)]
    outdated: bool,
}

pub fn events(case: &Case, key: &str) -> ScaleEvents {
    let given: Vec<EventInput> = case.try_get(key).unwrap_or_default();
    let slot = |e: &EventInput| ScaleEvent {
        change: e.change,
        at_s: e.timestamp_s,
        outdated: e.outdated,
    };
    ScaleEvents::from_slots(given.iter().map(slot).collect())
}

pub fn changes(case: &Case) -> Changes {
    Changes {
        up: events(case, "up_events"),
        down: events(case, "down_events"),
    }
}

pub fn tolerance(case: &Case) -> Tolerance {
    Tolerance {
        down: case.try_get("tolerance_down").unwrap_or(0.1),
        up: case.try_get("tolerance_up").unwrap_or(0.1),
    }
}

pub fn grouping(case: &Case) -> Grouping {
    Grouping {
        resource: match case.try_get::<String>("resource").as_deref() {
            None | Some("cpu") => Resource::Cpu,
            Some(_) => Resource::Other,
        },
        cpu_initialization_s: case.get("cpu_initialization_period_s"),
        readiness_delay_s: case.get("initial_readiness_delay_s"),
    }
}

pub fn metric(case: &Case) -> ResourceMetric {
    ResourceMetric {
        target_pct: case.get("target_utilization_pct"),
        tolerance: tolerance(case),
        grouping: grouping(case),
    }
}

pub fn pods(case: &Case) -> Vec<Pod> {
    let pods: Vec<PodInput> = case.get("pods");
    pods.iter().map(PodInput::pod).collect()
}

/// Returns the samples of pods that are not listed.
pub fn unlisted(case: &Case) -> Vec<i64> {
    let samples: Vec<SampleInput> = case.try_get("metrics_without_pod").unwrap_or_default();
    samples.iter().map(|s| s.usage_milli).collect()
}
