//! The plan as cron triggers of KEDA, one for each entry.

use crate::plan::{Moment, Plan};

/// The replicas that a cron trigger asks for outside its hours.
const OUTSIDE_HOURS: u32 = 1;

/// Returns the replicas that an HPA wants for the triggers at a moment: each trigger
/// is an external metric with a target of one per replica, and the largest wish wins.
///
/// The number for all other times of a plan is no trigger but the minimum of the
/// ScaledObject. Where entries overlap, a plan takes the first and KEDA the largest.
/// The HPA's stabilization window still applies to what this returns.
pub fn cron_replicas(plan: &Plan, moment: Moment) -> u32 {
    let wishes = plan.entries().iter().map(|entry| {
        if entry.covers(moment) {
            entry.workers
        } else {
            OUTSIDE_HOURS
        }
    });
    wishes.max().unwrap_or(0)
}
