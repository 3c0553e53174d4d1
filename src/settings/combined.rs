//! What several settings together say.

use super::preset::{AutoscalerKind, FlinkRelease, RescaleBy, RestartStrategy, Switch};
use super::worker::CONTAINER_START_S;
use super::{SettingId, Settings};

impl Settings {
    /// Returns whether CPU use is a metric of the autoscaler.
    pub(crate) fn observes_cpu(&self) -> bool {
        match self.autoscaler {
            AutoscalerKind::HpaLag | AutoscalerKind::Keda => self.with_cpu == Switch::Yes,
            AutoscalerKind::Flink => false,
            _ => true,
        }
    }

    /// Returns whether the autoscaler compares CPU use with the target utilisation.
    pub(crate) fn has_cpu_target(&self) -> bool {
        self.observes_cpu() && self.autoscaler != AutoscalerKind::ManagedFlink
    }

    /// Returns the setting that the autoscaler aims at; `None` if it cannot be set.
    pub fn target_setting(&self) -> Option<SettingId> {
        match self.autoscaler {
            AutoscalerKind::ManagedFlink => None,
            kind if kind.reads_lag() => Some(SettingId::LagThreshold),
            _ => Some(SettingId::TargetUtilization),
        }
    }

    /// Returns the setting that makes the autoscaler wait before it scales in, or the one
    /// nearest to that.
    pub fn scale_in_wait_setting(&self) -> SettingId {
        match self.autoscaler {
            AutoscalerKind::Hpa | AutoscalerKind::HpaLag | AutoscalerKind::Keda => {
                SettingId::StabilizationWindow
            }
            AutoscalerKind::Mig => SettingId::StabilizationPeriod,
            AutoscalerKind::Asg | AutoscalerKind::AsgSteps => SettingId::InstanceWarmup,
            AutoscalerKind::Flink => SettingId::StabilizationInterval,
            AutoscalerKind::ManagedFlink => SettingId::MinWorkers,
        }
    }

    /// Returns whether the schedule sets the minimum of the autoscaler. One that sets the
    /// parallelism of the job has no such minimum.
    pub(crate) fn has_scheduled_minimum(&self) -> bool {
        self.scheduled_minimum == Switch::Yes && !self.autoscaler.sets_parallelism()
    }

    /// Returns how a parallelism that an autoscaler sets reaches the job. The managed
    /// service always takes a snapshot; Flink 1.13 cannot change a running job.
    pub(crate) fn rescales_by(&self) -> RescaleBy {
        let in_place = self.rescale_by == RescaleBy::InPlace;
        let cannot = in_place && self.flink == FlinkRelease::V1_13;
        if cannot || self.autoscaler == AutoscalerKind::ManagedFlink {
            RescaleBy::Savepoint
        } else {
            self.rescale_by
        }
    }

    /// Returns whether KEDA takes away the last TaskManager of an inactive job.
    pub(crate) fn scales_to_zero(&self) -> bool {
        self.autoscaler == AutoscalerKind::Keda && self.scale_to_zero == Switch::Yes
    }

    /// Returns whether the HPA of KEDA takes the lag of the last poll.
    pub(crate) fn caches_lag(&self) -> bool {
        self.autoscaler == AutoscalerKind::Keda && self.cached_metrics == Switch::Yes
    }

    /// Returns whether a new pod can become ready only after the CPU initialization period,
    /// which begins when the pod is created.
    pub(super) fn is_ready_after_cpu_initialization(&self) -> bool {
        CONTAINER_START_S + f64::from(self.readiness_delay_s) > self.cpu_initialization_s
    }

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
