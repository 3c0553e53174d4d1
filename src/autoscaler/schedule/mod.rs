//! Schedule: workers by days and hours, whatever the load.
//!
//! A [`Plan`] holds for the calendar of a run. [`Schedule`] follows it alone; [`Floor`] sets it
//! under another autoscaler, as scheduled actions of AWS Auto Scaling do.
//! [`cron_replicas`] is what the cron triggers of KEDA ask an HPA for instead.
//! [`RULES`] says for each rule where it comes from.

mod cron;
mod floor;
mod over_run;
mod provenance;
mod reason;

pub use cron::cron_replicas;
pub use floor::{Floor, FloorReason};
pub use over_run::{next_time_s, planned_workers, worker_hours};
pub use provenance::RULES;
pub use reason::Reason;

use std::rc::Rc;

use super::Metric;
use crate::plan::{Moment, Plan};
use crate::settings::Settings;
use crate::workload::Calendar;

/// The result of one evaluation.
pub type Decision = super::Decision<Reason>;

/// The configuration of a schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleConfig {
    /// The workers by days and hours.
    pub plan: Rc<Plan>,
    /// The calendar of the run.
    pub calendar: Calendar,
    /// Least workers, whatever the plan says.
    pub min_workers: u32,
    /// Most workers, whatever the plan says; it wins over the minimum.
    pub max_workers: u32,
}

impl ScheduleConfig {
    /// Returns what the settings say, for the calendar of a run.
    pub(crate) fn new(settings: &Settings, calendar: Calendar) -> Self {
        Self {
            plan: settings.plan(),
            calendar,
            min_workers: settings.min_workers,
            max_workers: settings.max_workers,
        }
    }
}

/// A schedule on its own: the fleet has the workers of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    config: ScheduleConfig,
    next_sync_s: f64,
}

impl Schedule {
    /// Returns a schedule before its first evaluation.
    pub fn new(config: ScheduleConfig) -> Self {
        Self {
            config,
            next_sync_s: 0.0,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &ScheduleConfig {
        &self.config
    }

    /// Returns the time of the next evaluation, in seconds: the start, and every
    /// time at which the plan may change.
    pub fn next_sync_s(&self) -> f64 {
        self.next_sync_s
    }

    /// Evaluates the plan at `now_s` seconds, when `wanted` workers were wanted
    /// last.
    pub fn tick(&mut self, now_s: f64, wanted: u32) -> Decision {
        let ScheduleConfig { plan, calendar, .. } = &self.config;
        self.next_sync_s = next_time_s(plan, *calendar, now_s);
        let (planned, size, reason) = self.planned(now_s);
        Decision {
            was: wanted,
            wanted: size,
            raw: Some(planned),
            metric: Metric::CpuPct,
            observed: None,
            // There is no metric.
            target: None,
            parallelism: None,
            reason,
        }
    }

    /// Returns the workers at `now_s` seconds, within the bounds.
    pub fn workers_at(&self, now_s: f64) -> u32 {
        self.planned(now_s).1
    }

    /// Returns the workers of the plan, those within the bounds, and the reason.
    fn planned(&self, now_s: f64) -> (u32, u32, Reason) {
        let config = &self.config;
        let moment = Moment::new(config.calendar, now_s);
        let planned = config.plan.workers_at(moment);
        let size = planned.max(config.min_workers).min(config.max_workers);
        let reason = if planned > size {
            Reason::AtMaximum
        } else if planned < size {
            Reason::AtMinimum
        } else {
            match config.plan.entry_at(moment) {
                Some(index) => Reason::Entry { index },
                None => Reason::Otherwise,
            }
        };
        (planned, size, reason)
    }
}
