//! The runs and numbers of the pins.

use std::fmt;
use std::rc::Rc;

use super::Figure;
use super::change_pins::{self, PinChange};
use super::memo::Memo;
use super::own_cluster::OwnCluster;
use super::pin::{MOST_PINS, Pin};
use super::pins::{PinList, Pinned};
use crate::allocation::{Policy, Run};
use crate::report::{Report, Results};
use crate::settings::{Settings, SettingsError};

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
            Policy::Schedule => &self.results.schedule,
            Policy::Reactive => &self.results.reactive,
            Policy::Script if pin.commands.is_empty() => return None,
            Policy::Script => &self.own.results(&pin.settings, &self.results).run,
        })
    }
}

/// What came of each pin.
#[derive(Default)]
pub(super) struct PinnedRuns([Memo<PinnedRun>; MOST_PINS]);

/// Without the numbers: the code that prints them would be part of the download.
impl fmt::Debug for PinnedRuns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinnedRuns")
    }
}

impl Pinned for PinnedRuns {
    fn next(&self, figure: &Figure, change: &PinChange) -> Result<PinList, SettingsError> {
        change_pins::next(figure, change)
    }

    fn with_list(&self, figure: &Figure, list: &PinList) -> Rc<dyn Pinned> {
        let mut next = Self::default();
        for (pin, run) in list.iter().zip(&mut next.0) {
            let mut before = figure.pins().iter().zip(&self.0);
            let is_present =
                pin.settings == figure.settings && pin.commands == *figure.own_cluster.commands;
            if let Some((_, kept)) = before.find(|(old, _)| old.is_run_of(pin)) {
                *run = kept.clone();
            } else if is_present {
                run.get_or_init(|| PinnedRun::present(figure));
            }
        }
        Rc::new(next)
    }

    fn run(&self, figure: &Figure, index: usize) -> Option<&PinnedRun> {
        let pin = figure.pins().get(index)?;
        Some(self.0.get(index)?.get_or_init(|| PinnedRun::of(pin)))
    }

    fn highest(&self, figure: &Figure) -> f64 {
        let drawn = figure
            .all_pinned()
            .filter(|(_, run)| figure.has_time_axis_of(run));
        let tops = drawn.map(|(pin, run)| {
            let shown = figure.shown.iter();
            let runs = shown.filter_map(|policy| run.run(pin, *policy));
            let workers = runs.map(|run| run.workers.max()).fold(0.0, f64::max);
            run.results.load_in_workers.max().max(workers)
        });
        tops.fold(0.0, f64::max)
    }
}

impl Figure {
    /// Returns all pins and what came of them.
    pub(super) fn all_pinned(&self) -> impl Iterator<Item = (&Pin, &PinnedRun)> {
        let pins = self.pins().iter().enumerate();
        pins.filter_map(|(index, pin)| Some((&**pin, self.pinned_run(index)?)))
    }

    /// Returns whether a pinned run has the time axis of the present one.
    pub(super) fn has_time_axis_of(&self, run: &PinnedRun) -> bool {
        run.results.workload.span_s() == self.results.workload.span_s()
    }
}
