//! Scale-in controls: how fast a group may shrink.

/// How many VMs may go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowance {
    /// So many VMs.
    Vms(u32),
    /// So many percent of the peak, 0 to 100, cut off to whole VMs.
    Percent(f64),
}

/// At most so many VMs may go within a time window, counted from the highest
/// recommendation in that window; all of them may go at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleInControl {
    /// How many may go.
    pub allowance: Allowance,
    /// The window, in seconds.
    pub window_s: f64,
}

impl ScaleInControl {
    /// The smallest size that is allowed when `peak` VMs were recommended at
    /// most in the window.
    pub fn floor(&self, peak: u32) -> u32 {
        let allowed = match self.allowance {
            Allowance::Vms(vms) => vms,
            Allowance::Percent(percent) => (percent * f64::from(peak) / 100.0).floor() as u32,
        };
        peak.saturating_sub(allowed)
    }
}
