//! The integrals that all figures are made of.

use super::merge::merge;
use crate::timeline::Steps;

/// Integrals over a run, in one pass. Workers below one count as one wherever
/// something is divided by them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Areas {
    /// Length of the run, in seconds.
    pub length_s: f64,
    /// Workers needed, in worker-seconds.
    pub demand_s: f64,
    /// Workers there, in worker-seconds.
    pub supply_s: f64,
    /// Workers missing, in worker-seconds: the area U.
    pub missing_s: f64,
    /// Workers idle, in worker-seconds: the area O.
    pub idle_s: f64,
    /// Missing share of the demand, integrated, in seconds.
    pub missing_by_demand_s: f64,
    /// Idle workers per worker needed, integrated, in seconds.
    pub idle_by_demand_s: f64,
    /// Idle share of the supply, integrated, in seconds.
    pub idle_by_supply_s: f64,
    /// Time with too few workers, in seconds.
    pub short_time_s: f64,
    /// Time with too many workers, in seconds.
    pub idle_time_s: f64,
    /// Sum of all steps of the demand, up or down, in workers.
    pub demand_moves: f64,
    /// Sum of all steps of the supply, up or down, in workers.
    pub supply_moves: f64,
}

impl Areas {
    /// The integrals for `supply` against `demand`, both in workers.
    pub fn of(demand: &Steps, supply: &Steps) -> Self {
        let mut areas = Self::default();
        let mut last = None;
        for interval in merge(demand, supply) {
            let dt = interval.length_s();
            let (short, idle) = (interval.short(), interval.idle());
            areas.length_s += dt;
            areas.demand_s += interval.demand * dt;
            areas.supply_s += interval.supply * dt;
            areas.missing_s += short * dt;
            areas.idle_s += idle * dt;
            areas.missing_by_demand_s += short / interval.demand.max(1.0) * dt;
            areas.idle_by_demand_s += idle / interval.demand.max(1.0) * dt;
            areas.idle_by_supply_s += idle / interval.supply.max(1.0) * dt;
            if short > 0.0 {
                areas.short_time_s += dt;
            }
            if idle > 0.0 {
                areas.idle_time_s += dt;
            }
            if let Some((demand, supply)) = last {
                areas.demand_moves += f64::abs(interval.demand - demand);
                areas.supply_moves += f64::abs(interval.supply - supply);
            }
            last = Some((interval.demand, interval.supply));
        }
        areas
    }
}
