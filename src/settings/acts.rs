//! Whether a setting has an effect beside the others, and if not, what it waits for.

use super::preset::{
    AutoscalerKind, BehaviorKind, FlinkRelease, PartitionCap, Partitioning, Preset,
    SelectPolicyKind,
};
use super::{SettingId, Settings};

/// Whether a change of a setting can change a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// It can.
    Now,
    /// It changes nothing unless this condition is met.
    Only(Condition),
}

/// The condition under which a setting acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Another workload is chosen.
    OtherWorkload,
    /// The autoscaler is the Kubernetes HPA.
    Hpa,
    /// The autoscaler is the Kubernetes HPA or an Auto Scaling group of AWS.
    HpaOrAws,
    /// CPU use is a metric of the autoscaler.
    CpuMetric,
    /// The autoscaler has a target that can be set.
    Target,
    /// Consumer lag is a metric of the autoscaler.
    Lag,
    /// The autoscaler is KEDA.
    Keda,
    /// The partitions limit what KEDA asks for.
    Capped,
    /// KEDA takes away the last TaskManager.
    ScaleToZero,
    /// The autoscaler adds and removes TaskManagers, and the job uses them all.
    ReactiveMode,
    /// The autoscaler is the Flink Autoscaler.
    FlinkAutoscaler,
    /// Records reach the subtasks by key.
    Keyed,
    /// The autoscaler is an Auto Scaling group of AWS with step scaling.
    AwsSteps,
    /// The pods have a readiness probe.
    ReadinessProbe,
    /// Pods become ready only after the CPU initialization period.
    LateReadiness,
    /// A direction has no tolerance of its own.
    SharedTolerance,
    /// The HPA has a `behavior` section.
    Behavior,
    /// The direction is not disabled.
    EnabledDirection,
    /// There is a policy of this kind.
    Policy,
    /// A policy has no period of its own.
    SharedPeriod,
    /// The autoscaler is a group of machines of AWS or Google.
    Machines,
    /// The autoscaler is an Auto Scaling group of AWS.
    Aws,
    /// The autoscaler is a managed instance group of Google.
    Google,
    /// Scaling in is limited.
    ScaleInLimit,
    /// The Flink release is a later one.
    LaterFlink,
    /// The Flink release is an earlier one.
    EarlierFlink,
    /// An increase of the parallelism by 1 does not make the job rescale.
    LeastIncrease,
    /// The longest delay of a rescale is left to its default.
    DefaultMaxDelay,
    /// The wait after a failure is always the same.
    FixedDelay,
    /// The wait after a failure grows.
    ExponentialDelay,
    /// A TaskManager of the reader's own cluster is killed.
    Kill,
    /// The job has state.
    State,
}

impl SettingId {
    /// Returns whether a change of the setting can change a result, beside these other
    /// settings. The reader's own cluster may meet [`Condition::Kill`].
    pub fn acts(self, settings: &Settings) -> Acts {
        match self.condition(settings) {
            Some(condition) => Acts::Only(condition),
            None => Acts::Now,
        }
    }

