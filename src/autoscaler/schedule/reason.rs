//! The reason of a decision of a schedule.

/// The reason of a decision of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An entry covers the moment.
    Entry {
        /// Its place in the plan, from 0.
        index: usize,
    },
    /// No entry covers the moment.
    Otherwise,
    /// The plan asks for more than the maximum.
    AtMaximum,
    /// The plan asks for less than the minimum.
    AtMinimum,
    /// Fewer workers than the floor are wanted; only under an autoscaler.
    Raised {
        /// The workers that are wanted without it.
        asked: u32,
    },
    /// More workers than the floor are wanted already; only under an autoscaler.
    AboveFloor,
}
