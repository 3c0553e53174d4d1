//! What a choice gives when the load grows.

use super::{DelayMeasure, Job, Judged, Load, Outcome, Point, Sweep, outcome};

/// How much more load is tried: a tenth.
const MORE_LOAD: f64 = 1.1;

/// A choice with a tenth more load: whether it has any reserve.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserve {
    /// The index of the choice among the points of its sweep.
    index: usize,
    /// Its runs with more load.
    point: Point,
    made: usize,
}

impl Reserve {
    /// Plans the runs of a choice with every seed; `None` if there is no such choice.
    pub fn new(sweep: &Sweep, index: usize) -> Option<Self> {
        let candidate = sweep.points().get(index)?.candidate;
        Some(Self {
            index,
            point: Point::new(candidate, sweep.seeds()),
            made: 0,
        })
    }

    /// Returns the index of the choice among the points of its sweep.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Makes the next run. Returns whether there was one.
    pub fn step(&mut self, sweep: &Sweep) -> bool {
        let job = Job {
            point: self.index,
            seed: self.made,
        };
        if self.is_complete(sweep) {
            return false;
        }
        self.made += 1;
        if let Some(outcome) = run(sweep, job, self.point.candidate.policy()) {
            self.point.put(job.seed, outcome);
        }
        true
    }

    /// Returns whether all runs are made.
    pub fn is_complete(&self, sweep: &Sweep) -> bool {
        self.made >= sweep.seeds()
    }

    /// Returns the choice with more load, as all of its runs together judge it.
    pub fn judged(&self, measure: DelayMeasure) -> Option<Judged> {
        self.point.judged(measure)
    }

    /// Returns its runs.
    pub fn point(&self) -> &Point {
        &self.point
    }
}

fn run(sweep: &Sweep, job: Job, policy: crate::allocation::Policy) -> Option<Outcome> {
    let settings = sweep.settings(job)?;
    let load = Load::times(&settings, MORE_LOAD);
    Some(outcome(&settings, policy, &load))
}
