//! What the group evaluations like at a tick.

/// One VM.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vm {
    /// When it began to run, in seconds; `None` while it is being provisioned.
    pub running_s: Option<f64>,
    /// Its mean CPU since the last tick as a fraction, 0 to 1.
    pub utilization: f64,
}

/// The group since the last tick.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Observation {
    /// The size that was last wanted, in VMs.
    pub target_size: u32,
    /// VMs that run.
    pub running: u32,
    /// Their summed CPU, as fractions of one VM.
    pub load: f64,
    /// VMs that run and are past their initialisation period.
    pub initialized: u32,
    /// Their summed CPU, as fractions of one VM.
    pub initialized_load: f64,
}

impl Observation {
    /// Looks at `vms` at `now_s` seconds, new ones initialising for
    /// `initialization_s` seconds.
    pub fn of(target_size: u32, vms: &[Vm], now_s: f64, initialization_s: f64) -> Self {
        let mut seen = Self {
            target_size,
            ..Self::default()
        };
        for vm in vms {
            let Some(running_s) = vm.running_s else {
                continue;
            };
            seen.running = seen.running.saturating_add(1);
            seen.load += vm.utilization;
            if running_s + initialization_s <= now_s {
                seen.initialized = seen.initialized.saturating_add(1);
                seen.initialized_load += vm.utilization;
            }
        }
        seen
    }

    /// Mean CPU of the initialised VMs, or of all that run when none is, as a
    /// fraction; `None` when none runs.
    pub fn mean_utilization(&self) -> Option<f64> {
        if self.initialized > 0 {
            Some(self.initialized_load / f64::from(self.initialized))
        } else if self.running > 0 {
            Some(self.load / f64::from(self.running))
        } else {
            None
        }
    }
}
