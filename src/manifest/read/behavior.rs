//! Reads the section `behavior`: per direction a window, a tolerance and policies.

use super::super::hpa::{DOWNSCALE_STABILIZATION_S, TOLERANCE_PCT};
use super::super::quantity;
use super::super::tree::{Content, Node};
use super::Reason;
use super::reading::{Reading, join};
use super::shared::{Found, Shared};
use crate::settings::{SelectPolicyKind, SettingId, Value};

/// The period of the policies that Kubernetes fills in, in seconds.
const DEFAULT_PERIOD_S: f64 = 15.0;

/// The settings of a policy.
struct Policy {
    kind: &'static str,
    value: SettingId,
    period: SettingId,
    /// The value that Kubernetes fills in where there are no policies; 0 for none.
    default_value: f64,
}

/// The settings of a direction.
struct Direction {
    key: &'static str,
    window: SettingId,
    default_window_s: f64,
    tolerance: SettingId,
    select: SettingId,
    policies: [Policy; 2],
}

const DIRECTIONS: [Direction; 2] = [
    Direction {
        key: "scaleUp",
        window: SettingId::ScaleUpStabilization,
        default_window_s: 0.0,
        tolerance: SettingId::ScaleUpTolerance,
        select: SettingId::ScaleUpSelect,
        policies: [
            Policy {
                kind: "Pods",
                value: SettingId::ScaleUpPods,
                period: SettingId::ScaleUpPodsPeriod,
                default_value: 4.0,
            },
            Policy {
                kind: "Percent",
                value: SettingId::ScaleUpPercent,
                period: SettingId::ScaleUpPercentPeriod,
                default_value: 100.0,
            },
        ],
    },
    Direction {
        key: "scaleDown",
        window: SettingId::StabilizationWindow,
        // That of the flag of the controller.
        default_window_s: DOWNSCALE_STABILIZATION_S,
        tolerance: SettingId::ScaleDownTolerance,
        select: SettingId::ScaleDownSelect,
        policies: [
            Policy {
                kind: "Pods",
                value: SettingId::ScaleDownPods,
                period: SettingId::ScaleDownPodsPeriod,
                default_value: 0.0,
            },
            Policy {
                kind: "Percent",
                value: SettingId::ScaleDownPercent,
                period: SettingId::ScaleDownPercentPeriod,
                default_value: 100.0,
            },
        ],
    },
];

/// What the figure has once for both directions, and once for each.
struct SharedByDirections<'a> {
    tolerances: Shared<'a>,
    periods: Shared<'a>,
}

pub(super) fn read(behavior: &Node, reading: &mut Reading) {
    reading.choose(SettingId::Behavior, "policies");
    let periods = DIRECTIONS.iter().flat_map(|direction| &direction.policies);
    let mut shared = SharedByDirections {
        tolerances: Shared::new(
            SettingId::Tolerance,
            DIRECTIONS.iter().map(|direction| direction.tolerance),
            TOLERANCE_PCT,
        ),
        periods: Shared::new(
            SettingId::PolicyPeriod,
            periods.map(|policy| policy.period),
            DEFAULT_PERIOD_S,
        ),
    };
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
    shared.periods.set(reading);
    shared.tolerances.set(reading);
}

fn read_rules<'a>(
    direction: &Direction,
    rules: &'a Node,
    path: &str,
    shared: &mut SharedByDirections<'a>,
    reading: &mut Reading,
) {
    for (key, node) in reading.entries(rules, path) {
        let path = join(path, key);
        match key {
            "stabilizationWindowSeconds" => reading.set_number(direction.window, node, &path),
            "tolerance" => read_tolerance(direction.tolerance, node, path, shared, reading),
            "selectPolicy" => read_select(direction.select, node, &path, reading),
            "policies" => read_policies(direction, node, &path, shared, reading),
            _ => reading.remark(node, &path, Reason::Unknown),
        }
    }
}

fn read_select(id: SettingId, node: &Node, path: &str, reading: &mut Reading) {
    let kind = match node.scalar() {
        Some("Max") => SelectPolicyKind::Max,
        Some("Min") => SelectPolicyKind::Min,
        Some("Disabled") => SelectPolicyKind::Disabled,
        _ => {
            reading.refuse(id);
            reading.remark(node, path, Reason::SelectPolicy);
            return;
        }
    };
    reading.choose(id, kind.name());
}

fn read_tolerance<'a>(
    id: SettingId,
    node: &'a Node,
    key: String,
    shared: &mut SharedByDirections<'a>,
    reading: &mut Reading,
) {
    match node.scalar().and_then(quantity::parse) {
        // Quantities have nine decimals at most.
        Some(share) => shared.tolerances.found.push(Found {
            id,
            value: (share * 1e11).round() / 1e9,
            given: Some((node, key)),
        }),
        None => {
            reading.refuse(id);
            reading.remark(node, &key, Reason::NotAQuantity);
        }
    }
}

fn read_policies<'a>(
    direction: &Direction,
    policies: &'a Node,
    path: &str,
    shared: &mut SharedByDirections<'a>,
    reading: &mut Reading,
) {
    let mut seen = Vec::new();
    let items = reading.items(policies, path);
    for (index, item) in items.iter().enumerate() {
        let path = format!("{path}[{index}]");
        let kind = item.get("type").and_then(Node::scalar);
        let mut all = direction.policies.iter();
        let Some(policy) = all.find(|policy| Some(policy.kind) == kind) else {
            reading.remark(item, &path, Reason::Unknown);
            continue;
        };
        if seen.contains(&policy.value) {
            reading.remark(item, &path, Reason::FurtherPolicy);
            continue;
        }
        seen.push(policy.value);
        if let Some(value) = item.get("value") {
            reading.set_number(policy.value, value, &join(&path, "value"));
        }
        if let Some(node) = item.get("periodSeconds") {
            let key = join(&path, "periodSeconds");
            match reading.number(node, &key) {
                Some(value) => shared.periods.found.push(Found {
                    id: policy.period,
                    value,
                    given: Some((node, key)),
                }),
                None => reading.refuse(policy.period),
            }
        }
    }
    // Where there are policies, Kubernetes fills none in.
    for policy in &direction.policies {
        if !items.is_empty() && !seen.contains(&policy.value) {
            reading.set(policy.value, 0.0, policies, path);
        }
    }
}

/// Leaves to Kubernetes what the rules do not have.
fn add_defaults<'a>(
    direction: &Direction,
    given: &Node,
    shared: &mut SharedByDirections<'a>,
    reading: &mut Reading,
) {
    let window = Value::Number(direction.default_window_s);
    reading.leave(direction.window, window);
    let max = SelectPolicyKind::Max.name();
    reading.leave(direction.select, Value::Text(max.to_owned()));
    if given.get("tolerance").is_none() {
        shared.tolerances.fill_in(direction.tolerance);
    }
    let policies = given.get("policies").map(|policies| &policies.content);
    let has_policies = matches!(policies, Some(Content::List(items)) if !items.is_empty());
    if has_policies {
        return;
    }
    for policy in &direction.policies {
        reading.leave(policy.value, Value::Number(policy.default_value));
        if policy.default_value > 0.0 {
            shared.periods.fill_in(policy.period);
        }
    }
}
