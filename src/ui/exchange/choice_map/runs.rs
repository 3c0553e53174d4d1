//! The runs of a map that a thread of its own makes.

use crate::link::{self, Shared};
use crate::map::{Job, Outcome, Sweep};

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

/// Returns the link from which another thread makes the same map; `None` if a link does not
/// keep all of the settings.
pub(super) fn link_to(sweep: &Sweep) -> Option<String> {
    let shared = Shared {
        settings: sweep.base().clone(),
        ..Shared::default()
    };
    let text = link::to_fragment(&shared).ok()?.text;
    let same = |(read, _): (Shared, _)| read.settings == *sweep.base();
    let is_whole = link::from_fragment(&text).is_ok_and(same);
    is_whole.then_some(text)
}
