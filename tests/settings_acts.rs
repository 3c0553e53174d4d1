//! Whether a setting acts, against the simulation.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::{self, Command, CommandKind, Script};
use reactive_allocation::autoscaler::Evaluation;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    Acts, AutoscalerKind, BehaviorKind, Condition, FIELDS, Field, FlinkRelease, Kind, NamedValues,
    Partitioning, Patch, Preset, RestartStrategy, SelectPolicyKind, SettingId, Settings, Switch,
    Value, Warning,
};
use reactive_allocation::text::{self, Words};

/// Everything that follows from settings and that a reader can see.
#[derive(Debug, PartialEq)]
struct Effects {
    results: Results,
    evaluations: Vec<Evaluation>,
    warnings: Vec<Warning>,
    own_cluster: allocation::Run,
    texts: [String; 2],
}

impl Effects {
    /// Computes all of them. The own cluster starts, stops and, with `kill`, kills.
    fn of(settings: &Settings, kill: bool) -> Self {
        let results = Results::new(settings);
        let words = Words::english();
        let report = &results.report;
        let numbers = text::Numbers {
            words: &words,
            report,
            seeds: &[],
        };
        let policy = allocation::Policy::Reactive;
        let texts = [
            text::hours_label(settings, &numbers, policy),
            text::how_to_read(&words, settings),
        ];
        Self {
            evaluations: allocation::evaluations(settings, &results.workload),
            warnings: settings.warnings(),
            own_cluster: own_cluster(settings, &results, kill),
            texts,
            results,
        }
    }
}

fn own_cluster(settings: &Settings, results: &Results, kill: bool) -> allocation::Run {
    let command = |at_s: f64, kind| Command {
        at_s,
        kind,
        count: 1,
    };
    let mut commands = vec![
        command(600.0, CommandKind::Start),
        command(900.0, CommandKind::Stop),
        command(930.0, CommandKind::Stop),
        command(4000.0, CommandKind::Start),
    ];
    if kill {
        commands.extend([2000.0, 2040.0, 9000.0].map(|at_s| command(at_s, CommandKind::Kill)));
    }
    let plan = Script {
        task_managers: 4,
        heartbeats_from_s: settings.heartbeat_interval_s * 0.4,
        commands,
    };
    allocation::script(settings, results.workload.arrivals(), &plan)
}

/// Returns a value within the range of a setting; `share` is 0 to 1.
fn value_at(field: &Field, share: f64) -> Value {
    let (min, max) = field.range();
    match field.kind {
        Kind::Choice(names) => {
            Value::Text(names[(share * (names.len() - 1) as f64).round() as usize].to_owned())
        }
        // Most values that are in use are near the lower end of the range.
        Kind::Number { whole, .. } => {
            let number = min + (max.min(1e5) - min) * share.powi(3);
            Value::Number(if whole { number.round() } else { number })
        }
        Kind::Plan => {
            let workers = (share * 20.0).round();
            Value::Text(format!(
                "Tue-Thu 04:00-16:00 {workers}; 14:00-15:00 3; else 2"
            ))
        }
        Kind::Curve => Value::Text(format!("{}-x-50", (share * 100.0).round())),
    }
}

/// The number of records decides how long a run takes.
fn is_costly(id: SettingId) -> bool {
    matches!(
        id,
        SettingId::Preset
            | SettingId::PeakLoad
            | SettingId::MaxWorkers
            | SettingId::StaticWorkers
            | SettingId::CpuPerRecord
            | SettingId::Capacity
    )
}

/// Lays random values over settings, one after the other, as far as they are allowed.
fn varied(mut settings: Settings, shares: &[(usize, f64)]) -> Settings {
    for (index, share) in shares {
        let field = &FIELDS[*index];
        if !is_costly(field.id)
            && let Ok(next) = settings.with(&[(field.id, value_at(field, *share))])
        {
            settings = next;
        }
    }
    settings
}

prop_compose! {
    /// Settings whose choices are all as likely, the rest near the defaults or random.
    fn any_settings()(
        preset in prop_oneof![
            4 => Just(Preset::DayNight),
            4 => Just(Preset::SuddenEvent),
            2 => Just(Preset::BlogExperiment),
            1 => Just(Preset::Weekend),
            1 => Just(Preset::Holiday),
            1 => Just(Preset::TaxiWeek),
        ],
        autoscaler in prop::sample::select(AutoscalerKind::ALL),
        behavior in prop::sample::select(BehaviorKind::ALL),
        scale_up_select in prop::sample::select(SelectPolicyKind::ALL),
        scale_down_select in prop::sample::select(SelectPolicyKind::ALL),
        readiness_delay_s in prop_oneof![Just(0_u32), 1..600_u32],
        flink in prop::sample::select(FlinkRelease::ALL),
        restart_strategy in prop::sample::select(RestartStrategy::ALL),
        disable_scale_in in prop::sample::select(Switch::ALL),
        state_mb in prop_oneof![Just(0.0), 1.0..1e5],
        max_scaled_in_replicas in 0..3_u32,
        others in prop::collection::vec((0..FIELDS.len(), 0.0..1.0), 0..12),
    ) -> Settings {
        let settings = Settings {
            autoscaler,
            behavior,
            scale_up_select,
            scale_down_select,
            readiness_delay_s,
            flink,
            restart_strategy,
            disable_scale_in,
            state_mb,
            max_scaled_in_replicas,
            ..Settings::preset(preset)
        };
        varied(settings, &others)
    }
}

