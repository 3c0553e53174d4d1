//! Which settings lie outside what the model was checked with.
//!
//! `tests/unchecked.rs` derives these ranges from the recordings, the experiment and the
//! cases in `tests/data`. What describes a load, a job or a person (rates, CPU per record,
//! an operator's habits) is an input: there is nothing to check.

use super::preset::{
    AutoscalerKind, FlinkRelease, Partitioning, RestartStrategy, SelectPolicyKind,
};
use super::{Acts, Condition, SettingId, Settings};

/// What the model was checked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedWith {
    /// Real Flink: the recordings of clusters, and the experiment of the blog post.
    Flink,
    /// The cases of the autoscaler: its own tests and documents.
    Autoscaler,
}

/// The values of a setting that were checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Checked {
    /// The numbers between these, both included. Of a choice, those at these indices.
    Between(f64, f64),
    /// The default, which follows from other settings.
    ByDefault,
    /// None: nothing was found to check it with.
    Never,
}

/// A setting outside what was checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unchecked {
    /// The setting.
    pub setting: SettingId,
    /// What the model was checked with.
    pub with: CheckedWith,
    /// The values that were checked.
    pub checked: Checked,
}

const fn only(value: f64) -> Checked {
    Checked::Between(value, value)
}

/// No case disables a direction.
const MAX_AND_MIN: Checked = Checked::Between(
    SelectPolicyKind::Max as u8 as f64,
    SelectPolicyKind::Min as u8 as f64,
);

use Checked::{Between, ByDefault, Never};
use CheckedWith::{Autoscaler, Flink};

/// The settings that were checked, in the order of the table of settings; without the
/// target, which differs by autoscaler.
const CHECKED: &[(SettingId, CheckedWith, Checked)] = &[
    // The dashboard of the experiment has up to 8 TaskManagers, its autoscaler allows 15.
    (SettingId::StaticWorkers, Flink, Between(1.0, 8.0)),
    (SettingId::MaxWorkers, Flink, Between(1.0, 15.0)),
    (SettingId::Tolerance, Autoscaler, Between(0.0, 200.0)),
    (SettingId::SyncPeriod, Flink, only(15.0)),
    (
        SettingId::StabilizationWindow,
        Autoscaler,
        Between(0.0, 300.0),
    ),
    (SettingId::MetricsResolution, Flink, only(60.0)),
    (SettingId::MetricsJitter, Flink, only(8.0)),
    // No TaskManager of the experiment has a readiness probe.
    (SettingId::ReadinessDelay, Flink, only(0.0)),
    (SettingId::CpuInitialization, Autoscaler, only(120.0)),
    (SettingId::InitialReadinessDelay, Autoscaler, only(10.0)),
    (
        SettingId::ScaleUpStabilization,
        Autoscaler,
        Between(0.0, 300.0),
    ),
    (SettingId::ScaleUpTolerance, Autoscaler, Between(0.0, 200.0)),
    (SettingId::ScaleUpSelect, Autoscaler, MAX_AND_MIN),
    (SettingId::ScaleUpPods, Autoscaler, Between(0.0, 10_000.0)),
    (
        SettingId::ScaleUpPodsPeriod,
        Autoscaler,
        Between(2.0, 600.0),
    ),
    (SettingId::ScaleUpPercent, Autoscaler, Between(0.0, 900.0)),
    (
        SettingId::ScaleUpPercentPeriod,
        Autoscaler,
        Between(2.0, 600.0),
    ),
    (
        SettingId::ScaleDownTolerance,
        Autoscaler,
        Between(0.0, 200.0),
    ),
    (SettingId::ScaleDownSelect, Autoscaler, MAX_AND_MIN),
    (SettingId::ScaleDownPods, Autoscaler, Between(0.0, 1000.0)),
    (
        SettingId::ScaleDownPodsPeriod,
        Autoscaler,
        Between(2.0, 600.0),
    ),
    (
        SettingId::ScaleDownPercent,
        Autoscaler,
        Between(0.0, 1000.0),
    ),
    (
        SettingId::ScaleDownPercentPeriod,
        Autoscaler,
        Between(2.0, 600.0),
    ),
    (SettingId::PolicyPeriod, Autoscaler, Between(2.0, 600.0)),
    (SettingId::InstanceWarmup, Autoscaler, Between(60.0, 300.0)),
    (SettingId::ScaleInRatio, Autoscaler, only(70.0)),
    (SettingId::InitializationPeriod, Autoscaler, only(60.0)),
    (SettingId::StabilizationPeriod, Autoscaler, only(600.0)),
    (
        SettingId::MaxScaledInReplicas,
        Autoscaler,
        Between(0.0, 20.0),
    ),
    (SettingId::ScaleInWindow, Autoscaler, Between(600.0, 1200.0)),
    // The recorded job has no state but the position of its source.
    (SettingId::StateSize, Flink, only(0.0)),
    (SettingId::SlotsPerTaskManager, Flink, Between(1.0, 2.0)),
    (SettingId::MaxParallelism, Flink, Between(5.0, 16_384.0)),
    (
        SettingId::Partitioning,
        Flink,
        only(Partitioning::Rebalance as u8 as f64),
    ),
    (SettingId::SourceCapacity, Flink, ByDefault),
    (SettingId::RescaleCooldown, Flink, Between(0.0, 30.0)),
    (SettingId::ExecutingStabilization, Flink, Between(0.0, 60.0)),
    (SettingId::RescaleMaxDelay, Flink, ByDefault),
    (SettingId::MaxCheckpointFailures, Flink, only(2.0)),
    (SettingId::MinParallelismIncrease, Flink, only(1.0)),
    (SettingId::ScalingIntervalMax, Flink, ByDefault),
    (
        SettingId::RestartStrategy,
        Flink,
        only(RestartStrategy::OfRelease as u8 as f64),
    ),
    (SettingId::RestartAttempts, Flink, ByDefault),
    (SettingId::BackoffInitial, Flink, only(1.0)),
    (SettingId::BackoffMultiplier, Flink, ByDefault),
    (SettingId::BackoffMax, Flink, ByDefault),
    (SettingId::BackoffReset, Flink, only(3600.0)),
    (SettingId::HeartbeatTimeout, Flink, Between(8.0, 50.0)),
    (SettingId::HeartbeatInterval, Flink, Between(5.0, 10.0)),
    (SettingId::CheckpointInterval, Flink, Between(10.0, 30.0)),
    (SettingId::RestartDelay, Flink, only(1.0)),
    (SettingId::RestartTime, Flink, Between(0.5, 4.0)),
    (SettingId::RestoreRate, Flink, Never),
    (SettingId::StartTime, Flink, only(20.0)),
    (SettingId::StartSpread, Flink, only(5.0)),
    (SettingId::SavepointRate, Flink, Never),
];

