//! Checks what manifests say, and that they are read back.
//!
//! After an intended change run `UPDATE_SNAPSHOTS=1 cargo test --test manifests`, and review
//! the changed texts in `tests/snapshots/manifests`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and the checks are also a library"
)]

#[path = "../fuzz/checks/input.rs"]
mod input;
#[path = "../fuzz/checks/manifest.rs"]
mod round_trips;
#[path = "../fuzz/checks/valid.rs"]
mod valid;

use arbitrary::Unstructured;
use proptest::prelude::*;
use reactive_allocation::manifest::{ManifestKind, Read, Reason, options, read, write};
use reactive_allocation::settings::{
    AutoscalerKind, BehaviorKind, FlinkRelease, OperatorRelease, PartitionCap, Preset, RescaleBy,
    SelectPolicyKind, SettingId, Settings, Switch, Value,
};
use std::path::Path;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn what_is_written_is_read_back(bytes in proptest::collection::vec(any::<u8>(), 2048)) {
        let settings = input::any_settings(&mut Unstructured::new(&bytes)).unwrap();
        round_trips::check_round_trips(&settings);
    }
}

/// A state in which most parts of the manifests are there.
fn everything_set() -> Settings {
    let patch = [
        set(SettingId::Flink, "2.3"),
        set(SettingId::Behavior, "policies"),
        set(SettingId::Tolerance, "5"),
        set(SettingId::ScaleUpTolerance, "2.5"),
        set(SettingId::ScaleUpSelect, "min"),
        set(SettingId::ScaleUpPodsPeriod, "60"),
        set(SettingId::ScaleDownPods, "2"),
        set(SettingId::ScaleDownPercent, "0"),
        set(SettingId::ReadinessDelay, "45"),
        set(SettingId::InitialReadinessDelay, "60"),
        set(SettingId::SyncPeriod, "30"),
        set(SettingId::CpuInitialization, "120"),
        set(SettingId::StabilizationWindow, "5000"),
        set(SettingId::MaxScaledInReplicas, "3"),
        set(SettingId::DisableScaleIn, "yes"),
        set(SettingId::InstanceWarmup, "12.5"),
        set(SettingId::Partitioning, "keyed"),
        set(SettingId::RestartStrategy, "fixed-delay"),
        set(SettingId::RestartDelay, "2.5"),
        set(SettingId::RescaleCooldown, "10"),
        set(SettingId::RescaleMaxDelay, "60"),
        set(SettingId::MaxCheckpointFailures, "4"),
        set(SettingId::MinParallelismIncrease, "3"),
        set(SettingId::RestartAttempts, "7"),
    ];
    Settings::default().with(&patch).unwrap()
}

fn set(id: SettingId, text: &str) -> (SettingId, Value) {
    (id, Value::Text(text.to_owned()))
}

/// An Auto Scaling group whose minimum follows a schedule.
fn scheduled_minimum() -> Settings {
    let plan = "2026-12-24 2; Mon-Fri 07:00-20:30 8; Sat,Sun 22:00-02:00 99; else 3";
    let patch = [
        set(SettingId::Autoscaler, "asg"),
        set(SettingId::ScheduledMinimum, "yes"),
        set(SettingId::Schedule, plan),
    ];
    Settings::default().with(&patch).unwrap()
}

#[test]
fn the_minimum_of_a_group_follows_its_schedule() {
    let manifest = write(ManifestKind::CloudFormation, &scheduled_minimum());
    let lines = |key: &str| -> Vec<String> {
        let lines = manifest
            .text
            .lines()
            .skip_while(|line| !line.contains("ScheduledMinimum1:"));
        let found = lines.filter_map(|line| line.trim().strip_prefix(key));
        found
            .map(|value| value.trim_matches([' ', '"']).to_owned())
            .collect()
    };
    // 99 is more than the group may have.
    assert_eq!(lines("MinSize:"), ["3", "8", "3", "15"]);
    assert_eq!(
        lines("Recurrence:"),
        [
            "0 2 * * 1,0",
            "0 7 * * 1,2,3,4,5",
            "30 20 * * 1,2,3,4,5",
            "0 22 * * 6,0"
        ]
    );
    assert!(
        manifest
            .notes
            .iter()
            .any(|note| note.contains("for a date"))
    );
    let off = Settings {
        scheduled_minimum: Switch::No,
        ..scheduled_minimum()
    };
    assert!(
        !write(ManifestKind::CloudFormation, &off)
            .text
            .contains("Scheduled")
    );
}

