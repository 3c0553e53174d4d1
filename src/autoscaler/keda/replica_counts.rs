//! The sizes that a ScaledObject allows.
//!
//! Source: `apis/keda/v1alpha1/scaledobject_types.go` and
//! `CheckReplicaCountBoundsAreValid` there.

/// The sizes that a ScaledObject allows, in replicas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplicaCounts {
    /// Least size while the trigger is active (`minReplicaCount`). Default 0.
    pub min: u32,
    /// Most size, at least `min` (`maxReplicaCount`). Default 100.
    pub max: u32,
    /// The size while the trigger is inactive (`idleReplicaCount`): 0, or below `min`.
    /// `None`, the default, takes `min`.
    pub idle: Option<u32>,
}

impl Default for ReplicaCounts {
    fn default() -> Self {
        Self {
            min: 0,
            max: 100,
            idle: None,
        }
    }
}

/// Sizes that KEDA rejects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ReplicaCountsError {
    /// The minimum exceeds the maximum.
    #[error("minReplicaCount must not exceed maxReplicaCount")]
    MinAboveMax,
    /// The idle size is not below the minimum.
    #[error("idleReplicaCount must be below minReplicaCount")]
    IdleNotBelowMin,
}

impl ReplicaCounts {
    /// Checks the sizes against each other. A minimum of 0 that is written out counts
    /// as 1 here, as the minimum of the Horizontal Pod Autoscaler does.
    ///
    /// # Errors
    /// The first pair that KEDA rejects.
    pub fn check(&self) -> Result<(), ReplicaCountsError> {
        let min = self.least_active();
        if min > self.max {
            Err(ReplicaCountsError::MinAboveMax)
        } else if self.idle.is_some_and(|idle| idle >= min) {
            Err(ReplicaCountsError::IdleNotBelowMin)
        } else {
            Ok(())
        }
    }

    /// Returns the first size once the trigger is active, which is also the minimum of
    /// the Horizontal Pod Autoscaler: at least 1.
    pub fn least_active(&self) -> u32 {
        self.min.max(1)
    }

    /// Returns the size once the trigger has long been inactive.
    pub fn at_rest(&self) -> u32 {
        self.idle.unwrap_or(self.min)
    }
}
