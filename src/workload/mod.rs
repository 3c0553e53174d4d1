//! The arrival rate over time: one file per pattern.

mod blog;
mod day;
mod event;
mod growth;
mod noise;
mod taxi;
mod wave;
mod week;

use crate::settings::{Preset, Settings};
use crate::simulation::Steps;

pub(crate) use noise::uniform;

/// Records that arrive over a span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// The mean arrival rate in records per second: what is drawn, and what
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
        match settings.preset {
            Preset::DayNight => day::workload(settings),
            Preset::Weekend => week::weekend(settings),
            Preset::Holiday => week::holiday(settings),
            Preset::SuddenEvent => event::workload(settings),
            Preset::Growth => growth::workload(settings),
            Preset::BlogExperiment => blog::workload(settings),
            Preset::TaxiWeek => taxi::workload(settings),
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

/// A smooth shape of the load, sampled at the middle of steps of `step_s`
/// seconds, with seeded noise over it.
fn sampled(
    settings: &Settings,
    span_s: f64,
    step_s: f64,
    calendar: Calendar,
    shape: &dyn Fn(f64) -> f64,
) -> Workload {
    let mut noise = noise::Noise::new(settings, step_s);
    let count = (span_s / step_s) as usize;
    let mut rate = Steps::with_capacity(count, span_s);
    for index in 0..count {
        let begin_s = index as f64 * step_s;
        let mean = settings.peak_load_per_s * shape(begin_s + step_s / 2.0);
        rate.push(begin_s, mean.max(0.0) * noise.next_factor());
    }
    Workload {
        rate,
        bursts: None,
        calendar,
    }
}
