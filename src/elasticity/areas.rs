//! Integrals of supply and demand over a run.

use super::merge::merge;
use crate::timeline::Steps;

/// Integrals of supply against demand, computed in one pass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Areas {
    /// Length of the run, in seconds.
    pub length_s: f64,
    /// Workers needed, in worker-seconds.
    pub demand_s: f64,
    /// Workers supplied, in worker-seconds.
    pub supply_s: f64,
    /// Workers missing, in worker-seconds: the area U.
    pub missing_s: f64,
    /// Workers idle, in worker-seconds: the area O.
    pub idle_s: f64,
    /// Time with too few workers, in seconds.
    pub short_time_s: f64,
    /// Time with too many workers, in seconds.
    pub idle_time_s: f64,
}

impl Areas {
    /// Integrates `supply` against `demand`, both in workers.
    pub fn of(demand: &Steps, supply: &Steps) -> Self {
        let mut areas = Self::default();
        for interval in merge(demand, supply) {
            let dt = interval.length_s();
            let (short, idle) = (interval.short(), interval.idle());
            areas.length_s += dt;
            areas.demand_s += interval.demand * dt;
            areas.supply_s += interval.supply * dt;
            areas.missing_s += short * dt;
            areas.idle_s += idle * dt;
            if short > 0.0 {
                areas.short_time_s += dt;
            }
            if idle > 0.0 {
                areas.idle_time_s += dt;
            }
        }
        areas
    }
}
