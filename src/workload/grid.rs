//! Finds the turning points of a shape.

use super::{HOUR_S, Shape};

/// Two loads count as equal if they differ by at most this share of the range.
pub(super) const TOLERANCE: f64 = 1e-9;
/// Turning points on the grid are refined if they are this close to the extreme,
/// as a share of the range, because the true extreme lies between grid points.
const NEAR: f64 = 0.02;

/// A shape sampled at the middle of every hour, as measured data is, or more
/// often if the shape is short.
pub(super) struct Grid {
    step_s: f64,
    shares: Vec<f64>,
}

impl Grid {
    pub(super) fn of(shape: &Shape) -> Self {
        let step_s = (shape.span_s / 48.0).min(HOUR_S);
        let count = (shape.span_s / step_s) as usize;
        let shares = (0..count).map(|index| (shape.share)((index as f64 + 0.5) * step_s));
        Self {
            step_s,
            shares: shares.collect(),
        }
    }

    /// Returns the time of a grid point, in seconds.
    fn time_s(&self, index: usize) -> f64 {
        (index as f64 + 0.5) * self.step_s
    }

    /// Returns all grid points as time in seconds and load.
    fn points(&self) -> impl DoubleEndedIterator<Item = (f64, f64)> + '_ {
        let points = self.shares.iter().enumerate();
        points.map(|(index, share)| (self.time_s(index), *share))
    }

    /// Returns the points after `t_s` and the end of the span.
    pub(super) fn after(&self, t_s: f64, shape: &Shape) -> impl Iterator<Item = (f64, f64)> + '_ {
        let end = (shape.span_s, (shape.share)(shape.span_s));
        self.points()
            .skip_while(move |point| point.0 <= t_s)
            .chain([end])
    }

    /// Returns the points before `t_s` in reverse order and the start of the
    /// span.
    pub(super) fn before(&self, t_s: f64, shape: &Shape) -> impl Iterator<Item = (f64, f64)> + '_ {
        let begin = (0.0, (shape.share)(0.0));
        self.points()
            .rev()
            .skip_while(move |point| point.0 >= t_s)
            .chain([begin])
    }

    /// Returns the points of the highest load (`sign` 1) or the lowest (−1) in
    /// order of time, as time in seconds and load. A flat stretch is represented
    /// by its middle.
    pub(super) fn extremes(&self, shape: &Shape, sign: f64) -> Vec<(f64, f64)> {
        let least = self.shares.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self
            .shares
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max);
        let range = most - least;
        let extreme = if sign > 0.0 { most } else { least };
        let mut turns = Vec::new();
        let mut begin = 0;
        while let Some(share) = self.shares.get(begin) {
            let stretch = self.shares.iter().skip(begin);
            let same = stretch.take_while(|other| (*other - share).abs() <= TOLERANCE * range);
            let end = begin + same.count().max(1);
            let lesser = |index: Option<usize>| {
                let other = index.and_then(|index| self.shares.get(index));
                other.is_none_or(|other| sign * (share - other) > 0.0)
            };
            let near = sign * (extreme - share) <= NEAR * range;
            if near && lesser(begin.checked_sub(1)) && lesser(Some(end)) {
                turns.push(self.turn(shape, sign, begin, end));
            }
            begin = end;
        }
        let best = turns
            .iter()
            .map(|turn| sign * turn.1)
            .fold(f64::NEG_INFINITY, f64::max);
        turns.retain(|turn| sign * turn.1 >= best - TOLERANCE * range);
        turns
    }

    /// Returns the turning point at the grid points `begin..end`.
    fn turn(&self, shape: &Shape, sign: f64, begin: usize, end: usize) -> (f64, f64) {
        let span_s = shape.span_s;
        let (first_s, last_s) = (self.time_s(begin), self.time_s(end.saturating_sub(1)));
        if end - begin > 2 {
            let middle_s = (first_s + last_s) / 2.0;
            return (middle_s, (shape.share)(middle_s));
        }
        let from_s = (first_s - self.step_s).max(0.0);
        let to_s = (last_s + self.step_s).min(span_s);
        // The search can miss the extreme; then the grid point is better.
        let on_grid = (first_s, (shape.share)(first_s));
        let found = golden_section(&|t_s| sign * (shape.share)(t_s), from_s, to_s);
        let found = (found, (shape.share)(found));
        if sign * found.1 > sign * on_grid.1 {
            found
        } else {
            on_grid
        }
    }
}

/// Returns the position of the maximum of a function with a single maximum
/// between two times, by golden-section search.
fn golden_section(of: &dyn Fn(f64) -> f64, mut from_s: f64, mut to_s: f64) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let mut left_s = to_s - GOLDEN * (to_s - from_s);
    let mut right_s = from_s + GOLDEN * (to_s - from_s);
    let (mut left, mut right) = (of(left_s), of(right_s));
    for _ in 0..24 {
        if left >= right {
            (to_s, right_s, right) = (right_s, left_s, left);
            left_s = to_s - GOLDEN * (to_s - from_s);
            left = of(left_s);
        } else {
            (from_s, left_s, left) = (left_s, right_s, right);
            right_s = from_s + GOLDEN * (to_s - from_s);
            right = of(right_s);
        }
    }
    if left >= right { left_s } else { right_s }
}
