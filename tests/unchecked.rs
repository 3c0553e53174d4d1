//! Checks the settings outside what the model was checked with: their ranges are those of
//! the recordings, the experiment and the cases in `tests/data`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, unreachable_pub, reason = "modules of other tests")]

#[path = "blog_experiment/constants.rs"]
mod constants;
#[path = "flink_traces/options.rs"]
mod options;
#[path = "flink_traces/trace.rs"]
mod trace;

use constants::{FIRST_TRY, SECOND_TRY};
use reactive_allocation::settings::{
    Acts, AutoscalerKind, BehaviorKind, Checked, CheckedWith, FIELDS, FlinkRelease, Partitioning,
    Preset, RestartStrategy, SelectPolicyKind, SettingId, Settings, Unchecked, Value, unchecked,
};
use reactive_allocation::text::{self, Words};
use serde_json::Value as Json;
use std::path::Path;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");

/// The smallest and the largest of some numbers.
fn range(numbers: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let range = numbers
        .into_iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), n| {
            (least.min(n), most.max(n))
        });
    assert!(range.0.is_finite());
    range
}

/// Returns the settings of each recording of real Flink.
fn recordings() -> Vec<Settings> {
    let directory = Path::new(DATA).join("flink-traces");
    let files = std::fs::read_dir(&directory).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| Some(name.strip_suffix(".events.csv")?.to_owned()))
        .map(|name| options::Options::of(&trace::Trace::read(&directory, &name)).settings)
        .collect()
}

fn experiment() -> Vec<Settings> {
    vec![FIRST_TRY.settings(1), SECOND_TRY.settings(1)]
}

/// Returns the range of a setting in runs in which it acts; one that is left to its
/// default has the value `default`.
fn range_in(runs: &[Settings], id: SettingId, default: f64) -> (f64, f64) {
    let field = id.field();
    let acting = runs.iter().filter(|run| id.acts(run) == Acts::Now);
    range(acting.map(|run| {
        if field.is_left_to_default(run) {
            default
        } else {
            // The intervals of heartbeats in 1.13 are some milliseconds longer.
            ((field.get)(run) * 10.0).round() / 10.0
        }
    }))
}

