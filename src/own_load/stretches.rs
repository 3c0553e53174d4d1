//! The load of one series between its values.

use super::series::Series;
use super::unit::LoadUnit;

/// A gap is longer than this many usual steps.
const GAP_STEPS: f64 = 2.5;

/// The values of a series with their unit.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) series: &'a Series,
    pub(super) unit: LoadUnit,
    /// The usual time between two values, in seconds.
    pub(super) step_s: f64,
}

/// Returns the series with their unit and their usual steps; `usual_step_s` is that of one
/// that has none.
pub(super) fn sources(series: &[Series], unit: LoadUnit, usual_step_s: f64) -> Vec<Source<'_>> {
    let source = |series| Source {
        series,
        unit,
        step_s: Series::usual_step_s(series).unwrap_or(usual_step_s),
    };
    series.iter().map(source).collect()
}

/// A stretch of time with the load at its ends, in records per second: a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) begin_s: f64,
    pub(super) end_s: f64,
    pub(super) from_per_s: f64,
    pub(super) to_per_s: f64,
    /// Whether values are missing in it.
    pub(super) is_gap: bool,
    /// Whether a counter has begun anew in it.
    pub(super) is_reset: bool,
}

/// What stands in a gap of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// A straight line.
    Bridged,
    /// Nothing; the value before it holds for a usual step.
    Open,
    /// Nothing, and the value before it is left out as well: a straight line begins there.
    LeftOut,
}

impl Stretch {
    /// Returns the load at a time within it.
    pub(super) fn at(&self, t_s: f64) -> f64 {
        // Most are level, and to divide takes long.
        if self.from_per_s == self.to_per_s {
            return self.from_per_s;
        }
        let share = (t_s - self.begin_s) / (self.end_s - self.begin_s);
        self.from_per_s + (self.to_per_s - self.from_per_s) * share
    }
}

impl Source<'_> {
    /// Returns the stretches in order of time: one from each value to the next, and one of
    /// the usual step behind the last, but for a counter.
    pub(super) fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        let point = |index| {
            Some((
                *self.series.t_s.get(index)?,
                *self.series.values.get(index)?,
            ))
        };
        let indices = 0..self.series.t_s.len();
        indices.filter_map(move |index| self.stretch(point(index)?, point(index + 1)))
    }

    fn stretch(&self, (begin_s, value): (f64, f64), next: Option<(f64, f64)>) -> Option<Stretch> {
        let (end_s, next_value) = next.unwrap_or((begin_s + self.step_s, value));
        let is_gap = end_s - begin_s > GAP_STEPS * self.step_s;
        let mut is_reset = false;
        let (from_per_s, to_per_s) = if self.unit == LoadUnit::Counter {
            // The last value begins nothing.
            next?;
            is_reset = next_value < value;
            let more = next_value - if is_reset { 0.0 } else { value };
            // Over a gap it is the exact mean.
            let per_s = more / (end_s - begin_s);
            (per_s, per_s)
        } else {
            let factor = self.factor();
            let to = if is_gap { next_value } else { value };
            (value * factor, to * factor)
        };
        Some(Stretch {
            begin_s,
            end_s,
            from_per_s,
            to_per_s,
            is_gap,
            is_reset,
        })
    }

    /// Returns what of a stretch is measured; `None` if nothing is.
    pub(super) fn cut(&self, stretch: Stretch, gaps: Gaps) -> Option<Stretch> {
        match gaps {
            Gaps::Open if stretch.is_gap && self.unit != LoadUnit::Counter => Some(Stretch {
                end_s: stretch.begin_s + self.step_s,
                to_per_s: stretch.from_per_s,
                ..stretch
            }),
            Gaps::Open | Gaps::LeftOut if stretch.is_gap => None,
            _ => Some(stretch),
        }
    }

    /// Returns how long the load lasts behind the last value, in seconds.
    pub(super) fn rest_s(&self) -> f64 {
        if self.unit == LoadUnit::Counter {
            0.0
        } else {
            self.step_s
        }
    }

    /// Returns the records per second that 1 stands for.
    fn factor(&self) -> f64 {
        match self.unit {
            LoadUnit::PerMinute => 1.0 / 60.0,
            LoadUnit::PerHour => 1.0 / 3600.0,
            LoadUnit::PerStep => 1.0 / self.step_s,
            LoadUnit::PerSecond | LoadUnit::Counter => 1.0,
        }
    }
}
