//! Computes the arrival rate over time, with one file per pattern.

mod blog;
mod day;
mod event;
mod grid;
mod growth;
mod noise;
mod own;
mod sampled;
pub(crate) mod shape;
mod taxi;
mod wave;
mod week;

use crate::settings::{Preset, Settings};
use crate::timeline::Steps;

pub(crate) use sampled::SampledShape;

/// Records that arrive over a span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// The mean arrival rate in records per second: the basis of the load in
    /// workers.
    pub rate: Steps,
    /// The exact arrival rate in records per second if records arrive in bursts;
    /// it is the input of the job. `None` if the mean rate is exact.
    pub bursts: Option<Steps>,
    /// The meaning of time 0.
    pub calendar: Calendar,
}

/// The meaning of time 0 of a workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Midnight of any day.
    TimeOfDay,
    /// Midnight at the start of a Monday.
    Weekdays,
    /// The start of a span counted in days.
    Days,
    /// The start of a span counted in hours and minutes.
    Elapsed,
    /// A moment in seconds since 1970-01-01, by the clock that the load was measured by.
    Dated(i64),
}

impl Calendar {
    /// Returns the seconds from a midnight to time 0: from the start of a Monday where
    /// days have names. The count goes on from 1970-01-05, a Monday, for dates.
    ///
    /// Moments outside the years 1 to 9999 count as the nearest one inside.
    pub fn offset_s(self) -> i64 {
        const FIRST_MONDAY_S: i64 = 4 * 86_400;
        match self {
            Self::Dated(begin_s) => {
                begin_s.clamp(-62_135_596_800, 253_402_300_799) - FIRST_MONDAY_S
            }
            _ => 0,
        }
    }
}

impl Workload {
    /// Computes the workload of the settings.
    pub fn new(settings: &Settings) -> Self {
        Self::with_sampled_shape(settings, &mut None)
    }

    /// Does the same as [`Workload::new`], reusing `before` if it is the shape
    /// of these settings. Stores the shape used in `before`.
    pub(crate) fn with_sampled_shape(
        settings: &Settings,
        before: &mut Option<SampledShape>,
    ) -> Self {
        if let Some(sampled) = before.as_ref().filter(|sampled| sampled.is_of(settings)) {
            return sampled.workload(settings);
        }
        *before = smooth(settings, |shape| SampledShape::new(settings, shape));
        match before {
            Some(sampled) => sampled.workload(settings),
            None => blog::workload(settings),
        }
    }

    /// Computes the workload of the Flink blog's Reactive Mode experiment for a
    /// number of load cycles of 157.08 min, for any preset.
    pub fn blog(settings: &Settings, cycles: u32) -> Self {
        blog::cycles(settings, cycles)
    }

    /// Returns the input of the job, in records per second.
    pub fn arrivals(&self) -> &Steps {
        self.bursts.as_ref().unwrap_or(&self.rate)
    }

    /// Returns the length of the workload in seconds.
    pub fn span_s(&self) -> f64 {
        self.rate.end_s()
    }
}

const HOUR_S: f64 = 3600.0;
const DAY_S: f64 = 24.0 * HOUR_S;

/// The smooth shape of a load, without noise.
pub(crate) struct Shape<'a> {
    span_s: f64,
    /// The step in which it is sampled, in seconds.
    step_s: f64,
    calendar: Calendar,
    /// Returns the load at a time in seconds, as a share of the peak load.
    share: &'a dyn Fn(f64) -> f64,
}

/// Calls `then` with the shape of the preset. Returns `None` without calling it
/// if the load has no smooth shape but arrives in bursts.
fn smooth<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> Option<T> {
    if let Some(load) = &settings.own_load {
        return Some(own::shape(load, then));
    }
    Some(match settings.preset {
        Preset::DayNight => day::shape(settings, then),
        Preset::Weekend => week::weekend(settings, then),
        Preset::Holiday => week::holiday(settings, then),
        Preset::SuddenEvent => event::shape(settings, then),
        Preset::Growth => growth::shape(settings, then),
        Preset::TaxiWeek => taxi::shape(then),
        Preset::BlogExperiment => return None,
    })
}
