//! The autoscaler of the settings, at work on a fleet.

use crate::autoscaler::hpa::{Decision, LagHpa, Reason, cpu_sampling, milli};
use crate::autoscaler::lag_clock::{Due, LagClock};
use crate::autoscaler::{Autoscaler, CpuSampling, DocumentedRule, ObservedFleet, WarmingPod};
use crate::settings::Settings;

/// An autoscaler on the lag that was exported last.
pub(crate) struct Controller {
    hpa: LagHpa,
    exported_milli: i64,
    clock: LagClock,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;
    const OBSERVES_JOB: bool = true;

    fn new(settings: &Settings, workers: u32) -> Self {
        Self {
            hpa: LagHpa::new(settings, workers),
            exported_milli: 0,
            clock: LagClock::new(settings, true),
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        cpu_sampling(settings)
    }

    fn next_sync_s(&self) -> f64 {
        self.clock.next_s()
    }

    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision> {
        match self.clock.take(now_s) {
            Due::Look => {
                self.exported_milli = milli(fleet.job?.committed_lag);
                None
            }
            Due::Sync => Some(self.hpa.sync(now_s, wanted, self.exported_milli, fleet)),
        }
    }
}
