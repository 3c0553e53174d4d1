//! Merges two step functions of time.

use crate::timeline::Steps;

/// An interval of time in which neither series changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Start, in seconds.
    pub from_s: f64,
    /// End, in seconds; after the start.
    pub to_s: f64,
    /// Workers needed.
    pub demand: f64,
    /// Workers supplied.
    pub supply: f64,
}

impl Interval {
    /// Returns the length in seconds, above 0.
    pub fn length_s(&self) -> f64 {
        self.to_s - self.from_s
    }

    /// Returns the number of missing workers, at least 0.
    pub fn short(&self) -> f64 {
        (self.demand - self.supply).max(0.0)
    }

    /// Returns the number of idle workers, at least 0. It is 0 whenever
    /// [`Interval::short`] is above 0.
    pub fn idle(&self) -> f64 {
        (self.supply - self.demand).max(0.0)
    }
}

/// Returns the intervals in which neither series changes, in order of time, from
/// 0 to the later of both ends. A series that ends before the other holds its
/// last value.
pub fn merge<'a>(demand: &'a Steps, supply: &'a Steps) -> impl Iterator<Item = Interval> + 'a {
    let end_s = demand.end_s().max(supply.end_s());
    let mut demand = Cursor::new(demand);
    let mut supply = Cursor::new(supply);
    let mut now_s = 0.0;
    std::iter::from_fn(move || {
        let from_s = now_s;
        if from_s.partial_cmp(&end_s) != Some(std::cmp::Ordering::Less) {
            return None;
        }
        demand.advance_to(from_s);
        supply.advance_to(from_s);
        now_s = demand.next_s().min(supply.next_s()).min(end_s);
        Some(Interval {
            from_s,
            to_s: now_s,
            demand: demand.value,
            supply: supply.value,
        })
    })
}

/// A position in a series.
struct Cursor<'a> {
    times_s: &'a [f64],
    values: &'a [f64],
    value: f64,
}

impl<'a> Cursor<'a> {
    fn new(steps: &'a Steps) -> Self {
        Self {
            times_s: steps.times_s(),
            values: steps.values(),
            value: steps.values().first().copied().unwrap_or(0.0),
        }
    }

    fn advance_to(&mut self, now_s: f64) {
        while let ([t, times_s @ ..], [value, values @ ..]) = (self.times_s, self.values) {
            if *t > now_s {
                break;
            }
            (self.value, self.times_s, self.values) = (*value, times_s, values);
        }
    }

    fn next_s(&self) -> f64 {
        self.times_s.first().copied().unwrap_or(f64::INFINITY)
    }
}
