//! The reasons of a decision, for the job and for each vertex.

/// A limit on the parallelism or on its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// More was wanted than `scale-up.max-factor` adds.
    ScaleUpFactor,
    /// Less was wanted than `scale-down.max-factor` leaves.
    ScaleDownFactor,
    /// More was wanted than `vertex.max-parallelism` or the max parallelism of the job.
    MaxParallelism,
    /// Less was wanted than `vertex.min-parallelism`.
    MinParallelism,
}

/// Why one vertex gets its parallelism. `unaligned` is the parallelism that the factor
/// gives within its limits, before alignment; `limit` the last limit that cut it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VertexReason {
    /// It is excluded, or its busy time is not reported.
    Excluded,
    /// Its true processing rate or its demand is unknown.
    UnknownRate,
    /// The present parallelism is the wanted one.
    AtTarget {
        /// The limit that holds it there, if one does.
        limit: Option<Limit>,
    },
    /// Alignment finds nothing in the wanted direction.
    BlockedByAlignment {
        /// The parallelism before alignment.
        unaligned: u32,
    },
    /// The last scale-up gained too little.
    Ineffective {
        /// The parallelism that is not given.
        wanted: u32,
    },
    /// A scale-down waits for the end of its interval.
    ScaleDownWaits {
        /// The parallelism asked for now.
        wanted: u32,
        /// The earliest time of the scale-down, in ms.
        until_ms: i64,
    },
    /// The largest parallelism asked for within the interval is the present one.
    HeldAtLargest {
        /// The parallelism asked for now.
        wanted: u32,
    },
    /// More parallelism is wanted.
    ScaleUp {
        /// The parallelism before alignment.
        unaligned: u32,
        /// The limit that cut it, if one did.
        limit: Option<Limit>,
    },
    /// Less parallelism is wanted.
    ScaleDown {
        /// The parallelism before alignment.
        unaligned: u32,
        /// The limit that cut it, if one did.
        limit: Option<Limit>,
    },
    /// Less is wanted: the largest parallelism asked for within the interval.
    ScaleDownToLargest {
        /// The parallelism asked for now.
        newest: u32,
        /// When the largest one was asked for, in ms.
        asked_ms: i64,
    },
}

/// Why the job is rescaled or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The window holds fewer than two samples.
    Collecting,
    /// Samples do not count before this time, in ms.
    Stabilising {
        /// The end of the stabilization interval.
        until_ms: i64,
    },
    /// The window is not full before this time, in ms.
    WindowFilling {
        /// The time from which on the window is full.
        until_ms: i64,
    },
    /// The input rate of a source is unknown.
    NoInputRate,
    /// A TaskManager spends too much time in garbage collection.
    GcPressure,
    /// The heaps are too full.
    HeapUsage,
    /// No vertex is to change.
    NoChange,
    /// Vertices would change, but none has a capacity outside of its bounds.
    InsideBounds,
    /// A rescale is wanted, but option `scaling.enabled` is false.
    OnlyReported,
    /// The job is rescaled.
    Rescale,
}

/// The reason of a decision for the job of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Whether the job is rescaled, and why.
    pub outcome: Outcome,
    /// Why the operator that does the work gets its parallelism; `None` when the
    /// autoscaler did not come so far.
    pub vertex: Option<VertexReason>,
}
