//! The worst delay of each day.

use super::Log;
use crate::timeline::{Line, Steps};

/// Fewer records than this are an error of rounding.
const LEAST: f64 = 1e-3;

/// Returns the largest age of the oldest waiting record in each span of `each_s`
/// seconds, in seconds. `arrivals` is in records per second, and `backlog` in records
/// that arrived and are not processed. Ages are measured at the corners of the backlog,
/// where it grows or shrinks at another rate.
pub fn worst_delays(arrivals: &Steps, backlog: &Line, each_s: f64) -> Vec<f64> {
    let log = Log::new(arrivals);
    // `as` saturates and maps NaN to 0.
    let count = (arrivals.end_s() / each_s).ceil() as usize;
    let mut worst_s = vec![0.0_f64; count];
    for (t_s, waiting) in backlog.points() {
        if *waiting < LEAST {
            continue;
        }
        let index = ((t_s / each_s) as usize).min(count.saturating_sub(1));
        let age_s = t_s - log.arrival_s(log.arrived_by(*t_s) - waiting);
        if let Some(worst_s) = worst_s.get_mut(index) {
            *worst_s = worst_s.max(age_s);
        }
    }
    worst_s
}

impl Log {
    /// Returns the records that arrived by `t_s` seconds.
    fn arrived_by(&self, t_s: f64) -> f64 {
        let after = self.0.partition_point(|span| span.begin_s <= t_s);
        self.arrived(after.saturating_sub(1), t_s)
    }

    /// Returns when the record with this position arrived, in seconds.
    fn arrival_s(&self, record: f64) -> f64 {
        let is_before =
            |span: &super::Span| span.before + (span.end_s - span.begin_s) * span.per_s <= record;
        let index = self.0.partition_point(is_before);
        match self.0.get(index).or(self.0.last()) {
            Some(span) if span.per_s > 0.0 => {
                span.begin_s + ((record - span.before) / span.per_s).max(0.0)
            }
            Some(span) => span.begin_s,
            None => 0.0,
        }
    }
}
