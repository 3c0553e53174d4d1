//! Runs every policy on the workload of the settings.

use std::rc::Rc;

use super::{PolicyReport, Report, SpecReport};
use crate::allocation::{self, Run};
use crate::elasticity::{INSTABILITY_STEP_S, SpecMetrics};
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::{SampledShape, Workload};

/// Everything that is computed from the settings.
#[derive(Clone, Debug)]
pub struct Results {
    /// The load.
    pub workload: Rc<Workload>,
    /// The load in workers, as a fraction: see [`Settings::planned_rate_per_s`].
    pub load_in_workers: Rc<Steps>,
    /// The run of the static fleet.
    pub static_fleet: Run,
    /// The run of the fleet that an operator rescales manually.
    pub manual: Rc<Run>,
    /// The run of the fleet that follows the schedule.
    pub schedule: Rc<Run>,
    /// The run of the reactive fleet.
    pub reactive: Rc<Run>,
    /// The numbers of each policy.
    pub report: Report,
    /// The sampled shape of the load, reused in the next step of a slider.
    sampled: Option<SampledShape>,
}

impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        self.workload == other.workload
            && self.load_in_workers == other.load_in_workers
            && self.static_fleet == other.static_fleet
            && self.manual == other.manual
            && self.schedule == other.schedule
            && self.reactive == other.reactive
            && self.report == other.report
    }
}

impl Results {
    /// Runs every policy on the workload of the settings.
    pub fn new(settings: &Settings) -> Self {
        Self::with_sampled_shape(settings, None)
    }

    /// Does the same as [`Results::new`], reusing the sampled shape of earlier
    /// settings where it still applies.
    fn with_sampled_shape(settings: &Settings, mut sampled: Option<SampledShape>) -> Self {
        let workload = Workload::with_sampled_shape(settings, &mut sampled);
        Self {
            sampled,
            ..Self::of(settings, workload)
        }
    }

    /// Runs every policy on a workload.
    fn of(settings: &Settings, workload: Workload) -> Self {
        let load_in_workers = workload.rate.scaled(1.0 / settings.planned_rate_per_s());
        let static_fleet = allocation::static_fleet(settings, &workload);
        let manual = allocation::manual(settings, &workload);
        let schedule = allocation::schedule(settings, &workload);
        let reactive = allocation::reactive(settings, &workload);
        let numbers = |run| PolicyReport::new(settings, &workload, &load_in_workers, run);
        let report = Report {
            static_fleet: numbers(&static_fleet),
            manual: numbers(&manual),
            schedule: numbers(&schedule),
            reactive: numbers(&reactive),
            own: None,
            // `as` saturates.
            never_short_workers: load_in_workers.max().ceil().max(1.0) as u32,
        };
        Self {
            workload: Rc::new(workload),
            load_in_workers: Rc::new(load_in_workers),
            static_fleet,
            manual: Rc::new(manual),
            schedule: Rc::new(schedule),
            reactive: Rc::new(reactive),
            report,
            sampled: None,
        }
    }

    /// Computes the results of `new` settings from these results of `old` ones.
    /// The number of static workers affects only the static fleet, so a drag of
    /// the static line runs only that policy.
    pub fn after(&self, old: &Settings, new: &Settings) -> Self {
        let mut with_old_fleet = new.clone();
        with_old_fleet.static_workers = old.static_workers;
        if with_old_fleet != *old {
            return Self::with_sampled_shape(new, self.sampled.clone());
        }
        let static_fleet = allocation::static_fleet(new, &self.workload);
        Self {
            report: Report {
                static_fleet: PolicyReport::new(
                    new,
                    &self.workload,
                    &self.load_in_workers,
                    &static_fleet,
                ),
                ..self.report.clone()
            },
            static_fleet,
            workload: self.workload.clone(),
            load_in_workers: self.load_in_workers.clone(),
            manual: self.manual.clone(),
            schedule: self.schedule.clone(),
            reactive: self.reactive.clone(),
            sampled: self.sampled.clone(),
        }
    }

    /// Returns the report with the elasticity metrics of each policy. They are
    /// left out of [`Results::report`], because a step of a slider has no use
    /// for them. `own` is the run of the reader's own cluster with its numbers, if it
    /// is shown.
    pub fn report_with_spec(&self, own: Option<(&Run, &PolicyReport)>) -> Report {
        let loads = self.load_in_workers.values();
        let mut demand = Steps::with_capacity(loads.len(), self.load_in_workers.end_s());
        for (begin_s, _, load) in self.load_in_workers.spans() {
            demand.push(begin_s, load.ceil().max(1.0));
        }
        let metrics = |run: &Run| SpecMetrics::of(&demand, &run.workers, INSTABILITY_STEP_S);
        let baseline = metrics(&self.static_fleet);
        let with_spec = |report: &PolicyReport, run: &Run| PolicyReport {
            spec: Some(SpecReport::new(&baseline, &metrics(run))),
            ..report.clone()
        };
        Report {
            static_fleet: with_spec(&self.report.static_fleet, &self.static_fleet),
            manual: with_spec(&self.report.manual, &self.manual),
            schedule: with_spec(&self.report.schedule, &self.schedule),
            reactive: with_spec(&self.report.reactive, &self.reactive),
            own: own.map(|(run, report)| with_spec(report, run)),
            ..self.report.clone()
        }
    }
}