fn keda() -> Settings {
    Settings {
        autoscaler: AutoscalerKind::Keda,
        scale_to_zero: Switch::Yes,
        cached_metrics: Switch::Yes,
        with_cpu: Switch::Yes,
        partition_cap: PartitionCap::WithLag,
        cooldown_period_s: 120.5,
        behavior: BehaviorKind::Policies,
        ..Settings::default()
    }
}

fn step_scaling() -> Settings {
    Settings {
        autoscaler: AutoscalerKind::AsgSteps,
        ..Settings::default()
    }
}

fn hpa_on_lag() -> Settings {
    Settings {
        autoscaler: AutoscalerKind::HpaLag,
        with_cpu: Switch::Yes,
        ..Settings::default()
    }
}

fn flink_autoscaler() -> Settings {
    Settings {
        autoscaler: AutoscalerKind::Flink,
        flink: FlinkRelease::V2_3,
        operator_release: OperatorRelease::Main,
        rescale_by: RescaleBy::InPlace,
        cpu_limit_millicores: Some(1500.0),
        ..Settings::default()
    }
}

#[test]
fn manifests_equal_their_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/manifests");
    let states = [
        ("day-night", Settings::default()),
        ("blog-experiment", Settings::preset(Preset::BlogExperiment)),
        ("everything-set", everything_set()),
        ("scheduled-minimum", scheduled_minimum()),
    ];
    let of_all = states.iter().flat_map(|(state, settings)| {
        let of_state = move |kind| (*state, settings.clone(), kind);
        ManifestKind::ALL.into_iter().map(of_state)
    });
    let of_autoscalers = [
        ("consumer-lag", hpa_on_lag(), ManifestKind::Hpa),
        ("step-scaling", step_scaling(), ManifestKind::CloudFormation),
        ("scale-to-zero", keda(), ManifestKind::Keda),
        (
            "in-place",
            flink_autoscaler(),
            ManifestKind::FlinkDeployment,
        ),
    ];
    let mut changed = Vec::new();
    for (state, settings, kind) in of_all.chain(of_autoscalers) {
        let extension = if kind == ManifestKind::Google {
            "json"
        } else {
            "yaml"
        };
        let path = folder.join(format!("{state}.{}.{extension}", kind.name()));
        let text = write(kind, &settings).text;
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        if std::fs::read_to_string(&path).ok() != Some(text) {
            changed.push(path);
        }
    }
    assert!(
        changed.is_empty(),
        "different from their snapshots: {changed:?}"
    );
}

