//! The result of an evaluation, the same for every autoscaler.

/// The result of one evaluation of an autoscaler, with a reason of type `R`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision<R> {
    /// The size before, in workers.
    pub was: u32,
    /// The size that is wanted now, in workers.
    pub wanted: u32,
    /// The size that the metric alone asks for, in workers, before stabilisation
    /// and limits; `None` when there was no usable metric.
    pub raw: Option<u32>,
    /// The observed CPU use, in percent; `None` when there was none. The HPA
    /// measures against the CPU request, so it may exceed 100.
    pub observed_pct: Option<f64>,
    /// The target of the metric, in percent.
    pub target_pct: f64,
    /// Why that size is wanted.
    pub reason: R,
}

impl<R> Decision<R> {
    /// Returns whether the size changes.
    pub fn is_change(&self) -> bool {
        self.was != self.wanted
    }

    /// Converts the reason to another type, so that the decisions of different
    /// autoscalers fit one list.
    pub fn map_reason<S>(self, f: impl FnOnce(R) -> S) -> Decision<S> {
        Decision {
            was: self.was,
            wanted: self.wanted,
            raw: self.raw,
            observed_pct: self.observed_pct,
            target_pct: self.target_pct,
            reason: f(self.reason),
        }
    }
}
