//! Levels a load over equal steps: what a figure simulates.

use std::ops::RangeInclusive;

use super::choices::Aggregate;
use super::stretches::{Gaps, Source};
use crate::calendar::Calendar;
use crate::timeline::Steps;

/// The most steps of a load. A week has steps of 150 s.
pub const MOST_BINS: usize = 4096;
/// The levels of a load, without 0: it is kept to this share of its peak.
pub const LEVELS: u16 = 4095;

/// Lengths of steps in seconds, to choose from.
const STEPS_S: [f64; 26] = [
    0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0, 240.0,
    300.0, 600.0, 900.0, 1200.0, 1800.0, 3600.0, 7200.0, 10_800.0, 21_600.0, 86_400.0,
];

/// The first and the last second of the years 1 to 9999, in seconds since 1970.
const BEGINS_S: RangeInclusive<f64> = -62_135_596_800.0..=253_402_300_799.0;
/// The shortest step, in seconds.
const LEAST_STEP_S: f64 = 0.001;
/// The longest load, in seconds: that of the longest file, 367 days. The runs are as long.
const LONGEST_S: f64 = 31_708_800.0;
/// The highest peak, in records per second.
const MOST_PER_S: f64 = 1e15;

/// A load of the reader's own, in equal steps.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLoad {
    /// When it begins, in seconds since 1970 (UTC, or local time if the file had no
    /// zone), to the millisecond; `None` if that is not known.
    pub begin_s: Option<f64>,
    /// The length of each step in seconds.
    pub step_s: f64,
    /// The highest of the steps, in records per second.
    pub peak_per_s: f64,
    /// The load of each step, in shares of the peak: [`LEVELS`] is the peak. 1 to
    /// [`MOST_BINS`] steps; a file with fewer than 2 is refused.
    pub levels: Vec<u16>,
}

impl OwnLoad {
    /// Returns whether each part is within the range that a link and a file of the figure
    /// have.
    pub fn is_valid(&self) -> bool {
        self.begin_s.is_none_or(Self::is_begin)
            && Self::is_step(self.step_s, self.levels.len())
            && Self::is_peak(self.peak_per_s)
            && (1..=MOST_BINS).contains(&self.levels.len())
            && self.levels.iter().all(|level| *level <= LEVELS)
    }

    /// Returns whether a load can begin at a time: in the years 1 to 9999, to the
    /// millisecond.
    pub fn is_begin(begin_s: f64) -> bool {
        BEGINS_S.contains(&begin_s) && begin_s == to_milliseconds(begin_s)
    }

    /// Returns whether the steps of a load can have this length in seconds.
    pub fn is_step(step_s: f64, count: usize) -> bool {
        step_s >= LEAST_STEP_S && step_s * count as f64 <= LONGEST_S
    }

    /// Returns whether a load can have this peak in records per second.
    pub fn is_peak(peak_per_s: f64) -> bool {
        peak_per_s > 0.0 && peak_per_s <= MOST_PER_S
    }

    /// Returns its length in seconds.
    pub fn span_s(&self) -> f64 {
        self.step_s * self.levels.len() as f64
    }

    /// Returns the load at a time in seconds, as a share of the peak; outside its span
    /// that of the nearest step.
    pub fn share_at(&self, t_s: f64) -> f64 {
        let last = self.levels.len().saturating_sub(1);
        // `as` saturates and maps NaN to 0.
        let step = ((t_s / self.step_s) as usize).min(last);
        self.levels
            .get(step)
            .map_or(0.0, |level| f64::from(*level) / f64::from(LEVELS))
    }

    /// Returns the meaning of time 0.
    pub fn calendar(&self) -> Calendar {
        // `as` saturates.
        self.begin_s.map_or(Calendar::Elapsed, |begin_s| {
            Calendar::Dated(begin_s.floor() as i64)
        })
    }

    /// Returns the load over time, in records per second.
    pub fn rate(&self) -> Steps {
        let mut rate = Steps::with_capacity(self.levels.len(), self.span_s());
        for (index, per_s) in self.per_s().enumerate() {
            rate.push(index as f64 * self.step_s, per_s);
        }
        rate
    }

    /// Returns the loads in records per second.
    pub fn per_s(&self) -> impl Iterator<Item = f64> + '_ {
        let unit = self.peak_per_s / f64::from(LEVELS);
        self.levels
            .iter()
            .map(move |level| f64::from(*level) * unit)
    }
}

/// Returns the nearest time to the millisecond.
fn to_milliseconds(time_s: f64) -> f64 {
    (time_s * 1e3).round() / 1e3
}

/// Returns the length of the steps for a span: not shorter than the usual step of the
/// file, and few enough.
fn step_for(span_s: f64, usual_step_s: f64) -> f64 {
    let least = (span_s / MOST_BINS as f64).max(usual_step_s * 0.999);
    STEPS_S
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(least)
}