/// Returns the options of a release as its own classes have them.
fn options_of_flink(release: FlinkRelease) -> serde_json::Value {
    let file = format!("tests/data/flink-options/{}.json", release.name());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Returns a default as a number, in seconds for a duration.
fn default_of(option: &serde_json::Value) -> Option<f64> {
    let text = option["default"].as_str()?;
    let number = match option["type"].as_str().unwrap() {
        // The only one that is not a duration in this type.
        "Long" => text.parse::<f64>().unwrap() / 1e3,
        "Duration" => {
            let minutes = text
                .strip_prefix("PT")
                .and_then(|text| text.strip_suffix('M'));
            let hours = text
                .strip_prefix("PT")
                .and_then(|text| text.strip_suffix('H'));
            let seconds = text
                .strip_prefix("PT")
                .and_then(|text| text.strip_suffix('S'));
            let parsed = |text: &str| text.parse::<f64>().unwrap();
            match (hours, minutes, seconds) {
                (Some(hours), _, _) => parsed(hours) * 3600.0,
                (_, Some(minutes), _) => parsed(minutes) * 60.0,
                (_, _, Some(seconds)) => parsed(seconds),
                _ => panic!("{text}"),
            }
        }
        _ => text.parse().unwrap(),
    };
    // -1 stands for none.
    (number >= 0.0).then_some(number)
}

#[test]
fn options_and_defaults_are_those_of_the_releases() {
    for release in FlinkRelease::ALL {
        let all = options_of_flink(*release);
        for option in options(*release) {
            let own = &all["options"][option.key];
            assert!(own.is_object(), "{} has no {}", release.name(), option.key);
            assert_eq!(
                own["type"] == "Duration",
                option.is_duration,
                "{}",
                option.key
            );
            assert_eq!(default_of(own), option.default, "{}", option.key);
            let older = own["olderKeys"][0].as_str();
            assert_eq!(older, option.older_key, "{}", option.key);
        }
    }
}

fn read_hpa(text: &str) -> Read {
    read(text, FlinkRelease::V1_13).unwrap_or_else(|error| panic!("{error}"))
}

fn value(read: &Read, id: SettingId) -> Option<Value> {
    let changes = read.changes();
    let found = changes.iter().rev().find(|(other, _)| *other == id);
    found.map(|(_, value)| value.clone())
}

fn reasons(read: &Read) -> Vec<(&str, Reason)> {
    let remarks = read.remarks.iter();
    remarks
        .map(|remark| (remark.key.as_str(), remark.reason))
        .collect()
}

#[test]
fn an_object_with_all_there_is_gives_settings_and_remarks() {
    let read = read_hpa(
        "apiVersion: autoscaling/v2beta2
kind: HorizontalPodAutoscaler
metadata: {name: x, labels: {a: b}}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: x}
  maxReplicas: 900
  metrics:
    - type: Resource
      resource: {name: memory, target: {type: Utilization, averageUtilization: 50}}
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 35
    - type: Pods
      pods: {metric: {name: lag}, target: {type: AverageValue, averageValue: 1k}}
  behavior:
    scaleUp:
      tolerance: 50m
      policies:
        - {type: Pods, value: 2, periodSeconds: 60}
        - {type: Pods, value: 3, periodSeconds: 60}
    scaleDown:
      stabilizationWindowSeconds: 120
      selectPolicy: Min
status: {currentReplicas: 3}
",
    );
    assert_eq!(
        value(&read, SettingId::MinWorkers),
        Some(Value::Number(1.0))
    );
    assert_eq!(value(&read, SettingId::MaxWorkers), None);
    let number = |id| match value(&read, id) {
        Some(Value::Number(number)) => number,
        other => panic!("{id:?}: {other:?}"),
    };
    assert_eq!(number(SettingId::TargetUtilization), 35.0);
    assert_eq!(number(SettingId::ScaleUpPods), 2.0);
    assert_eq!(number(SettingId::ScaleUpPercent), 0.0);
    assert_eq!(number(SettingId::ScaleUpPodsPeriod), 60.0);
    assert_eq!(number(SettingId::ScaleDownPercent), 100.0);
    assert_eq!(number(SettingId::ScaleDownPercentPeriod), 15.0);
    assert_eq!(number(SettingId::StabilizationWindow), 120.0);
    assert_eq!(number(SettingId::ScaleUpTolerance), 5.0);
    assert_eq!(number(SettingId::ScaleDownTolerance), 10.0);
    let max = Reason::OutOfRange(SettingId::MaxWorkers);
    assert_eq!(
        reasons(&read),
        [
            ("apiVersion", Reason::OldVersion),
            ("spec.maxReplicas", max),
            ("spec.metrics[0]", Reason::OtherMetric),
            ("spec.metrics[2]", Reason::OtherMetric),
            ("spec.behavior.scaleUp.policies[1]", Reason::FurtherPolicy),
        ]
    );
    assert_eq!((read.remarks[1].line, read.remarks[1].column), (6, 16));
    let (settings, errors) = read.apply(&Settings::default());
    assert_eq!(errors, []);
    assert_eq!(settings.behavior, BehaviorKind::Policies);
    assert_eq!(settings.scale_up_select, SelectPolicyKind::Max);
    assert_eq!(settings.scale_down_select, SelectPolicyKind::Min);
}