/// Returns the settings that do not act, with what they wait for.
fn inert(settings: &Settings) -> Vec<(&'static Field, Condition)> {
    FIELDS
        .iter()
        .filter_map(|field| match field.id.acts(settings) {
            Acts::Now => None,
            Acts::Only(condition) => Some((field, condition)),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn what_does_not_act_changes_no_result(
        settings in any_settings(),
        shares in prop::collection::vec(0.0..1.0, FIELDS.len()),
    ) {
        let waiting = inert(&settings);
        prop_assert!(waiting.len() >= 14);
        let mut changed = settings.clone();
        let mut changes = 0;
        for (field, _) in &waiting {
            let value = value_at(field, shares[field.id as usize]);
            if let Ok(next) = changed.with(&[(field.id, value)]) {
                changes += usize::from(next != changed);
                changed = next;
            }
        }
        prop_assert!(changes >= 8, "{changes} of {}", waiting.len());
        prop_assert_eq!(inert(&changed), waiting);
        // Only a kill of the reader's own cluster makes the heartbeats act.
        prop_assert!(Effects::of(&changed, false) == Effects::of(&settings, false));
    }
}

/// Returns states in which each setting acts in one at least.
fn states() -> Vec<Settings> {
    let mut states = Vec::new();
    for preset in [Preset::DayNight, Preset::SuddenEvent] {
        for autoscaler in AutoscalerKind::ALL {
            for flink in FlinkRelease::ALL {
                states.push(Settings {
                    autoscaler: *autoscaler,
                    flink: *flink,
                    behavior: BehaviorKind::Policies,
                    restart_strategy: RestartStrategy::ExponentialDelay,
                    max_scaled_in_replicas: 1,
                    state_mb: 20_000.0,
                    ..Settings::preset(preset)
                });
            }
        }
        states.push(Settings::preset(preset));
    }
    // Failures that follow each other show the growth of a delay.
    states.push(Settings {
        restart_strategy: RestartStrategy::ExponentialDelay,
        backoff_reset_s: 20_000.0,
        stabilization_window_s: 0.0,
        noise_pct: 40.0,
        ..Settings::preset(Preset::SuddenEvent)
    });
    // An increase of one TaskManager, with its two slots, is too small.
    states.push(Settings {
        flink: FlinkRelease::V1_20,
        min_parallelism_increase: 3,
        scaling_interval_max_s: Some(60.0),
        ..Settings::preset(Preset::SuddenEvent)
    });
    // Policies that are narrow for a large fleet: pods allow more, then percent.
    for (pods, percent) in [(2, 1), (1, 30)] {
        states.push(Settings {
            behavior: BehaviorKind::Policies,
            peak_load_per_s: 120_000.0,
            max_workers: 60,
            scale_up_pods: pods,
            scale_up_percent: percent,
            scale_down_pods: pods,
            scale_down_percent: percent,
            policy_period_s: 300,
            stabilization_window_s: 0.0,
            ..Settings::preset(Preset::SuddenEvent)
        });
    }
    // Pods that are ready long after their start, and after the CPU initialization period.
    for cpu_initialization_s in [300.0, 60.0] {
        states.push(Settings {
            readiness_delay_s: 240,
            cpu_initialization_s,
            ..Settings::preset(Preset::SuddenEvent)
        });
    }
    for preset in [Preset::Weekend, Preset::Holiday, Preset::Growth] {
        states.push(Settings::preset(preset));
    }
    // At night the job does not reach the activation lag between two checkpoints.
    for scale_to_zero in Switch::ALL {
        states.push(Settings {
            autoscaler: AutoscalerKind::Keda,
            scale_to_zero: *scale_to_zero,
            activation_lag: 200_000.0,
            ..Settings::default()
        });
    }
    // A small fleet works off a backlog for long; the load alone would need less.
    states.push(Settings {
        autoscaler: AutoscalerKind::Flink,
        max_workers: 2,
        slots_per_task_manager: 10,
        catch_up_s: 0.0,
        utilization_boundary_pct: 5.0,
        scale_down_interval_s: 0.0,
        stabilization_interval_s: 0.0,
        metrics_window_s: 120.0,
        ..Settings::preset(Preset::SuddenEvent)
    });
    states.push(Settings {
        autoscaler: AutoscalerKind::Flink,
        partitioning: Partitioning::Keyed,
        max_parallelism: 100,
        ..Settings::default()
    });
    states
}

#[test]
fn each_setting_acts_somewhere_and_then_changes_a_result() {
    let states = states();
    let effects: Vec<Effects> = states
        .iter()
        .map(|state| Effects::of(state, true))
        .collect();
    let acts_somewhere = |field: &&Field| {
        let shows = |(state, before): (&Settings, &Effects)| {
            let acts = matches!(
                field.id.acts(state),
                Acts::Now | Acts::Only(Condition::Kill)
            );
            acts && [0.0, 0.15, 0.3, 0.6, 1.0].into_iter().any(|share| {
                let next = state.with(&[(field.id, value_at(field, share))]);
                next.is_ok_and(|next| next != *state && Effects::of(&next, true) != *before)
            })
        };
        states.iter().zip(&effects).any(shows)
    };
    let nowhere = FIELDS.iter().filter(|field| !acts_somewhere(field));
    let nowhere: Vec<SettingId> = nowhere.map(|field| field.id).collect();
    assert_eq!(nowhere, []);
}

#[test]
fn the_first_frame_folds_what_other_choices_need() {
    let settings = Settings::default();
    let waits_for = |id: SettingId| id.acts(&settings);
    for (id, condition) in [
        (SettingId::WeekendShare, Condition::OtherWorkload),
        (SettingId::CpuInitialization, Condition::ReadinessProbe),
        (SettingId::InitialReadinessDelay, Condition::ReadinessProbe),
        (SettingId::ScaleUpPods, Condition::Behavior),
        (SettingId::ScaleDownPodsPeriod, Condition::Behavior),
        (SettingId::InstanceWarmup, Condition::Machines),
        (SettingId::StabilizationPeriod, Condition::Machines),
        (SettingId::RescaleMaxDelay, Condition::LaterFlink),
        (SettingId::MaxCheckpointFailures, Condition::LaterFlink),
        (SettingId::BackoffMax, Condition::ExponentialDelay),
        (SettingId::RestoreRate, Condition::State),
        (SettingId::SavepointRate, Condition::State),
    ] {
        assert_eq!(waits_for(id), Acts::Only(condition), "{id:?}");
    }
    assert_eq!(inert(&settings).len(), 63);
    let asg = Settings {
        autoscaler: AutoscalerKind::Asg,
        flink: FlinkRelease::V1_20,
        ..settings
    };
    for (id, condition) in [
        (SettingId::Tolerance, Condition::Hpa),
        (SettingId::ScaleUpPods, Condition::Hpa),
        (SettingId::StabilizationPeriod, Condition::Google),
        (SettingId::RestartDelay, Condition::FixedDelay),
        (SettingId::ScalingIntervalMax, Condition::LeastIncrease),
        (SettingId::HeartbeatTimeout, Condition::Kill),
    ] {
        assert_eq!(id.acts(&asg), Acts::Only(condition), "{id:?}");
    }
}

#[test]
fn the_rules_of_a_direction_wait_for_each_other() {
    let settings = Settings {
        behavior: BehaviorKind::Policies,
        readiness_delay_s: 60,
        scale_up_select: SelectPolicyKind::Disabled,
        scale_up_tolerance_pct: Some(5.0),
        scale_down_tolerance_pct: Some(20.0),
        scale_down_percent_period_s: Some(60),
        ..Settings::default()
    };
    for (id, condition) in [
        (SettingId::Tolerance, Condition::SharedTolerance),
        (SettingId::InitialReadinessDelay, Condition::LateReadiness),
        (SettingId::ScaleUpPercent, Condition::EnabledDirection),
        (SettingId::ScaleUpPercentPeriod, Condition::EnabledDirection),
        (SettingId::ScaleDownPodsPeriod, Condition::Policy),
        (SettingId::PolicyPeriod, Condition::SharedPeriod),
    ] {
        assert_eq!(id.acts(&settings), Acts::Only(condition), "{id:?}");
    }
    for id in [
        SettingId::CpuInitialization,
        SettingId::ScaleUpSelect,
        SettingId::ScaleUpTolerance,
        SettingId::ScaleUpStabilization,
        SettingId::ScaleDownPods,
        SettingId::ScaleDownPercentPeriod,
    ] {
        assert_eq!(id.acts(&settings), Acts::Now, "{id:?}");
    }
}

#[test]
fn a_kill_makes_the_heartbeats_of_later_releases_act() {
    let (mut figure, _) = Figure::new(NamedValues::new());
    let release: Patch = vec![(SettingId::Flink, Value::Text("2.3".to_owned()))];
    figure.apply(Action::Patch(release));
    let heartbeat = SettingId::HeartbeatInterval;
    assert_eq!(figure.acts(heartbeat), Acts::Only(Condition::Kill));
    for kind in [CommandKind::Stop, CommandKind::Kill] {
        assert_eq!(figure.acts(heartbeat), Acts::Only(Condition::Kill));
        figure.apply(Action::Command { kind, at_s: 600.0 });
    }
    assert_eq!(figure.acts(heartbeat), Acts::Now);
}
