//! The managed instance group of the settings, at work on a fleet.

use super::{
    Allowance, Decision, Mig, MigConfig, Mode, Observation, Reason, ScaleInControl, TICK_PERIOD_S,
};
use crate::autoscaler::machines::{MachineCounts, MachineGroup};
use crate::autoscaler::{Autoscaler, CpuSampling, DocumentedRule, ObservedFleet, WarmingPod};
use crate::settings::{Settings, Switch};

/// A managed instance group whose VMs run one TaskManager each.
pub(crate) struct Controller {
    mig: Mig,
    machines: MachineGroup,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;

    fn new(settings: &Settings, _: u32) -> Self {
        Self {
            mig: Mig::new(config(settings)),
            machines: MachineGroup::new(
                settings.cpu_request_millicores,
                TICK_PERIOD_S,
                settings.initialization_period_s,
            ),
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        CpuSampling::AtSync {
            period_s: TICK_PERIOD_S,
            warmup_s: settings.initialization_period_s,
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
        Some(self.mig.tick(now_s, &observation(wanted, &machines)))
    }
}

fn observation(target_size: u32, machines: &MachineCounts) -> Observation {
    Observation {
        target_size,
        running: machines.running,
        load: machines.load,
        initialized: machines.warmed,
        initialized_load: machines.warmed_load,
    }
}

fn config(settings: &Settings) -> MigConfig {
    let allowed = settings.max_scaled_in_replicas;
    MigConfig {
        min_replicas: settings.min_workers,
        max_replicas: settings.max_workers,
        utilization_target: f64::from(settings.target_utilization_pct) / 100.0,
        initialization_period_s: settings.initialization_period_s,
        stabilization_period_s: settings.stabilization_period_s,
        scale_in_control: (allowed > 0).then_some(ScaleInControl {
            allowance: Allowance::Vms(allowed),
            window_s: settings.scale_in_window_s,
        }),
        mode: if settings.disable_scale_in == Switch::Yes {
            Mode::OnlyScaleOut
        } else {
            Mode::On
        },
    }
}