#[test]
fn an_external_metric_is_read_as_consumer_lag() {
    let with = |metrics: &str| {
        let text = format!(
            "apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec:
  maxReplicas: 9
  metrics:
{metrics}"
        );
        let read = read_hpa(&text);
        let base = Settings {
            with_cpu: Switch::Yes,
            target_utilization_pct: 55,
            lag_threshold: 7000.0,
            ..Settings::default()
        };
        let (settings, errors) = read.apply(&base);
        assert_eq!(errors, []);
        let taken = (
            settings.autoscaler,
            settings.lag_threshold,
            settings.with_cpu,
            settings.target_utilization_pct,
        );
        let reasons: Vec<Reason> = read.remarks.iter().map(|one| one.reason).collect();
        (taken, reasons)
    };
    let lag = |target: &str| {
        format!("  - {{type: External, external: {{metric: {{name: lag}}, target: {target}}}}}\n")
    };
    let average = lag("{type: AverageValue, averageValue: 50k}");
    let cpu = "  - {type: Resource, resource: {name: cpu, target: {type: Utilization, \
               averageUtilization: 40}}}\n";
    let (hpa, on_lag) = (AutoscalerKind::Hpa, AutoscalerKind::HpaLag);
    let alone = with(&average);
    assert_eq!(alone, ((on_lag, 50e3, Switch::No, 55), vec![]));
    let both = with(&[cpu, &average].concat());
    assert_eq!(both, ((on_lag, 50e3, Switch::Yes, 40), vec![]));
    // Whether CPU is beside the lag does not matter without it.
    assert_eq!(with(cpu), ((hpa, 7e3, Switch::Yes, 40), vec![]));
    let second = with(&[&average[..], &lag("{type: AverageValue, averageValue: 1}")].concat());
    let other = vec![Reason::OtherMetric];
    assert_eq!(second, ((on_lag, 50e3, Switch::No, 55), other.clone()));
    let total = with(&[cpu, &lag("{type: Value, value: 1}")].concat());
    assert_eq!(total, ((hpa, 7e3, Switch::Yes, 40), other));
    let (taken, reasons) = with(&lag("{type: AverageValue, averageValue: much}"));
    assert_eq!(taken, (on_lag, 7e3, Switch::No, 55));
    assert_eq!(reasons, [Reason::NotAQuantity]);
    let (taken, reasons) = with(&lag("{type: AverageValue, averageValue: 5T}"));
    assert_eq!(taken, (on_lag, 7e3, Switch::No, 55));
    assert_eq!(reasons, [Reason::OutOfRange(SettingId::LagThreshold)]);
}

#[test]
fn the_manifest_of_an_autoscaler_is_not_that_of_another() {
    for autoscaler in AutoscalerKind::ALL {
        let settings = Settings {
            autoscaler: *autoscaler,
            ..Settings::default()
        };
        let notes = write(ManifestKind::of_autoscaler(*autoscaler), &settings).notes;
        let is_other = notes.iter().any(|note| note.contains("another autoscaler"));
        assert!(!is_other, "{}: {notes:?}", autoscaler.name());
    }
}

