//! The pins of a figure, as far as each change of it concerns them.
//!
//! [`Pinned`] has all other code of the pins, called by its address: the first frame has no
//! pins, and no need of it.

use std::fmt;
use std::rc::Rc;

use super::change_pins::PinChange;
use super::pin::{MOST_PINS, Pin};
use super::pinned_runs::PinnedRun;
use super::{Action, Figure};
use crate::report::Results;
use crate::settings::{Settings, SettingsError};

/// Pins in order. The history keeps them without their results, whose number is limited
/// by that of the pins.
pub(super) type PinList = Rc<[Rc<Pin>]>;

/// The pins of a figure and what came of each.
#[derive(Clone, Debug)]
pub(super) struct Pins {
    pub(super) list: PinList,
    /// `None` before the first pin.
    runs: Option<Rc<dyn Pinned>>,
}

impl Default for Pins {
    fn default() -> Self {
        Self {
            list: Rc::new([]),
            runs: None,
        }
    }
}

/// Figures with the same pins have the same results of them, whether they are computed or
/// not.
impl PartialEq for Pins {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

/// What came of the pins of a figure.
pub(super) trait Pinned: fmt::Debug {
    /// Returns the pins after a change, or why it is refused.
    fn next(&self, figure: &Figure, change: &PinChange) -> Result<PinList, SettingsError>;
    /// Returns what came of other pins. Those that stay keep their results, and one of the
    /// present run shares those of the figure.
    fn with_list(&self, figure: &Figure, list: &PinList) -> Rc<dyn Pinned>;
    /// Returns what came of a pin, which is computed when it is first needed.
    fn run(&self, figure: &Figure, index: usize) -> Option<&PinnedRun>;
    /// Returns the most workers that the lines of the pins reach in the charts in sight.
    fn highest(&self, figure: &Figure) -> f64;
}

impl Figure {
    /// Returns the pins.
    pub fn pins(&self) -> &[Rc<Pin>] {
        &self.pins.list
    }

    /// Returns whether one more run can be pinned.
    pub fn can_pin(&self) -> bool {
        self.pins.list.len() < MOST_PINS
    }

    /// Returns what came of a pin.
    pub(super) fn pinned_run(&self, index: usize) -> Option<&PinnedRun> {
        self.pins.runs.as_ref()?.run(self, index)
    }

    /// Returns the most workers that the lines of the pins reach in the charts in sight.
    pub(super) fn highest_pinned(&self) -> f64 {
        let runs = self.pins.runs.as_ref();
        runs.map_or(0.0, |runs| runs.highest(self))
    }

    /// Returns the settings after a change of the pins, and why it is refused.
    pub(super) fn settings_after_pins(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let restored = self.restored(action);
        let settings = restored.map_or(&self.settings, |pin| &pin.settings);
        let refused = match action {
            Action::Pins(change) => change.next(self).err(),
            _ => None,
        };
        (settings.clone(), refused.into_iter().collect())
    }

    /// Returns the pins after an action.
    pub(super) fn pins_after(&self, action: &Action) -> PinList {
        let changed = match action {
            Action::Pins(change) => change.next(self).ok(),
            _ => None,
        };
        changed.unwrap_or_else(|| self.pins.list.clone())
    }

    /// Returns the pin that an action goes back to.
    pub(super) fn restored(&self, action: &Action) -> Option<&Pin> {
        let pin = self.pins.list.get(action.restored_pin()?)?;
        Some(pin)
    }

    /// Returns the results of the pin that an action goes back to.
    pub(super) fn restored_results(&self, action: &Action) -> Option<Rc<Results>> {
        let run = self.pinned_run(action.restored_pin()?)?;
        Some(run.results.clone())
    }

    /// Replaces the pins after an action.
    pub(super) fn set_pins(&mut self, action: &Action, list: PinList) {
        if Rc::ptr_eq(&list, &self.pins.list) {
            return;
        }
        let runs = match action {
            Action::Pins(change) if self.pins.runs.is_none() => Some(change.runs()),
            _ => self.pins.runs.as_ref(),
        };
        let runs = runs.map(|runs| runs.with_list(self, &list));
        self.pins = Pins { list, runs };
    }
}
