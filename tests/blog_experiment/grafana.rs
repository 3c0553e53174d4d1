//! Computes the panels of the dashboard from a run.

use reactive_allocation::allocation::Run;

/// Time window of the maximum in the consumer metric `records_lag_max`, which covers
/// the last 30 to 60 s.
const LAG_WINDOW_S: f64 = 45.0;

/// The consumer lag of a run.
pub struct LagPanel<'a> {
    run: &'a Run,
    in_flight: f64,
    /// Corners of the backlog while the job was running, by time.
    corners: Vec<(f64, f64)>,
}

impl<'a> LagPanel<'a> {
    /// Creates the panel. Records in flight are already read, so they do not count
    /// as lag.
    pub fn new(run: &'a Run, in_flight: f64) -> Self {
        let mut corners = Vec::new();
        let points = run.backlog.points();
        for (begin, end, _) in run.running.spans().filter(|(_, _, count)| *count > 0.0) {
            let first = points.partition_point(|(t, _)| *t < begin);
            let here = points[first..].iter().take_while(|(t, _)| *t <= end);
            corners.extend(here.copied());
        }
        Self {
            run,
            in_flight,
            corners,
        }
    }

    /// Returns the value at `t_s`: the largest lag in the time window, or `None`
    /// while the job is down.
    pub fn at(&self, t_s: f64) -> Option<f64> {
        if self.run.running.at(t_s) == 0.0 {
            return None;
        }
        let from_s = t_s - LAG_WINDOW_S;
        let first = self.corners.partition_point(|(t, _)| *t < from_s);
        let within = self.corners[first..].iter().take_while(|(t, _)| *t <= t_s);
        let largest = within
            .map(|(_, value)| *value)
            .fold(self.run.backlog.at(t_s), f64::max);
        let largest = if self.run.running.at(from_s) > 0.0 {
            largest.max(self.run.backlog.at(from_s))
        } else {
            largest
        };
        Some((largest - self.in_flight).max(0.0))
    }
}
