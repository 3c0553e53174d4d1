//! How well supply follows demand.
//!
//! Both are step functions of time in whole workers: demand is the smallest
//! fleet that would keep up with the load, at least one; supply is the fleet
//! that is there. Which supply is meant, the wanted size (what is paid for) or
//! the registered TaskManagers (what can work), is the caller's choice.
//!
//! The figures are those of the SPEC research group on cloud elasticity
//! (Herbst et al.; [`SpecMetrics`]) and plain ones in worker-hours
//! ([`WorkerHours`]). None of them sees an outage of the job: a run that stands
//! still for five minutes at the right size scores perfectly. Show them beside
//! the time that the backlog is too long.

mod areas;
mod instability;
mod merge;
mod spec_metrics;
mod speedup;
mod utilisation;
mod worker_hours;

pub use areas::Areas;
pub use instability::Instability;
pub use merge::{Interval, merge};
pub use spec_metrics::SpecMetrics;
pub use speedup::{SPEEDUP_FLOOR_PCT, elastic_speedup};
pub use utilisation::{utilisation, utilisation_pct};
pub use worker_hours::WorkerHours;

use crate::timeline::Steps;

/// Step in which movements of the two curves are compared, in seconds, unless
/// told otherwise. [`Instability`] depends strongly on it: always state it.
pub const INSTABILITY_STEP_S: f64 = 30.0;

/// All figures about one run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Elasticity {
    /// The figures of the SPEC research group.
    pub spec: SpecMetrics,
    /// The plain figures.
    pub hours: WorkerHours,
}

impl Elasticity {
    /// Measures `supply` against `demand`, both in workers. A column that ends
    /// before the other holds its last value. Movements are compared in steps
    /// of `instability_step_s` seconds. Allocates nothing.
    pub fn of(demand: &Steps, supply: &Steps, instability_step_s: f64) -> Self {
        let areas = Areas::of(demand, supply);
        let instability = Instability::of(demand, supply, instability_step_s);
        Self {
            spec: SpecMetrics::of(&areas, instability),
            hours: WorkerHours::of(&areas),
        }
    }
}

/// `part / whole`, and 0 when there is no whole.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
