//! Compares two policies in one number.

use super::SpecMetrics;

/// Lowest value of a metric in the speedup, in percent. Without it a metric at
/// 0 makes the speedup infinite.
pub const SPEEDUP_FLOOR_PCT: f64 = 0.01;

/// Returns the elastic speedup ε: the geometric mean of the ratios by which
/// θ_U, θ_O, τ_U and τ_O of `run` are smaller than those of `baseline`. Above 1
/// `run` is better. Every metric counts as at least [`SPEEDUP_FLOOR_PCT`].
///
/// A run that overshoots can score higher than a good one, because it hardly
/// ever has too few workers. Show the speedup only together with the deviation.
pub fn elastic_speedup(baseline: &SpecMetrics, run: &SpecMetrics) -> f64 {
    let floored = |pct: f64| pct.max(SPEEDUP_FLOOR_PCT);
    let pairs = baseline
        .theta_and_tau()
        .into_iter()
        .zip(run.theta_and_tau());
    let product: f64 = pairs.map(|(b, r)| floored(b) / floored(r)).product();
    product.sqrt().sqrt()
}
