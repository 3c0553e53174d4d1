//! Writes a Flink configuration: flat lines `key: value`, right in `flink-conf.yaml` as well
//! as in `config.yaml`.

use super::Manifest;
use super::flink_option::{FlinkOption, When};
use super::flink_options::{
    FIXED_DELAY_ATTEMPTS, MOST_ATTEMPTS, OPTIONS, SCHEDULER_MODE, strategy_key,
};
use super::lines::Lines;
use crate::numbers::plain_number;
use crate::settings::{FIELDS, FlinkRelease, Partitioning, RestartStrategy, SettingId, Settings};

/// The strategy for the wait after a failure, as the settings have it.
fn strategy(settings: &Settings) -> When {
    if settings.delays_grow() {
        When::ExponentialDelay
    } else {
        When::FixedDelay
    }
}

/// Flink refuses a delay that does not grow.
fn is_refused(option: &FlinkOption, value: f64) -> bool {
    option.setting == SettingId::BackoffMultiplier && value <= 1.0
}

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let release = settings.flink;
    let mut notes = vec![format!(
        "Configuration of Flink {} for {}. Keys whose default is right are left out.",
        release.name(),
        match release {
            FlinkRelease::V1_13 => "flink-conf.yaml",
            FlinkRelease::V1_20 | FlinkRelease::V2_3 => "config.yaml",
        },
    )];
    let mut lines = Lines::default();
    if settings.autoscaler.sets_parallelism() {
        notes.push(
            "Not in Reactive Mode: the autoscaler of the figure sets the parallelism of the job."
                .to_owned(),
        );
    } else {
        lines.entry(0, SCHEDULER_MODE, "reactive");
    }
    for (key, text) in entries(settings, &mut notes) {
        lines.entry(0, key, text);
    }
    notes.extend(without_key(settings));
    lines.into_yaml(notes)
}