fn json(name: &str) -> Json {
    let path = Path::new(DATA).join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Calls `found` with every number and the keys that lead to it, the kind of the case
/// first and the direction of a policy behind it.
fn walk(json: &Json, path: &mut Vec<String>, found: &mut dyn FnMut(&[String], f64)) {
    match json {
        Json::Object(object) => {
            let kind = object.get("type").and_then(Json::as_str);
            for (key, value) in object {
                path.push(key.clone());
                path.extend(kind.map(str::to_owned));
                walk(value, path, found);
                path.truncate(path.len() - 1 - usize::from(kind.is_some()));
            }
        }
        Json::Array(array) => {
            for value in array {
                walk(value, path, found);
            }
        }
        Json::Number(number) => found(path, number.as_f64().unwrap()),
        _ => {}
    }
}

/// Returns the range of the numbers of the cases in a file whose keys `wanted` accepts.
fn range_of(file: &str, wanted: impl Fn(&dyn Fn(&str) -> bool) -> bool) -> (f64, f64) {
    let cases = json(file);
    let mut numbers = Vec::new();
    for case in cases["vectors"].as_array().unwrap() {
        let mut path = vec![case["kind"].as_str().unwrap().to_owned()];
        if let Some(direction) = case["input"]["direction"].as_str() {
            path.push(format!("scale_{direction}"));
        }
        for part in ["input", "expected"] {
            path.push(part.to_owned());
            walk(&case[part], &mut path, &mut |path, number| {
                if wanted(&|key| path.iter().any(|part| part == key)) {
                    numbers.push(number);
                }
            });
            path.pop();
        }
    }
    range(numbers)
}

/// Returns the low alarm's shares of the target on EC2; the other service has its own.
fn ratios_of_ec2() -> Vec<f64> {
    let cases = json("vectors-asg-mig.json");
    let cases = cases["vectors"].as_array().unwrap().iter();
    let of_ec2 = cases.filter(|case| case["input"]["service"] == "ec2-asg");
    of_ec2
        .filter_map(|case| case["expected"]["ratio"].as_f64())
        .collect()
}

/// Returns what is outside if the setting alone has this value.
fn outside(settings: &Settings, id: SettingId, value: f64) -> Option<Unchecked> {
    let mut patch = vec![(id, Value::Number(value))];
    // What bounds them gives way by itself only if it was not set.
    if id == SettingId::MaxWorkers {
        patch.push((SettingId::MinWorkers, Value::Number(1.0)));
    }
    let settings = settings.with(&patch).unwrap();
    assert_eq!((id.field().get)(&settings), value, "{id:?}");
    unchecked(&settings)
        .into_iter()
        .find(|unchecked| unchecked.setting == id)
}

/// Checks that a setting is inside from `least` to `most` and outside beyond.
fn assert_range(settings: &Settings, id: SettingId, with: CheckedWith, (least, most): (f64, f64)) {
    let (lowest, highest) = id.field().range();
    let expected = Unchecked {
        setting: id,
        with,
        checked: Checked::Between(least, most),
    };
    for value in [least, most] {
        assert_eq!(outside(settings, id, value), None, "{id:?} {value}");
    }
    let below = (least - 1.0).max(lowest);
    let beyond = [below, most + 1.0];
    for value in beyond.into_iter().filter(|v| *v <= highest) {
        let is_beyond = !(least..=most).contains(&value);
        let found = outside(settings, id, value);
        assert_eq!(found, is_beyond.then_some(expected), "{id:?} {value}");
    }
}

#[test]
fn ranges_of_flink_are_those_of_the_recordings_and_of_the_experiment() {
    let both: Vec<Settings> = recordings().into_iter().chain(experiment()).collect();
    assert_eq!(both.len(), 17);
    let fixed = Settings::default();
    let growing = Settings {
        restart_strategy: RestartStrategy::ExponentialDelay,
        ..Settings::default()
    };
    let latest = Settings {
        flink: FlinkRelease::V2_3,
        ..Settings::default()
    };
    let long = Settings {
        heartbeat_timeout_s: 55.0,
        heartbeat_interval_s: 1.0,
        ..Settings::default()
    };
    let short = Settings {
        heartbeat_interval_s: 0.5,
        ..Settings::default()
    };
    for (id, settings, default) in [
        (SettingId::StateSize, &fixed, f64::NAN),
        (SettingId::SlotsPerTaskManager, &fixed, f64::NAN),
        (SettingId::MaxParallelism, &fixed, f64::NAN),
        (SettingId::RescaleCooldown, &latest, 30.0),
        (SettingId::ExecutingStabilization, &latest, 60.0),
        (SettingId::HeartbeatTimeout, &short, f64::NAN),
        (SettingId::HeartbeatInterval, &long, f64::NAN),
        (SettingId::CheckpointInterval, &fixed, f64::NAN),
        (SettingId::RestartDelay, &fixed, f64::NAN),
        (SettingId::RestartTime, &fixed, f64::NAN),
    ] {
        let runs = range_in(&both, id, default);
        assert_range(settings, id, CheckedWith::Flink, runs);
    }
    // The wait that grows is that of the recordings of 1.20 and 2.3.
    for id in [SettingId::BackoffInitial, SettingId::BackoffReset] {
        let runs = range_in(&both, id, f64::NAN);
        assert_range(&growing, id, CheckedWith::Flink, runs);
    }
    // Only the experiment has an autoscaler and starts TaskManagers.
    for id in [
        SettingId::SyncPeriod,
        SettingId::MetricsResolution,
        SettingId::MetricsJitter,
        SettingId::ReadinessDelay,
        SettingId::StartTime,
        SettingId::StartSpread,
    ] {
        let runs = range_in(&experiment(), id, f64::NAN);
        assert_range(&fixed, id, CheckedWith::Flink, runs);
    }
    let measured = json("blog-experiment-8s/measured.json");
    let counts = measured["share_of_time_at_count"].as_object().unwrap();
    let counts = range(counts.keys().map(|count| count.parse().unwrap()));
    assert_range(&fixed, SettingId::StaticWorkers, CheckedWith::Flink, counts);
    let most = range_in(&experiment(), SettingId::MaxWorkers, f64::NAN).1;
    assert_range(
        &fixed,
        SettingId::MaxWorkers,
        CheckedWith::Flink,
        (counts.0, most),
    );
}

#[test]
fn ranges_of_the_autoscalers_are_those_of_their_cases() {
    const HPA: &str = "vectors-hpa.json";
    const MACHINES: &str = "vectors-asg-mig.json";
    let of = |autoscaler| Settings {
        autoscaler,
        behavior: BehaviorKind::Policies,
        max_scaled_in_replicas: 1,
        ..Settings::default()
    };
    let (hpa, asg, mig) = (
        of(AutoscalerKind::Hpa),
        of(AutoscalerKind::Asg),
        of(AutoscalerKind::Mig),
    );
    let down = Settings {
        scale_down_pods: 1,
        ..hpa.clone()
    };
    // Pods with a readiness probe, and those that it finds ready only later.
    let probed = Settings {
        readiness_delay_s: 60,
        ..hpa.clone()
    };
    let late = Settings {
        readiness_delay_s: 600,
        ..hpa.clone()
    };
    let periods = range_of(HPA, |has| has("period_s"));
    let in_percent = |(least, most): (f64, f64)| ((least * 100.0).round(), (most * 100.0).round());
    // Without a policy the number is 0.
    let or_none = |(_, most): (f64, f64)| (0.0, most);
    let policies = |direction: &str, kind: &str| {
        or_none(range_of(HPA, |has| {
            has("input") && has(direction) && has(kind) && has("value")
        }))
    };
    let windows = |direction: &str, window: &str| {
        range_of(HPA, |has| {
            has(direction) && has("stabilization_window_s") || has(window)
        })
    };
    for (settings, id, cases) in [
        (
            &hpa,
            SettingId::TargetUtilization,
            range_of(HPA, |has| has("target_utilization_pct")),
        ),
        (
            &asg,
            SettingId::TargetUtilization,
            range_of(MACHINES, |has| has("alarm_low_threshold") && has("target")),
        ),
        (
            &mig,
            SettingId::TargetUtilization,
            in_percent(range_of(MACHINES, |has| {
                has("mig_recommended_size") && has("target") || has("cpu_utilization_target")
            })),
        ),
        (
            &hpa,
            SettingId::Tolerance,
            in_percent(range_of(HPA, |has| {
                has("tolerance_down") || has("tolerance_up")
            })),
        ),
        (
            &hpa,
            SettingId::StabilizationWindow,
            windows("scale_down", "down_window_s"),
        ),
        (
            &hpa,
            SettingId::ScaleUpStabilization,
            windows("scale_up", "up_window_s"),
        ),
        (
            &probed,
            SettingId::CpuInitialization,
            range_of(HPA, |has| has("cpu_initialization_period_s")),
        ),
        (
            &late,
            SettingId::InitialReadinessDelay,
            range_of(HPA, |has| has("initial_readiness_delay_s")),
        ),
        (
            &hpa,
            SettingId::ScaleUpTolerance,
            in_percent(range_of(HPA, |has| has("tolerance_up"))),
        ),
        (
            &hpa,
            SettingId::ScaleDownTolerance,
            in_percent(range_of(HPA, |has| has("tolerance_down"))),
        ),
        (&hpa, SettingId::ScaleUpPods, policies("scale_up", "Pods")),
        (
            &hpa,
            SettingId::ScaleUpPercent,
            policies("scale_up", "Percent"),
        ),
        (
            &hpa,
            SettingId::ScaleDownPods,
            policies("scale_down", "Pods"),
        ),
        (
            &hpa,
            SettingId::ScaleDownPercent,
            policies("scale_down", "Percent"),
        ),
        (&hpa, SettingId::PolicyPeriod, periods),
        (&hpa, SettingId::ScaleUpPodsPeriod, periods),
        (&hpa, SettingId::ScaleUpPercentPeriod, periods),
        (&down, SettingId::ScaleDownPodsPeriod, periods),
        (&hpa, SettingId::ScaleDownPercentPeriod, periods),
        (
            &asg,
            SettingId::InstanceWarmup,
            range_of(MACHINES, |has| has("warmup_resolution")),
        ),
        (
            &asg,
            SettingId::ScaleInRatio,
            in_percent(range(ratios_of_ec2())),
        ),
        (
            &mig,
            SettingId::InitializationPeriod,
            range_of(MACHINES, |has| has("initialization_period_s")),
        ),
        (
            &mig,
            SettingId::StabilizationPeriod,
            range_of(MACHINES, |has| has("stabilization_s")),
        ),
        (
            &mig,
            SettingId::MaxScaledInReplicas,
            or_none(range_of(MACHINES, |has| has("max_scaled_in_fixed"))),
        ),
        (
            &mig,
            SettingId::ScaleInWindow,
            range_of(MACHINES, |has| has("time_window_s")),
        ),
    ] {
        assert_range(settings, id, CheckedWith::Autoscaler, cases);
    }
}

/// The selections of the cases, of which none disables a direction.
#[test]
fn selections_are_those_of_the_cases() {
    fn has(json: &Json, key: &str, text: &str) -> bool {
        match json {
            Json::Object(object) => {
                let mut entries = object.iter();
                entries.any(|(own, value)| own == key && value == text || has(value, key, text))
            }
            Json::Array(items) => items.iter().any(|item| has(item, key, text)),
            _ => false,
        }
    }
    let cases = json("vectors-hpa.json");
    for kind in SelectPolicyKind::ALL {
        let mut name = kind.name().to_owned();
        name[..1].make_ascii_uppercase();
        let has_case = has(&cases, "select_policy", &name);
        for id in [SettingId::ScaleUpSelect, SettingId::ScaleDownSelect] {
            let settings = Settings {
                behavior: BehaviorKind::Policies,
                ..Settings::default()
            };
            let entry = (id, Value::Text(kind.name().to_owned()));
            let settings = settings.with(&[entry]).unwrap();
            let is_inside = unchecked(&settings).is_empty();
            assert_eq!(is_inside, has_case, "{id:?} {name}");
        }
    }
}

#[test]
fn what_has_one_checked_value_is_outside_with_another() {
    let names = |settings: &Settings| -> Vec<SettingId> {
        unchecked(settings).iter().map(|u| u.setting).collect()
    };
    for (settings, id) in [
        (
            Settings {
                partitioning: Partitioning::Keyed,
                ..Settings::default()
            },
            SettingId::Partitioning,
        ),
        (
            Settings {
                source_capacity_per_s: Some(30_000.0),
                ..Settings::default()
            },
            SettingId::SourceCapacity,
        ),
        (
            Settings {
                flink: FlinkRelease::V2_3,
                rescale_max_delay_s: Some(10.0),
                ..Settings::default()
            },
            SettingId::RescaleMaxDelay,
        ),
        (
            Settings {
                restart_strategy: RestartStrategy::ExponentialDelay,
                ..Settings::default()
            },
            SettingId::RestartStrategy,
        ),
        (
            Settings {
                flink: FlinkRelease::V1_20,
                backoff_multiplier: Some(3.0),
                ..Settings::default()
            },
            SettingId::BackoffMultiplier,
        ),
    ] {
        assert_eq!(names(&settings), [id]);
    }
    // The strategy of the release by its name.
    let named = Settings {
        flink: FlinkRelease::V1_20,
        restart_strategy: RestartStrategy::ExponentialDelay,
        ..Settings::default()
    };
    assert_eq!(names(&named), []);
    let state = Settings {
        state_mb: 200_000.0,
        ..Settings::default()
    };
    assert_eq!(
        names(&state),
        [
            SettingId::StateSize,
            SettingId::RestoreRate,
            SettingId::SavepointRate
        ]
    );
}

#[test]
fn every_preset_on_every_release_and_autoscaler_is_inside() {
    for preset in Preset::ALL {
        for flink in FlinkRelease::ALL {
            let settings = Settings {
                flink: *flink,
                ..Settings::preset(*preset)
            };
            assert_eq!(unchecked(&settings), [], "{preset:?} {flink:?}");
        }
    }
    for autoscaler in [AutoscalerKind::Asg, AutoscalerKind::Mig] {
        let settings = Settings {
            autoscaler,
            ..Settings::default()
        };
        assert_eq!(unchecked(&settings), [], "{autoscaler:?}");
    }
}

#[test]
fn settings_that_do_not_act_are_left_out_and_the_order_is_that_of_the_table() {
    let settings = Settings {
        static_workers: 40,
        max_workers: 60,
        target_utilization_pct: 5,
        sync_period_s: 60.0,
        scale_up_pods: 1_000_000,
        rescale_cooldown_s: Some(600.0),
        restart_time_s: 30.0,
        ..Settings::default()
    };
    let found: Vec<SettingId> = unchecked(&settings).iter().map(|u| u.setting).collect();
    assert_eq!(
        found,
        [
            SettingId::StaticWorkers,
            SettingId::MaxWorkers,
            SettingId::TargetUtilization,
            SettingId::SyncPeriod,
            SettingId::RestartTime
        ]
    );
    let order = |id: &SettingId| FIELDS.iter().position(|field| field.id == *id);
    assert!(found.iter().map(order).is_sorted());
}

#[test]
fn texts_name_the_checked_values() {
    let settings = Settings {
        slots_per_task_manager: 8,
        state_mb: 200_000.0,
        partitioning: Partitioning::Keyed,
        source_capacity_per_s: Some(30_000.0),
        tolerance_pct: 300.0,
        ..Settings::default()
    };
    let told = |words: &Words| -> Vec<String> {
        let all = unchecked(&settings);
        let told = all.iter().map(|u| text::unchecked(words, u));
        told.map(|text| text.replace('\u{a0}', " ")).collect()
    };
    assert_eq!(
        told(&Words::english()),
        [
            "Outside the cases that the autoscaler was checked with (0 % to 200 %).",
            "Outside what was checked with real Flink (only 0 MB).",
            "Outside what was checked with real Flink (1 to 2).",
            "Outside what was checked with real Flink (only evenly (rebalance)).",
            "Outside what was checked with real Flink (only the default).",
            "Assumed: no figure was found to check it with.",
            "Assumed: no figure was found to check it with.",
        ]
    );
    assert_eq!(
        told(&Words::german())[1..3],
        [
            "Außerhalb dessen, was an echtem Flink geprüft ist (nur 0 MB).",
            "Außerhalb dessen, was an echtem Flink geprüft ist (1 bis 2).",
        ]
    );
    for text in told(&Words::chinese()) {
        assert!(text.ends_with('。') && !text.contains('{'), "{text}");
    }
}