/// What both directions have alike is one setting, what differs is set for each.
#[test]
fn rules_of_each_direction_are_read() {
    let with = |behavior: &str| {
        let text = format!(
            "apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec:
  maxReplicas: 9
  behavior: {behavior}
"
        );
        let read = read_hpa(&text);
        let base = Settings {
            tolerance_pct: 7.0,
            scale_up_tolerance_pct: Some(3.0),
            policy_period_s: 90,
            scale_down_pods_period_s: Some(33),
            ..Settings::default()
        };
        let (settings, errors) = read.apply(&base);
        assert_eq!(errors, []);
        (settings, read)
    };
    let (same, read) = with(
        "{scaleUp: {tolerance: 50m, policies: [{type: Pods, value: 3, \
         periodSeconds: 60}]}, scaleDown: {tolerance: 0.05, selectPolicy: Disabled, policies: \
         [{type: Percent, value: 10, periodSeconds: 60}]}}",
    );
    assert_eq!(reasons(&read), []);
    assert_eq!(
        (same.tolerance_pct, same.scale_up_tolerance_pct),
        (5.0, None)
    );
    assert_eq!(same.policy_period_s, 60);
    assert_eq!(same.scale_down_pods_period_s, None);
    assert_eq!(same.scale_down_select, SelectPolicyKind::Disabled);
    assert_eq!(same.scale_down_percent, 10);

    let (other, read) = with(
        "{scaleDown: {tolerance: 0.2, selectPolicy: Min, policies: [{type: \
         Pods, value: 1, periodSeconds: 30}, {type: Percent, value: 10, periodSeconds: 600}]}}",
    );
    assert_eq!(reasons(&read), []);
    assert_eq!((other.scale_up_pods, other.scale_up_percent), (4, 100));
    let up = other.scale_up_rules();
    assert_eq!((up.tolerance_pct, up.select), (10.0, SelectPolicyKind::Max));
    assert_eq!((up.pods.period_s, up.percent.period_s), (15, 15));
    let down = other.scale_down_rules();
    assert_eq!(
        (down.tolerance_pct, down.select),
        (20.0, SelectPolicyKind::Min)
    );
    assert_eq!((down.pods.period_s, down.percent.period_s), (30, 600));

    // Kubernetes fills in all of an empty section.
    let (empty, read) = with("{scaleUp: {selectPolicy: Most}}");
    assert_eq!(
        reasons(&read),
        [("spec.behavior.scaleUp.selectPolicy", Reason::SelectPolicy)]
    );
    assert_eq!((empty.tolerance_pct, empty.policy_period_s), (10.0, 15));
    assert_eq!(empty.scale_up_tolerance_pct, None);
}

#[test]
fn a_period_out_of_range_leaves_the_periods_as_they_are() {
    let read = read_hpa(
        "apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec:
  behavior:
    scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 3600}]}
    scaleDown: {policies: [{type: Pods, value: 2, periodSeconds: 3600}]}
",
    );
    let range = Reason::OutOfRange(SettingId::PolicyPeriod);
    assert_eq!(
        reasons(&read),
        [("spec.behavior.scaleUp.policies[0].periodSeconds", range)]
    );
    let base = Settings {
        policy_period_s: 90,
        scale_up_pods_period_s: Some(44),
        ..Settings::default()
    };
    let (settings, _) = read.apply(&base);
    assert_eq!(settings.scale_up_rules().pods.period_s, 44);
    assert_eq!(settings.scale_down_rules().pods.period_s, 90);
}

#[test]
fn the_delay_of_a_readiness_probe_is_read() {
    let with = |probe: &str| {
        let text = format!(
            "apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: taskmanager
          resources: {{requests: {{cpu: 1}}}}
          {probe}
"
        );
        let read = read_hpa(&text);
        let base = Settings {
            readiness_delay_s: 7,
            ..Settings::default()
        };
        let (settings, _) = read.apply(&base);
        let reasons: Vec<Reason> = read.remarks.iter().map(|one| one.reason).collect();
        (settings.readiness_delay_s, reasons)
    };
    let probe = |rest: &str| format!("readinessProbe: {{tcpSocket: {{port: rpc}}{rest}}}");
    assert_eq!(with(&probe(", initialDelaySeconds: 20")), (20, vec![]));
    assert_eq!(with(&probe("")), (7, vec![Reason::WithoutDelay]));
    assert_eq!(with(""), (0, vec![]));
}

#[test]
fn what_is_refused_stays_as_it_is() {
    let read = read_hpa(
        "apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec:
  minReplicas: many
  maxReplicas: 600
  behavior:
    scaleUp:
      stabilizationWindowSeconds: soon
      tolerance: wide
      policies: [{type: Pods, value: 2, periodSeconds: later}]
",
    );
    let base = Settings {
        min_workers: 4,
        policy_period_s: 90,
        tolerance_pct: 7.0,
        scale_up_stabilization_s: 33,
        ..Settings::default()
    };
    let (settings, errors) = read.apply(&base);
    assert_eq!(errors, []);
    assert_eq!(settings.min_workers, 4);
    assert_eq!(settings.max_workers, base.max_workers);
    assert_eq!(settings.policy_period_s, 90);
    assert_eq!(settings.tolerance_pct, 7.0);
    assert_eq!(settings.scale_up_stabilization_s, 33);
    // The rules that Kubernetes fills in have values of their own.
    let down = settings.scale_down_rules();
    assert_eq!((down.tolerance_pct, down.percent.period_s), (10.0, 15));
    assert_eq!(reasons(&read).len(), 5);
}

