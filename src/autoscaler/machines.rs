//! TaskManagers on machines of their own, in an AWS Auto Scaling group or a
//! Google managed instance group.
//!
//! Our choice: a machine has just the CPU that a TaskManager requests. The
//! target utilisation, a share of the request on Kubernetes, is therefore a
//! share of the whole machine, and a machine is never more than 100 % busy. It
//! is in service as soon as it runs. Its CPU use is the mean over the minute
//! that ends with the evaluation, or since its start if that is later. The
//! youngest machine is removed first.

use super::{CpuSample, SteadyPods, WarmingPod};

/// The counts that the evaluation of any group of machines needs.
pub(super) struct MachineGroup {
    machine_millicores: f64,
    period_s: f64,
    warmup_s: f64,
    syncs: u32,
}

impl MachineGroup {
    /// Returns a group that is evaluated every `period_s` seconds, with machines
    /// of `machine_millicores` that count as new for `warmup_s` seconds.
    pub(super) fn new(machine_millicores: f64, period_s: f64, warmup_s: f64) -> Self {
        Self {
            machine_millicores,
            period_s,
            warmup_s,
            syncs: 0,
        }
    }

    /// Returns the time of the next evaluation, in seconds.
    pub(super) fn next_sync_s(&self) -> f64 {
        f64::from(self.syncs) * self.period_s
    }

    /// Counts the machines for the evaluation at `now_s` seconds.
    pub(super) fn observe(
        &mut self,
        now_s: f64,
        steady: SteadyPods,
        warming: impl Iterator<Item = WarmingPod>,
    ) -> MachineCounts {
        self.syncs += 1;
        let load = f64::from(steady.count) * self.utilization(&steady.cpu);
        let mut counts = MachineCounts {
            pending: 0,
            running: steady.count,
            load,
            warmed: steady.count,
            warmed_load: load,
        };
        for machine in warming {
            if machine.ready_s > now_s {
                counts.pending += 1;
                continue;
            }
            let load = machine.cpu.map_or(0.0, |cpu| self.utilization(&cpu));
            counts.running += 1;
            counts.load += load;
            if machine.ready_s + self.warmup_s <= now_s {
                counts.warmed += 1;
                counts.warmed_load += load;
            }
        }
        counts
    }

    /// CPU use as a fraction of one machine, 0 to 1.
    fn utilization(&self, cpu: &CpuSample) -> f64 {
        let share = cpu.usage_millicores / self.machine_millicores;
        if share > 1.0 { 1.0 } else { share }
    }
}

/// The machines of a group, counted and summed.
pub(super) struct MachineCounts {
    /// Machines that do not run yet.
    pub(super) pending: u32,
    pub(super) running: u32,
    /// Summed CPU use of the running ones, as fractions of one machine.
    pub(super) load: f64,
    /// Machines that run and no longer count as new.
    pub(super) warmed: u32,
    /// Summed CPU use of the warmed ones, as fractions of one machine.
    pub(super) warmed_load: f64,
}
