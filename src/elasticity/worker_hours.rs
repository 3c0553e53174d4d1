//! What was paid for, and what of it was of use.

use super::{Areas, share};

/// Worker-hours of a run. What is there and used, plus what is idle, is what
/// is paid for; what is used, plus what is missing, is what is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorkerHours {
    /// Paid for: the integral of the supply, in hours.
    pub total_h: f64,
    /// Needed: the integral of the demand, in hours.
    pub demand_h: f64,
    /// Paid for and not needed, in hours.
    pub idle_h: f64,
    /// Needed and not there, in hours.
    pub missing_h: f64,
    /// Length of the run, in hours.
    pub length_h: f64,
    /// Time with too few workers, in hours.
    pub short_time_h: f64,
}

impl WorkerHours {
    /// The hours of a run with these integrals.
    pub fn of(areas: &Areas) -> Self {
        let hours = |seconds: f64| seconds / 3600.0;
        Self {
            total_h: hours(areas.supply_s),
            demand_h: hours(areas.demand_s),
            idle_h: hours(areas.idle_s),
            missing_h: hours(areas.missing_s),
            length_h: hours(areas.length_s),
            short_time_h: hours(areas.short_time_s),
        }
    }

    /// Paid for and needed, in worker-hours.
    pub fn used_h(&self) -> f64 {
        self.total_h - self.idle_h
    }

    /// Share of the paid worker-hours that were needed, 0 to 1; `None` when
    /// nothing was paid for.
    pub fn efficiency(&self) -> Option<f64> {
        (self.total_h > 0.0).then(|| self.used_h() / self.total_h)
    }

    /// Share of the paid worker-hours that were idle, 0 to 1; 0 when nothing
    /// was paid for.
    pub fn idle_share(&self) -> f64 {
        share(self.idle_h, self.total_h)
    }

    /// Share of time with too few workers, 0 to 1.
    pub fn short_time_share(&self) -> f64 {
        share(self.short_time_h, self.length_h)
    }

    /// Mean number of workers.
    pub fn mean_workers(&self) -> f64 {
        share(self.total_h, self.length_h)
    }
}
