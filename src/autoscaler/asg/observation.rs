//! What the group evaluations like at a tick.

use super::target_tracking::mean;

/// One instance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instance {
    /// When it came into service, in seconds; `None` while it is pending.
    pub in_service_s: Option<f64>,
    /// Its mean CPU over the last minute, in percent, 0 to 100.
    pub cpu_pct: f64,
}

/// The group over the minute that ends at a tick.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Observation {
    /// The size that was last wanted, in instances.
    pub desired: u32,
    /// Instances in service that are warmed up: the ones in the metric.
    pub warmed: u32,
    /// Instances pending or still warming up.
    pub warming: u32,
    /// Mean CPU of the warmed ones, in percent, 0 to 100; `None` when there
    /// are none.
    pub cpu_pct: Option<f64>,
}

impl Observation {
    /// Looks at `instances` at `now_s` seconds, new ones warming up for
    /// `warmup_s` seconds from their coming into service.
    pub fn of(desired: u32, instances: &[Instance], now_s: f64, warmup_s: f64) -> Self {
        let is_warmed = |i: &&Instance| i.in_service_s.is_some_and(|t| t + warmup_s <= now_s);
        let warmed = instances.iter().filter(is_warmed).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            desired,
            warmed: count(warmed),
            warming: count(instances.len() - warmed),
            cpu_pct: mean(instances.iter().filter(is_warmed).map(|i| i.cpu_pct)),
        }
    }
}