#[test]
fn an_object_of_version_1_and_of_several_documents_is_read() {
    let read = read_hpa(
        "# Two objects.
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: taskmanager
          resources: {requests: {cpu: 250m}, limits: {cpu: 0.5}}
---
apiVersion: v1
kind: Service
---
apiVersion: v1
kind: List
items:
  - apiVersion: autoscaling/v1
    kind: HorizontalPodAutoscaler
    spec: {minReplicas: 2, maxReplicas: 10, targetCPUUtilizationPercentage: 30}
",
    );
    assert_eq!(read.kinds, [ManifestKind::Deployment, ManifestKind::Hpa]);
    let (settings, _) = read.apply(&Settings::default());
    assert_eq!((settings.min_workers, settings.max_workers), (2, 10));
    assert_eq!(settings.target_utilization_pct, 30);
    assert_eq!(settings.cpu_request_millicores, 250.0);
    assert_eq!(settings.cpu_limit_millicores, Some(500.0));
    assert_eq!(
        reasons(&read),
        [
            ("kind", Reason::UnknownDocument),
            ("apiVersion", Reason::OldVersion)
        ]
    );
}

#[test]
fn a_configuration_is_read_flat_and_nested_as_by_the_release() {
    let text = "
scheduler-mode: reactive
taskmanager: {numberOfTaskSlots: 4, memory: {process: {size: 1728m}}}
heartbeat:
  timeout: PT20S
  interval: 8000
execution.checkpointing.interval: 1 min
restart-strategy:
  type: exponential-delay
  exponential-delay:
    initial-backoff: 500ms
pipeline.max-parallelism: 0
jobmanager.adaptive-scheduler.scaling-interval.min: 45 s
";
    let later = read(text, FlinkRelease::V2_3).unwrap();
    let base = Settings {
        flink: FlinkRelease::V2_3,
        ..Settings::default()
    };
    let (settings, errors) = later.apply(&base);
    assert_eq!(errors, []);
    assert_eq!(settings.slots_per_task_manager, 4);
    assert_eq!(settings.heartbeat_timeout_s, 20.0);
    assert_eq!(settings.heartbeat_interval_s, 8.0);
    assert_eq!(settings.checkpoint_interval_s, 60.0);
    assert_eq!(settings.backoff_initial_s, 0.5);
    // By its older key.
    assert_eq!(settings.rescale_cooldown_s, Some(45.0));
    let range = Reason::OutOfRange(SettingId::MaxParallelism);
    assert_eq!(
        reasons(&later),
        [
            ("taskmanager.memory.process.size", Reason::Unknown),
            ("pipeline.max-parallelism", range),
        ]
    );
    let first = read(text, FlinkRelease::V1_13).unwrap();
    assert!(reasons(&first).contains(&(
        "jobmanager.adaptive-scheduler.scaling-interval.min",
        Reason::NotInRelease(FlinkRelease::V1_13),
    )));
    assert!(reasons(&first).contains(&(
        "heartbeat.timeout",
        Reason::NotADuration(FlinkRelease::V1_13)
    )));
}

