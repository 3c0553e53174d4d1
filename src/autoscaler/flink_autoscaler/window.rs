//! The metrics window: which samples are kept, when it is full, and what is computed
//! over it.
//!
//! Source: `ScalingMetricCollector.updateMetrics` and the helpers of
//! `ScalingMetricEvaluator`. The documentation says that nothing is collected during
//! stabilization; in the code samples are collected and only do not count.

use super::options::Options;
use super::sample::Sample;

/// A value of a sample.
pub type Field = fn(&Sample) -> Option<f64>;

/// The samples of all vertices at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// The time, in ms.
    pub at_ms: i64,
    /// One sample for each vertex, in topological order.
    pub of_vertices: Vec<Sample>,
}

/// How far the window is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Samples do not count before this time, in ms.
    Stabilising {
        /// The end of the stabilization interval.
        until_ms: i64,
    },
    /// The samples that count do not span the window before this time, in ms.
    Filling {
        /// The time from which on the window is full.
        until_ms: i64,
    },
    /// A decision may be taken.
    Full,
}

/// The metrics window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    samples: Vec<Samples>,
}

impl Window {
    /// Returns a window that holds `samples`, oldest first.
    pub fn of(samples: Vec<Samples>) -> Self {
        Self { samples }
    }

    /// Returns the samples, oldest first.
    pub fn samples(&self) -> &[Samples] {
        &self.samples
    }

    /// Drops all samples when the job started again after the first of them.
    pub fn drop_if_restarted(&mut self, running_since_ms: i64) {
        if self
            .samples
            .first()
            .is_some_and(|first| running_since_ms > first.at_ms)
        {
            self.samples.clear();
        }
    }

    /// Adds the samples of now for a job that runs since `running_since_ms`. Once the
    /// window is full, what is older than the window is dropped.
    pub fn add(&mut self, now: Samples, running_since_ms: i64, options: &Options) -> Fill {
        self.drop_if_restarted(running_since_ms);
        let now_ms = now.at_ms;
        let stable_ms = running_since_ms + options.stabilization_ms;
        let counted_since_ms = self
            .samples
            .iter()
            .map(|samples| samples.at_ms)
            .find(|at_ms| *at_ms >= stable_ms)
            .unwrap_or(now_ms);
        let full_ms = counted_since_ms + options.metrics_window_ms;
        self.samples.push(now);
        if now_ms >= full_ms {
            let oldest_ms = now_ms - options.metrics_window_ms;
            self.samples.retain(|samples| samples.at_ms >= oldest_ms);
            Fill::Full
        } else if now_ms < stable_ms {
            Fill::Stabilising {
                until_ms: stable_ms,
            }
        } else {
            Fill::Filling { until_ms: full_ms }
        }
    }

    /// Returns the newest sample of a vertex.
    pub fn latest(&self, vertex: usize) -> Option<&Sample> {
        self.samples.last()?.of_vertices.get(vertex)
    }

    /// Returns the change of an accumulated value per second, between the first and the
    /// last sample that has it; NaN with fewer than two.
    pub fn rate(&self, vertex: usize, field: Field) -> f64 {
        let mut points = self.samples.iter().filter_map(|samples| {
            let value = field(samples.of_vertices.get(vertex)?)?;
            (!value.is_nan()).then_some((samples.at_ms, value))
        });
        let first = points.next();
        match (first, points.next_back()) {
            (Some((from_ms, from)), Some((to_ms, to))) => {
                1000.0 * (to - from) / (to_ms - from_ms).max(1) as f64
            }
            _ => f64::NAN,
        }
    }

    /// Returns the mean of the finite values; infinite if there are only infinite ones,
    /// NaN with none or fewer than `min_observations`.
    pub fn mean(&self, vertex: usize, field: Field, min_observations: usize) -> f64 {
        let (mut sum, mut count, mut any_infinite) = (0.0, 0_usize, false);
        for samples in &self.samples {
            match samples.of_vertices.get(vertex).and_then(field) {
                Some(value) if value.is_finite() => {
                    sum += value;
                    count += 1;
                }
                Some(value) => any_infinite |= value.is_infinite(),
                None => {}
            }
        }
        if count == 0 && any_infinite {
            f64::INFINITY
        } else if count == 0 || count < min_observations {
            f64::NAN
        } else {
            sum / count as f64
        }
    }

    /// Returns the mean of the observed rates of a source, as far as there are enough.
    pub fn observed_rate(&self, vertex: usize, options: &Options) -> f64 {
        let least = options.observed_rate_min_observations;
        self.mean(vertex, |sample| sample.observed_rate, least)
    }
}
