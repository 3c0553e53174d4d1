//! The state of the group at a tick.

/// The group over the period that ends at a tick.
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
