//! The present run beside the pinned ones.

use std::rc::Rc;

use super::Figure;
use super::pin::Pin;
use super::pinned_runs::PinnedRun;
use crate::allocation::Policy;
use crate::scene::PinnedLine;
use crate::text::{self, ComparedRun, ComparisonTable, Difference, LoadDifference, Numbers};

impl Figure {
    /// Returns a pin and what came of it.
    fn pinned(&self, index: usize) -> Option<(&Pin, &PinnedRun)> {
        Some((self.pins().get(index)?, self.pinned_run(index)?))
    }

    /// Returns the lines of the pins in the chart of a policy. A pin whose load has another
    /// length has none, and nothing is told of a hidden fleet.
    pub fn pinned_lines(&self, policy: Policy) -> Vec<PinnedLine<'_>> {
        if self.is_hidden(policy) {
            return Vec::new();
        }
        let pinned = self.all_pinned().enumerate();
        let drawn = pinned.filter(|(_, (_, run))| self.has_time_axis_of(run));
        drawn
            .filter_map(|(pattern, (pin, run))| {
                let has_load = self.load_difference(run) != LoadDifference::Nothing;
                let load = has_load.then(|| {
                    let name = text::pinned_load(&self.words, &pin.name);
                    (&*run.results.load_in_workers, name)
                });
                Some(PinnedLine {
                    pattern,
                    workers: (&run.run(pin, policy)?.workers, &pin.name),
                    load,
                })
            })
            .chain(self.measured_line(policy))
            .collect()
    }

    /// Returns how each policy in sight differs from that of a pin; nothing if their loads
    /// have different lengths.
    pub fn differences(&self, index: usize) -> Vec<Difference> {
        let Some((pin, run)) = self.pinned(index) else {
            return Vec::new();
        };
        if !self.has_time_axis_of(run) {
            return Vec::new();
        }
        let (now, then) = (self.compared(), self.compared_pin(pin, run));
        let policies = self.compared_policies();
        let both = policies.into_iter().filter(|policy| {
            let has_own = !now.commands.is_empty() && !then.commands.is_empty();
            *policy != Policy::Script || has_own
        });
        both.map(|policy| text::difference(&now, &then, policy))
            .collect()
    }

    /// Says why a pin has no lines and no differences, or that its load is another one.
    pub fn difference_note(&self, index: usize) -> Option<String> {
        let (pin, run) = self.pinned(index)?;
        let (now, then) = (self.compared(), self.compared_pin(pin, run));
        text::difference_note(&now, &then, self.load_difference(run))
    }

    /// Returns what [`Figure::difference_note`] says of each pin.
    pub(super) fn difference_notes(&self) -> Vec<String> {
        let pins = 0..self.pins().len();
        pins.filter_map(|index| self.difference_note(index))
            .collect()
    }

    /// Returns all differences as sentences.
    pub(super) fn told_differences(&self) -> Vec<String> {
        let pins = self.pins().iter().enumerate();
        let told = pins.map(|(index, pin)| {
            let note = self.difference_note(index);
            let differences = self.differences(index).into_iter();
            let told = differences.map(|difference| difference.told(&self.words, &pin.name));
            note.into_iter().chain(told).collect::<Vec<String>>()
        });
        told.flatten().collect()
    }

    /// Returns the present run and the pins side by side; `None` without a pin.
    pub fn comparison_table(&self) -> Option<ComparisonTable> {
        if self.pins().is_empty() {
            return None;
        }
        let pinned = self.all_pinned();
        let pinned = pinned.map(|(pin, run)| self.compared_pin(pin, run));
        let runs: Vec<ComparedRun> = [self.compared()].into_iter().chain(pinned).collect();
        text::comparison_table(&runs, &self.compared_policies())
    }

    /// Returns the policies in sight without one whose fleet is hidden, and without the own
    /// cluster if no run has commands for it.
    fn compared_policies(&self) -> Vec<Policy> {
        let of_pins = self.pins().iter().any(|pin| !pin.commands.is_empty());
        let has_commands = of_pins || !self.own_cluster.commands.is_empty();
        let mut policies = self.told();
        policies.retain(|policy| *policy != Policy::Script || has_commands);
        policies
    }

    fn compared(&self) -> ComparedRun<'_> {
        ComparedRun {
            name: "",
            settings: &self.settings,
            numbers: self.numbers(),
            span_s: self.results.workload.span_s(),
            commands: &self.own_cluster.commands,
        }
    }

    fn compared_pin<'a>(&'a self, pin: &'a Pin, run: &'a PinnedRun) -> ComparedRun<'a> {
        // The digits do not depend on when the run was pinned.
        let has_same = pin.settings.has_load_of(&self.settings);
        ComparedRun {
            name: &pin.name,
            settings: &pin.settings,
            numbers: Numbers {
                words: &self.words,
                report: &run.report,
                seeds: if has_same {
                    self.seeds_for_digits()
                } else {
                    &run.seeds
                },
            },
            span_s: run.results.workload.span_s(),
            commands: &pin.commands,
        }
    }

    /// Returns how the load of a pinned run differs from that of the present one.
    fn load_difference(&self, run: &PinnedRun) -> LoadDifference {
        let (ours, theirs) = (&self.results, &run.results);
        let is_same_in_workers = Rc::ptr_eq(&ours.load_in_workers, &theirs.load_in_workers)
            || ours.load_in_workers == theirs.load_in_workers;
        if is_same_in_workers {
            LoadDifference::Nothing
        } else if ours.workload.rate == theirs.workload.rate {
            LoadDifference::InWorkers
        } else {
            LoadDifference::InRecords
        }
    }
}
