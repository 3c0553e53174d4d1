//! The Auto Scaling group of the settings, at work on a fleet.

use super::{Asg, AsgConfig, Decision, Observation, Reason, TargetTracking, Warmup};
use crate::autoscaler::machines::{MachineCounts, MachineGroup};
use crate::autoscaler::{Autoscaler, CpuSampling, DocumentedRule, ObservedFleet, WarmingPod};
use crate::settings::{Settings, Switch};

/// An Auto Scaling group whose machines run one TaskManager each.
pub(crate) struct Controller {
    asg: Asg,
    machines: MachineGroup,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;

    fn new(settings: &Settings, _: u32) -> Self {
        Self {
            asg: Asg::new(config(settings)),
            machines: machines(settings),
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        CpuSampling::AtSync {
            period_s: f64::from(period_s(settings)),
            warmup_s: settings.instance_warmup_s,
        }
    }

    fn next_sync_s(&self) -> f64 {
        self.machines.next_sync_s()
    }

    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision> {
        let machines = self.machines.observe(now_s, fleet.steady, fleet.warming);
        Some(self.asg.tick(now_s, &observation(wanted, &machines)))
    }
}

/// The time between two datapoints with basic monitoring, in seconds.
const BASIC_PERIOD_S: u32 = 300;
/// The time between two datapoints with detailed monitoring, in seconds.
const DETAILED_PERIOD_S: u32 = 60;

/// Returns the time between two datapoints and two evaluations, in seconds. There is no
/// other monitoring than these two.
pub(super) fn period_s(settings: &Settings) -> u32 {
    if settings.metrics_resolution_s < f64::from(BASIC_PERIOD_S) {
        DETAILED_PERIOD_S
    } else {
        BASIC_PERIOD_S
    }
}

/// Returns the machines of the group, one for each TaskManager.
pub(super) fn machines(settings: &Settings) -> MachineGroup {
    MachineGroup::new(
        settings.cpu_request_millicores,
        f64::from(period_s(settings)),
        settings.instance_warmup_s,
    )
}

pub(super) fn observation(desired: u32, machines: &MachineCounts) -> Observation {
    let mean_pct = 100.0 * machines.warmed_load / f64::from(machines.warmed);
    Observation {
        desired,
        warmed: machines.warmed,
        warming: machines.pending + machines.running - machines.warmed,
        cpu_pct: (machines.warmed > 0).then_some(mean_pct),
    }
}

fn config(settings: &Settings) -> AsgConfig {
    AsgConfig {
        min_size: settings.min_workers,
        max_size: settings.max_workers,
        policy: TargetTracking {
            target_pct: f64::from(settings.target_utilization_pct),
            alarm_low_ratio: settings.scale_in_ratio_pct / 100.0,
            disable_scale_in: settings.disable_scale_in == Switch::Yes,
            period_s: period_s(settings),
        },
        warmup: Warmup {
            estimated_instance_warmup_s: Some(settings.instance_warmup_s),
            ..Warmup::default()
        },
        metric_delay_s: metric_delay_s(settings),
    }
}

/// Returns how long after its period a datapoint becomes visible, in seconds. The CPU use
/// of a longer period is measured when it ends, and acted upon at once: with a delay, the
/// next evaluation would be four minutes late.
pub(super) fn metric_delay_s(settings: &Settings) -> f64 {
    if period_s(settings) == BASIC_PERIOD_S {
        0.0
    } else {
        DETAILED_PERIOD_S.into()
    }
}
