//! Rules about the capacity of a group: warm-up, bounds, several policies.

/// Where the warm-up time of new instances comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warmup {
    /// Set on the policy, in seconds.
    pub estimated_instance_warmup_s: Option<f64>,
    /// Set on the group, in seconds, 0 to 3600; below 0 it is unset.
    pub default_instance_warmup_s: Option<f64>,
    /// The group's cooldown, in seconds. Default 300.
    pub default_cooldown_s: f64,
}

impl Default for Warmup {
    fn default() -> Self {
        Self {
            estimated_instance_warmup_s: None,
            default_instance_warmup_s: None,
            default_cooldown_s: 300.0,
        }
    }
}

impl Warmup {
    /// The time that applies, in seconds: the policy's, else the group's, else
    /// the cooldown.
    pub fn seconds(&self) -> f64 {
        self.estimated_instance_warmup_s
            .or(self.default_instance_warmup_s.filter(|s| *s >= 0.0))
            .unwrap_or(self.default_cooldown_s)
    }
}

/// The size after a scale-out, in instances: a step of the warmed ones to
/// `adjusted`, of which those still warming are already a part.
pub fn with_warming(desired: u32, adjusted: u32) -> u32 {
    desired.max(adjusted)
}

/// `desired` within the group's bounds, in instances; the maximum wins.
pub fn bounded(desired: i64, min: u32, max: u32) -> u32 {
    let bounded = desired.max(i64::from(min)).min(i64::from(max));
    u32::try_from(bounded.max(0)).unwrap_or(u32::MAX)
}

/// Of the changes that several policies ask for at once, the one that leaves
/// the largest capacity; 0 for none.
pub fn largest_capacity(changes: impl IntoIterator<Item = i64>) -> i64 {
    changes.into_iter().max().unwrap_or(0)
}

/// What a target tracking policy is ready to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ready {
    /// To scale out.
    Out,
    /// To scale in.
    In,
    /// To do nothing.
    Nothing,
}

/// Several target tracking policies together: out when any is ready to, in only
/// when all are. Policies whose scale-in is disabled must be left out.
pub fn agree(policies: impl IntoIterator<Item = Ready>) -> Ready {
    let (mut any, mut all_in) = (false, true);
    for ready in policies {
        any = true;
        match ready {
            Ready::Out => return Ready::Out,
            Ready::In => {}
            Ready::Nothing => all_in = false,
        }
    }
    if any && all_in {
        Ready::In
    } else {
        Ready::Nothing
    }
}

/// With weighted instances the capacity that is reached may exceed the desired
/// one: the capacity after launching instances of `weight` units from `current`
/// until `desired` is covered.
pub fn weighted_capacity(current: u32, desired: u32, weight: u32) -> u32 {
    let lacking = desired.saturating_sub(current);
    let launched = lacking.checked_div(weight).unwrap_or(0)
        + u32::from(lacking.checked_rem(weight).unwrap_or(0) > 0);
    current.saturating_add(launched.saturating_mul(weight))
}

/// With weighted instances a change counts from the capacity that is there. A
/// scale-in that leaves more than is desired anyway does nothing. Gives the new
/// desired capacity, `None` for nothing to do.
pub fn weighted_change(desired: u32, current: u32, change: i64) -> Option<u32> {
    let changed = i64::from(current).saturating_add(change).max(0);
    let changed = u32::try_from(changed).unwrap_or(u32::MAX);
    let acts = if change < 0 {
        changed < desired
    } else {
        changed > desired
    };
    acts.then_some(changed)
}
