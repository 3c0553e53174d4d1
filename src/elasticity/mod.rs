//! Measures how well the supply of workers follows the demand.
//!
//! Both are step functions of time, in workers. Supply is the number of workers
//! paid for. Demand is the load in workers: a fraction for the plain metrics in
//! worker-hours ([`WorkerHours`]), rounded up to whole workers for the metrics
//! of the SPEC research group on cloud elasticity (Herbst et al.;
//! [`SpecMetrics`]).
//!
//! No metric here sees an outage of the job: a run that is down for five
//! minutes at the right size has a perfect score. Show them together with the
//! consumer lag.

mod areas;
mod delay;
mod instability;
mod merge;
mod spec_metrics;
mod speedup;
mod utilisation;
mod worker_hours;

pub use areas::Areas;
pub use delay::{Delays, worst_delays};
pub use instability::Instability;
pub use merge::{Interval, merge};
pub use spec_metrics::SpecMetrics;
pub use speedup::{SPEEDUP_FLOOR_PCT, elastic_speedup};
pub use utilisation::{utilisation, utilisation_pct};
pub use worker_hours::WorkerHours;

/// Default step in which movements of the two curves are compared, in seconds.
/// [`Instability`] depends strongly on it: always state it beside the metric.
pub const INSTABILITY_STEP_S: f64 = 30.0;

/// Returns `part / whole`, or 0 if `whole` is not above 0.
pub(crate) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
