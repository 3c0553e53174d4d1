//! Worker-hours paid for, idle and missing.

use super::{Areas, share};

/// Worker-hours of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorkerHours {
    /// Paid for: the integral of the supply, in hours.
    pub total_h: f64,
    /// Paid for and not needed, in hours.
    pub idle_h: f64,
    /// Needed and missing, in hours.
    pub missing_h: f64,
    /// Length of the run, in hours.
    pub length_h: f64,
    /// Time with too few workers, in hours.
    pub short_time_h: f64,
}

impl WorkerHours {
    /// Converts the integrals of a run to hours.
    pub fn of(areas: &Areas) -> Self {
        let hours = |seconds: f64| seconds / 3600.0;
        Self {
            total_h: hours(areas.supply_s),
            idle_h: hours(areas.idle_s),
            missing_h: hours(areas.missing_s),
            length_h: hours(areas.length_s),
            short_time_h: hours(areas.short_time_s),
        }
    }

    /// Returns the share of the paid worker-hours that were idle, 0 to 1; 0 if
    /// nothing was paid for.
    pub fn idle_share(&self) -> f64 {
        share(self.idle_h, self.total_h)
    }

    /// Returns the share of time with too few workers, 0 to 1.
    pub fn short_time_share(&self) -> f64 {
        share(self.short_time_h, self.length_h)
    }

    /// Returns the mean number of workers over time.
    pub fn mean_workers(&self) -> f64 {
        share(self.total_h, self.length_h)
    }
}
