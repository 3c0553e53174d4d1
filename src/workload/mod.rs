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

pub use crate::calendar::Calendar;
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

    /// Returns the same workload with `factor` times as many records.
    pub(crate) fn times(&self, factor: f64) -> Self {
        Self {
            rate: self.rate.scaled(factor),
            bursts: self.bursts.as_ref().map(|bursts| bursts.scaled(factor)),
            calendar: self.calendar,
        }
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
