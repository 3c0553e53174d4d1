//! The result of an evaluation, the same for every autoscaler.

/// The metric that an autoscaler compares with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// CPU use, in percent. The HPA measures against the CPU request, so it may exceed
    /// 100.
    CpuPct,
    /// Records that wait, per worker.
    LagPerWorker,
    /// The share of time in which the subtasks of the job are busy, in percent.
    BusyPct,
}

/// The parallelism of a job before and after a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParallelismChange {
    /// Before, in subtasks of the operator that does the work.
    pub from: u32,
    /// After it.
    pub to: u32,
}

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
    /// The metric that decided.
    pub metric: Metric,
    /// Its observed value, in the unit of `metric`; `None` when there was none.
    pub observed: Option<f64>,
    /// Its target, in the unit of `metric`; `None` without one.
    pub target: Option<f64>,
    /// The parallelism of the job; `None` of an autoscaler that leaves it to the job.
    pub parallelism: Option<ParallelismChange>,
    /// Why that size is wanted.
    pub reason: R,
}

impl Metric {
    /// Returns its name in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::CpuPct => "cpu_pct",
            Self::LagPerWorker => "lag_per_worker",
            Self::BusyPct => "busy_pct",
        }
    }
}

impl<R> Decision<R> {
    /// Returns whether the size or the parallelism changes.
    pub fn is_change(&self) -> bool {
        self.was != self.wanted
            || self
                .parallelism
                .is_some_and(|parallelism| parallelism.from != parallelism.to)
    }

    /// Converts the reason to another type, so that the decisions of different
    /// autoscalers fit one list.
    pub fn map_reason<S>(self, f: impl FnOnce(R) -> S) -> Decision<S> {
        Decision {
            was: self.was,
            wanted: self.wanted,
            raw: self.raw,
            metric: self.metric,
            observed: self.observed,
            target: self.target,
            parallelism: self.parallelism,
            reason: f(self.reason),
        }
    }
}
