//! Piecewise-linear columns.

/// A quantity that moves in straight lines, with jumps: points in order of
/// time, two at the same time for a jump.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    points: Vec<(f64, f64)>,
    slope: f64,
}

impl Line {
    /// A line that starts at time 0.
    pub(crate) fn new(value: f64) -> Self {
        Self {
            points: vec![(0.0, value)],
            slope: f64::NAN,
        }
    }

    /// Goes straight on to `value` at `t_s` seconds. A stretch with the same
    /// slope as the last one makes that one longer.
    pub(crate) fn extend(&mut self, t_s: f64, value: f64, slope: f64) {
        if slope == self.slope
            && let Some(last) = self.points.last_mut()
        {
            *last = (t_s, value);
            return;
        }
        self.slope = slope;
        self.points.push((t_s, value));
    }

    /// Jumps to `value`.
    pub(crate) fn jump(&mut self, t_s: f64, value: f64) {
        self.slope = f64::NAN;
        self.points.push((t_s, value));
    }

    /// The corners, as time in seconds and value.
    pub fn points(&self) -> &[(f64, f64)] {
        &self.points
    }

    /// The largest value.
    pub fn max(&self) -> f64 {
        self.points.iter().map(|(_, v)| *v).fold(0.0, f64::max)
    }
}
