//! The elasticity metrics of the SPEC research group.

use super::{Areas, Instability, merge, share};
use crate::timeline::Steps;

/// Metrics of how well supply follows demand. 0 is best for every field.
///
/// Accuracy, timeshare and jitter are defined as in the BUNGEE benchmark
/// (Herbst et al. 2015), the normalised accuracy as in Bauer et al. 2018.
/// Instability and deviation follow Herbst et al. 2016 and Bauer et al. from
/// memory, see [`Instability`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SpecMetrics {
    /// Mean number of missing workers, accuracy_U = U / T.
    pub accuracy_under_workers: f64,
    /// Mean number of idle workers, accuracy_O = O / T.
    pub accuracy_over_workers: f64,
    /// Missing share of the demand, θ_U, mean over time; 0 to 100 %.
    pub theta_under_pct: f64,
    /// Idle workers per worker needed, θ_O, mean over time; 0 % and up without
    /// bound. Small demands weigh heavily.
    pub theta_over_pct: f64,
    /// Share of time with too few workers, τ_U; 0 to 100 %.
    pub tau_under_pct: f64,
    /// Share of time with too many workers, τ_O; 0 to 100 %.
    pub tau_over_pct: f64,
    /// Worker changes of the supply beyond those of the demand, per minute; a
    /// change by three workers counts three. Above 0 the supply oscillates,
    /// below 0 it is sluggish.
    pub jitter_per_min: f64,
    /// Share of time in which the curves move differently, υ.
    pub instability: Instability,
}

impl SpecMetrics {
    /// Measures `supply` against `demand`, both in workers. A series that ends
    /// before the other holds its last value. Movements of the curves are
    /// compared every `instability_step_s` seconds.
    pub fn of(demand: &Steps, supply: &Steps, instability_step_s: f64) -> Self {
        let areas = Areas::of(demand, supply);
        let (mut missing_by_demand_s, mut idle_by_demand_s) = (0.0, 0.0);
        let mut extra_changes = 0.0;
        let mut last = None;
        for interval in merge(demand, supply) {
            let dt = interval.length_s();
            let divisor = interval.demand.max(1.0);
            missing_by_demand_s += interval.short() / divisor * dt;
            idle_by_demand_s += interval.idle() / divisor * dt;
            if let Some((demand, supply)) = last {
                extra_changes += f64::abs(interval.supply - supply);
                extra_changes -= f64::abs(interval.demand - demand);
            }
            last = Some((interval.demand, interval.supply));
        }
        let mean = |area_s| share(area_s, areas.length_s);
        let pct = |area_s| 100.0 * mean(area_s);
        Self {
            accuracy_under_workers: mean(areas.missing_s),
            accuracy_over_workers: mean(areas.idle_s),
            theta_under_pct: pct(missing_by_demand_s),
            theta_over_pct: pct(idle_by_demand_s),
            tau_under_pct: pct(areas.short_time_s),
            tau_over_pct: pct(areas.idle_time_s),
            jitter_per_min: 60.0 * mean(extra_changes),
            instability: Instability::of(demand, supply, instability_step_s),
        }
    }

    /// Returns the auto-scaling deviation σ in percent: the distance of θ_U,
    /// θ_O, τ_U, τ_O and υ from the ideal, all 0, in the Minkowski norm of
    /// order five. The worst of the five dominates.
    pub fn deviation_pct(&self) -> f64 {
        let instability_pct = self.instability.total_pct();
        let metrics = self.theta_and_tau().into_iter().chain([instability_pct]);
        let sum: f64 = metrics.map(|pct| pct * pct * pct * pct * pct).sum();
        // The fifth root, bit-equal on every platform.
        if sum > 0.0 {
            libm::exp(libm::log(sum) / 5.0)
        } else {
            0.0
        }
    }

    /// Returns θ_U, θ_O, τ_U and τ_O, in percent.
    pub(super) fn theta_and_tau(&self) -> [f64; 4] {
        [
            self.theta_under_pct,
            self.theta_over_pct,
            self.tau_under_pct,
            self.tau_over_pct,
        ]
    }
}
