//! The rules when `behavior` is set: stabilise first, then limit the rate.
//!
//! Source: `stabilizeRecommendationWithBehaviors` and
//! `convertDesiredReplicasWithBehaviorRate` in the Kubernetes controller.

use super::events::ScaleEvents;
use super::history::{Direction, History, Hold, Stabilized};
use super::reason::{Limit, Limited};
use super::rules::{Behavior, Policy, PolicyKind, Rules, SelectPolicy};

/// The two stabilisation windows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Windows {
    /// For scaling out, in seconds.
    pub up_s: f64,
    /// For scaling in, in seconds.
    pub down_s: f64,
}

impl Windows {
    /// Returns the windows of `behavior`; the default for scaling in is the
    /// controller's own, `controller_s` seconds.
    pub fn of(behavior: &Behavior, controller_s: f64) -> Self {
        Self {
            up_s: behavior.up.window_s.map_or(0.0, f64::from),
            down_s: behavior.down.window_s.map_or(controller_s, f64::from),
        }
    }
}

/// Records `raw` and moves `current` only as far as every recommendation in the
/// windows agrees, `raw` included. An entry exactly as old as its window is out.
pub fn stabilize(
    history: &mut History,
    now_s: f64,
    current: u32,
    raw: u32,
    windows: Windows,
) -> Stabilized {
    history.lowest.keep_after(now_s - windows.up_s);
    history.highest.keep_after(now_s - windows.down_s);
    let wanted = i64::from(raw);
    let at_least = history.lowest.peak().map_or(wanted, |p| wanted.min(-p));
    let at_most = history.highest.peak().map_or(wanted, |p| wanted.max(p));
    let stabilized = i64::from(current).max(at_least).min(at_most);
    let replicas = u32::try_from(stabilized).unwrap_or(raw);

    let held = |direction, since_s: Option<f64>, window_s| Hold {
        direction,
        held_at: replicas,
        until_s: since_s.unwrap_or(now_s) + window_s,
    };
    let hold = match stabilized.cmp(&wanted) {
        std::cmp::Ordering::Greater => Some(held(
            Direction::Down,
            history.highest.last_at_least(stabilized),
            windows.down_s,
        )),
        std::cmp::Ordering::Less => Some(held(
            Direction::Up,
            history.lowest.last_at_least(-stabilized),
            windows.up_s,
        )),
        std::cmp::Ordering::Equal => None,
    };
    history.highest.push(now_s, wanted);
    if windows.up_s > 0.0 {
        history.lowest.push(now_s, -wanted);
    }
    history.record(now_s, raw, now_s - windows.up_s.max(windows.down_s));
    Stabilized { replicas, hold }
}

/// Past changes in both directions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Scaling out.
    pub up: ScaleEvents,
    /// Scaling in.
    pub down: ScaleEvents,
}

impl Changes {
    /// Records the step from `old` to `new` replicas at `now_s` seconds.
    pub fn record(&mut self, now_s: f64, old: u32, new: u32, behavior: &Behavior) {
        if new > old {
            let longest_s = behavior.up.longest_period_s();
            self.up.record(now_s, new - old, longest_s);
        } else if new < old {
            let longest_s = behavior.down.longest_period_s();
            self.down.record(now_s, old - new, longest_s);
        }
    }

    /// Returns the size at the start of a period that ends now, derived from the
    /// autoscaler's own changes. It is negative when others changed the size.
    fn size_before(&self, now_s: f64, current: u32, period_s: u32) -> i64 {
        let period_s = f64::from(period_s);
        i64::from(current) - i64::from(self.up.changed_within(now_s, period_s))
            + i64::from(self.down.changed_within(now_s, period_s))
    }
}

/// Returns the size up to which the policies of `rules` let `current` change at
/// `now_s` seconds. The result may lie on the wrong side of `current`, or below
/// zero.
pub fn policy_limit(
    direction: Direction,
    rules: &Rules,
    changes: &Changes,
    now_s: f64,
    current: u32,
) -> i64 {
    let limits = rules.policies.iter().map(|policy| {
        let base = changes.size_before(now_s, current, policy.period_s);
        match direction {
            Direction::Up => highest(policy, base),
            Direction::Down => lowest(policy, base),
        }
    });
    // Without any policy, the largest change is none and the smallest has no bound.
    let (none, unbounded) = match direction {
        Direction::Up => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Direction::Down => (i64::from(i32::MAX), i64::from(i32::MIN)),
    };
    match (rules.select, direction) {
        (SelectPolicy::Disabled, _) => i64::from(current),
        (SelectPolicy::Max, Direction::Up) => limits.fold(none, i64::max),
        (SelectPolicy::Min, Direction::Up) => limits.fold(unbounded, i64::min),
        (SelectPolicy::Max, Direction::Down) => limits.fold(none, i64::min),
        (SelectPolicy::Min, Direction::Down) => limits.fold(unbounded, i64::max),
    }
}

fn highest(policy: &Policy, base: i64) -> i64 {
    match policy.kind {
        PolicyKind::Pods => base + i64::from(policy.value),
        PolicyKind::Percent => {
            (base as f64 * (1.0 + f64::from(policy.value) / 100.0)).ceil() as i64
        }
    }
}

fn lowest(policy: &Policy, base: i64) -> i64 {
    match policy.kind {
        PolicyKind::Pods => base - i64::from(policy.value),
        // Cut off towards zero, not rounded.
        PolicyKind::Percent => (base as f64 * (1.0 - f64::from(policy.value) / 100.0)) as i64,
    }
}

/// Limits `desired` by the policies and by `min` and `max`, all in replicas.
pub fn limit_rate(
    behavior: &Behavior,
    changes: &Changes,
    now_s: f64,
    current: u32,
    desired: u32,
    (min, max): (u32, u32),
) -> Limited {
    let whole = |limit: i64| u32::try_from(limit.max(0)).unwrap_or(u32::MAX);
    if desired > current {
        let most = policy_limit(Direction::Up, &behavior.up, changes, now_s, current);
        let most = whole(most).max(current);
        if desired > max.min(most) {
            return if max > most {
                Limited::by(Limit::ScaleUpLimit, most)
            } else {
                Limited::by(Limit::TooManyReplicas, max)
            };
        }
    } else if desired < current {
        let least = policy_limit(Direction::Down, &behavior.down, changes, now_s, current);
        let least = whole(least).min(current);
        if desired < min.max(least) {
            return if min < least {
                Limited::by(Limit::ScaleDownLimit, least)
            } else {
                Limited::by(Limit::TooFewReplicas, min)
            };
        }
    }
    Limited::free(desired)
}
