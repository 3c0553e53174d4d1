//! Writes an autoscaler of Google Compute Engine: the JSON body of a REST request. JSON has no
//! comments, so the notes are beside it.

use super::Manifest;
use super::lines::Lines;
use super::rounding::{target_of_machines_pct, trimmed, whole};
use crate::settings::{AutoscalerKind, SettingId, Settings, Switch};

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let mut notes = vec![
        "Body of the request autoscalers.insert for a managed instance group whose machines each \
         run one TaskManager. Replace PROJECT and ZONE in the address of the group."
            .to_owned(),
    ];
    if settings.autoscaler != AutoscalerKind::Mig {
        notes.push(
            "The figure has another autoscaler; the target is a share of the machine here."
                .to_owned(),
        );
    }
    if settings.scheduled_minimum == Switch::Yes {
        notes.push("Left out: the schedule, which scalingSchedules can have.".to_owned());
    }
    let target_pct = target_of_machines_pct(settings, &mut notes);
    let cool_down_s = whole(settings, SettingId::InitializationPeriod, &mut notes);
    let stabilization_s = whole(settings, SettingId::StabilizationPeriod, &mut notes);
    let only_grows = settings.disable_scale_in == Switch::Yes;
    let mut lines = Lines::default();
    lines.line(0, "{");
    lines.line(1, "\"name\": \"flink-taskmanager\",");
    lines.line(
        1,
        "\"target\": \"projects/PROJECT/zones/ZONE/instanceGroupManagers/flink-taskmanager\",",
    );
    lines.line(1, "\"autoscalingPolicy\": {");
    let mut number = |key: &str, value: String| lines.line(2, &format!("\"{key}\": {value},"));
    let mode = if only_grows { "ONLY_SCALE_OUT" } else { "ON" };
    number("mode", format!("\"{mode}\""));
    number("minNumReplicas", settings.min_workers.to_string());
    number("maxNumReplicas", settings.max_workers.to_string());
    number("coolDownPeriodSec", cool_down_s.to_string());
    number("stabilizationPeriodSec", stabilization_s.to_string());
    if settings.max_scaled_in_replicas > 0 {
        add_scale_in_control(settings, &mut notes, &mut lines);
    }
    lines.line(2, "\"cpuUtilization\": {");
    let share = trimmed(f64::from(target_pct) / 100.0, 2);
    lines.line(3, &format!("\"utilizationTarget\": {share}"));
    lines.line(2, "}");
    lines.line(1, "}");
    lines.line(0, "}");
    Manifest {
        text: lines.into_text(),
        notes,
    }
}

fn add_scale_in_control(settings: &Settings, notes: &mut Vec<String>, lines: &mut Lines) {
    let window_s = whole(settings, SettingId::ScaleInWindow, notes);
    let fixed = settings.max_scaled_in_replicas;
    lines.line(2, "\"scaleInControl\": {");
    lines.line(
        3,
        &format!("\"maxScaledInReplicas\": {{ \"fixed\": {fixed} }},"),
    );
    lines.line(3, &format!("\"timeWindowSec\": {window_s}"));
    lines.line(2, "},");
}
