//! Usage in relation to the request, and the tolerance of a ratio.
//!
//! Source: `GetResourceUtilizationRatio` and the tolerances of the Kubernetes
//! replica calculator.

use super::MetricsError;

/// The band of the usage ratio in which nothing happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// Allowed relative shortfall, at least 0. Default 0.1.
    pub down: f64,
    /// Allowed relative excess, at least 0. Default 0.1.
    pub up: f64,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { down: 0.1, up: 0.1 }
    }
}

impl Tolerance {
    /// Returns whether `ratio` (usage / target, no unit) is within the band around
    /// 1. Both edges belong to the band.
    pub fn allows(&self, ratio: f64) -> bool {
        (1.0 - self.down) <= ratio && ratio <= (1.0 + self.up)
    }
}

/// The usage of pods in relation to their request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Utilization {
    /// Utilisation divided by the target, no unit.
    pub ratio: f64,
    /// Usage in whole percent of the request, cut off, not rounded.
    pub pct: i32,
    /// Mean usage of a pod, in millicores for CPU, cut off.
    pub average_milli: i64,
}

/// Sums over the pods that have both a sample and a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Summed usage, in millicores for CPU.
    pub usage_milli: i64,
    /// Summed request, in millicores for CPU.
    pub request_milli: i64,
    /// Number of pods.
    pub pods: u32,
}

impl Usage {
    /// Adds one pod.
    pub fn add(&mut self, usage_milli: i64, request_milli: i64) {
        self.add_alike(1, usage_milli, request_milli);
    }

    /// Adds `pods` pods, each with this usage and this request.
    pub fn add_alike(&mut self, pods: u32, usage_milli: i64, request_milli: i64) {
        let all = |each: i64| each.saturating_mul(i64::from(pods));
        *self = self.with(Self {
            usage_milli: all(usage_milli),
            request_milli: all(request_milli),
            pods,
        });
    }

    /// Returns the sums of these pods and those of `other`.
    pub fn with(mut self, other: Self) -> Self {
        self.usage_milli = self.usage_milli.saturating_add(other.usage_milli);
        self.request_milli = self.request_milli.saturating_add(other.request_milli);
        self.pods = self.pods.saturating_add(other.pods);
        self
    }

    /// Returns the same pods with a usage of 0.
    pub fn at_rest(mut self) -> Self {
        self.usage_milli = 0;
        self
    }

    /// Returns the utilisation in relation to `target_pct` percent of the request.
    /// The percentage is cut off to a whole number before it is divided by the
    /// target, so up to one point is lost.
    ///
    /// # Errors
    /// [`MetricsError::NoMatchingPods`] when nothing was requested.
    pub fn utilization(&self, target_pct: u32) -> Result<Utilization, MetricsError> {
        let pct = self
            .usage_milli
            .saturating_mul(100)
            .checked_div(self.request_milli)
            .ok_or(MetricsError::NoMatchingPods)?
            .clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        Ok(Utilization {
            ratio: pct as f64 / f64::from(target_pct),
            pct: pct as i32,
            average_milli: self
                .usage_milli
                .checked_div(i64::from(self.pods))
                .ok_or(MetricsError::NoMatchingPods)?,
        })
    }
}