    /// Returns the condition of the setting if it is not met.
    fn condition(self, settings: &Settings) -> Option<Condition> {
        let unless = |met: bool, condition| (!met).then_some(condition);
        let preset = settings.preset_of_load();
        let workload = |presets: &[Preset]| {
            let is_one = preset.is_some_and(|preset| presets.contains(&preset));
            unless(is_one, Condition::OtherWorkload)
        };
        match self {
            Self::NightShare => workload(&[
                Preset::DayNight,
                Preset::Weekend,
                Preset::Holiday,
                Preset::Growth,
            ]),
            Self::WeekendShare => workload(&[Preset::Weekend]),
            Self::HolidayShare => workload(&[Preset::Holiday]),
            Self::UsualShare => workload(&[Preset::SuddenEvent]),
            Self::Growth => workload(&[Preset::Growth]),
            // The bursts of the blog's generator are its noise.
            Self::Noise => unless(
                preset != Some(Preset::BlogExperiment),
                Condition::OtherWorkload,
            ),
            Self::TargetUtilization => match settings.autoscaler {
                AutoscalerKind::ManagedFlink => Some(Condition::Target),
                kind => unless(
                    !kind.reads_lag() || settings.observes_cpu(),
                    Condition::CpuMetric,
                ),
            },
            Self::Tolerance => of_hpa(settings).or(unless(
                settings.shares_tolerance(),
                Condition::SharedTolerance,
            )),
            Self::SyncPeriod | Self::StabilizationWindow | Self::Behavior => of_hpa(settings),
            Self::MetricsJitter | Self::ReadinessDelay => {
                of_hpa(settings).or_else(|| of_cpu(settings))
            }
            // The monitoring of AWS has one of two periods; that of Google has one.
            Self::MetricsResolution => {
                let kind = settings.autoscaler;
                let has_it = kind.is_hpa() || kind.is_auto_scaling_group();
                unless(has_it, Condition::HpaOrAws).or_else(|| of_cpu(settings))
            }
            Self::StepAdjustment | Self::LargeStep | Self::LargeStepFrom => unless(
                settings.autoscaler == AutoscalerKind::AsgSteps,
                Condition::AwsSteps,
            ),
            Self::LagThreshold | Self::WithCpu => {
                unless(settings.autoscaler.reads_lag(), Condition::Lag)
            }
            // The exporter of the lag for a plain HPA has an interval, too.
            Self::PollingInterval => unless(
                settings.autoscaler == AutoscalerKind::HpaLag
                    || settings.scales_to_zero()
                    || settings.caches_lag(),
                if settings.autoscaler.reads_lag() {
                    Condition::ScaleToZero
                } else {
                    Condition::Lag
                },
            ),
            Self::PartitionCap | Self::CachedMetrics | Self::ScaleToZero => of_keda(settings),
            Self::SourcePartitions => of_keda(settings).or(unless(
                settings.partition_cap != PartitionCap::Off,
                Condition::Capped,
            )),
            Self::ActivationLag | Self::CooldownPeriod => {
                of_keda(settings).or(unless(settings.scales_to_zero(), Condition::ScaleToZero))
            }
            Self::KeyGroupAlignment => of_flink_autoscaler(settings).or(unless(
                settings.partitioning == Partitioning::Keyed,
                Condition::Keyed,
            )),
            Self::OperatorRelease
            | Self::RescaleBy
            | Self::UtilizationBoundary
            | Self::MetricsWindow
            | Self::StabilizationInterval
            | Self::ScaleDownInterval
            | Self::ScaleDownFactor
            | Self::ScaleUpFactor
            | Self::CatchUpDuration
            | Self::ExpectedRestart
            | Self::TrackRestarts
            | Self::BacklogThreshold => of_flink_autoscaler(settings),
            // Without a probe, a TaskManager is ready as soon as its container runs, so each
            // of its samples lies wholly after that and counts at any age.
            Self::CpuInitialization => of_readiness_probe(settings),
            Self::InitialReadinessDelay => of_readiness_probe(settings).or(unless(
                settings.is_ready_after_cpu_initialization(),
                Condition::LateReadiness,
            )),
            Self::ScaleUpStabilization
            | Self::ScaleUpTolerance
            | Self::ScaleUpSelect
            | Self::ScaleDownTolerance
            | Self::ScaleDownSelect => of_behavior(settings),
            Self::ScaleUpPods | Self::ScaleUpPercent => {
                of_direction(settings, settings.scale_up_select)
            }
            Self::ScaleDownPods | Self::ScaleDownPercent => {
                of_direction(settings, settings.scale_down_select)
            }
            Self::ScaleUpPodsPeriod => {
                of_policy(settings, settings.scale_up_select, settings.scale_up_pods)
            }
            Self::ScaleUpPercentPeriod => of_policy(
                settings,
                settings.scale_up_select,
                settings.scale_up_percent,
            ),
            Self::ScaleDownPodsPeriod => of_policy(
                settings,
                settings.scale_down_select,
                settings.scale_down_pods,
            ),
            Self::ScaleDownPercentPeriod => of_policy(
                settings,
                settings.scale_down_select,
                settings.scale_down_percent,
            ),
            Self::PolicyPeriod => of_behavior(settings).or(unless(
                settings.shares_policy_period(),
                Condition::SharedPeriod,
            )),
            Self::InstanceWarmup | Self::ScaleInRatio => of_machines(settings, Condition::Aws),
            Self::DisableScaleIn => of_machines(settings, Condition::Machines),
            Self::InitializationPeriod | Self::StabilizationPeriod | Self::MaxScaledInReplicas => {
                of_machines(settings, Condition::Google)
            }
            Self::ScaleInWindow => of_machines(settings, Condition::Google).or(unless(
                settings.max_scaled_in_replicas > 0,
                Condition::ScaleInLimit,
            )),
            Self::ScheduledMinimum => unless(
                !settings.autoscaler.sets_parallelism(),
                Condition::ReactiveMode,
            ),
            Self::RescaleCooldown => from_flink(settings, FlinkRelease::V1_20),
            Self::ExecutingStabilization | Self::RescaleMaxDelay => {
                from_flink(settings, FlinkRelease::V2_3)
            }
            Self::MaxCheckpointFailures => from_flink(settings, FlinkRelease::V2_3).or(unless(
                settings.rescale_max_delay_s.is_none(),
                Condition::DefaultMaxDelay,
            )),
            Self::MinParallelismIncrease => up_to_flink(settings, FlinkRelease::V1_20),
            Self::ScalingIntervalMax => from_flink(settings, FlinkRelease::V1_20)
                .or(up_to_flink(settings, FlinkRelease::V1_20))
                .or(unless(
                    settings.min_parallelism_increase > 1,
                    Condition::LeastIncrease,
                )),
            // 1.13 restarts without limit where the delay grows.
            Self::RestartAttempts if settings.delays_grow() => {
                from_flink(settings, FlinkRelease::V1_20)
            }
            Self::RestartDelay => unless(!settings.delays_grow(), Condition::FixedDelay),
            Self::BackoffInitial
            | Self::BackoffMultiplier
            | Self::BackoffMax
            | Self::BackoffReset => unless(settings.delays_grow(), Condition::ExponentialDelay),
            // Since 1.15 a TaskManager that is stopped signs off.
            Self::HeartbeatTimeout | Self::HeartbeatInterval => {
                unless(settings.flink == FlinkRelease::V1_13, Condition::Kill)
            }
            Self::RestoreRate | Self::SavepointRate => {
                unless(settings.state_mb > 0.0, Condition::State)
            }
            _ => None,
        }
    }
}

