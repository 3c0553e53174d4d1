//! The reason of a decision of the service.

/// The reason of a decision of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The application is being scaled or updated.
    Updating,
    /// No container has reported in this minute.
    NoData,
    /// CPU use lies between both thresholds.
    BetweenThresholds,
    /// CPU use is high, but not for long enough.
    ConfirmingBusy {
        /// Minutes in a row so far.
        minutes: u32,
        /// Minutes in a row that are needed.
        needed: u32,
    },
    /// CPU use is low, but not for long enough.
    ConfirmingIdle {
        /// Minutes in a row so far.
        minutes: u32,
        /// Minutes in a row that are needed.
        needed: u32,
    },
    /// The parallelism is doubled.
    ScaledOut,
    /// The parallelism is raised to what the quota allows, which is less than double.
    ScaledOutToMaximum,
    /// CPU use has been high for long enough, but the quota allows no more.
    AtMaximum,
    /// The parallelism is halved.
    ScaledIn,
    /// The parallelism is lowered to the configured one, which is more than half.
    ScaledInToMinimum,
    /// CPU use has been low for long enough, but the parallelism is the least.
    AtMinimum,
}
