//! The state of the group at a tick.

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
    /// Returns the mean CPU of the initialised VMs, or of all that run when none is
    /// initialised, as a fraction; `None` when none runs.
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