/// A key with its value as text.
pub(super) type Entry = (&'static str, String);

/// Returns the options of Flink that are not what the release has by default, and notes on
/// what has no key.
pub(super) fn entries(settings: &Settings, notes: &mut Vec<String>) -> Vec<Entry> {
    let strategy = strategy(settings);
    let mut of_strategy = Vec::new();
    let mut entries = Vec::new();
    for option in OPTIONS {
        if option.when != When::Always && option.when != strategy {
            continue;
        }
        let name = option.setting.field().name;
        if let Some(key) = option.ignored(settings) {
            let release = settings.flink.name();
            notes.push(format!(
                "{name}: Flink {release} ignores {key}, so it is left out."
            ));
        }
        let Some((in_release, value)) = option.other_than_default(settings) else {
            continue;
        };
        if is_refused(option, value) {
            notes.push(format!(
                "{name} is {}. Flink takes more than 1 only, so {} is left out.",
                plain_number(value),
                in_release.key,
            ));
            continue;
        }
        let (text, written) = in_release.write(value);
        if written != value {
            notes.push(format!("{name} is rounded to {text}."));
        }
        let is_of_strategy = option.when != When::Always;
        let target = if is_of_strategy {
            &mut of_strategy
        } else {
            &mut entries
        };
        target.push((in_release.key, text));
    }
    add_strategy(settings, strategy, of_strategy, &mut entries);
    entries
}

/// Adds the strategy if the release would take another one, if one of its options differs, or
/// if the restarts of a fixed delay are limited.
fn add_strategy(
    settings: &Settings,
    strategy: When,
    options: Vec<Entry>,
    entries: &mut Vec<Entry>,
) {
    let of_release = Settings {
        restart_strategy: RestartStrategy::OfRelease,
        ..settings.clone()
    };
    let is_limited = strategy == When::FixedDelay && settings.restart_attempts.is_some();
    let is_named = of_release.delays_grow() != settings.delays_grow() || is_limited;
    if options.is_empty() && !is_named {
        return;
    }
    let key = strategy_key(settings.flink);
    if strategy == When::FixedDelay {
        entries.push((key, RestartStrategy::FixedDelay.name().to_owned()));
        // By default there is one attempt.
        if !is_limited {
            entries.push((FIXED_DELAY_ATTEMPTS, plain_number(MOST_ATTEMPTS)));
        }
    } else {
        entries.push((key, RestartStrategy::ExponentialDelay.name().to_owned()));
    }
    entries.extend(options);
}

/// The settings of the job that are no options of Flink: what was measured, or follows from
/// the job's code.
const MEASURED: &[SettingId] = &[
    SettingId::CpuPerRecord,
    SettingId::IdleCpu,
    SettingId::Capacity,
    SettingId::SourceCapacity,
    SettingId::InFlight,
    SettingId::RestartTime,
    SettingId::StartTime,
    SettingId::StartCpu,
];

/// Returns notes on what the configuration has no key for.
fn without_key(settings: &Settings) -> Vec<String> {
    let mut parts = Vec::new();
    for field in FIELDS.iter().filter(|field| MEASURED.contains(&field.id)) {
        if !field.is_left_to_default(settings) {
            let value = plain_number((field.get)(settings));
            parts.push(format!("{} {value} {}", field.name, field.unit.symbol()));
        }
    }
    let mut notes = vec![format!(
        "No keys: values of the model that a job has by itself: {}.",
        parts.join(", ")
    )];
    if settings.partitioning == Partitioning::Keyed {
        notes.push("Partitioning by key is in the code of the job (keyBy).".to_owned());
    }
    if !settings.autoscaler.sets_parallelism() {
        notes.push("Reactive Mode runs on a standalone application cluster only.".to_owned());
    }
    notes.push("The CPU of a TaskManager is in its Deployment.".to_owned());
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Preset, Value};

    fn keys(settings: &Settings) -> Vec<String> {
        let text = manifest(settings).text;
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    }

    fn with(patch: &[(SettingId, &str)]) -> Settings {
        let entry = |(id, text): &(SettingId, &str)| (*id, Value::Text((*text).to_owned()));
        let patch: Vec<_> = patch.iter().map(entry).collect();
        Settings::preset(Preset::DayNight).with(&patch).unwrap()
    }

    #[test]
    fn keys_are_those_of_the_release() {
        let first = with(&[(SettingId::RescaleCooldown, "45")]);
        assert_eq!(
            keys(&first),
            [
                "scheduler-mode: reactive",
                "taskmanager.numberOfTaskSlots: 2",
                "pipeline.max-parallelism: 16384",
                "execution.checkpointing.interval: 30 s",
                "heartbeat.timeout: 8000",
                "heartbeat.interval: 5000",
            ]
        );
        let later = with(&[
            (SettingId::Flink, "2.3"),
            (SettingId::RescaleCooldown, "45"),
            (SettingId::CheckpointInterval, "0.5"),
        ]);
        assert_eq!(
            keys(&later)[3..],
            [
                "execution.checkpointing.interval: 500 ms",
                "heartbeat.timeout: 8 s",
                "heartbeat.interval: 5 s",
                "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling: 45 s",
            ]
        );
    }

    #[test]
    fn options_that_a_release_ignores_are_left_out_and_told() {
        let set = [
            (SettingId::MinParallelismIncrease, "4"),
            (SettingId::ScalingIntervalMax, "20"),
        ];
        let [key, longest] = [
            "jobmanager.adaptive-scheduler.min-parallelism-increase",
            "jobmanager.adaptive-scheduler.scaling-interval.max",
        ];
        let of = |release| with(&[&set[..], &[(SettingId::Flink, release)]].concat());
        assert_eq!(keys(&of("1.13"))[6..], [format!("{key}: 4")]);
        // Not less than the cooldown.
        let both = [format!("{key}: 4"), format!("{longest}: 30 s")];
        assert_eq!(keys(&of("1.20"))[6..], both);
        assert_eq!(keys(&of("2.3")).len(), 6);
        let notes = manifest(&of("2.3")).notes;
        for key in [key, longest] {
            let told = format!("Flink 2.3 ignores {key}, so it is left out.");
            assert!(notes.iter().any(|note| note.ends_with(&told)), "{notes:?}");
        }
        let notes = manifest(&with(&[(SettingId::Flink, "2.3")])).notes;
        assert!(
            !notes.iter().any(|note| note.contains("ignores")),
            "{notes:?}"
        );
    }

    #[test]
    fn a_restart_strategy_is_named_when_the_release_has_another() {
        let fixed = with(&[
            (SettingId::Flink, "1.20"),
            (SettingId::RestartStrategy, "fixed-delay"),
        ]);
        assert_eq!(
            keys(&fixed)[6..],
            [
                "restart-strategy.type: fixed-delay",
                "restart-strategy.fixed-delay.attempts: 2147483647",
            ]
        );
        let growing = with(&[
            (SettingId::RestartStrategy, "exponential-delay"),
            (SettingId::BackoffMultiplier, "1"),
            (SettingId::BackoffMax, "90"),
        ]);
        assert_eq!(
            keys(&growing)[6..],
            [
                "restart-strategy: exponential-delay",
                "restart-strategy.exponential-delay.max-backoff: 90 s",
            ]
        );
        let limited = with(&[(SettingId::RestartAttempts, "3")]);
        assert_eq!(
            keys(&limited)[6..],
            [
                "restart-strategy: fixed-delay",
                "restart-strategy.fixed-delay.attempts: 3",
            ]
        );
        // One attempt is what Flink has by default where the strategy is named.
        let once = with(&[(SettingId::RestartAttempts, "1")]);
        assert_eq!(keys(&once)[6..], ["restart-strategy: fixed-delay"]);
        let later = with(&[
            (SettingId::Flink, "1.20"),
            (SettingId::RestartAttempts, "3"),
        ]);
        assert_eq!(
            keys(&later)[6..],
            [
                "restart-strategy.type: exponential-delay",
                "restart-strategy.exponential-delay.attempts-before-reset-backoff: 3",
            ]
        );
        let notes = manifest(&growing).notes;
        let refused = "backoffMultiplier is 1. Flink takes more than 1 only";
        assert!(
            notes.iter().any(|note| note.starts_with(refused)),
            "{notes:?}"
        );
    }
}
