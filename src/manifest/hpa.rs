//! Writes a HorizontalPodAutoscaler: on CPU use, on consumer lag, or on both.

use super::Manifest;
use super::lines::Lines;
use super::rounding::{trimmed, whole};
use crate::numbers::plain_number;
use crate::settings::{
    AutoscalerKind, BehaviorKind, HpaRules, SelectPolicyKind, SettingId, Settings, Switch,
};

/// The name of the Deployment that is scaled.
pub(super) const DEPLOYMENT: &str = "flink-taskmanager";
/// The name under which the exporter of Kafka's lag gives it to Prometheus.
const LAG_METRIC: &str = "kafka_consumergroup_lag";
/// The consumer group of the job, and the topic that it reads.
pub(super) const CONSUMER_GROUP: &str = "flink";
pub(super) const TOPIC: &str = "records";
/// The longest window that the object takes, in seconds.
const LONGEST_WINDOW_S: f64 = 3600.0;

/// Defaults of the flags of kube-controller-manager, and the resolution in the manifest of
/// metrics-server.
pub(super) const SYNC_PERIOD_S: f64 = 15.0;
pub(super) const CPU_INITIALIZATION_S: f64 = 300.0;
const INITIAL_READINESS_DELAY_S: f64 = 30.0;
pub(super) const DOWNSCALE_STABILIZATION_S: f64 = 300.0;
pub(super) const TOLERANCE_PCT: f64 = 10.0;
const METRICS_RESOLUTION_S: f64 = 15.0;

/// A note for a manifest of another autoscaler than that of the settings.
pub(super) const OTHER_AUTOSCALER: &str = "The figure has another autoscaler, not this one.";
/// A note on what the lag of a consumer group is.
pub(super) const COMMITTED_LAG: &str = "Flink commits its offsets when a checkpoint completes, so \
    a job that keeps up shows up to its load times the checkpoint interval as lag.";

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let mut notes = notes(settings);
    let mut lines = Lines::default();
    lines.line(0, "apiVersion: autoscaling/v2");
    lines.line(0, "kind: HorizontalPodAutoscaler");
    lines.line(0, "metadata:");
    lines.entry(1, "name", DEPLOYMENT);
    lines.line(0, "spec:");
    lines.line(1, "scaleTargetRef:");
    lines.line(2, "apiVersion: apps/v1");
    lines.line(2, "kind: Deployment");
    lines.entry(2, "name", DEPLOYMENT);
    lines.entry(1, "minReplicas", settings.min_workers);
    lines.entry(1, "maxReplicas", settings.max_workers);
    lines.line(1, "metrics:");
    if reads_lag(settings) {
        let threshold = whole(settings, SettingId::LagThreshold, &mut notes);
        add_lag(threshold, &mut lines);
    }
    if reads_cpu(settings) {
        lines.line(2, "- type: Resource");
        lines.line(3, "resource:");
        lines.line(4, "name: cpu");
        lines.line(4, "target:");
        lines.line(5, "type: Utilization");
        lines.entry(5, "averageUtilization", settings.target_utilization_pct);
    }
    if settings.behavior == BehaviorKind::Policies {
        add_behavior(settings, 1, &mut lines);
    }
    lines.into_yaml(notes)
}

fn reads_lag(settings: &Settings) -> bool {
    settings.autoscaler == AutoscalerKind::HpaLag
}

fn reads_cpu(settings: &Settings) -> bool {
    !reads_lag(settings) || settings.with_cpu == Switch::Yes
}

/// The autoscaler adds up the values of all series of the metric.
fn add_lag(threshold: u64, lines: &mut Lines) {
    lines.line(2, "- type: External");
    lines.line(3, "external:");
    lines.line(4, "metric:");
    lines.entry(5, "name", LAG_METRIC);
    lines.line(5, "selector:");
    lines.line(6, "matchLabels:");
    lines.entry(7, "consumergroup", CONSUMER_GROUP);
    lines.entry(7, "topic", TOPIC);
    lines.line(4, "target:");
    lines.line(5, "type: AverageValue");
    lines.entry(5, "averageValue", format!("\"{threshold}\""));
}

/// Returns the window of scaling down as the object takes it; `None` leaves it to the flag.
fn scale_down_window_s(settings: &Settings) -> Option<f64> {
    let window_s = settings.stabilization_window_s;
    (window_s <= LONGEST_WINDOW_S && window_s.fract() == 0.0).then_some(window_s)
}

/// Adds the section `behavior` at a level of indentation. KEDA hands it on as it is.
pub(super) fn add_behavior(settings: &Settings, level: usize, lines: &mut Lines) {
    lines.line(level, "behavior:");
    lines.line(level + 1, "scaleUp:");
    let window_s = f64::from(settings.scale_up_stabilization_s);
    let rules = settings.scale_up_rules();
    add_rules(&rules, Some(window_s), level + 2, lines);
    lines.line(level + 1, "scaleDown:");
    let window_s = scale_down_window_s(settings);
    let rules = settings.scale_down_rules();
    add_rules(&rules, window_s, level + 2, lines);
}

