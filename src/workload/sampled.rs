//! Samples the shape of a load and its noise, before they are multiplied by the
//! peak load.

use super::noise::Noise;
use super::{Calendar, Shape, Workload};
use crate::settings::Settings;
use crate::timeline::Steps;

/// The step grid on which a load is sampled.
#[derive(Clone, Copy, Debug)]
struct Sampling {
    span_s: f64,
    step_s: f64,
    calendar: Calendar,
}

impl Sampling {
    fn of(shape: &Shape) -> Self {
        Self {
            span_s: shape.span_s,
            step_s: shape.step_s,
            calendar: shape.calendar,
        }
    }

    /// Returns the number of steps.
    fn count(self) -> usize {
        // The span is a multiple of the step, but for rounding.
        (self.span_s / self.step_s + 0.5) as usize
    }

    /// Returns for each step the share of the peak load at its middle and the
    /// factor of its noise.
    fn steps<'a>(
        self,
        settings: &Settings,
        share: &'a dyn Fn(f64) -> f64,
    ) -> impl Iterator<Item = (f64, f64)> + 'a {
        let mut noise = Noise::new(settings, self.step_s);
        (0..self.count()).map(move |index| {
            let begin_s = index as f64 * self.step_s;
            (share(begin_s + self.step_s / 2.0), noise.next_factor())
        })
    }

    /// Returns the load for the peak load of the settings.
    fn workload(self, settings: &Settings, steps: impl Iterator<Item = (f64, f64)>) -> Workload {
        let mut rate = Steps::with_capacity(self.count(), self.span_s);
        for (index, (share, factor)) in steps.enumerate() {
            let mean = settings.peak_load_per_s * share;
            rate.push(index as f64 * self.step_s, mean.max(0.0) * factor);
        }
        Workload {
            rate,
            bursts: None,
            calendar: self.calendar,
        }
    }
}

/// A sampled shape, independent of the peak load.
#[derive(Clone, Debug)]
pub(crate) struct SampledShape {
    key: Settings,
    sampling: Sampling,
    /// For each step the share of the peak load and the factor of the noise.
    steps: std::rc::Rc<Vec<(f64, f64)>>,
}

impl SampledShape {
    /// Samples the shape and the noise of the settings.
    pub(super) fn new(settings: &Settings, shape: &Shape) -> Self {
        if settings.is_reshaped() {
            let reshaped = super::shape::Reshaped::new(settings, shape);
            return Self::sample(settings, shape, &|t_s| reshaped.share(t_s));
        }
        Self::sample(settings, shape, shape.share)
    }

    fn sample(settings: &Settings, shape: &Shape, share: &dyn Fn(f64) -> f64) -> Self {
        let sampling = Sampling::of(shape);
        Self {
            key: shape_key(settings),
            sampling,
            steps: sampling.steps(settings, share).collect::<Vec<_>>().into(),
        }
    }

    /// Returns the load for the peak load of the settings.
    pub(super) fn workload(&self, settings: &Settings) -> Workload {
        self.sampling.workload(settings, self.steps.iter().copied())
    }

    /// Returns whether the settings have this shape and noise.
    pub(super) fn is_of(&self, settings: &Settings) -> bool {
        self.key == shape_key(settings)
    }
}

/// Returns the settings without those that are dragged most and do not affect the
/// shape.
fn shape_key(settings: &Settings) -> Settings {
    Settings {
        peak_load_per_s: 0.0,
        static_workers: 0,
        min_workers: 0,
        max_workers: 0,
        target_utilization_pct: 0,
        heartbeat_timeout_s: 0.0,
        ..settings.clone()
    }
}
