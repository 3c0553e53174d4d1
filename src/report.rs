//! From settings to numbers: one call that runs every policy and sums it up.

use std::rc::Rc;

use serde::Serialize;

use crate::allocation::{self, Policy, Run, planned_rate_per_s};
use crate::elasticity::{Areas, WorkerHours};
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::SampledShape;
use crate::workload::Workload;

/// Everything that follows from the settings.
#[derive(Clone, Debug)]
pub struct Results {
    /// The load.
    pub workload: Rc<Workload>,
    /// The load counted in workers, fractions included: see
    /// [`planned_rate_per_s`].
    pub load_in_workers: Rc<Steps>,
    /// The static fleet.
    pub static_fleet: Run,
    /// The fleet that an operator rescales by hand.
    pub manual: Rc<Run>,
    /// The reactive fleet.
    pub reactive: Rc<Run>,
    /// The numbers of each.
    pub report: Report,
    /// How the load was sampled, for the next step of a slider.
    sampled: Option<SampledShape>,
}

impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        self.workload == other.workload
            && self.load_in_workers == other.load_in_workers
            && self.static_fleet == other.static_fleet
            && self.manual == other.manual
            && self.reactive == other.reactive
            && self.report == other.report
    }
}

impl Results {
    /// Runs every policy on the workload of the settings.
    pub fn new(settings: &Settings) -> Self {
        Self::redrawn(settings, None)
    }

    /// The same, with a load that may have been sampled before.
    fn redrawn(settings: &Settings, mut sampled: Option<SampledShape>) -> Self {
        let workload = Workload::redrawn(settings, &mut sampled);
        Self {
            sampled,
            ..Self::of(settings, workload)
        }
    }

    fn of(settings: &Settings, workload: Workload) -> Self {
        let load_in_workers = workload.rate.scaled(1.0 / planned_rate_per_s(settings));
        let static_fleet = allocation::static_fleet(settings, &workload);
        let manual = allocation::manual(settings, &workload);
        let reactive = allocation::reactive(settings, &workload);
        let report = Report {
            static_fleet: PolicyReport::new(settings, &load_in_workers, &static_fleet),
            manual: PolicyReport::new(settings, &load_in_workers, &manual),
            reactive: PolicyReport::new(settings, &load_in_workers, &reactive),
        };
        Self {
            workload: Rc::new(workload),
            load_in_workers: Rc::new(load_in_workers),
            static_fleet,
            manual: Rc::new(manual),
            reactive: Rc::new(reactive),
            report,
            sampled: None,
        }
    }

    /// What becomes of this results of `old` settings with `new` ones. The
    /// number of static workers is nothing to anybody but the static fleet, so
    /// a drag of the static line runs that alone.
    pub fn after(&self, old: &Settings, new: &Settings) -> Self {
        let only_static_workers = Settings {
            static_workers: old.static_workers,
            ..new.clone()
        } == *old;
        if !only_static_workers {
            return Self::redrawn(new, self.sampled.clone());
        }
        let static_fleet = allocation::static_fleet(new, &self.workload);
        Self {
            report: Report {
                static_fleet: PolicyReport::new(new, &self.load_in_workers, &static_fleet),
                ..self.report.clone()
            },
            static_fleet,
            workload: self.workload.clone(),
            load_in_workers: self.load_in_workers.clone(),
            manual: self.manual.clone(),
            reactive: self.reactive.clone(),
            sampled: self.sampled.clone(),
        }
    }
}

/// The numbers of every policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The static fleet.
    #[serde(rename = "static")]
    pub static_fleet: PolicyReport,
    /// The fleet that an operator rescales by hand.
    pub manual: PolicyReport,
    /// The reactive fleet.
    pub reactive: PolicyReport,
}

/// The numbers of one policy over the whole workload.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyReport {
    /// Workers paid for, times hours.
    pub worker_hours: f64,
    /// Worker-hours above the load.
    pub idle_worker_hours: f64,
    /// Worker-hours missing below the load.
    pub short_worker_hours: f64,
    /// The idle worker-hours as a fraction of those paid for, 0 to 1.
    pub idle_share: f64,
    /// The fraction of the time with fewer workers than the load needs, 0 to 1.
    pub short_time_share: f64,
    /// The largest consumer lag, in records.
    pub max_lag: f64,
    /// How often the job was restarted on other TaskManagers.
    pub rescales: u32,
    /// The most workers at any time.
    pub max_workers: f64,
    /// The workers on average over time.
    pub mean_workers: f64,
    /// The fraction of the time in which the job was down, 0 to 1.
    pub down_time_share: f64,
    /// Records processed for a second time, as a fraction of those that
    /// arrived.
    pub reprocessed_share: f64,
}

impl Report {
    /// The numbers of a policy; none of the reader's own cluster, which is no
    /// matter of the settings.
    pub fn of(&self, policy: Policy) -> Option<&PolicyReport> {
        match policy {
            Policy::Static => Some(&self.static_fleet),
            Policy::Manual => Some(&self.manual),
            Policy::Reactive => Some(&self.reactive),
            Policy::Script => None,
        }
    }
}

impl PolicyReport {
    pub(crate) fn new(settings: &Settings, load_in_workers: &Steps, run: &Run) -> Self {
        let hours = WorkerHours::of(&Areas::of(load_in_workers, &run.workers));
        Self {
            worker_hours: hours.total_h,
            idle_worker_hours: hours.idle_h,
            short_worker_hours: hours.missing_h,
            idle_share: hours.idle_share(),
            short_time_share: hours.short_time_share(),
            max_lag: (run.backlog.max() - settings.in_flight_records).max(0.0),
            rescales: run.totals.rescales,
            max_workers: run.workers.max(),
            mean_workers: hours.mean_workers(),
            down_time_share: share(run.totals.down_s, load_in_workers.end_s()),
            reprocessed_share: share(run.totals.reprocessed, run.totals.arrived),
        }
    }
}

/// A part of a whole; nothing of nothing is nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
