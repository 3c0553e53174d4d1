//! The arrival rate over time: one file per pattern.

mod blog;
mod day;
mod event;
mod grid;
mod growth;
mod noise;
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
    /// The mean arrival rate in records per second: what is sampled, and what
    /// the demand for workers is counted from.
    pub rate: Steps,
    /// The arrival rate in finer grain, where records come in bursts; the job
    /// gets these. `None` where the mean rate says it all.
    pub bursts: Option<Steps>,
    /// How the time axis is to be read.
    pub calendar: Calendar,
}

/// What time 0 of a workload stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Midnight of some day.
    TimeOfDay,
    /// Midnight before a Monday.
    Weekdays,
    /// The beginning of something that is counted in days.
    Days,
    /// Nothing but the beginning.
    Elapsed,
}

impl Workload {
    /// The workload that the settings describe.
    pub fn new(settings: &Settings) -> Self {
        Self::redrawn(settings, &mut None)
    }

    /// The same, by what was sampled before if these settings draw it again.
    pub(crate) fn redrawn(settings: &Settings, before: &mut Option<SampledShape>) -> Self {
        if let Some(sampled) = before.as_ref().filter(|sampled| sampled.is_of(settings)) {
            return sampled.workload(settings);
        }
        *before = smooth(settings, |shape| SampledShape::new(settings, shape));
        match before {
            Some(sampled) => sampled.workload(settings),
            None => blog::workload(settings),
        }
    }

    /// The generator of the Flink blog's Reactive Mode experiment for a whole
    /// number of its load cycles of 157.08 min, whatever the preset is.
    pub fn blog(settings: &Settings, cycles: u32) -> Self {
        blog::cycles(settings, cycles)
    }

    /// What the job gets, in records per second.
    pub fn arrivals(&self) -> &Steps {
        self.bursts.as_ref().unwrap_or(&self.rate)
    }

    /// The length of the workload in seconds.
    pub fn span_s(&self) -> f64 {
        self.rate.end_s()
    }
}

const HOUR_S: f64 = 3600.0;
const DAY_S: f64 = 24.0 * HOUR_S;

/// The smooth shape of a load, before its noise.
pub(crate) struct Shape<'a> {
    span_s: f64,
    /// The grain in which it becomes a workload.
    step_s: f64,
    calendar: Calendar,
    /// The load at a time in seconds, as a share of the peak load.
    share: &'a dyn Fn(f64) -> f64,
}

/// What `then` makes of the preset's shape; `None` where the load is no smooth
/// shape but comes in bursts.
fn smooth<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> Option<T> {
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
