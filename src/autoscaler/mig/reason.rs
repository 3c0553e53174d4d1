//! The reason of a decision of the group.

/// The reason of a decision of the group: the last step that shaped the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// No VM runs yet.
    NoData,
    /// The load needs the present size.
    AtTarget,
    /// The load needs more.
    ScaledOut,
    /// The load has long needed less.
    ScaledIn,
    /// Held at the peak of the stabilisation period.
    Stabilized {
        /// The peak, in VMs.
        held_at: u32,
        /// When the peak leaves the period, in seconds. A lower one may go on
        /// holding from then on.
        until_s: f64,
    },
    /// Held by the scale-in controls.
    ScaleInControl {
        /// The smallest size that is allowed, in VMs.
        floor: u32,
        /// When the recommendation it counts from leaves the window, in
        /// seconds.
        until_s: f64,
    },
    /// The load needs more than the maximum.
    AtMaximum,
    /// The load needs less than the minimum.
    AtMinimum,
    /// The mode forbids what is recommended.
    KeptByMode {
        /// The recommended size, in VMs.
        recommended: u32,
    },
}
