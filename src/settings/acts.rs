//! Whether a setting has an effect beside the others, and if not, what it waits for.

use super::preset::{AutoscalerKind, BehaviorKind, FlinkRelease, Preset, RestartStrategy};
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
    /// The pods have a readiness probe, which no TaskManager of the model has.
    ReadinessProbe,
    /// The HPA has a `behavior` section.
    Behavior,
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
            Self::Tolerance
            | Self::SyncPeriod
            | Self::StabilizationWindow
            | Self::MetricsJitter
            | Self::Behavior => of_autoscaler(settings, &[AutoscalerKind::Hpa]),
            // The monitoring of AWS has one of two periods; that of Google has one.
            Self::MetricsResolution => {
                of_autoscaler(settings, &[AutoscalerKind::Hpa, AutoscalerKind::Asg])
            }
            // A TaskManager is ready as soon as its container runs, so each of its samples
            // lies wholly after that and counts at any age.
            Self::CpuInitialization => {
                of_autoscaler(settings, &[AutoscalerKind::Hpa]).or(Some(Condition::ReadinessProbe))
            }
            Self::ScaleUpStabilization
            | Self::ScaleUpPods
            | Self::ScaleUpPercent
            | Self::ScaleDownPods
            | Self::ScaleDownPercent
            | Self::PolicyPeriod => of_autoscaler(settings, &[AutoscalerKind::Hpa]).or(unless(
                settings.behavior == BehaviorKind::Policies,
                Condition::Behavior,
            )),
            Self::InstanceWarmup | Self::ScaleInRatio => {
                of_autoscaler(settings, &[AutoscalerKind::Asg])
            }
            Self::DisableScaleIn => {
                of_autoscaler(settings, &[AutoscalerKind::Asg, AutoscalerKind::Mig])
            }
            Self::InitializationPeriod | Self::StabilizationPeriod | Self::MaxScaledInReplicas => {
                of_autoscaler(settings, &[AutoscalerKind::Mig])
            }
            Self::ScaleInWindow => of_autoscaler(settings, &[AutoscalerKind::Mig]).or(unless(
                settings.max_scaled_in_replicas > 0,
                Condition::ScaleInLimit,
            )),
            Self::RescaleCooldown => from_flink(settings, FlinkRelease::V1_20),
            Self::ExecutingStabilization | Self::RescaleMaxDelay => {
                from_flink(settings, FlinkRelease::V2_3)
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

/// Returns the condition of a setting of these autoscalers, unless it is met.
fn of_autoscaler(settings: &Settings, kinds: &[AutoscalerKind]) -> Option<Condition> {
    if kinds.contains(&settings.autoscaler) {
        return None;
    }
    Some(match kinds {
        [AutoscalerKind::Hpa] => Condition::Hpa,
        [AutoscalerKind::Hpa, AutoscalerKind::Asg] => Condition::HpaOrAws,
        // One condition for all that the HPA does not have.
        _ if settings.autoscaler == AutoscalerKind::Hpa => Condition::Machines,
        [AutoscalerKind::Asg] => Condition::Aws,
        _ => Condition::Google,
    })
}

fn from_flink(settings: &Settings, release: FlinkRelease) -> Option<Condition> {
    ((settings.flink as u8) < release as u8).then_some(Condition::LaterFlink)
}

impl Settings {
    /// Returns whether the wait after a failure grows from one failure to the next.
    pub(crate) fn delays_grow(&self) -> bool {
        match self.restart_strategy {
            // 1.20 replaced the fixed delay.
            RestartStrategy::OfRelease => self.flink != FlinkRelease::V1_13,
            RestartStrategy::FixedDelay => false,
            RestartStrategy::ExponentialDelay => true,
        }
    }
}