#[test]
fn attempts_are_those_of_the_strategy_and_by_default_those_of_the_release() {
    let attempts = |release: FlinkRelease, text: &str| {
        let text = format!("scheduler-mode: reactive\n{text}");
        let read = read(&text, release).unwrap();
        let base = Settings {
            flink: release,
            restart_attempts: Some(99),
            ..Settings::default()
        };
        let (settings, errors) = read.apply(&base);
        assert_eq!(errors, []);
        let reasons: Vec<Reason> = read.remarks.iter().map(|remark| remark.reason).collect();
        (settings.restart_attempts, reasons)
    };
    let fixed = "restart-strategy.fixed-delay.attempts";
    let growing = "restart-strategy.exponential-delay.attempts-before-reset-backoff";
    for release in FlinkRelease::ALL {
        let named = "restart-strategy: fixed-delay";
        assert_eq!(attempts(*release, named), (Some(1), vec![]));
        let five = format!("{named}\n{fixed}: 5");
        assert_eq!(attempts(*release, &five), (Some(5), vec![]));
        let most = format!("{named}\n{fixed}: 2147483647");
        assert_eq!(attempts(*release, &most), (None, vec![]));
        // Without a word every release restarts without limit.
        assert_eq!(attempts(*release, ""), (None, vec![]));
        let unnamed = attempts(*release, &format!("{fixed}: 5"));
        assert_eq!(unnamed, (None, vec![Reason::OfOtherStrategy]));
        let other = format!("restart-strategy: exponential-delay\n{growing}: 5");
        let expected = match release {
            FlinkRelease::V1_13 => (Some(99), vec![Reason::NotInRelease(*release)]),
            _ => (Some(5), vec![]),
        };
        assert_eq!(attempts(*release, &other), expected);
    }
    let later = attempts(FlinkRelease::V1_20, &format!("{growing}: 4"));
    assert_eq!(later, (Some(4), vec![]));
}

#[test]
fn options_that_a_release_ignores_are_told() {
    let text = "
scheduler-mode: reactive
jobmanager.adaptive-scheduler.min-parallelism-increase: 4
jobmanager.adaptive-scheduler.scaling-interval.max: 5 min
jobmanager.adaptive-scheduler.rescale-trigger.max-checkpoint-failures: 3
";
    let latest = read(text, FlinkRelease::V2_3).unwrap();
    assert_eq!(
        reasons(&latest),
        [
            (
                "jobmanager.adaptive-scheduler.min-parallelism-increase",
                Reason::Ignored(FlinkRelease::V2_3)
            ),
            (
                "jobmanager.adaptive-scheduler.scaling-interval.max",
                Reason::Ignored(FlinkRelease::V2_3)
            ),
        ]
    );
    let failures = value(&latest, SettingId::MaxCheckpointFailures);
    assert_eq!(failures, Some(Value::Number(3.0)));
    let later = read(text, FlinkRelease::V1_20).unwrap();
    let (settings, _) = later.apply(&Settings::default());
    assert_eq!(settings.min_parallelism_increase, 4);
    assert_eq!(settings.scaling_interval_max_s, Some(300.0));
    assert_eq!(later.remarks.len(), 1);
}

/// Lines that are no YAML, as Flink up to 1.20 takes them.
#[test]
fn a_flat_file_that_is_no_yaml_is_read() {
    let text = "heartbeat.timeout: 8000 # short\nenv.java.opts: @x: 'y\nscheduler-mode: reactive\n";
    let read = read(text, FlinkRelease::V1_13).unwrap();
    assert_eq!(
        value(&read, SettingId::HeartbeatTimeout),
        Some(Value::Number(8.0))
    );
    assert_eq!(reasons(&read), [("env.java.opts", Reason::Unknown)]);
}

#[test]
fn other_texts_are_refused_with_a_place() {
    let refused = |text: &str| read(text, FlinkRelease::V1_13).unwrap_err().to_string();
    assert!(refused("").starts_with("line 1, column 1: no Horizontal"));
    assert!(refused("hello: world").contains("no Flink option"));
    assert!(refused("a: [1,\nb: 2").starts_with("line "));
    assert!(refused(&"- ".repeat(10_000)).contains("nested too deeply"));
    assert!(refused(&"x".repeat(8_000_001)).contains("8 MB"));
}

/// Some megabytes are read in well below a second where they are no attack, and bounded where
/// they are.
#[test]
fn large_texts_are_bounded() {
    let keys: String = (0..150_000).map(|n| format!("k{n}: 1\n")).collect();
    let read = read(
        &format!("heartbeat.timeout: 8000\n{keys}"),
        FlinkRelease::V1_13,
    )
    .unwrap();
    assert_eq!(read.remarks.len(), 100);
    assert_eq!(read.more_remarks, 150_000 + 1 - 100);
}
