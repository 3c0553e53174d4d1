//! What every autoscaler answers.

/// The results of one evaluation of an autoscaler, with its reason `R`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision<R> {
    /// The size before, in workers.
    pub was: u32,
    /// The size that is wanted now, in workers.
    pub wanted: u32,
    /// What the metric alone asks for, in workers, before stabilisation and
    /// limits; `None` when no metric was judged.
    pub raw: Option<u32>,
    /// The metric that was seen, in percent; `None` when there was none. The
    /// HPA counts against the CPU request, so it may exceed 100.
    pub observed_pct: Option<f64>,
    /// The metric that is aimed at, in percent.
    pub target_pct: f64,
    /// ScalingReason `wanted` is what it is.
    pub reason: R,
}

impl<R> Decision<R> {
    /// Whether the fleet is to change size.
    pub fn is_change(&self) -> bool {
        self.was != self.wanted
    }

    /// The same decision with its reason turned into another type, so that the
    /// decisions of different autoscalers fit one list.
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