/// Returns the targets with which an autoscaler was checked, in percent.
fn target_pct(kind: AutoscalerKind) -> Checked {
    match kind {
        AutoscalerKind::Hpa => Between(10.0, 300.0),
        AutoscalerKind::HpaLag | AutoscalerKind::Keda => Between(10.0, 300.0),
        AutoscalerKind::Asg | AutoscalerKind::AsgSteps => Between(40.0, 75.0),
        // The recorded runs of the real code have targets of 40 to 90 %.
        AutoscalerKind::Flink => Between(40.0, 90.0),
        AutoscalerKind::ManagedFlink => only(75.0),
        AutoscalerKind::Mig => Between(60.0, 75.0),
    }
}

/// Returns the settings that act and lie outside what was checked, in the order in which
/// settings are shown.
pub fn unchecked(settings: &Settings) -> Vec<Unchecked> {
    let target = (
        SettingId::TargetUtilization,
        Autoscaler,
        target_pct(settings.autoscaler),
    );
    let (first, others) = CHECKED.split_at(CHECKED.partition_point(|row| is_before(row.0)));
    let rows = first.iter().chain([&target]).chain(others);
    rows.filter(|(id, _, checked)| may_act(*id, settings) && is_outside(*id, *checked, settings))
        .map(|(setting, with, checked)| Unchecked {
            setting: *setting,
            with: *with,
            checked: *checked,
        })
        .collect()
}

fn is_before(id: SettingId) -> bool {
    (id as usize) < SettingId::TargetUtilization as usize
}

/// Returns whether the setting can change a result; the reader's own cluster may kill.
fn may_act(id: SettingId, settings: &Settings) -> bool {
    matches!(id.acts(settings), Acts::Now | Acts::Only(Condition::Kill))
}

fn is_outside(id: SettingId, checked: Checked, settings: &Settings) -> bool {
    if id == SettingId::RestartStrategy {
        // The default of the release may also be named.
        return settings.delays_grow() != (settings.flink != FlinkRelease::V1_13);
    }
    if id.field().is_left_to_default(settings) {
        return false;
    }
    let value = (id.field().get)(settings);
    match checked {
        Between(least, most) => !(least..=most).contains(&value),
        ByDefault | Never => true,
    }
}
