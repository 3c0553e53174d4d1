//! Piecewise-linear quantities over time.

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

    /// The value at `t_s` seconds, where it jumps the one after the jump: the
    /// first one before the start, the last one after the end.
    pub fn at(&self, t_s: f64) -> f64 {
        let after = self.points.partition_point(|(t, _)| *t <= t_s);
        let before = after.checked_sub(1).and_then(|i| self.points.get(i));
        match (before, self.points.get(after)) {
            (Some((t0, v0)), Some((t1, v1))) => v0 + (v1 - v0) * (t_s - t0) / (t1 - t0),
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => 0.0,
        }
    }

    /// The largest value between two times, in seconds.
    pub fn max_between(&self, from_s: f64, to_s: f64) -> f64 {
        let after = self.points.partition_point(|(t, _)| *t <= from_s);
        let inside = self.points.iter().skip(after);
        let inside = inside.take_while(|(t, _)| *t <= to_s).map(|(_, v)| *v);
        inside.fold(self.at(from_s).max(self.at(to_s)), f64::max)
    }

    /// Returns the part between two times in seconds, as a line that starts at time 0.
    pub fn window(&self, begin_s: f64, end_s: f64) -> Self {
        let mut part = Self::new(self.at(begin_s));
        for (t_s, value) in &self.points {
            if *t_s > begin_s && *t_s < end_s {
                part.jump(t_s - begin_s, *value);
            }
        }
        part.jump(end_s - begin_s, self.at(end_s));
        part
    }

    /// The largest value.
    pub fn max(&self) -> f64 {
        self.points.iter().map(|(_, v)| *v).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_a_largest_value_of_its_own() {
        let mut line = Line::new(0.0);
        line.extend(10.0, 20.0, 2.0);
        line.jump(10.0, 5.0);
        line.extend(20.0, 0.0, -0.5);
        assert_eq!(line.max_between(0.0, 5.0), 10.0);
        assert_eq!(line.max_between(5.0, 15.0), 20.0);
        assert_eq!(line.max_between(10.0, 15.0), 5.0);
        assert_eq!(line.max_between(20.0, 99.0), 0.0);
    }

    #[test]
    fn a_window_has_the_corners_of_its_part_and_its_jumps() {
        let mut line = Line::new(0.0);
        line.extend(4.0, 8.0, 2.0);
        line.jump(4.0, 20.0);
        line.extend(14.0, 0.0, -2.0);
        let part = line.window(2.0, 9.0);
        assert_eq!(
            part.points(),
            [(0.0, 4.0), (2.0, 8.0), (2.0, 20.0), (7.0, 10.0)]
        );
        assert_eq!(part.at(3.0), line.at(5.0));
    }
}
