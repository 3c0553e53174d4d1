//! A candidate with its runs.

use super::{Candidate, DelayMeasure, Outcome};

/// The least and the most of a number over several seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

/// A candidate as all of its runs together judge it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The mean of the worker-hours.
    pub worker_hours: f64,
    /// The longest of the longest delays, or the mean of the mean ones, in seconds;
    /// infinite if the job did not catch up in one of the runs.
    pub delay_s: f64,
}

/// A candidate with the outcomes of its runs, which differ in their seed only.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The candidate.
    pub candidate: Candidate,
    /// With how many seeds it is to run.
    seeds: usize,
    /// The outcomes up to the last seed that has run.
    outcomes: Vec<Option<Outcome>>,
}

impl Point {
    pub(super) fn new(candidate: Candidate, seeds: usize) -> Self {
        Self {
            candidate,
            seeds,
            outcomes: Vec::new(),
        }
    }

    /// Takes the outcome with a seed. Returns whether there was none.
    pub(super) fn put(&mut self, seed: usize, outcome: Outcome) -> bool {
        if seed >= self.outcomes.len() && seed < self.seeds {
            self.outcomes.resize(seed + 1, None);
        }
        let place = self.outcomes.get_mut(seed);
        place.is_some_and(|place| place.replace(outcome).is_none())
    }

    /// Returns the outcomes so far, in the order of the seeds.
    pub fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().flatten()
    }

    /// Returns the outcome with each seed up to the last that has run.
    pub fn by_seed(&self) -> impl Iterator<Item = Option<&Outcome>> {
        self.outcomes.iter().map(Option::as_ref)
    }

    /// Returns the outcome with the seed of the settings.
    pub fn first(&self) -> Option<&Outcome> {
        self.outcomes.first()?.as_ref()
    }

    /// Returns whether it has run with every seed.
    pub fn is_complete(&self) -> bool {
        self.outcomes().count() == self.seeds
    }

    /// Returns how all of its runs together judge it; `None` before the first.
    pub fn judged(&self, measure: DelayMeasure) -> Option<Judged> {
        self.first()?;
        let count = self.outcomes().count() as f64;
        let mean = |of: &dyn Fn(&Outcome) -> f64| self.outcomes().map(of).sum::<f64>() / count;
        Some(Judged {
            worker_hours: mean(&|outcome| outcome.worker_hours),
            delay_s: match measure {
                DelayMeasure::Longest => self.delay_spread(measure)?.most,
                DelayMeasure::Mean => mean(&|outcome| outcome.delay_s(measure)),
            },
        })
    }

    /// Returns the spread of the worker-hours; `None` before the first run.
    pub fn cost_spread(&self) -> Option<Spread> {
        spread(self.outcomes().map(|outcome| outcome.worker_hours))
    }

    /// Returns the spread of the delay in seconds; `None` before the first run.
    pub fn delay_spread(&self, measure: DelayMeasure) -> Option<Spread> {
        spread(self.outcomes().map(|outcome| outcome.delay_s(measure)))
    }
}

fn spread(numbers: impl Iterator<Item = f64>) -> Option<Spread> {
    numbers.fold(None, |spread, number| {
        let Spread { least, most } = spread.unwrap_or(Spread {
            least: number,
            most: number,
        });
        Some(Spread {
            least: least.min(number),
            most: most.max(number),
        })
    })
}