/// The steps over which a load is levelled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    pub(super) begin_s: f64,
    pub(super) step_s: f64,
    pub(super) count: usize,
}

impl Grid {
    /// Returns the steps that cover all series; `None` if they span no time.
    pub(super) fn of(sources: &[Source], usual_step_s: f64) -> Option<Self> {
        let begins_s = sources
            .iter()
            .filter_map(|source| source.series.t_s.first());
        let begin_s = begins_s.copied().fold(f64::INFINITY, f64::min);
        let end = |source: &Source| source.series.t_s.last().map(|last| last + source.rest_s());
        let ends_s = sources.iter().filter_map(end);
        let end_s = ends_s.fold(f64::NEG_INFINITY, f64::max);
        let span_s = end_s - begin_s;
        if !(span_s.is_finite() && span_s > 0.0) {
            return None;
        }
        let step_s = step_for(span_s, usual_step_s);
        // What is left of a last step is a step of its own, unless it is next to nothing.
        let count = ((span_s / step_s - 1e-6).ceil() as usize).clamp(1, MOST_BINS);
        Some(Self {
            begin_s,
            step_s,
            count,
        })
    }
}

/// The least part of a step that values must cover for a mean where gaps are open.
const LEAST_COVER: f64 = 0.5;

/// Levels series over equal steps and makes them one; `None` in a step that no series
/// covers. Each step has the mean of the time that a series covers in it, so that no record
/// is lost or added.
pub(super) fn levelled(
    sources: &[Source],
    aggregate: Aggregate,
    grid: Grid,
    gaps: Gaps,
) -> Vec<Option<f64>> {
    let mut total: Vec<Option<f64>> = vec![None; grid.count];
    let mut covers = vec![0_u32; grid.count];
    for source in sources {
        let one = levelled_series(source, grid, gaps);
        for ((total, covered), value) in total.iter_mut().zip(&mut covers).zip(one) {
            let Some(value) = value else { continue };
            *covered += 1;
            *total = Some(match (*total, aggregate) {
                (None, _) => value,
                (Some(before), Aggregate::Sum | Aggregate::Mean) => before + value,
                (Some(before), Aggregate::Max) => before.max(value),
            });
        }
    }
    if aggregate == Aggregate::Mean {
        for (total, covered) in total.iter_mut().zip(&covers) {
            *total = total.map(|sum| sum / f64::from((*covered).max(1)));
        }
    }
    total
}

/// Returns the mean of one series in each step; `None` where it has none.
fn levelled_series(source: &Source, grid: Grid, gaps: Gaps) -> Vec<Option<f64>> {
    let Grid {
        begin_s,
        step_s,
        count,
    } = grid;
    // The records and the seconds in each step.
    let mut sums = vec![(0.0, 0.0); count];
    for stretch in source.stretches().filter_map(|one| source.cut(one, gaps)) {
        // `as` rounds down and saturates.
        let first = ((stretch.begin_s - begin_s) / step_s) as usize;
        let steps = sums.get_mut(first..).unwrap_or_default();
        for (index, (records, covered_s)) in (first..).zip(steps) {
            let (mut from_s, mut to_s) = (begin_s + index as f64 * step_s, stretch.end_s);
            if from_s >= to_s {
                break;
            }
            // `min` and `max` are functions of their own in wasm.
            if from_s + step_s < to_s {
                to_s = from_s + step_s;
            }
            if from_s < stretch.begin_s {
                from_s = stretch.begin_s;
            }
            if to_s > from_s {
                *records += (to_s - from_s) * (stretch.at(from_s) + stretch.at(to_s)) / 2.0;
                *covered_s += to_s - from_s;
            }
        }
    }
    let least_s = match gaps {
        Gaps::Bridged => 0.0,
        // A hair less: sums of parts are rounded.
        Gaps::Open | Gaps::LeftOut => (LEAST_COVER - 1e-6) * step_s,
    };
    sums.iter()
        .map(|(records, covered_s)| (*covered_s > least_s).then(|| records / covered_s))
        .collect()
}

/// Returns a load in shares of its peak; `None` if all of it is 0.
pub(super) fn own_load(begin_s: Option<f64>, step_s: f64, per_s: &[f64]) -> Option<OwnLoad> {
    let peak_per_s = per_s.iter().copied().fold(0.0, f64::max);
    if !(peak_per_s.is_finite() && peak_per_s > 0.0) {
        return None;
    }
    let level = |per_s: &f64| (per_s / peak_per_s * f64::from(LEVELS)).round() as u16;
    Some(OwnLoad {
        begin_s: begin_s.map(to_milliseconds),
        step_s,
        peak_per_s,
        levels: per_s.iter().map(level).collect(),
    })
}
