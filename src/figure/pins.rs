//! The pinned runs of a figure.

use std::rc::Rc;

use super::memo::Memo;
use super::own_cluster::OwnCluster;
use super::pin::{MOST_PINS, Pin};
use super::{Action, Figure};
use crate::allocation::{Policy, Run};
use crate::report::{Report, Results};
use crate::settings::{Settings, SettingsError};

/// Pins in order. The history keeps them without their results, whose number is limited
/// by that of the pins.
pub(super) type PinList = Rc<[Rc<Pin>]>;

/// The pins of a figure and what came of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pins {
    pub(super) list: PinList,
    runs: [Memo<PinnedRun>; MOST_PINS],
}

impl Default for Pins {
    fn default() -> Self {
        Self::of(Rc::new([]))
    }
}

impl Pins {
    fn of(list: PinList) -> Self {
        Self {
            list,
            runs: <[Memo<PinnedRun>; MOST_PINS]>::default(),
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&Pin, &Memo<PinnedRun>)> {
        self.list.iter().map(|pin| &**pin).zip(&self.runs)
    }
}

/// The runs and numbers of a pin.
#[derive(Debug)]
pub(super) struct PinnedRun {
    pub(super) results: Rc<Results>,
    own: OwnCluster,
    /// The numbers, those of the own cluster included if it has commands.
    pub(super) report: Report,
    /// The numbers of other seeds that decided how many digits were shown.
    pub(super) seeds: Rc<Vec<Report>>,
}

impl PinnedRun {
    fn new(
        settings: &Settings,
        results: Rc<Results>,
        own: OwnCluster,
        seeds: Rc<Vec<Report>>,
    ) -> Self {
        let has_commands = !own.commands.is_empty();
        let own_report = || own.results(settings, &results).report.clone();
        Self {
            report: Report {
                own: has_commands.then(own_report),
                ..results.report.clone()
            },
            results,
            own,
            seeds,
        }
    }

    /// Runs a pin.
    fn of(pin: &Pin) -> Self {
        let own = OwnCluster::of(Rc::new(pin.commands.clone()));
        let results = Rc::new(Results::new(&pin.settings));
        Self::new(&pin.settings, results, own, Rc::default())
    }

    /// Takes what is computed of the present run of a figure.
    fn present(figure: &Figure) -> Self {
        let (results, own) = (figure.results.clone(), figure.own_cluster.clone());
        Self::new(&figure.settings, results, own, figure.shared_seeds())
    }

    /// Returns the run of a policy; `None` for an own cluster without commands.
    pub(super) fn run<'a>(&'a self, pin: &Pin, policy: Policy) -> Option<&'a Run> {
        Some(match policy {
            Policy::Static => &self.results.static_fleet,
            Policy::Manual => &self.results.manual,
            Policy::Reactive => &self.results.reactive,
            Policy::Script if pin.commands.is_empty() => return None,
            Policy::Script => &self.own.results(&pin.settings, &self.results).run,
        })
    }
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

    /// Returns a pin and what came of it, which is computed when it is first needed.
    pub(super) fn pinned(&self, index: usize) -> Option<(&Pin, &PinnedRun)> {
        let (pin, run) = self.pins.iter().nth(index)?;
        Some((pin, run.get_or_init(|| PinnedRun::of(pin))))
    }

    /// Returns all pins and what came of them.
    pub(super) fn all_pinned(&self) -> impl Iterator<Item = (&Pin, &PinnedRun)> {
        let pins = self.pins.iter();
        pins.map(|(pin, run)| (pin, run.get_or_init(|| PinnedRun::of(pin))))
    }

    /// Returns whether a pinned run has the time axis of the present one.
    pub(super) fn has_time_axis_of(&self, run: &PinnedRun) -> bool {
        run.results.workload.span_s() == self.results.workload.span_s()
    }

    /// Returns the most workers that the lines of the pins reach in the charts in sight.
    pub(super) fn highest_pinned(&self) -> f64 {
        let pinned = self.all_pinned();
        let drawn = pinned.filter(|(_, run)| self.has_time_axis_of(run));
        drawn
            .map(|(pin, run)| {
                let runs = self.shown.iter().filter_map(|policy| run.run(pin, *policy));
                let workers = runs.map(|run| run.workers.max()).fold(0.0, f64::max);
                run.results.load_in_workers.max().max(workers)
            })
            .fold(0.0, f64::max)
    }

    /// Returns the settings after a change of the pins, and why it is refused.
    pub(super) fn settings_after_pins(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        match action {
            Action::Pins(change) => {
                let settings = self
                    .restored(action)
                    .map_or(&self.settings, |pin| &pin.settings);
                let refused = change.next(self).err().into_iter().collect();
                (settings.clone(), refused)
            }
            _ => (self.settings.clone(), Vec::new()),
        }
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
        let pin = self.pins.list.get(self.restored_index(action)?)?;
        Some(pin)
    }

    /// Returns the results of the pin that an action goes back to.
    pub(super) fn restored_results(&self, action: &Action) -> Option<Rc<Results>> {
        let (_, run) = self.pinned(self.restored_index(action)?)?;
        Some(run.results.clone())
    }

    fn restored_index(&self, action: &Action) -> Option<usize> {
        match action {
            Action::Pins(change) => change.restored(),
            _ => None,
        }
    }

    /// Replaces the pins. Those that stay keep their results, and one of the present run
    /// shares those of the figure.
    pub(super) fn set_pins(&mut self, list: PinList) {
        if Rc::ptr_eq(&list, &self.pins.list) {
            return;
        }
        let mut next = Pins::of(list);
        for (pin, run) in next.list.iter().zip(&mut next.runs) {
            let mut before = self.pins.iter();
            if let Some((_, kept)) = before.find(|(old, _)| old.is_run_of(pin)) {
                *run = kept.clone();
            } else if pin.settings == self.settings && pin.commands == *self.own_cluster.commands {
                run.get_or_init(|| PinnedRun::present(self));
            }
        }
        self.pins = next;
    }
}
