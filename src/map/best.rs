//! The best choice within a limit.

use super::rank::ranked;
use super::{DelayMeasure, Judged, Point};

/// What a choice may cost, or how long records may wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// The longest allowed delay in seconds: the best choice is the cheapest within it.
    Delay(f64),
    /// The most allowed worker-hours: the best choice is the one with the shortest delay
    /// within it.
    Cost(f64),
}

impl Limit {
    /// Returns whether a choice is within the limit. A job that never catches up is within
    /// none.
    pub fn allows(self, judged: &Judged) -> bool {
        judged.delay_s.is_finite()
            && match self {
                Self::Delay(most_s) => judged.delay_s <= most_s,
                Self::Cost(most) => judged.worker_hours <= most,
            }
    }
}

/// The best choice within a limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The index of the point.
    pub point: usize,
    /// The other points within the limit whose cost does not differ from its cost by more
    /// than the spreads of both, the cheapest first.
    pub as_good: Vec<usize>,
    /// Whether it and all points that could still beat it have run with every seed.
    pub is_final: bool,
}

/// Returns the best choice within a limit; `None` if no point that has run is within it.
/// Of two with the same cost the one with the shorter delay is better, and then the first.
pub fn best(points: &[Point], measure: DelayMeasure, limit: Limit) -> Option<Answer> {
    let rank = |judged: &Judged| match limit {
        Limit::Delay(_) => (judged.worker_hours, judged.delay_s),
        Limit::Cost(_) => (judged.delay_s, judged.worker_hours),
    };
    let judged = points.iter().enumerate();
    let judged = judged.filter_map(|(index, point)| Some((index, point.judged(measure)?)));
    let (indexes, keys): (Vec<usize>, Vec<(f64, f64)>) = judged
        .filter(|(_, judged)| limit.allows(judged))
        .map(|(index, judged)| (index, rank(&judged)))
        .unzip();
    let order = ranked(&keys).into_iter();
    let within: Vec<usize> = order
        .filter_map(|place| indexes.get(place).copied())
        .collect();
    let point = *within.first()?;
    let chosen = points.get(point)?;
    let overlaps = |other: &Point| {
        let spreads = match limit {
            Limit::Delay(_) => (chosen.cost_spread(), other.cost_spread()),
            Limit::Cost(_) => (chosen.delay_spread(measure), other.delay_spread(measure)),
        };
        matches!(spreads, (Some(a), Some(b)) if b.least <= a.most)
    };
    let others = within.iter().skip(1).copied();
    let as_good: Vec<usize> = others
        .filter(|index| points.get(*index).is_some_and(overlaps))
        .collect();
    let is_complete = |index: &usize| points.get(*index).is_some_and(Point::is_complete);
    let has_all_run = points.iter().all(|point| point.first().is_some());
    Some(Answer {
        is_final: has_all_run && is_complete(&point) && as_good.iter().all(is_complete),
        point,
        as_good,
    })
}
