//! The switch between no replicas and the first one, at each poll.
//!
//! Source: `RequestScale`, `scaleFromZeroOrIdle` and `scaleToZeroOrIdle` in
//! `scale_scaledobjects.go`.

use super::replica_counts::ReplicaCounts;

/// The times that an inactive trigger must last before the fleet goes to rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooldowns {
    /// After the last active poll, in seconds, at least 0 (`cooldownPeriod`).
    /// Default 300.
    pub after_activity_s: f64,
    /// After the ScaledObject was created, in seconds, at least 0
    /// (`initialCooldownPeriod`), as long as no poll was active. Default 0.
    pub initial_s: f64,
}

impl Default for Cooldowns {
    fn default() -> Self {
        Self {
            after_activity_s: 300.0,
            initial_s: 0.0,
        }
    }
}

/// The past activity of a ScaledObject.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    /// When it was created, in seconds.
    pub created_s: f64,
    /// The last poll that found the trigger active, in seconds; `None` before one.
    pub last_active_s: Option<f64>,
}

impl Activity {
    /// Returns the end of the cooldown, in seconds. The fleet goes to rest after it,
    /// not at it.
    fn cooldown_end_s(&self, cooldowns: &Cooldowns) -> f64 {
        match self.last_active_s {
            Some(last_active_s) => last_active_s + cooldowns.after_activity_s,
            None => self.created_s + cooldowns.initial_s,
        }
    }
}

/// The result of a poll.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poll {
    /// The size that is wanted now, in replicas.
    pub wanted: u32,
    /// Why that size is wanted.
    pub reason: PollReason,
}

/// The reason of a poll's result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PollReason {
    /// The trigger is active: the fleet leaves its rest.
    Activated,
    /// The trigger is active, and the Horizontal Pod Autoscaler sets the size.
    Active,
    /// The trigger is inactive, but not for long enough.
    CoolingDown {
        /// The end of the cooldown, in seconds.
        until_s: f64,
    },
    /// The trigger was inactive for long enough: the fleet goes to its rest.
    Deactivated,
    /// The trigger is inactive, and the size was below the minimum.
    RaisedToMinimum,
    /// The trigger is inactive, and there is nothing to change: the fleet rests, or
    /// its minimum does not let it.
    Inactive,
}

/// Polls at `now_s` seconds, when `current` replicas are wanted. An active poll
/// is remembered in `activity`.
pub fn poll(
    now_s: f64,
    current: u32,
    active: bool,
    counts: &ReplicaCounts,
    cooldowns: &Cooldowns,
    activity: &mut Activity,
) -> Poll {
    if active {
        activity.last_active_s = Some(now_s);
        let at_rest = current == 0 || (counts.idle.is_some() && current < counts.min);
        return if at_rest {
            to(counts.least_active(), PollReason::Activated)
        } else {
            to(current, PollReason::Active)
        };
    }
    let may_rest = match counts.idle {
        Some(idle) if current > idle => true,
        _ => current > 0 && counts.min == 0,
    };
    if may_rest {
        let until_s = activity.cooldown_end_s(cooldowns);
        if until_s < now_s {
            to(counts.at_rest(), PollReason::Deactivated)
        } else {
            to(current, PollReason::CoolingDown { until_s })
        }
    } else if counts.idle.is_none() && current < counts.min {
        to(counts.min, PollReason::RaisedToMinimum)
    } else {
        to(current, PollReason::Inactive)
    }
}

fn to(wanted: u32, reason: PollReason) -> Poll {
    Poll { wanted, reason }
}
