//! The reason of a decision of the HPA.

use super::MetricsError;
use super::history::Hold;

/// A limit on the size or on its rate of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// More was wanted than one step may add.
    ScaleUpLimit,
    /// Less was wanted than one step may leave.
    ScaleDownLimit,
    /// More was wanted than the maximum.
    TooManyReplicas,
    /// Less was wanted than the minimum.
    TooFewReplicas,
}

impl Limit {
    /// Returns the reason that Kubernetes writes in the `ScalingLimited` condition.
    pub fn condition(self) -> &'static str {
        match self {
            Self::ScaleUpLimit => "ScaleUpLimit",
            Self::ScaleDownLimit => "ScaleDownLimit",
            Self::TooManyReplicas => "TooManyReplicas",
            Self::TooFewReplicas => "TooFewReplicas",
        }
    }
}

/// A size after limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limited {
    /// The size, in replicas.
    pub replicas: u32,
    /// The limit that set it, if one did.
    pub limit: Option<Limit>,
}

impl Limited {
    pub(super) fn by(limit: Limit, replicas: u32) -> Self {
        Self {
            replicas,
            limit: Some(limit),
        }
    }

    pub(super) fn free(replicas: u32) -> Self {
        Self {
            replicas,
            limit: None,
        }
    }
}

/// The reason of a decision of the HPA: the last step that shaped the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Zero replicas with a minimum above zero disable the autoscaler.
    ScalingDisabled,
    /// The size was above the maximum, and goes there at once.
    AboveMaximum,
    /// The size was below the minimum, and goes there at once.
    BelowMinimum,
    /// There was no usable metric: the size stays, and nothing is remembered.
    NoMetrics(MetricsError),
    /// Usage is within tolerance of the target.
    WithinTolerance,
    /// Some pods are missing or unready, and a conservative count gives no reason
    /// to change.
    Undecided,
    /// Usage is not within tolerance, but asks for the present size.
    AtTarget,
    /// Scaled out by usage.
    ScaledUp,
    /// Scaled in by usage.
    ScaledDown,
    /// Held by an earlier recommendation.
    Stabilized(Hold),
    /// Cut by a limit, perhaps after being held by an earlier recommendation.
    Limited {
        /// The limit.
        limit: Limit,
        /// The earlier recommendation, when one held it before.
        hold: Option<Hold>,
    },
}

impl Reason {
    /// Returns the limit that cut the size, if one did.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Limited { limit, .. } => Some(*limit),
            _ => None,
        }
    }

    /// Returns the earlier recommendation that held the size, if one did.
    pub fn hold(&self) -> Option<Hold> {
        match self {
            Self::Stabilized(hold) => Some(*hold),
            Self::Limited { hold, .. } => *hold,
            _ => None,
        }
    }
}
