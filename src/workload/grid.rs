//! Where a shape has its turning points.

use super::{HOUR_S, Shape};

/// Two loads are the same when they differ by less than this share of the range.
pub(super) const SAME: f64 = 1e-9;
/// Turning points on the grid are looked at more closely when they come so near
/// to the extreme, as a share of the range: the grid cuts the tops off.
const NEAR: f64 = 0.02;

/// A shape looked at every so often: at the middle of hours, where those of real
/// data are, or more often when it is short.
pub(super) struct Grid {
    grain_s: f64,
    shares: Vec<f64>,
}

impl Grid {
    pub(super) fn of(shape: &Shape) -> Self {
        let grain_s = (shape.span_s / 48.0).min(HOUR_S);
        let count = (shape.span_s / grain_s) as usize;
        let shares = (0..count).map(|place| (shape.share)((place as f64 + 0.5) * grain_s));
        Self {
            grain_s,
            shares: shares.collect(),
        }
    }

    fn time_s(&self, place: usize) -> f64 {
        (place as f64 + 0.5) * self.grain_s
    }

    fn points(&self) -> impl DoubleEndedIterator<Item = (f64, f64)> + '_ {
        let points = self.shares.iter().enumerate();
        points.map(|(place, share)| (self.time_s(place), *share))
    }

    /// The points after `t_s`, and the end.
    pub(super) fn behind(&self, t_s: f64, shape: &Shape) -> impl Iterator<Item = (f64, f64)> + '_ {
        let end = (shape.span_s, (shape.share)(shape.span_s));
        self.points()
            .skip_while(move |point| point.0 <= t_s)
            .chain([end])
    }

    /// The points before `t_s`, from it backwards, and the beginning.
    pub(super) fn before(&self, t_s: f64, shape: &Shape) -> impl Iterator<Item = (f64, f64)> + '_ {
        let begin = (0.0, (shape.share)(0.0));
        self.points()
            .rev()
            .skip_while(move |point| point.0 >= t_s)
            .chain([begin])
    }

    /// The points of the largest load (`sign` 1) or the smallest (−1) in order
    /// of time, as time in seconds and load; of a flat stretch its middle.
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
            let same = stretch.take_while(|other| (*other - share).abs() <= SAME * range);
            let end = begin + same.count().max(1);
            let lesser = |place: Option<usize>| {
                let other = place.and_then(|place| self.shares.get(place));
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
        turns.retain(|turn| sign * turn.1 >= best - SAME * range);
        turns
    }

    /// The turning point at the places from `begin` up to `end`.
    fn turn(&self, shape: &Shape, sign: f64, begin: usize, end: usize) -> (f64, f64) {
        let span_s = shape.span_s;
        let (first_s, last_s) = (self.time_s(begin), self.time_s(end.saturating_sub(1)));
        if end - begin > 2 {
            let middle_s = (first_s + last_s) / 2.0;
            return (middle_s, (shape.share)(middle_s));
        }
        let from_s = (first_s - self.grain_s).max(0.0);
        let to_s = (last_s + self.grain_s).min(span_s);
        // The best point of the grid may be better than any that is found.
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

/// Where a function with one top between two times has it.
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
