//! What is run beside a map of choices: which settings matter, and the reserve of its answer.

use crate::map::{Reserve, Sensitivity, Sweep};
use crate::settings::Settings;

/// The runs beside a map.
#[derive(Clone, Debug)]
pub(super) struct BesideMap {
    sensitivity: Sensitivity,
    /// The effects around the settings before, until those around the present ones are there.
    before: Option<Sensitivity>,
    /// The answer of the map with more load, once the answer is final.
    reserve: Option<Reserve>,
}

impl BesideMap {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            sensitivity: Sensitivity::new(settings),
            before: None,
            reserve: None,
        }
    }

    /// Tries which settings matter around these, if it was around others.
    pub(super) fn follow(&mut self, settings: &Settings) {
        if self.sensitivity.is_around(settings) {
            return;
        }
        let of_others = std::mem::replace(&mut self.sensitivity, Sensitivity::new(settings));
        if of_others.is_complete() {
            self.before = Some(of_others);
        }
    }

    /// Tries another value of a setting. Returns whether there was one.
    pub(super) fn try_setting(&mut self) -> bool {
        self.sensitivity.step()
    }

    /// Makes a run of the answer of the map, which has this index, with more load. Returns
    /// whether there was one.
    pub(super) fn try_more_load(&mut self, sweep: &Sweep, answer: Option<usize>) -> bool {
        if self.reserve.as_ref().map(Reserve::index) != answer {
            self.reserve = answer.and_then(|point| Reserve::new(sweep, point));
        }
        let reserve = self.reserve.as_mut();
        reserve.is_some_and(|reserve| reserve.step(sweep))
    }

    /// Returns whether there is a run to make.
    pub(super) fn has_more(&self, sweep: &Sweep, answer: Option<usize>) -> bool {
        !self.sensitivity.is_complete() || self.reserve(sweep, answer).map(Reserve::index) != answer
    }

    /// Returns which settings matter, once all have been tried.
    pub(super) fn sensitivity(&self) -> Option<&Sensitivity> {
        if self.sensitivity.is_complete() {
            Some(&self.sensitivity)
        } else {
            self.before.as_ref()
        }
    }

    /// Returns the answer with more load, once all of its runs are made.
    pub(super) fn reserve(&self, sweep: &Sweep, answer: Option<usize>) -> Option<&Reserve> {
        let reserve = self.reserve.as_ref();
        reserve.filter(|reserve| Some(reserve.index()) == answer && reserve.is_complete(sweep))
    }
}
