//! Writes a FlinkDeployment of the Flink Kubernetes Operator, with the options of the Flink
//! Autoscaler.
//!
//! Options that have their default are written, too: the configuration of an operator can
//! have others for all of its jobs.

use super::Manifest;
use super::duration;
use super::flink_config;
use super::hpa::OTHER_AUTOSCALER;
use super::lines::Lines;
use super::rounding::trimmed;
use crate::settings::{
    AutoscalerKind, FlinkRelease, KeyGroupAlignment, OperatorRelease, RescaleBy, Settings, Switch,
};

/// The prefix of the options of the autoscaler.
const PREFIX: &str = "job.autoscaler.";
/// The highest target utilisation that the operator takes, in percent.
const HIGHEST_TARGET_PCT: u32 = 100;

type Entry = (&'static str, String);

/// The Flink release of the job, as the operator calls it.
struct Flink {
    release: FlinkRelease,
    version: &'static str,
    image: &'static str,
}

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let mut notes = notes(settings);
    let flink = flink(settings, &mut notes);
    let slots = settings.slots_per_task_manager;
    let parallelism = settings.min_workers.saturating_mul(slots);
    let rescale_by = settings.rescales_by();
    let mut lines = Lines::default();
    lines.line(0, "apiVersion: flink.apache.org/v1beta1");
    lines.line(0, "kind: FlinkDeployment");
    lines.line(0, "metadata:");
    lines.line(1, "name: flink");
    lines.line(0, "spec:");
    lines.entry(1, "image", flink.image);
    lines.entry(1, "flinkVersion", flink.version);
    lines.line(1, "mode: native");
    lines.line(1, "serviceAccount: flink");
    lines.line(1, "flinkConfiguration:");
    let of_release = Settings {
        flink: flink.release,
        ..settings.clone()
    };
    for (key, value) in flink_config::entries(&of_release, &mut notes)
        .into_iter()
        .chain(storage(rescale_by))
        .chain(cpu_limit(settings))
    {
        lines.entry(2, key, format!("\"{value}\""));
    }
    for (key, value) in options(settings, &mut notes) {
        lines.entry(2, &[PREFIX, key].concat(), format!("\"{value}\""));
    }
    add_resources(settings, &mut lines);
    lines.line(1, "job:");
    lines.line(2, "jarURI: local:///opt/flink/usrlib/job.jar");
    lines.entry(2, "parallelism", parallelism.min(settings.max_parallelism));
    let mode = match rescale_by {
        RescaleBy::Savepoint => "savepoint",
        RescaleBy::LastState | RescaleBy::InPlace => "last-state",
    };
    lines.entry(2, "upgradeMode", mode);
    lines.into_yaml(notes)
}

/// Returns the release that the operator runs instead where it refuses that of the settings.
fn flink(settings: &Settings, notes: &mut Vec<String>) -> Flink {
    let of = |release, version, image| Flink {
        release,
        version,
        image,
    };
    match (settings.flink, settings.operator_release) {
        (FlinkRelease::V1_13, _) => {
            notes.push("The operator refuses Flink before 1.15, so it is 1.20 here.".to_owned());
            of(FlinkRelease::V1_20, "v1_20", "flink:1.20.5")
        }
        (FlinkRelease::V1_20, _) => of(FlinkRelease::V1_20, "v1_20", "flink:1.20.5"),
        (FlinkRelease::V2_3, OperatorRelease::Main) => {
            of(FlinkRelease::V2_3, "v2_3", "flink:2.3.0")
        }
        (FlinkRelease::V2_3, OperatorRelease::V1_14 | OperatorRelease::V1_15) => {
            notes.push(
                "This release of the operator knows Flink up to 2.2, so it is 2.2 here.".to_owned(),
            );
            of(FlinkRelease::V2_3, "v2_2", "flink:2.2")
        }
    }
}

