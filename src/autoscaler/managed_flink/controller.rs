//! The service of the settings, at work on a fleet: a KPU is a TaskManager here.

use super::{ManagedFlink, ManagedFlinkConfig, Observation, PERIOD_S, Reason, kpus};
use crate::autoscaler::{
    Autoscaler, CpuSample, CpuSampling, Decision, DocumentedRule, ObservedFleet, WarmingPod,
};
use crate::flink::parallelism_on;
use crate::settings::Settings;

/// An application of the service.
pub(crate) struct Controller {
    service: ManagedFlink,
    kpu_millicores: f64,
    slots: u32,
    /// The parallelism that is wanted.
    parallelism: u32,
    minutes: u32,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;
    const OBSERVES_JOB: bool = true;

    fn new(settings: &Settings, workers: u32) -> Self {
        let slots = settings.slots_per_task_manager;
        Self {
            service: ManagedFlink::new(ManagedFlinkConfig {
                parallelism: parallelism_on(settings, settings.min_workers).max(1),
                parallelism_per_kpu: slots,
                kpu_quota: settings.max_workers,
            }),
            kpu_millicores: settings.cpu_request_millicores,
            slots,
            parallelism: parallelism_on(settings, workers),
            minutes: 0,
        }
    }

    fn cpu_sampling(_: &Settings) -> CpuSampling {
        CpuSampling::AtSync {
            period_s: PERIOD_S,
            warmup_s: 0.0,
        }
    }

    fn next_sync_s(&self) -> f64 {
        f64::from(self.minutes) * PERIOD_S
    }

    fn sync(
        &mut self,
        _: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<Reason>> {
        self.minutes += 1;
        let is_updating = fleet.job?.running.is_none();
        let steady = (fleet.steady.count > 0).then_some(fleet.steady.cpu);
        let used = fleet.warming.filter_map(|pod| pod.cpu).chain(steady);
        let decision = self.service.tick(&Observation {
            parallelism: self.parallelism,
            cpu_pct: used.map(|cpu| self.pct(&cpu)).reduce(f64::max),
            is_updating,
        });
        let is_change = decision.is_change();
        self.parallelism = decision.wanted;
        Some(Decision {
            was: wanted,
            wanted: if is_change {
                kpus(decision.wanted, self.slots)
            } else {
                wanted
            },
            raw: decision.raw.map(|raw| kpus(raw, self.slots)),
            ..decision
        })
    }

    fn parallelism(&self) -> Option<u32> {
        Some(self.parallelism)
    }
}

impl Controller {
    /// Returns CPU use in percent of a KPU, 0 to 100.
    fn pct(&self, cpu: &CpuSample) -> f64 {
        (100.0 * cpu.usage_millicores / self.kpu_millicores).min(100.0)
    }
}
