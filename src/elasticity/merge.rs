//! Two csv walked side by side.

use crate::timeline::Steps;

/// A stretch of time in which neither column changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// When it begins, in seconds.
    pub from_s: f64,
    /// When it ends, in seconds, after it begins.
    pub to_s: f64,
    /// Workers needed.
    pub demand: f64,
    /// Workers there.
    pub supply: f64,
}

impl Interval {
    /// Its length, in seconds, above 0.
    pub fn length_s(&self) -> f64 {
        self.to_s - self.from_s
    }

    /// Workers that are missing, at least 0.
    pub fn short(&self) -> f64 {
        (self.demand - self.supply).max(0.0)
    }

    /// Workers that are idle, at least 0. Never above 0 together with
    /// [`Interval::short`].
    pub fn idle(&self) -> f64 {
        (self.supply - self.demand).max(0.0)
    }
}

/// The intervals in which neither column changes, in order of time, from 0 to
/// the later of both ends. A column that ends before the other holds its last
/// value.
pub fn merge<'a>(demand: &'a Steps, supply: &'a Steps) -> impl Iterator<Item = Interval> + 'a {
    let end_s = demand.end_s().max(supply.end_s());
    let mut demand = Walk::new(demand);
    let mut supply = Walk::new(supply);
    let mut now_s = 0.0;
    std::iter::from_fn(move || {
        let from_s = now_s;
        if from_s.partial_cmp(&end_s) != Some(std::cmp::Ordering::Less) {
            return None;
        }
        demand.go_to(from_s);
        supply.go_to(from_s);
        now_s = demand.next_s().min(supply.next_s()).min(end_s);
        Some(Interval {
            from_s,
            to_s: now_s,
            demand: demand.value,
            supply: supply.value,
        })
    })
}

/// A place in a column.
struct Walk<'a> {
    times_s: &'a [f64],
    values: &'a [f64],
    value: f64,
}

impl<'a> Walk<'a> {
    fn new(steps: &'a Steps) -> Self {
        Self {
            times_s: steps.times_s(),
            values: steps.values(),
            value: steps.values().first().copied().unwrap_or(0.0),
        }
    }

    fn go_to(&mut self, now_s: f64) {
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
