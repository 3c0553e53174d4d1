//! A reader's guess of the workers of a fleet over time.

use super::stroke::{self, StrokePoint};
use crate::timeline::Steps;

/// The columns of equal width that a guess is drawn in.
pub const GUESS_COLUMNS: usize = 96;
/// The parts of the span that keys set, each of as many columns.
pub const GUESS_PARTS: usize = 12;
const COLUMNS_PER_PART: usize = GUESS_COLUMNS / GUESS_PARTS;
/// The most workers of a guess, as for the static fleet.
const MOST_WORKERS: f64 = 500.0;

/// Whole workers over time, at least 1, in columns; some may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// 0 for an open column.
    workers: [u16; GUESS_COLUMNS],
}

impl Default for Guess {
    fn default() -> Self {
        Self {
            workers: [0; GUESS_COLUMNS],
        }
    }
}

impl Guess {
    /// Returns whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.workers.iter().all(|workers| *workers == 0)
    }

    /// Returns this guess with a straight piece of a stroke, whose values are workers.
    pub(super) fn with_piece(mut self, from: Option<StrokePoint>, to: StrokePoint) -> Self {
        for (column, workers) in stroke::columns(from, to, GUESS_COLUMNS) {
            if let Some(slot) = self.workers.get_mut(column) {
                *slot = whole(workers);
            }
        }
        self
    }

    /// Returns a guess of the same number of workers all the time.
    pub(super) fn level(workers: f64) -> Self {
        Self {
            workers: [whole(workers); GUESS_COLUMNS],
        }
    }

    /// Returns this guess with a number of workers in one part of the span.
    pub(super) fn with_part(mut self, part: usize, workers: f64) -> Self {
        let columns = self.workers.iter_mut().skip(part * COLUMNS_PER_PART);
        for slot in columns.take(COLUMNS_PER_PART) {
            *slot = whole(workers);
        }
        self
    }

    /// Returns the mean of the workers in one part of the span, as a whole number; 0 if
    /// it is open.
    pub fn part(&self, part: usize) -> u32 {
        let columns = self.workers.iter().skip(part * COLUMNS_PER_PART);
        let drawn = || {
            let drawn = columns.clone().take(COLUMNS_PER_PART);
            drawn.filter(|workers| **workers > 0)
        };
        let (count, sum) = (
            drawn().count() as u32,
            drawn().map(|w| u32::from(*w)).sum::<u32>(),
        );
        (sum + count / 2).checked_div(count).unwrap_or(0)
    }

    /// Returns the workers over a span in seconds. An open column has the workers of
    /// the one before it; the first ones, those of the first that is drawn. Without a
    /// value if nothing is drawn.
    pub fn steps(&self, span_s: f64) -> Steps {
        let mut steps = Steps::with_capacity(GUESS_PARTS, span_s);
        let first = self.workers.iter().find(|workers| **workers > 0);
        let Some(mut last) = first.copied() else {
            return steps;
        };
        for (column, workers) in self.workers.iter().enumerate() {
            if *workers > 0 {
                last = *workers;
            }
            let t_s = column as f64 / GUESS_COLUMNS as f64 * span_s;
            steps.push(t_s, f64::from(last));
        }
        steps
    }

    /// Returns the pieces between open columns as workers over a span in seconds, each
    /// with its begin and end.
    pub fn drawn(&self, span_s: f64) -> Vec<(f64, f64, f64)> {
        let at = |column: usize| column as f64 / GUESS_COLUMNS as f64 * span_s;
        let mut pieces: Vec<(f64, f64, f64)> = Vec::new();
        for (column, workers) in self.workers.iter().enumerate() {
            let (begin_s, end_s, value) = (at(column), at(column + 1), f64::from(*workers));
            match pieces.last_mut() {
                _ if *workers == 0 => {}
                Some(last) if last.1 == begin_s && last.2 == value => last.1 = end_s,
                _ => pieces.push((begin_s, end_s, value)),
            }
        }
        pieces
    }
}

/// Rounds to whole workers, at least 1.
fn whole(workers: f64) -> u16 {
    // `as` saturates and maps NaN to 0.
    workers.round().clamp(1.0, MOST_WORKERS) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gaps_are_filled_from_the_left() {
        let guess = Guess::default()
            .with_piece(None, (0.25, 2.2))
            .with_piece(None, (0.5, 4.6));
        assert_eq!(
            guess.steps(96.0).spans().collect::<Vec<_>>(),
            [(0.0, 48.0, 2.0), (48.0, 96.0, 5.0),]
        );
        assert_eq!(guess.drawn(96.0), [(24.0, 25.0, 2.0), (48.0, 49.0, 5.0)]);
        assert_eq!(guess.part(3), 2);
        assert_eq!(guess.part(4), 0);
        let set = guess.with_part(4, 7.0);
        assert_eq!(set.part(4), 7);
        assert_eq!(set.part(5), 0);
        assert_eq!(set.part(99), 0);
        assert!(Guess::default().steps(96.0).values().is_empty());
    }

    proptest! {
        #[test]
        fn any_stroke_gives_whole_workers_over_the_whole_span(
            points in prop::collection::vec((-0.5..1.5_f64, -5.0..900.0_f64), 1..10),
            span_s in 60.0..3e6_f64,
        ) {
            let mut guess = Guess::default();
            let mut from = None;
            for to in points {
                guess = guess.with_piece(from, to);
                from = Some(to);
            }
            let steps = guess.steps(span_s);
            prop_assert!(!guess.is_empty());
            prop_assert_eq!(steps.times_s().first(), Some(&0.0));
            prop_assert!(steps.values().iter().all(|v| v.fract() == 0.0 && (1.0..=500.0).contains(v)));
            for (begin_s, end_s, workers) in guess.drawn(span_s) {
                prop_assert!(begin_s < end_s && end_s <= span_s * (1.0 + 1e-9));
                prop_assert_eq!(steps.at((begin_s + end_s) / 2.0), workers);
            }
            for part in 0..GUESS_PARTS {
                let workers = guess.part(part);
                let again = guess.with_part(part, f64::from(workers.max(1)));
                prop_assert_eq!(again.part(part), workers.max(1));
            }
        }
    }
}
