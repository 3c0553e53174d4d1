//! Scale-in controls: how fast a group may shrink.

/// The number of VMs that may be removed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowance {
    /// A number of VMs.
    Vms(u32),
    /// A percentage of the peak, 0 to 100, cut off to whole VMs.
    Percent(f64),
}

/// A limit on the VMs that are removed within a time window, counted from the
/// highest recommendation in that window; all of them may be removed at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleInControl {
    /// The number of VMs that may be removed.
    pub allowance: Allowance,
    /// The window, in seconds.
    pub window_s: f64,
}

impl ScaleInControl {
    /// Returns the smallest size that is allowed, in VMs, when the highest
    /// recommendation in the window was `peak`.
    pub fn floor(&self, peak: u32) -> u32 {
        let allowed = match self.allowance {
            Allowance::Vms(vms) => vms,
            Allowance::Percent(percent) => (percent * f64::from(peak) / 100.0).floor() as u32,
        };
        peak.saturating_sub(allowed)
    }
}
