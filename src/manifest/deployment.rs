//! Writes the Deployment of the TaskManagers of a standalone application cluster.

use super::Manifest;
use super::hpa::DEPLOYMENT;
use super::lines::Lines;
use super::rounding::whole;
use crate::settings::{FlinkRelease, SettingId, Settings};

/// The patch release whose defaults the model has.
fn image(release: FlinkRelease) -> &'static str {
    match release {
        FlinkRelease::V1_13 => "flink:1.13.6",
        FlinkRelease::V1_20 => "flink:1.20.5",
        FlinkRelease::V2_3 => "flink:2.3.0",
    }
}

fn config_file(release: FlinkRelease) -> &'static str {
    match release {
        FlinkRelease::V1_13 => "flink-conf.yaml",
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => "config.yaml",
    }
}

/// All but the numbers.
const HEAD: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: flink-taskmanager
spec:
  selector:
    matchLabels:
      app: flink
      component: taskmanager
  template:
    metadata:
      labels:
        app: flink
        component: taskmanager
    spec:
      containers:
        - name: taskmanager";

fn readiness_note(delay_s: u32) -> String {
    if delay_s == 0 {
        return "No readiness probe: a TaskManager counts as ready as soon as its container runs, \
                as in the model."
            .to_owned();
    }
    format!(
        "The readiness probe asks port 6122, so taskmanager.rpc.port must be 6122. A TaskManager \
         counts as ready {delay_s} s after its container starts, or once the port answers if that \
         is later."
    )
}

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let release = settings.flink;
    let mut notes = vec![
        format!(
            "TaskManagers of a standalone application cluster of Flink {} in Reactive Mode. Its \
             JobManager and the job are yours.",
            release.name()
        ),
        format!(
            "The ConfigMap flink-config holds {}: the Flink configuration with \
             jobmanager.rpc.address and the memory of a TaskManager.",
            config_file(release)
        ),
        format!("The HorizontalPodAutoscaler {DEPLOYMENT} sets the replicas."),
        readiness_note(settings.readiness_delay_s),
    ];
    let request = whole(settings, SettingId::CpuRequest, &mut notes);
    let limit = match settings.cpu_limit_millicores {
        Some(_) => whole(settings, SettingId::CpuLimit, &mut notes),
        None => request,
    };
    let mut lines = Lines::default();
    lines.block(0, HEAD);
    lines.entry(5, "image", image(release));
    lines.line(5, "args: [taskmanager]");
    lines.line(5, "ports:");
    lines.line(6, "- name: rpc");
    lines.line(7, "containerPort: 6122");
    if settings.readiness_delay_s > 0 {
        lines.line(5, "readinessProbe:");
        lines.line(6, "tcpSocket:");
        lines.line(7, "port: rpc");
        lines.entry(6, "initialDelaySeconds", settings.readiness_delay_s);
        lines.line(6, "periodSeconds: 1");
    }
    lines.line(5, "resources:");
    lines.line(6, "requests:");
    lines.entry(7, "cpu", format!("{request}m"));
    lines.line(6, "limits:");
    lines.entry(7, "cpu", format!("{limit}m"));
    lines.line(5, "volumeMounts:");
    lines.line(6, "- name: flink-config");
    lines.line(7, "mountPath: /opt/flink/conf");
    lines.line(3, "volumes:");
    lines.line(4, "- name: flink-config");
    lines.line(5, "configMap:");
    lines.line(6, "name: flink-config");
    lines.into_yaml(notes)
}
