//! Reads the section `behavior`: per direction a window, a tolerance and policies.

use super::super::hpa::{DOWNSCALE_STABILIZATION_S, TOLERANCE_PCT};
use super::super::quantity;
use super::super::tree::{Content, Node, Place};
use super::Reason;
use super::reading::{Reading, join};
use crate::settings::{SettingId, Value};

/// The period of the policies that Kubernetes fills in, in seconds.
const DEFAULT_PERIOD_S: f64 = 15.0;

/// The settings of a direction, and the policies that Kubernetes fills in.
struct Direction {
    key: &'static str,
    window: SettingId,
    pods: SettingId,
    percent: SettingId,
    default_window_s: f64,
    default_pods: f64,
    default_percent: f64,
}

const DIRECTIONS: [Direction; 2] = [
    Direction {
        key: "scaleUp",
        window: SettingId::ScaleUpStabilization,
        pods: SettingId::ScaleUpPods,
        percent: SettingId::ScaleUpPercent,
        default_window_s: 0.0,
        default_pods: 4.0,
        default_percent: 100.0,
    },
    Direction {
        key: "scaleDown",
        window: SettingId::StabilizationWindow,
        pods: SettingId::ScaleDownPods,
        percent: SettingId::ScaleDownPercent,
        // That of the flag of the controller.
        default_window_s: DOWNSCALE_STABILIZATION_S,
        default_pods: 0.0,
        default_percent: 100.0,
    },
];

/// A period or a tolerance of one direction, and where it stands.
struct Found {
    value: f64,
    at: Place,
    key: String,
    text: String,
}

/// What both directions have, and the figure once.
#[derive(Default)]
struct Shared {
    periods: Vec<Found>,
    tolerances: Vec<Found>,
}

pub(super) fn read(behavior: &Node, reading: &mut Reading) {
    reading.choose(SettingId::Behavior, "policies");
    let mut shared = Shared::default();
    for (key, node) in reading.entries(behavior, "spec.behavior") {
        let path = join("spec.behavior", key);
        match DIRECTIONS.iter().find(|direction| direction.key == key) {
            Some(direction) => read_rules(direction, node, &path, &mut shared, reading),
            None => reading.remark(node, &path, Reason::Unknown),
        }
    }
    for direction in &DIRECTIONS {
        let given = behavior.get(direction.key);
        add_defaults(direction, given.unwrap_or(behavior), &mut shared, reading);
    }
    set_shared(shared, reading);
}

fn read_rules(
    direction: &Direction,
    rules: &Node,
    path: &str,
    shared: &mut Shared,
    reading: &mut Reading,
) {
    let selects = rules.get("selectPolicy").and_then(Node::scalar);
    for (key, node) in reading.entries(rules, path) {
        let path = join(path, key);
        match key {
            "stabilizationWindowSeconds" => reading.set_number(direction.window, node, &path),
            "tolerance" => read_tolerance(node, path, shared, reading),
            "selectPolicy" if matches!(selects, Some("Max" | "Disabled")) => {}
            "selectPolicy" => reading.remark(node, &path, Reason::SelectPolicy),
            // They have no effect.
            "policies" if selects == Some("Disabled") => {}
            "policies" => read_policies(direction, node, &path, shared, reading),
            _ => reading.remark(node, &path, Reason::Unknown),
        }
    }
    if selects == Some("Disabled") {
        for id in [direction.pods, direction.percent] {
            reading.set(id, 0.0, rules, path);
        }
    }
}

fn read_tolerance(node: &Node, key: String, shared: &mut Shared, reading: &mut Reading) {
    match node.scalar().and_then(quantity::parse) {
        Some(share) => shared.tolerances.push(Found {
            // Quantities have nine decimals at most.
            value: (share * 1e11).round() / 1e9,
            at: node.at,
            key,
            text: node.in_short().to_owned(),
        }),
        None => {
            reading.refuse(SettingId::Tolerance);
            reading.remark(node, &key, Reason::NotAQuantity);
        }
    }
}

