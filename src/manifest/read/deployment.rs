//! Reads a Deployment: the CPU and the readiness probe of its first container.

use super::super::quantity;
use super::super::tree::Node;
use super::Reason;
use super::reading::Reading;
use crate::settings::{SettingId, Value};

const CONTAINERS: [&str; 4] = ["spec", "template", "spec", "containers"];

pub(super) fn read(object: &Node, reading: &mut Reading) {
    let mut node = Some(object);
    for key in CONTAINERS {
        node = node.and_then(|node| node.get(key));
    }
    let path = CONTAINERS.join(".");
    let Some(containers) = node else {
        reading.remark(object, &path, Reason::NotAList);
        return;
    };
    let Some(container) = reading.items(containers, &path).first() else {
        return;
    };
    let resources = container.get("resources");
    let cpu = |part| resources?.get(part)?.get("cpu");
    let limit = cpu("limits");
    if let Some(node) = limit {
        set(SettingId::CpuLimit, node, "resources.limits.cpu", reading);
    }
    match (cpu("requests"), limit) {
        (Some(node), _) => set(
            SettingId::CpuRequest,
            node,
            "resources.requests.cpu",
            reading,
        ),
        // Kubernetes requests what the limit is.
        (None, Some(node)) => {
            set(SettingId::CpuRequest, node, "resources.limits.cpu", reading);
        }
        (None, None) => reading.remark(container, "resources.requests.cpu", Reason::NotAQuantity),
    }
    read_probe(container, reading);
    if limit.is_none() {
        let limit = Value::Text("default".to_owned());
        reading.leave(SettingId::CpuLimit, limit);
    }
}

/// A pod is ready some time after its container starts, by the delay of its probe.
fn read_probe(container: &Node, reading: &mut Reading) {
    let key = "readinessProbe.initialDelaySeconds";
    let Some(probe) = container.get("readinessProbe") else {
        reading.leave(SettingId::ReadinessDelay, Value::Number(0.0));
        return;
    };
    match probe.get("initialDelaySeconds") {
        Some(delay) => reading.set_number(SettingId::ReadinessDelay, delay, key),
        None => reading.remark(probe, key, Reason::WithoutDelay),
    }
}

fn set(id: SettingId, node: &Node, key: &str, reading: &mut Reading) {
    match node.scalar().and_then(quantity::parse) {
        Some(cores) => {
            // Thousandths of a millicore are far below what a scheduler counts.
            let millicores = (cores * 1e6).round() / 1e3;
            reading.set(id, millicores, node, key);
        }
        None => reading.remark(node, key, Reason::NotAQuantity),
    }
}