/// Returns what an upgrade needs. Only the Adaptive Scheduler changes a running job.
fn storage(rescale_by: RescaleBy) -> Vec<Entry> {
    let text = |(key, value): (&'static str, &str)| (key, value.to_owned());
    let mut entries = vec![
        ("execution.checkpointing.dir", "s3://bucket/checkpoints"),
        (
            "execution.checkpointing.savepoint-dir",
            "s3://bucket/savepoints",
        ),
    ];
    if rescale_by != RescaleBy::Savepoint {
        entries.push(("high-availability.type", "kubernetes"));
        entries.push(("high-availability.storageDir", "s3://bucket/ha"));
    }
    if rescale_by == RescaleBy::InPlace {
        entries.push(("jobmanager.scheduler", "adaptive"));
    }
    entries.into_iter().map(text).collect()
}

fn cpu_limit(settings: &Settings) -> Option<Entry> {
    let factor = settings.cpu_limit_millicores? / settings.cpu_request_millicores;
    let key = "kubernetes.taskmanager.cpu.limit-factor";
    Some((key, trimmed(factor, 6)))
}

fn share(pct: f64) -> String {
    trimmed(pct / 100.0, 9)
}

/// Returns the options of the autoscaler, without their prefix.
fn options(settings: &Settings, notes: &mut Vec<String>) -> Vec<Entry> {
    let slots = settings.slots_per_task_manager;
    let least = settings.min_workers.saturating_sub(1).saturating_mul(slots);
    let most = settings.max_workers.saturating_mul(slots);
    let tracks_restarts = settings.track_restarts == Switch::Yes;
    let seconds = |key, value_s| (key, duration::write(value_s));
    let factor = |key, value_pct| (key, share(value_pct));
    let mut options = vec![("enabled", true.to_string())];
    options.extend(utilization(settings, notes));
    options.extend([
        seconds("metrics.window", settings.metrics_window_s),
        seconds("stabilization.interval", settings.stabilization_interval_s),
        seconds("scale-down.interval", settings.scale_down_interval_s),
        factor("scale-down.max-factor", settings.scale_down_factor_pct),
        factor("scale-up.max-factor", settings.scale_up_factor_pct),
        seconds("catch-up.duration", settings.catch_up_s),
        seconds("restart.time", settings.expected_restart_s),
        ("restart.time-tracking.enabled", tracks_restarts.to_string()),
        seconds(
            "backlog-processing.lag-threshold",
            settings.backlog_threshold_s,
        ),
        (
            "vertex.min-parallelism",
            least.saturating_add(1).to_string(),
        ),
        ("vertex.max-parallelism", most.to_string()),
    ]);
    options.extend(alignment(settings));
    options
}

/// The bounds lie between 0 and 1. Beyond them only the older option says the same, which
/// has one number for both.
fn utilization(settings: &Settings, notes: &mut Vec<String>) -> Vec<Entry> {
    let target_pct = settings.target_utilization_pct;
    if target_pct > HIGHEST_TARGET_PCT {
        notes.push(format!(
            "The target is {target_pct} %. The operator takes no more than 100 %, so it is 100 \
             here."
        ));
    }
    let target_pct = f64::from(target_pct.min(HIGHEST_TARGET_PCT));
    let boundary_pct = settings.utilization_boundary_pct;
    let (min_pct, max_pct) = (target_pct - boundary_pct, target_pct + boundary_pct);
    let mut options = vec![("utilization.target", share(target_pct))];
    if min_pct < 0.0 || max_pct > f64::from(HIGHEST_TARGET_PCT) {
        options.push(("target.utilization.boundary", share(boundary_pct)));
    } else {
        options.push(("utilization.max", share(max_pct)));
        options.push(("utilization.min", share(min_pct)));
    }
    options
}

fn alignment(settings: &Settings) -> Option<Entry> {
    let adjust = "scaling.key-group.partitions.adjust.mode";
    let (key, mode) = match (settings.key_group_alignment, settings.operator_release) {
        (KeyGroupAlignment::OfRelease, _) => return None,
        (KeyGroupAlignment::EvenlySpread, OperatorRelease::Main) => {
            ("scaling.parallelism-alignment.mode", "EVENLY_SPREAD")
        }
        (KeyGroupAlignment::EvenlySpread, _) => (adjust, "EVENLY_SPREAD"),
        (KeyGroupAlignment::MaximizeUtilisation, _) => (adjust, "MAXIMIZE_UTILISATION"),
    };
    Some((key, mode.to_owned()))
}

/// The operator refuses a deployment without memory.
fn add_resources(settings: &Settings, lines: &mut Lines) {
    let task_manager_cpu = trimmed(settings.cpu_request_millicores / 1000.0, 6);
    for (part, cpu) in [
        ("jobManager:", "1"),
        ("taskManager:", task_manager_cpu.as_str()),
    ] {
        lines.line(1, part);
        lines.line(2, "resource:");
        lines.entry(3, "cpu", cpu);
        lines.line(3, "memory: 2048m");
    }
}

fn notes(settings: &Settings) -> Vec<String> {
    let release = match settings.operator_release {
        OperatorRelease::V1_14 => "1.14 (1.11 to 1.14 decide alike)",
        OperatorRelease::V1_15 => "1.15",
        OperatorRelease::Main => "after 1.15 (its main branch)",
    };
    let mut notes = vec![
        format!(
            "A job under the Flink Autoscaler of the Flink Kubernetes Operator {release}. Put in \
             your image, jar, directories and memory."
        ),
        "The parallelism stays between the least that needs minWorkers TaskManagers and the most \
         that maxWorkers have slots for."
            .to_owned(),
    ];
    if settings.autoscaler != AutoscalerKind::Flink {
        notes.push(OTHER_AUTOSCALER.to_owned());
    }
    if settings.rescale_by == RescaleBy::InPlace && settings.flink == FlinkRelease::V1_13 {
        notes.push(
            "Flink 1.13 cannot be rescaled in place; the figure upgrades it with a savepoint."
                .to_owned(),
        );
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(settings: &Settings) -> String {
        manifest(settings).text
    }

    fn has(text: &str, line: &str) -> bool {
        text.lines().any(|one| one.trim() == line)
    }

    #[test]
    fn bounds_beyond_those_of_the_operator_take_the_older_option() {
        let with = |target_utilization_pct, utilization_boundary_pct| {
            text(&Settings {
                target_utilization_pct,
                utilization_boundary_pct,
                ..Settings::default()
            })
        };
        let within = with(70, 30.0);
        assert!(has(&within, "job.autoscaler.utilization.max: \"1\""));
        assert!(has(&within, "job.autoscaler.utilization.min: \"0.4\""));
        for (target, boundary) in [(70, 40.0), (20, 30.0), (170, 10.0)] {
            let beyond = with(target, boundary);
            assert!(!beyond.contains("utilization.max"), "{beyond}");
            assert!(beyond.contains("target.utilization.boundary"), "{beyond}");
        }
        let above = with(170, 0.0);
        assert!(has(&above, "job.autoscaler.utilization.target: \"1\""));
    }

    #[test]
    fn the_release_is_one_that_the_operator_takes() {
        let with = |flink, operator_release| {
            text(&Settings {
                flink,
                operator_release,
                ..Settings::default()
            })
        };
        let first = with(FlinkRelease::V1_13, OperatorRelease::V1_15);
        assert!(has(&first, "flinkVersion: v1_20"));
        let latest = with(FlinkRelease::V2_3, OperatorRelease::Main);
        assert!(has(&latest, "flinkVersion: v2_3"));
        let unknown = with(FlinkRelease::V2_3, OperatorRelease::V1_15);
        assert!(has(&unknown, "flinkVersion: v2_2"));
    }

    #[test]
    fn a_running_job_is_changed_by_the_adaptive_scheduler_only() {
        let with = |rescale_by| {
            text(&Settings {
                flink: FlinkRelease::V1_20,
                autoscaler: AutoscalerKind::Flink,
                rescale_by,
                ..Settings::default()
            })
        };
        let adaptive = "jobmanager.scheduler: \"adaptive\"";
        let savepoint = with(RescaleBy::Savepoint);
        assert!(has(&savepoint, "upgradeMode: savepoint") && !has(&savepoint, adaptive));
        let last_state = with(RescaleBy::LastState);
        assert!(has(&last_state, "upgradeMode: last-state") && !has(&last_state, adaptive));
        assert!(has(&with(RescaleBy::InPlace), adaptive));
    }
}
