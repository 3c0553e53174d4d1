//! The size that a metric asks for, whatever it measures, and the largest of
//! several.
//!
//! Source: `computeReplicasForMetrics` in the Kubernetes controller.

use super::proposal::{Basis, MetricsError, Proposal};

/// The size that a metric asks for, whatever it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Size, in replicas.
    pub replicas: u32,
    /// The rule that made it.
    pub basis: Basis,
}

impl From<Proposal> for Wish {
    fn from(proposal: Proposal) -> Self {
        Self {
            replicas: proposal.replicas,
            basis: proposal.basis,
        }
    }
}

/// Returns the proposal of the metric that asks for most, the first of those that
/// ask for the same. When some metrics failed, the rest may hold the size or scale
/// out, but not in. `current` is the size that was last wanted, in replicas.
///
/// # Errors
/// The first error when every metric failed, and
/// [`MetricsError::OtherMetricFailed`] when some failed and the rest ask for
/// less than `current`.
pub fn largest<P: Copy + Into<Wish>>(
    proposals: impl IntoIterator<Item = Result<P, MetricsError>>,
    current: u32,
) -> Result<P, MetricsError> {
    let replicas = |proposal: P| -> u32 { proposal.into().replicas };
    let mut best: Option<P> = None;
    let mut failure = None;
    for proposal in proposals {
        match proposal {
            Ok(p) if best.is_none_or(|b| replicas(p) > replicas(b)) => best = Some(p),
            Ok(_) => {}
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    match (best, failure) {
        (Some(best), Some(_)) if replicas(best) < current => Err(MetricsError::OtherMetricFailed),
        (Some(best), _) => Ok(best),
        (None, failure) => Err(failure.unwrap_or(MetricsError::NoMetrics)),
    }
}
