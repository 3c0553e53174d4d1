//! Piecewise-constant quantities over time.

/// A quantity that changes in steps: `value[i]` holds from `t_s[i]` up to
/// `t_s[i + 1]`, the last one up to `end_s`.
///
/// Times rise strictly and start at 0; there are as many values as times, at
/// least one. [`Steps::push`] keeps that true.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    t_s: Vec<f64>,
    value: Vec<f64>,
    end_s: f64,
}

impl Steps {
    /// A column that starts at time 0 with `value` and ends at `end_s` seconds.
    pub fn new(value: f64, end_s: f64) -> Self {
        Self {
            t_s: vec![0.0],
            value: vec![value],
            end_s,
        }
    }

    /// An empty column with capacity for `capacity` steps, ending at `end_s`
    /// seconds. Until something is pushed it has no value at all.
    pub fn with_capacity(capacity: usize, end_s: f64) -> Self {
        Self {
            t_s: Vec::with_capacity(capacity),
            value: Vec::with_capacity(capacity),
            end_s,
        }
    }

    /// Lets the column take `value` from `t_s` seconds on. A time that is not
    /// after the last step replaces that step; an unchanged value adds nothing.
    /// An empty column that is given a later time first is 0 until then.
    pub fn push(&mut self, t_s: f64, value: f64) {
        if self.t_s.is_empty() && t_s > 0.0 {
            self.t_s.push(0.0);
            self.value.push(0.0);
        }
        if self.value.last() == Some(&value) {
            return;
        }
        if self.t_s.last().is_some_and(|last| *last >= t_s) {
            if let Some(last) = self.value.last_mut() {
                *last = value;
            }
            return;
        }
        self.t_s.push(t_s);
        self.value.push(value);
    }

    /// The column with every value times `factor`.
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            t_s: self.t_s.clone(),
            value: self.value.iter().map(|value| value * factor).collect(),
            end_s: self.end_s,
        }
    }

    /// Returns the part between two times in seconds, as a column that starts at time 0.
    pub fn window(&self, begin_s: f64, end_s: f64) -> Self {
        let mut part = Self::new(self.at(begin_s), end_s - begin_s);
        for (from_s, _, value) in self.spans() {
            if from_s > begin_s && from_s < end_s {
                part.push(from_s - begin_s, value);
            }
        }
        part
    }

    /// When each step begins, in seconds.
    pub fn times_s(&self) -> &[f64] {
        &self.t_s
    }

    /// The value of each step.
    pub fn values(&self) -> &[f64] {
        &self.value
    }

    /// Where the column ends, in seconds.
    pub fn end_s(&self) -> f64 {
        self.end_s
    }

    /// Every step as `(begin, end, value)`, in order, with times in seconds.
    pub fn spans(&self) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let ends = self.t_s.iter().skip(1).copied().chain([self.end_s]);
        self.t_s
            .iter()
            .copied()
            .zip(ends)
            .zip(self.value.iter().copied())
            .map(|((begin, end), value)| (begin, end, value))
    }

    /// The value at `t_s` seconds: the first one before the start, the last one
    /// after the end.
    pub fn at(&self, t_s: f64) -> f64 {
        let after = self.t_s.partition_point(|t| *t <= t_s);
        self.value
            .get(after.saturating_sub(1))
            .copied()
            .unwrap_or(0.0)
    }

    /// The first time after `from_s` and up to `to_s`, in seconds, at which the
    /// column takes a value up to `most`; `None` if it does not in that span.
    pub fn falls_to(&self, most: f64, from_s: f64, to_s: f64) -> Option<f64> {
        let after = self.t_s.partition_point(|t| *t <= from_s);
        let steps = self.t_s.iter().zip(&self.value).skip(after);
        let mut steps = steps.take_while(|(t_s, _)| **t_s <= to_s);
        steps
            .find(|(_, value)| **value <= most)
            .map(|(t_s, _)| *t_s)
    }

    /// The smallest and the largest value between two times, in seconds.
    pub fn bounds_between(&self, from_s: f64, to_s: f64) -> (f64, f64) {
        let first = self.at(from_s);
        let after = self.t_s.partition_point(|t| *t <= from_s);
        let steps = self.t_s.iter().zip(&self.value).skip(after);
        steps
            .take_while(|(t_s, _)| **t_s < to_s)
            .fold((first, first), |(low, high), (_, value)| {
                (low.min(*value), high.max(*value))
            })
    }

    /// The largest value, 0 for an empty column.
    pub fn max(&self) -> f64 {
        self.value.iter().copied().fold(0.0, f64::max)
    }

    /// The integral of the column over its whole span, in value × seconds.
    pub fn integral(&self) -> f64 {
        self.spans().map(|(from, to, v)| (to - from) * v).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_between_steps() {
        let mut steps = Steps::new(1.0, 10.0);
        steps.push(4.0, 3.0);
        steps.push(6.0, 3.0);
        steps.push(8.0, 0.0);
        steps.push(8.0, 2.0);
        assert_eq!(steps.at(-1.0), 1.0);
        assert_eq!(steps.at(4.0), 3.0);
        assert_eq!(steps.at(7.9), 3.0);
        assert_eq!(steps.at(99.0), 2.0);
        assert_eq!(steps.integral(), 4.0 + 12.0 + 4.0);
        assert_eq!(steps.spans().count(), 3);
    }

    #[test]
    fn a_part_has_bounds_of_its_own() {
        let mut steps = Steps::new(5.0, 10.0);
        steps.push(2.0, 1.0);
        steps.push(3.0, 7.0);
        steps.push(8.0, 0.0);
        assert_eq!(steps.bounds_between(0.0, 2.0), (5.0, 5.0));
        assert_eq!(steps.bounds_between(1.0, 8.0), (1.0, 7.0));
        assert_eq!(steps.bounds_between(9.0, 99.0), (0.0, 0.0));
        assert_eq!(steps.falls_to(0.0, 0.0, 7.9), None);
        assert_eq!(steps.falls_to(0.0, 0.0, 8.0), Some(8.0));
        assert_eq!(steps.falls_to(1.0, 0.0, 9.0), Some(2.0));
        assert_eq!(steps.falls_to(1.0, 2.0, 9.0), Some(8.0));
    }

    #[test]
    fn a_window_has_the_values_of_its_part() {
        let mut steps = Steps::new(1.0, 10.0);
        steps.push(4.0, 3.0);
        steps.push(6.0, 2.0);
        let part = steps.window(3.0, 6.0);
        assert_eq!(
            (part.times_s(), part.values()),
            ([0.0, 1.0].as_slice(), [1.0, 3.0].as_slice())
        );
        assert_eq!(part.end_s(), 3.0);
    }
}
