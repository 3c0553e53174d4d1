//! The fleet that really ran beside a load from a file.

use std::rc::Rc;

use super::Figure;
use crate::allocation::Policy;
use crate::own_load::OwnLoad;
use crate::scene::{MEASURED_PATTERN, PinnedLine};
use crate::timeline::Steps;

/// The TaskManagers that were measured, shown in the chart of the reactive fleet as long as
/// the figure has the load that they ran with.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredFleet {
    /// The load.
    pub load: Rc<OwnLoad>,
    /// The TaskManagers over time.
    pub workers: Steps,
    /// The name of its line.
    pub name: String,
}

impl Figure {
    /// Shows a measured fleet, or none. No number of the figure changes.
    pub fn show_measured(&mut self, fleet: Option<MeasuredFleet>) {
        self.measured = fleet.map(Rc::new);
    }

    /// Returns the most TaskManagers of the measured fleet, if it is in sight.
    pub(super) fn most_measured(&self) -> f64 {
        let fleet = self.measured.as_deref();
        let shown = fleet.filter(|fleet| self.settings.own_load.as_ref() == Some(&fleet.load));
        shown.map_or(0.0, |fleet| fleet.workers.max())
    }

    /// Returns the line of the measured fleet in the chart of a policy.
    pub(super) fn measured_line(&self, policy: Policy) -> Option<PinnedLine<'_>> {
        let fleet = self.measured.as_deref()?;
        let is_there = policy == Policy::Reactive
            && self.settings.own_load.as_ref() == Some(&fleet.load)
            && !self.is_hidden(policy);
        is_there.then_some(PinnedLine {
            pattern: MEASURED_PATTERN,
            workers: (&fleet.workers, &fleet.name),
            load: None,
        })
    }
}
