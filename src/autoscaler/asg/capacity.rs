//! Rules about the capacity of a group: warm-up and bounds.

/// The three settings of the warm-up time of new instances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warmup {
    /// Set on the policy, in seconds.
    pub estimated_instance_warmup_s: Option<f64>,
    /// Set on the group, in seconds, 0 to 3600; below 0 it is unset.
    pub default_instance_warmup_s: Option<f64>,
    /// The group's cooldown, in seconds. Default 300.
    pub default_cooldown_s: f64,
}

impl Default for Warmup {
    fn default() -> Self {
        Self {
            estimated_instance_warmup_s: None,
            default_instance_warmup_s: None,
            default_cooldown_s: 300.0,
        }
    }
}

impl Warmup {
    /// Returns the time that applies, in seconds: the policy's, else the group's,
    /// else the cooldown.
    pub fn seconds(&self) -> f64 {
        self.estimated_instance_warmup_s
            .or(self.default_instance_warmup_s.filter(|s| *s >= 0.0))
            .unwrap_or(self.default_cooldown_s)
    }
}

/// Returns the size after a scale-out, in instances: the warmed ones go to
/// `adjusted`, and those still warming are part of that already.
pub fn with_warming(desired: u32, adjusted: u32) -> u32 {
    desired.max(adjusted)
}

/// Returns `desired` within the group's bounds, in instances; the maximum wins.
pub fn bounded(desired: i64, min: u32, max: u32) -> u32 {
    let bounded = desired.max(i64::from(min)).min(i64::from(max));
    u32::try_from(bounded.max(0)).unwrap_or(u32::MAX)
}
