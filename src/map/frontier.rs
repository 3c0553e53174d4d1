//! The choices that no other one beats.

use super::rank::ranked;
use super::{DelayMeasure, Point};

/// Returns the indexes of the points that no other one beats, the cheapest first: each
/// further one costs more and waits less. A point whose job does not catch up is none of
/// them. Of several with the same cost and delay the first counts.
pub fn frontier(points: &[Point], measure: DelayMeasure) -> Vec<usize> {
    let judged = points.iter().map(|point| point.judged(measure));
    let keys: Vec<(f64, f64)> = judged
        .map(|judged| match judged {
            Some(judged) => (judged.worker_hours, judged.delay_s),
            None => (f64::INFINITY, f64::INFINITY),
        })
        .collect();
    let mut least_s = f64::INFINITY;
    let mut indexes = ranked(&keys);
    indexes.retain(|index| {
        let delay_s = keys
            .get(*index)
            .map_or(f64::INFINITY, |(_, delay_s)| *delay_s);
        let is_quicker = delay_s < least_s;
        least_s = least_s.min(delay_s);
        is_quicker
    });
    indexes
}