fn read_policies(
    direction: &Direction,
    policies: &Node,
    path: &str,
    shared: &mut Shared,
    reading: &mut Reading,
) {
    let mut seen = Vec::new();
    let items = reading.items(policies, path);
    for (index, policy) in items.iter().enumerate() {
        let path = format!("{path}[{index}]");
        let id = match policy.get("type").and_then(Node::scalar) {
            Some("Pods") => direction.pods,
            Some("Percent") => direction.percent,
            _ => {
                reading.remark(policy, &path, Reason::Unknown);
                continue;
            }
        };
        if seen.contains(&id) {
            reading.remark(policy, &path, Reason::FurtherPolicy);
            continue;
        }
        seen.push(id);
        if let Some(value) = policy.get("value") {
            reading.set_number(id, value, &join(&path, "value"));
        }
        if let Some(node) = policy.get("periodSeconds") {
            match reading.number(node, &join(&path, "periodSeconds")) {
                Some(value) => shared.periods.push(Found {
                    value,
                    at: node.at,
                    key: join(&path, "periodSeconds"),
                    text: node.in_short().to_owned(),
                }),
                None => reading.refuse(SettingId::PolicyPeriod),
            }
        }
    }
    // Where there are policies, Kubernetes fills none in.
    for id in [direction.pods, direction.percent] {
        if !items.is_empty() && !seen.contains(&id) {
            reading.set(id, 0.0, policies, path);
        }
    }
}

/// Leaves to Kubernetes what the rules do not have.
fn add_defaults(direction: &Direction, given: &Node, shared: &mut Shared, reading: &mut Reading) {
    let window = Value::Number(direction.default_window_s);
    reading.leave(direction.window, window);
    let policies = given.get("policies").map(|policies| &policies.content);
    let has_policies = matches!(policies, Some(Content::List(items)) if !items.is_empty());
    let is_disabled = given.get("selectPolicy").and_then(Node::scalar) == Some("Disabled");
    if has_policies || is_disabled {
        return;
    }
    reading.leave(direction.pods, Value::Number(direction.default_pods));
    reading.leave(direction.percent, Value::Number(direction.default_percent));
    shared.periods.push(Found {
        value: DEFAULT_PERIOD_S,
        at: given.at,
        key: join(&join("spec.behavior", direction.key), "policies"),
        text: "periodSeconds 15 by default".to_owned(),
    });
}

/// Sets the period and the tolerance, and tells those that differ.
fn set_shared(shared: Shared, reading: &mut Reading) {
    // Those of the text come before those that Kubernetes fills in.
    let first = shared.periods.first().map(|found| found.value);
    // The figure has one period: that of the other direction is no answer to a refused one.
    if let Some(first) = first.filter(|_| !reading.is_refused(SettingId::PolicyPeriod)) {
        let taken = set_found(SettingId::PolicyPeriod, &shared.periods, reading);
        for other in shared.periods.iter().filter(|found| found.value != first) {
            if taken {
                let reason = Reason::OtherPeriod(first);
                reading.remark_at(other.at, &other.key, &other.text, reason);
            }
        }
    }
    let period = Value::Number(DEFAULT_PERIOD_S);
    reading.leave(SettingId::PolicyPeriod, period);
    if let [first, ..] = shared.tolerances.as_slice() {
        let taken = set_found(SettingId::Tolerance, &shared.tolerances, reading);
        let is_single = shared.tolerances.len() < DIRECTIONS.len();
        let others = shared.tolerances.iter();
        let differs = others.clone().find(|found| found.value != first.value);
        let other = differs.or(is_single.then_some(first));
        if let Some(other) = other
            .filter(|other| taken && (other.value != first.value || first.value != TOLERANCE_PCT))
        {
            let reason = Reason::OtherTolerance(first.value);
            reading.remark_at(other.at, &other.key, &other.text, reason);
        }
    }
    reading.leave(SettingId::Tolerance, Value::Number(TOLERANCE_PCT));
}

/// Sets a setting to the first value that was found.
fn set_found(id: SettingId, found: &[Found], reading: &mut Reading) -> bool {
    let Some(first) = found.first() else {
        return false;
    };
    let node = Node {
        at: first.at,
        content: Content::Scalar(first.text.clone()),
    };
    reading.set(id, first.value, &node, &first.key)
}
