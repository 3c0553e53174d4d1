//! The elasticity metrics of the SPEC research group.

use super::{Areas, Instability, share};

/// How well supply followed demand. 0 is best throughout.
///
/// Definitions: accuracy, timeshare and jitter as in the BUNGEE benchmark
/// (Herbst et al. 2015); the normalised accuracy as in Bauer et al. 2018;
/// instability and deviation from memory of Herbst et al. 2016 and Bauer et
/// al., see [`Instability`].
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
    /// The same divided by the supply instead; 0 to 100 %.
    pub theta_over_by_supply_pct: f64,
    /// Share of time with too few workers, τ_U; 0 to 100 %.
    pub tau_under_pct: f64,
    /// Share of time with too many workers, τ_O; 0 to 100 %.
    pub tau_over_pct: f64,
    /// Worker changes of the supply beyond those of the demand, per minute; a
    /// step by three counts three. Above 0 it swings, below 0 it is sluggish.
    pub jitter_per_min: f64,
    /// Share of time in which the curves move differently, υ.
    pub instability: Instability,
}

impl SpecMetrics {
    /// The metrics of a run with these integrals.
    pub fn of(areas: &Areas, instability: Instability) -> Self {
        let mean = |area_s| share(area_s, areas.length_s);
        let pct = |area_s| 100.0 * mean(area_s);
        Self {
            accuracy_under_workers: mean(areas.missing_s),
            accuracy_over_workers: mean(areas.idle_s),
            theta_under_pct: pct(areas.missing_by_demand_s),
            theta_over_pct: pct(areas.idle_by_demand_s),
            theta_over_by_supply_pct: pct(areas.idle_by_supply_s),
            tau_under_pct: pct(areas.short_time_s),
            tau_over_pct: pct(areas.idle_time_s),
            jitter_per_min: 60.0 * mean(areas.supply_moves - areas.demand_moves),
            instability,
        }
    }

    /// Auto-scaling deviation σ: the distance of θ_U, θ_O, τ_U, τ_O and υ to
    /// the ideal, all 0, in the Minkowski norm of order five. In percent; the
    /// worst of the five dominates.
    pub fn deviation_pct(&self) -> f64 {
        norm(
            self.four()
                .into_iter()
                .chain([self.instability.total_pct()]),
        )
    }

    /// The same without υ, and so independent of any step.
    pub fn deviation_without_instability_pct(&self) -> f64 {
        norm(self.four())
    }

    /// θ_U, θ_O, τ_U and τ_O, in percent.
    pub(super) fn four(&self) -> [f64; 4] {
        [
            self.theta_under_pct,
            self.theta_over_pct,
            self.tau_under_pct,
            self.tau_over_pct,
        ]
    }
}

fn norm(values: impl IntoIterator<Item = f64>) -> f64 {
    let sum: f64 = values.into_iter().map(|value| value.powi(5)).sum();
    sum.powf(0.2)
}