/// Without any policy of the model there is no change: the object takes no empty list, and
/// `Disabled` says the same.
fn add_rules(rules: &HpaRules, window_s: Option<f64>, level: usize, lines: &mut Lines) {
    if let Some(window_s) = window_s {
        lines.entry(level, "stabilizationWindowSeconds", trimmed(window_s, 0));
    }
    if rules.tolerance_pct != TOLERANCE_PCT {
        let share = share(rules.tolerance_pct);
        lines.entry(level, "tolerance", format!("\"{share}\""));
    }
    lines.entry(level, "selectPolicy", select_policy(rules));
    let policies = [("Pods", rules.pods), ("Percent", rules.percent)];
    if policies.iter().any(|(_, policy)| policy.value > 0) {
        lines.line(level, "policies:");
    }
    for (name, policy) in policies {
        if policy.value > 0 {
            lines.entry(level + 1, "- type", name);
            lines.entry(level + 2, "value", policy.value);
            lines.entry(level + 2, "periodSeconds", policy.period_s);
        }
    }
}

fn select_policy(rules: &HpaRules) -> &'static str {
    match rules.select {
        _ if rules.is_disabled() => "Disabled",
        SelectPolicyKind::Max => "Max",
        SelectPolicyKind::Min => "Min",
        SelectPolicyKind::Disabled => "Disabled",
    }
}

fn share(pct: f64) -> String {
    trimmed(pct / 100.0, 9)
}

/// Returns whether the object has a tolerance of its own.
fn has_tolerance(settings: &Settings) -> bool {
    let rules = [settings.scale_up_rules(), settings.scale_down_rules()];
    settings.behavior == BehaviorKind::Policies
        && rules
            .iter()
            .any(|rules| rules.tolerance_pct != TOLERANCE_PCT)
}

fn notes(settings: &Settings) -> Vec<String> {
    let mut notes = if reads_lag(settings) {
        notes_on_lag(settings)
    } else {
        vec![
            "Scales the TaskManagers of a Flink cluster on their CPU use. Needs Kubernetes 1.23 \
             or later and metrics-server."
                .to_owned(),
        ]
    };
    if settings.autoscaler.scales_machines() {
        notes.push(
            "The figure has a group of machines as its autoscaler, not this one. The target is \
             a percentage of the CPU request here, and of the machine there."
                .to_owned(),
        );
    } else if !matches!(
        settings.autoscaler,
        AutoscalerKind::Hpa | AutoscalerKind::HpaLag
    ) {
        notes.push(OTHER_AUTOSCALER.to_owned());
    }
    if settings.scheduled_minimum == Switch::Yes {
        notes.push(
            "Left out: the schedule. No object of this kind has one; cron triggers of KEDA do."
                .to_owned(),
        );
    }
    notes.extend(cluster_notes(settings, reads_cpu(settings)));
    notes
}

fn notes_on_lag(settings: &Settings) -> Vec<String> {
    let interval = plain_number(settings.polling_interval_s);
    let mut notes = vec![
        "Scales the TaskManagers of a Flink cluster on the lag of its consumer group. Needs \
         Kubernetes 1.23 or later. Put in your group and topic."
            .to_owned(),
        format!(
            "External metrics need an exporter of the lag and an adapter, such as kafka-exporter \
             and prometheus-adapter. The figure has a new value every {interval} s."
        ),
        COMMITTED_LAG.to_owned(),
    ];
    if reads_cpu(settings) {
        notes.push("CPU use needs metrics-server. The larger wish of both wins.".to_owned());
    }
    notes
}

/// Returns what belongs to the cluster, not to the object. Without CPU use as a metric, some
/// flags have no effect.
pub(super) fn cluster_notes(settings: &Settings, reads_cpu: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if has_tolerance(settings) {
        notes.push(
            "tolerance needs Kubernetes 1.35, or 1.33 with the feature gate \
             HPAConfigurableTolerance."
                .to_owned(),
        );
    }
    let flags = flags(settings, reads_cpu);
    if !flags.is_empty() {
        notes.push(
            "Set by flags of kube-controller-manager, for every autoscaler of the cluster:"
                .to_owned(),
        );
        notes.extend(flags);
    }
    if settings.metrics_resolution_s != METRICS_RESOLUTION_S && reads_cpu {
        notes.push(format!(
            "Set by a flag of metrics-server: --metric-resolution={}s (15s in its manifest).",
            plain_number(settings.metrics_resolution_s)
        ));
    }
    notes
}

/// Returns the flags of the controller whose default is not the setting, and that the object
/// does not override.
fn flags(settings: &Settings, reads_cpu: bool) -> Vec<String> {
    let has_behavior = settings.behavior == BehaviorKind::Policies;
    let mut flags = Vec::new();
    let mut flag = |name: &str, value: String, default: &str| {
        flags.push(format!(
            "--horizontal-pod-autoscaler-{name}={value} (default {default})"
        ));
    };
    let seconds = |value: f64| plain_number(value) + "s";
    if settings.sync_period_s != SYNC_PERIOD_S {
        flag("sync-period", seconds(settings.sync_period_s), "15s");
    }
    let is_window_in_object = has_behavior && scale_down_window_s(settings).is_some();
    if settings.stabilization_window_s != DOWNSCALE_STABILIZATION_S && !is_window_in_object {
        let window = seconds(settings.stabilization_window_s);
        flag("downscale-stabilization", window, "5m0s");
    }
    if settings.tolerance_pct != TOLERANCE_PCT && !has_behavior {
        flag("tolerance", share(settings.tolerance_pct), "0.1");
    }
    if settings.cpu_initialization_s != CPU_INITIALIZATION_S && reads_cpu {
        let period = seconds(settings.cpu_initialization_s);
        flag("cpu-initialization-period", period, "5m0s");
    }
    if settings.initial_readiness_delay_s != INITIAL_READINESS_DELAY_S && reads_cpu {
        let delay = seconds(settings.initial_readiness_delay_s);
        flag("initial-readiness-delay", delay, "30s");
    }
    flags
}