/// Returns the condition of a setting of the HPA, unless it is met. KEDA has one, too.
fn of_hpa(settings: &Settings) -> Option<Condition> {
    (!settings.autoscaler.is_hpa()).then_some(Condition::Hpa)
}

/// Returns the condition of a setting of CPU use as a metric, unless it is met.
fn of_cpu(settings: &Settings) -> Option<Condition> {
    (!settings.observes_cpu()).then_some(Condition::CpuMetric)
}

fn of_keda(settings: &Settings) -> Option<Condition> {
    (settings.autoscaler != AutoscalerKind::Keda).then_some(Condition::Keda)
}

fn of_flink_autoscaler(settings: &Settings) -> Option<Condition> {
    (settings.autoscaler != AutoscalerKind::Flink).then_some(Condition::FlinkAutoscaler)
}

/// Returns the condition of a setting of groups of machines, unless it is met: `of_whom`
/// beside another such group, and one for all beside any other autoscaler.
fn of_machines(settings: &Settings, of_whom: Condition) -> Option<Condition> {
    let kind = settings.autoscaler;
    let is_met = match of_whom {
        Condition::Aws => kind.is_auto_scaling_group(),
        Condition::Google => kind == AutoscalerKind::Mig,
        _ => kind.scales_machines(),
    };
    if is_met {
        None
    } else if kind.scales_machines() {
        Some(of_whom)
    } else {
        Some(Condition::Machines)
    }
}

/// Returns the condition of a setting for pods with a readiness probe, unless it is met.
fn of_readiness_probe(settings: &Settings) -> Option<Condition> {
    let has_probe = settings.readiness_delay_s > 0;
    of_hpa(settings)
        .or_else(|| of_cpu(settings))
        .or((!has_probe).then_some(Condition::ReadinessProbe))
}

/// Returns the condition of a setting of the `behavior` section, unless it is met.
fn of_behavior(settings: &Settings) -> Option<Condition> {
    let has_behavior = settings.behavior == BehaviorKind::Policies;
    of_hpa(settings).or((!has_behavior).then_some(Condition::Behavior))
}

/// Returns the condition of the policies of a direction, unless it is met.
fn of_direction(settings: &Settings, select: SelectPolicyKind) -> Option<Condition> {
    let is_disabled = select == SelectPolicyKind::Disabled;
    of_behavior(settings).or(is_disabled.then_some(Condition::EnabledDirection))
}

/// Returns the condition of the period of a policy, whose limit is `value`, unless it is met.
fn of_policy(settings: &Settings, select: SelectPolicyKind, value: u32) -> Option<Condition> {
    of_direction(settings, select).or((value == 0).then_some(Condition::Policy))
}

fn from_flink(settings: &Settings, release: FlinkRelease) -> Option<Condition> {
    ((settings.flink as u8) < release as u8).then_some(Condition::LaterFlink)
}

fn up_to_flink(settings: &Settings, release: FlinkRelease) -> Option<Condition> {
    ((settings.flink as u8) > release as u8).then_some(Condition::EarlierFlink)
}
