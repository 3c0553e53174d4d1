//! Rules of Auto Scaling groups that the figure does not use: several policies,
//! weighted instances, backlog per instance.

use reactive_allocation::autoscaler::asg::alarm::Alarm;

/// Low alarm as a fraction of the target, as seen on ECS and other services of
/// Application Auto Scaling, and on EC2 in earlier years.
pub const ALARM_LOW_RATIO_ECS: f64 = 0.9;

/// Returns the first and the last minute that an evaluation at the end of minute
/// `end` takes into account, without any extra range.
pub fn minutes(alarm: &Alarm, end: i64) -> (i64, i64) {
    let length = i64::from(alarm.evaluation_periods) * i64::from(alarm.period_s) / 60;
    (end.saturating_sub(length).saturating_add(1), end)
}

/// Returns the change that leaves the largest capacity, of those that several
/// policies ask for at once; 0 for none.
pub fn largest_capacity(changes: impl IntoIterator<Item = i64>) -> i64 {
    changes.into_iter().max().unwrap_or(0)
}

/// The action that a target tracking policy is ready for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ready {
    /// Scaling out.
    Out,
    /// Scaling in.
    In,
    /// No action.
    Nothing,
}

/// Returns the action of several target tracking policies: out when any is ready
/// to, in only when all are. Policies whose scale-in is disabled must be left out.
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

/// Returns the capacity after launching instances of `weight` units from `current`
/// until `desired` is covered. It may exceed the desired one.
pub fn weighted_capacity(current: u32, desired: u32, weight: u32) -> u32 {
    let lacking = desired.saturating_sub(current);
    let launched = lacking.checked_div(weight).unwrap_or(0)
        + u32::from(lacking.checked_rem(weight).unwrap_or(0) > 0);
    current.saturating_add(launched.saturating_mul(weight))
}

/// Returns the new desired capacity of weighted instances, `None` for nothing to
/// do. A change counts from the existing capacity. A scale-in that leaves more
/// than is desired already does nothing.
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

/// Rounds a change of size to whole instances: 1.5 more are two more, 1.5 fewer
/// are one fewer.
pub fn whole_change(ideal: f64) -> i64 {
    ideal.ceil() as i64
}

/// Returns the target backlog per instance: what an instance works off within the
/// acceptable latency.
pub fn acceptable_backlog(acceptable_latency_s: f64, seconds_per_message: f64) -> f64 {
    acceptable_latency_s / seconds_per_message
}

/// Returns the mean over the instances that report, `None` when none does.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values
        .into_iter()
        .fold((0.0, 0u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
