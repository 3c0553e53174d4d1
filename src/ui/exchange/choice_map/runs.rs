//! The runs of a map that a thread of its own makes.

use crate::map::{Job, Outcome};

/// A run that is made, as a thread sends it: numbers in a row.
pub(in crate::ui::exchange) struct MapRun {
    pub(in crate::ui::exchange) job: Job,
    pub(in crate::ui::exchange) outcome: Outcome,
}

impl MapRun {
    /// How many numbers it has.
    pub(super) const NUMBERS: usize = 6;

    /// Returns its numbers.
    pub(in crate::ui::exchange) fn numbers(&self) -> [f64; Self::NUMBERS] {
        let Self { job, outcome } = self;
        [
            // They are exact: there are few points and seeds.
            job.point as f64,
            job.seed as f64,
            outcome.worker_hours,
            outcome.max_delay_s,
            outcome.mean_delay_s,
            f64::from(u8::from(outcome.caught_up)),
        ]
    }

    /// Reads it from its numbers.
    pub(super) fn of(numbers: [f64; Self::NUMBERS]) -> Self {
        let [
            point,
            seed,
            worker_hours,
            max_delay_s,
            mean_delay_s,
            caught_up,
        ] = numbers;
        Self {
            // `as` saturates.
            job: Job {
                point: point as usize,
                seed: seed as usize,
            },
            outcome: Outcome {
                worker_hours,
                max_delay_s,
                mean_delay_s,
                caught_up: caught_up > 0.0,
            },
        }
    }
}
