//! Writes a ScaledObject of KEDA with a trigger for Kafka, and one for CPU use if it is a
//! metric, too.

use super::Manifest;
use super::hpa::{self, COMMITTED_LAG, CONSUMER_GROUP, DEPLOYMENT, OTHER_AUTOSCALER, TOPIC};
use super::lines::Lines;
use super::rounding::whole;
use crate::numbers::plain_number;
use crate::settings::{AutoscalerKind, BehaviorKind, PartitionCap, SettingId, Settings, Switch};

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let mut notes = notes(settings);
    let mut lines = Lines::default();
    lines.line(0, "apiVersion: keda.sh/v1alpha1");
    lines.line(0, "kind: ScaledObject");
    lines.line(0, "metadata:");
    lines.entry(1, "name", DEPLOYMENT);
    lines.line(0, "spec:");
    lines.line(1, "scaleTargetRef:");
    lines.entry(2, "name", DEPLOYMENT);
    add_counts(settings, &mut notes, &mut lines);
    if settings.behavior == BehaviorKind::Policies {
        lines.line(1, "advanced:");
        lines.line(2, "horizontalPodAutoscalerConfig:");
        hpa::add_behavior(settings, 3, &mut lines);
    }
    lines.line(1, "triggers:");
    add_kafka(settings, &mut notes, &mut lines);
    if settings.with_cpu == Switch::Yes {
        lines.line(2, "- type: cpu");
        lines.line(3, "metricType: Utilization");
        lines.line(3, "metadata:");
        lines.entry(4, "value", quoted(settings.target_utilization_pct.into()));
    }
    lines.into_yaml(notes)
}

/// KEDA warns of periods that have no effect: it polls for the first TaskManager and for
/// cached metrics only.
fn add_counts(settings: &Settings, notes: &mut Vec<String>, lines: &mut Lines) {
    let rests = settings.scale_to_zero == Switch::Yes;
    if rests || settings.cached_metrics == Switch::Yes {
        let interval_s = whole(settings, SettingId::PollingInterval, notes);
        lines.entry(1, "pollingInterval", interval_s);
    }
    if rests {
        let period_s = whole(settings, SettingId::CooldownPeriod, notes);
        lines.entry(1, "cooldownPeriod", period_s);
        lines.entry(1, "idleReplicaCount", 0);
    }
    lines.entry(1, "minReplicaCount", settings.min_workers);
    lines.entry(1, "maxReplicaCount", settings.max_workers);
}

fn add_kafka(settings: &Settings, notes: &mut Vec<String>, lines: &mut Lines) {
    lines.line(2, "- type: kafka");
    if settings.cached_metrics == Switch::Yes {
        lines.line(3, "useCachedMetrics: true");
    }
    lines.line(3, "metadata:");
    lines.line(4, "bootstrapServers: kafka:9092");
    lines.entry(4, "consumerGroup", CONSUMER_GROUP);
    lines.entry(4, "topic", TOPIC);
    let threshold = whole(settings, SettingId::LagThreshold, notes);
    lines.entry(4, "lagThreshold", quoted(threshold));
    let activation = whole(settings, SettingId::ActivationLag, notes);
    lines.entry(4, "activationLagThreshold", quoted(activation));
    let option = match settings.partition_cap {
        PartitionCap::Partitions => return,
        PartitionCap::WithLag => "limitToPartitionsWithLag",
        PartitionCap::Even => "ensureEvenDistributionOfPartitions",
        PartitionCap::Off => "allowIdleConsumers",
    };
    lines.entry(4, option, "\"true\"");
}

/// The metadata of a trigger are texts.
fn quoted(number: u64) -> String {
    format!("\"{number}\"")
}

fn notes(settings: &Settings) -> Vec<String> {
    let mut notes = vec![
        "Scales the TaskManagers of a Flink cluster in Reactive Mode on the lag of its consumer \
         group. Needs KEDA 2.20, which makes the HorizontalPodAutoscaler itself. Put in your \
         servers, group and topic."
            .to_owned(),
        COMMITTED_LAG.to_owned(),
    ];
    if settings.partition_cap != PartitionCap::Off {
        let partitions = plain_number(settings.source_partitions.into());
        notes.push(format!(
            "KEDA counts the partitions of the topic itself; the figure has {partitions}."
        ));
    }
    if settings.autoscaler != AutoscalerKind::Keda {
        notes.push(OTHER_AUTOSCALER.to_owned());
    }
    let reads_cpu = settings.with_cpu == Switch::Yes;
    if reads_cpu {
        notes.push("CPU use needs metrics-server. The larger wish of both wins.".to_owned());
    }
    notes.extend(hpa::cluster_notes(settings, reads_cpu));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `ScaledObject` of KEDA warns of them.
    #[test]
    fn periods_are_written_where_they_have_an_effect() {
        let text = |scale_to_zero, cached_metrics| {
            let settings = Settings {
                scale_to_zero,
                cached_metrics,
                ..Settings::default()
            };
            manifest(&settings).text
        };
        let neither = text(Switch::No, Switch::No);
        assert!(!neither.contains("pollingInterval") && !neither.contains("cooldownPeriod"));
        let cached = text(Switch::No, Switch::Yes);
        assert!(cached.contains("pollingInterval: 30") && !cached.contains("cooldownPeriod"));
        let rests = text(Switch::Yes, Switch::No);
        for line in [
            "pollingInterval: 30",
            "cooldownPeriod: 300",
            "idleReplicaCount: 0",
        ] {
            assert!(rests.contains(line), "{rests}");
        }
    }
}
