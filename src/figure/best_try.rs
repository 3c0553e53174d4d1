//! The best try of the reader to run the own cluster.

use std::rc::Rc;

use super::Figure;
use crate::allocation::{Command, Policy};
use crate::report::{PolicyReport, Report};
use crate::settings::Settings;

/// A try: commands, and what came of them.
#[derive(Clone, Debug, PartialEq)]
pub struct BestTry {
    /// The settings that it is for.
    settings: Settings,
    /// Its commands.
    pub commands: Rc<Vec<Command>>,
    /// Its numbers.
    pub report: PolicyReport,
}

impl BestTry {
    /// Returns whether a try is better than another, given what the autoscaler costs: the
    /// shorter worst delay among those that cost no more than the autoscaler; if neither
    /// does, the cheaper one.
    fn is_better_than(&self, other: &Self, autoscaler_h: f64) -> bool {
        let order = |a: &Self| {
            let (hours, delay_s) = (a.report.worker_hours, a.report.max_delay);
            if hours <= autoscaler_h {
                (0.0, delay_s, hours)
            } else {
                (1.0, hours, delay_s)
            }
        };
        order(self) < order(other)
    }
}

impl Figure {
    /// Returns the best try for the present settings. A try counts if its fleet catches
    /// up.
    pub fn best_try(&self) -> Option<&BestTry> {
        let best = self.best_try.as_ref();
        best.filter(|best| best.settings == self.tried_settings())
    }

    /// Keeps the present commands if they are the best try.
    pub(super) fn keep_best_try(&mut self) {
        let is_tried = self.shown.contains(&Policy::Script) && !self.held;
        if !is_tried || self.own_cluster.commands.is_empty() {
            return;
        }
        let report = self.own_cluster_report();
        if !report.caught_up {
            return;
        }
        let now = BestTry {
            settings: self.tried_settings(),
            commands: self.own_cluster.commands.clone(),
            report: report.clone(),
        };
        let autoscaler_h = self.results.report.reactive.worker_hours;
        if self
            .best_try()
            .is_none_or(|best| now.is_better_than(best, autoscaler_h))
        {
            self.best_try = Some(now);
        }
    }

    /// Returns the report in which a try is the own cluster.
    pub fn report_of_try(&self, best: &BestTry) -> Report {
        Report {
            own: Some(best.report.clone()),
            ..self.results.report.clone()
        }
    }

    /// Returns the settings without those of the static fleet, on which no try depends.
    fn tried_settings(&self) -> Settings {
        let mut settings = self.settings.clone();
        settings.static_workers = 0;
        settings
    }
}
