//! The rules of the Kubernetes HPA for each direction, with what they share filled in.

use super::{BehaviorKind, SelectPolicyKind, Settings};

/// A limit on the change within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HpaPolicy {
    /// Pods, or percent of them; 0 for no such policy.
    pub value: u32,
    /// The period, in seconds.
    pub period_s: u32,
}

/// The rules of one direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HpaRules {
    /// How far the use may be off the target in this direction, in percent of it.
    pub tolerance_pct: f64,
    /// The policy that decides.
    pub select: SelectPolicyKind,
    /// The limit in pods.
    pub pods: HpaPolicy,
    /// The limit in percent.
    pub percent: HpaPolicy,
}

impl HpaRules {
    /// Returns whether there is no scaling in this direction: it is disabled, or has no
    /// policy that allows any.
    pub fn is_disabled(&self) -> bool {
        let has_policy = self.pods.value > 0 || self.percent.value > 0;
        self.select == SelectPolicyKind::Disabled || !has_policy
    }
}

impl Settings {
    /// Returns the rules of scaling up. Without a `behavior` section only their tolerance
    /// acts.
    pub fn scale_up_rules(&self) -> HpaRules {
        HpaRules {
            tolerance_pct: self.tolerance_of(self.scale_up_tolerance_pct),
            select: self.scale_up_select,
            pods: self.policy(self.scale_up_pods, self.scale_up_pods_period_s),
            percent: self.policy(self.scale_up_percent, self.scale_up_percent_period_s),
        }
    }

    /// Returns the rules of scaling down. Without a `behavior` section only their tolerance
    /// acts.
    pub fn scale_down_rules(&self) -> HpaRules {
        HpaRules {
            tolerance_pct: self.tolerance_of(self.scale_down_tolerance_pct),
            select: self.scale_down_select,
            pods: self.policy(self.scale_down_pods, self.scale_down_pods_period_s),
            percent: self.policy(self.scale_down_percent, self.scale_down_percent_period_s),
        }
    }

    /// Returns the tolerance of a direction, whose own one belongs to the `behavior` section.
    fn tolerance_of(&self, own_pct: Option<f64>) -> f64 {
        match self.behavior {
            BehaviorKind::Legacy => self.tolerance_pct,
            BehaviorKind::Policies => own_pct.unwrap_or(self.tolerance_pct),
        }
    }

    fn policy(&self, value: u32, own_period_s: Option<u32>) -> HpaPolicy {
        HpaPolicy {
            value,
            period_s: own_period_s.unwrap_or(self.policy_period_s),
        }
    }

    /// Returns whether a direction has no tolerance of its own.
    pub(super) fn shares_tolerance(&self) -> bool {
        let own = [self.scale_up_tolerance_pct, self.scale_down_tolerance_pct];
        self.behavior == BehaviorKind::Legacy || own.contains(&None)
    }

    /// Returns whether a policy that can decide has no period of its own.
    pub(super) fn shares_policy_period(&self) -> bool {
        let shares = |policy: HpaPolicy, own: Option<u32>| policy.value > 0 && own.is_none();
        let (up, down) = (self.scale_up_rules(), self.scale_down_rules());
        let up_shares = shares(up.pods, self.scale_up_pods_period_s)
            || shares(up.percent, self.scale_up_percent_period_s);
        let down_shares = shares(down.pods, self.scale_down_pods_period_s)
            || shares(down.percent, self.scale_down_percent_period_s);
        !up.is_disabled() && up_shares || !down.is_disabled() && down_shares
    }
}
