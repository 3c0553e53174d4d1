//! Reads a HorizontalPodAutoscaler of any version.

use super::super::quantity;
use super::super::tree::{Content, Node};
use super::Reason;
use super::behavior;
use super::reading::{Reading, join};
use crate::settings::{AutoscalerKind, SettingId, Switch, Value};

/// The target without any metric, in percent.
const DEFAULT_TARGET_PCT: f64 = 80.0;

pub(super) fn read(object: &Node, reading: &mut Reading) {
    choose_kind(object, reading);
    for (key, node) in reading.entries(object, "") {
        match key {
            "apiVersion" => check_version(node, reading),
            "spec" => read_spec(node, reading),
            // What the object is called, and what the controller writes into it.
            "kind" | "metadata" | "status" => {}
            _ => reading.remark(node, key, Reason::Unknown),
        }
    }
    let spec = object.get("spec");
    let has_metric = |key| spec.is_some_and(|spec| spec.get(key).is_some());
    reading.leave(SettingId::MinWorkers, Value::Number(1.0));
    if !has_metric("metrics") && !has_metric("targetCPUUtilizationPercentage") {
        reading.leave(
            SettingId::TargetUtilization,
            Value::Number(DEFAULT_TARGET_PCT),
        );
    }
    reading.leave(SettingId::Behavior, Value::Text("legacy".to_owned()));
}

fn check_version(node: &Node, reading: &mut Reading) {
    if node.scalar() != Some("autoscaling/v2") {
        reading.remark(node, "apiVersion", Reason::OldVersion);
    }
}

fn read_spec(spec: &Node, reading: &mut Reading) {
    for (key, node) in reading.entries(spec, "spec") {
        let path = join("spec", key);
        match key {
            "minReplicas" => reading.set_number(SettingId::MinWorkers, node, &path),
            "maxReplicas" => reading.set_number(SettingId::MaxWorkers, node, &path),
            // Of autoscaling/v1.
            "targetCPUUtilizationPercentage" => {
                reading.set_number(SettingId::TargetUtilization, node, &path);
            }
            "metrics" => read_metrics(node, reading),
            "behavior" if node.content != Content::Null => behavior::read(node, reading),
            // Any workload; the figure has one.
            "scaleTargetRef" | "behavior" => {}
            _ => reading.remark(node, &path, Reason::Unknown),
        }
    }
}

/// Chooses the autoscaler by its metrics. One without lag may have any setting for CPU as a
/// second metric.
fn choose_kind(object: &Node, reading: &mut Reading) {
    let metrics = object.get("spec").and_then(|spec| spec.get("metrics"));
    let metrics = match metrics.map(|metrics| &metrics.content) {
        Some(Content::List(items)) => items.as_slice(),
        _ => &[],
    };
    if metrics.iter().any(|metric| lag(metric).is_some()) {
        let with_cpu = metrics.iter().any(|one| cpu_utilization(one).is_some());
        reading.choose(SettingId::Autoscaler, AutoscalerKind::HpaLag.name());
        let with_cpu = if with_cpu { Switch::Yes } else { Switch::No };
        reading.choose(SettingId::WithCpu, with_cpu.name());
    } else {
        reading.choose(SettingId::Autoscaler, AutoscalerKind::Hpa.name());
    }
}

fn read_metrics(metrics: &Node, reading: &mut Reading) {
    let (mut has_cpu, mut has_lag) = (false, false);
    for (index, metric) in reading.items(metrics, "spec.metrics").iter().enumerate() {
        let path = format!("spec.metrics[{index}]");
        if let Some(target) = cpu_utilization(metric).filter(|_| !has_cpu) {
            has_cpu = true;
            reading.set_number(SettingId::TargetUtilization, target, &path);
        } else if let Some(threshold) = lag(metric).filter(|_| !has_lag) {
            has_lag = true;
            read_threshold(threshold, &path, reading);
        } else {
            reading.remark(metric, &path, Reason::OtherMetric);
        }
    }
}

fn read_threshold(node: &Node, path: &str, reading: &mut Reading) {
    match node.scalar().and_then(quantity::parse) {
        Some(threshold) => {
            reading.set(SettingId::LagThreshold, threshold, node, path);
        }
        None => {
            reading.refuse(SettingId::LagThreshold);
            reading.remark(node, path, Reason::NotAQuantity);
        }
    }
}

/// Returns the value per pod of a metric if it is an external one: consumer lag, whatever its
/// name.
fn lag(metric: &Node) -> Option<&Node> {
    if metric.get("type")?.scalar() != Some("External") {
        return None;
    }
    let external = metric.get("external")?;
    // Of autoscaling/v2beta1.
    if let Some(target) = external.get("targetAverageValue") {
        return Some(target);
    }
    let target = external.get("target")?;
    let is_average = target.get("type")?.scalar() == Some("AverageValue");
    target.get("averageValue").filter(|_| is_average)
}

/// Returns the target of a metric if it is the CPU utilisation of the pods.
fn cpu_utilization(metric: &Node) -> Option<&Node> {
    if metric.get("type")?.scalar() != Some("Resource") {
        return None;
    }
    let resource = metric.get("resource")?;
    if resource.get("name")?.scalar() != Some("cpu") {
        return None;
    }
    // Of autoscaling/v2beta1.
    if let Some(target) = resource.get("targetAverageUtilization") {
        return Some(target);
    }
    let target = resource.get("target")?;
    let is_utilization = target.get("type")?.scalar() == Some("Utilization");
    target.get("averageUtilization").filter(|_| is_utilization)
}
