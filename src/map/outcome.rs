//! One run on the map.

use crate::allocation::{self, Policy};
use crate::report::PolicyReport;
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::Workload;

/// How the delay of a run is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DelayMeasure {
    /// The longest time that a record waited.
    #[default]
    Longest,
    /// The mean time that a record waited.
    Mean,
}

/// The numbers of one run that the map shows: those of its report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Workers paid for, times hours.
    pub worker_hours: f64,
    /// The longest time that a record waited, in seconds.
    pub max_delay_s: f64,
    /// The mean time that a record waited, in seconds.
    pub mean_delay_s: f64,
    /// Whether the job caught up with the load in the end, and did not fail for good.
    pub caught_up: bool,
}

impl Outcome {
    /// Returns the delay in seconds; infinite for a job that did not catch up, whatever
    /// it had until then.
    pub fn delay_s(&self, measure: DelayMeasure) -> f64 {
        match measure {
            _ if !self.caught_up => f64::INFINITY,
            DelayMeasure::Longest => self.max_delay_s,
            DelayMeasure::Mean => self.mean_delay_s,
        }
    }
}

impl From<&PolicyReport> for Outcome {
    fn from(report: &PolicyReport) -> Self {
        Self {
            worker_hours: report.worker_hours,
            max_delay_s: report.max_delay,
            mean_delay_s: report.mean_delay,
            caught_up: report.caught_up,
        }
    }
}

/// A load that many runs share.
#[derive(Clone, Debug)]
pub struct Load {
    workload: Workload,
    in_workers: Steps,
}

impl Load {
    /// Computes the load of the settings.
    pub fn new(settings: &Settings) -> Self {
        let workload = Workload::new(settings);
        let in_workers = workload.rate.scaled(1.0 / settings.planned_rate_per_s());
        Self {
            workload,
            in_workers,
        }
    }

    /// Computes the load of the settings with `factor` times as many records.
    pub fn times(settings: &Settings, factor: f64) -> Self {
        let mut load = Self::new(settings);
        load.workload = load.workload.times(factor);
        load.in_workers = load.in_workers.scaled(factor);
        load
    }

    /// Returns the size of the smallest static fleet that is never short, at least 1.
    pub(super) fn never_short_workers(&self) -> u32 {
        // `as` saturates.
        self.in_workers.max().ceil().max(1.0) as u32
    }
}

/// Runs one policy on the load of the settings.
pub fn outcome(settings: &Settings, policy: Policy, load: &Load) -> Outcome {
    let workload = &load.workload;
    let run = match policy {
        Policy::Static => allocation::static_fleet(settings, workload),
        Policy::Manual => allocation::manual(settings, workload),
        Policy::Schedule => allocation::schedule(settings, workload),
        Policy::Reactive | Policy::Script => allocation::reactive(settings, workload),
    };
    let report = PolicyReport::new(settings, workload, &load.in_workers, &run);
    Outcome::from(&report)
}
