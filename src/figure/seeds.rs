//! The same settings with other seeds: what else could have happened.

use std::rc::Rc;

use super::Figure;
use crate::report::{Report, Results};
use crate::settings::Settings;

/// The runs that decide how many digits of a number are shown.
pub const SEEDS_FOR_DIGITS: usize = 7;

/// The runs with other seeds that can be shown.
pub const MOST_SEEDS: usize = 19;

/// The numbers of runs that differ in their seed only.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seeds {
    /// The settings of the runs; `None` before the first.
    settings: Option<Settings>,
    reports: Rc<Vec<Report>>,
    /// The last complete set, which serves until there is one of new settings of the
    /// same load: digits do not change in the middle of a drag.
    for_digits: Option<(Settings, Rc<Vec<Report>>)>,
}

impl Figure {
    /// Returns the numbers of the runs of these settings with other seeds so far.
    pub fn other_seeds(&self) -> &[Report] {
        if self.seeds.settings.as_ref() == Some(&self.settings) {
            &self.seeds.reports
        } else {
            &[]
        }
    }

    /// Returns the numbers of other seeds that decide how many digits are shown: of
    /// the last settings with the load for which there were enough.
    pub(super) fn seeds_for_digits(&self) -> &[Report] {
        match &self.seeds.for_digits {
            Some((settings, reports)) if settings.has_load_of(&self.settings) => reports,
            _ => &[],
        }
    }

    /// Returns [`Figure::seeds_for_digits`] to keep.
    pub(super) fn shared_seeds(&self) -> Rc<Vec<Report>> {
        match &self.seeds.for_digits {
            Some((settings, reports)) if settings.has_load_of(&self.settings) => reports.clone(),
            _ => Rc::default(),
        }
    }

    /// Runs these settings with one more seed. Takes about as long as a step of a
    /// slider.
    pub fn run_another_seed(&mut self) {
        if self.seeds.settings.as_ref() != Some(&self.settings) {
            self.seeds.settings = Some(self.settings.clone());
            self.seeds.reports = Rc::default();
        }
        let reports = Rc::make_mut(&mut self.seeds.reports);
        // `as` is exact: there are few runs.
        let others = reports.len() as u32 + 1;
        let mut settings = self.settings.clone();
        settings.seed = settings.seed.wrapping_add(others);
        reports.push(Results::new(&settings).report);
        if reports.len() == SEEDS_FOR_DIGITS {
            let reports = self.seeds.reports.clone();
            self.seeds.for_digits = Some((self.settings.clone(), reports));
        }
    }
}
