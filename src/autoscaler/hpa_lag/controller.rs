//! The autoscaler of the settings, at work on a fleet.

use crate::autoscaler::hpa::{Decision, LagHpa, Reason, cpu_sampling, milli};
use crate::autoscaler::{Autoscaler, CpuSampling, DocumentedRule, ObservedFleet, WarmingPod};
use crate::settings::Settings;

/// An autoscaler on the lag that was exported last.
pub(crate) struct Controller {
    hpa: LagHpa,
    exported_milli: i64,
    export_interval_s: f64,
    exports: u32,
    sync_period_s: f64,
    syncs: u32,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;
    const OBSERVES_JOB: bool = true;

    fn new(settings: &Settings, workers: u32) -> Self {
        Self {
            hpa: LagHpa::new(settings, workers),
            exported_milli: 0,
            export_interval_s: settings.polling_interval_s,
            exports: 0,
            sync_period_s: settings.sync_period_s,
            syncs: 0,
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        cpu_sampling(settings)
    }

    fn next_sync_s(&self) -> f64 {
        self.next_export_s()
            .min(f64::from(self.syncs) * self.sync_period_s)
    }

    /// An export that falls on a sync comes first.
    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision> {
        if self.next_export_s() <= now_s {
            self.exports += 1;
            self.exported_milli = milli(fleet.job?.committed_lag);
            return None;
        }
        self.syncs += 1;
        Some(self.hpa.sync(now_s, wanted, self.exported_milli, fleet))
    }
}

impl Controller {
    fn next_export_s(&self) -> f64 {
        f64::from(self.exports) * self.export_interval_s
    }
}
