//! The reason of a decision of the group.

/// The reason of a decision of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The size was above the maximum.
    AboveMaximum,
    /// The size was below the minimum.
    BelowMinimum,
    /// No instance has reported yet.
    NoData,
    /// The metric lies between both alarms.
    BetweenAlarms,
    /// The metric is above the high alarm, but not for long enough.
    ConfirmingHigh {
        /// Minutes that count towards it so far.
        minutes: u32,
        /// Minutes that must breach.
        needed: u32,
    },
    /// The metric is below the low alarm, but not for long enough.
    ConfirmingLow {
        /// Minutes that count towards it so far.
        minutes: u32,
        /// Minutes that must breach.
        needed: u32,
    },
    /// The high alarm scaled out.
    ScaledOut,
    /// The high alarm asks for more than the maximum.
    AtMaximum,
    /// The high alarm asks for no more than what is already warming up.
    CoveredByWarming {
        /// Instances pending or warming up.
        warming: u32,
    },
    /// The high alarm asks for no more than the present size.
    NothingToAdd,
    /// The low alarm scaled in.
    ScaledIn,
    /// The low alarm asks for less than the minimum.
    AtMinimum,
    /// The low alarm waits while instances warm up.
    BlockedByWarming {
        /// Instances pending or warming up.
        warming: u32,
    },
    /// Scaling in is disabled.
    ScaleInDisabled,
    /// One instance fewer would put the metric back above target.
    NothingToRemove,
}
