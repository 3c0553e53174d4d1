//! The shape of a load and its noise, step by step, before either is multiplied
//! by the peak load.

use super::noise::Noise;
use super::{Calendar, Shape, Workload};
use crate::settings::Settings;
use crate::timeline::Steps;

/// How a load is cut into steps.
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

    fn count(self) -> usize {
        (self.span_s / self.step_s) as usize
    }

    /// For each step the share of the peak load in its middle, and the factor of
    /// its seeded noise.
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

    /// The load with these settings' peak.
    fn raised(self, settings: &Settings, steps: impl Iterator<Item = (f64, f64)>) -> Workload {
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

/// Everything about a smooth load but how high it is.
#[derive(Clone, Debug)]
pub(crate) struct SampledShape {
    of: Settings,
    grain: Sampling,
    steps: std::rc::Rc<Vec<(f64, f64)>>,
}

impl SampledShape {
    /// The shape and the noise of these settings.
    pub(super) fn new(settings: &Settings, shape: &Shape) -> Self {
        if settings.is_reshaped() {
            let reshaped = super::shape::Reshaped::new(settings, shape);
            return Self::by(settings, shape, &|t_s| reshaped.share(t_s));
        }
        Self::by(settings, shape, shape.share)
    }

    fn by(settings: &Settings, shape: &Shape, share: &dyn Fn(f64) -> f64) -> Self {
        let grain = Sampling::of(shape);
        Self {
            of: shape_key(settings),
            grain,
            steps: grain.steps(settings, share).collect::<Vec<_>>().into(),
        }
    }

    /// The load with these settings' peak.
    pub(super) fn workload(&self, settings: &Settings) -> Workload {
        self.grain.raised(settings, self.steps.iter().copied())
    }

    /// Whether these settings draw the same.
    pub(super) fn is_of(&self, settings: &Settings) -> bool {
        self.of == shape_key(settings)
    }
}

/// Settings without those that a reader drags most and that no shape depends on.
fn shape_key(settings: &Settings) -> Settings {
    Settings {
        peak_load_per_s: 0.0,
        static_workers: 0,
        min_workers: 0,
        max_workers: 0,
        target_utilization_pct: 0,
        heartbeat_timeout_s: 0.0,
        ..*settings
    }
}
