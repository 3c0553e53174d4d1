//! One policy against another in a single figure.

use super::SpecMetrics;

/// Least value of a metric in the speedup, in percent: a metric at 0 would make
/// it infinite.
pub const SPEEDUP_FLOOR_PCT: f64 = 0.01;

/// Elastic speedup ε: the geometric mean of how much smaller θ_U, θ_O, τ_U and
/// τ_O of `run` are than those of `baseline`. Above 1 `run` is better. Every
/// metric counts as at least [`SPEEDUP_FLOOR_PCT`].
///
/// A run that overshoots can score higher than a sound one, since it hardly
/// ever has too few workers: show it together with the deviation, never alone.
pub fn elastic_speedup(baseline: &SpecMetrics, run: &SpecMetrics) -> f64 {
    let floored = |pct: f64| pct.max(SPEEDUP_FLOOR_PCT);
    let pairs = baseline.four().into_iter().zip(run.four());
    let product: f64 = pairs.map(|(b, r)| floored(b) / floored(r)).product();
    product.powf(0.25)
}
