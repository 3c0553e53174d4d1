//! The `behavior` section of an autoscaler, and its defaults.
//!
//! Source: `GenerateHPAScaleUpRules` and `GenerateHPAScaleDownRules` in the
//! Kubernetes API defaults.

use super::history::Direction;

/// Which of several policies decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SelectPolicy {
    /// The one that allows the largest change.
    #[default]
    Max,
    /// The one that allows the smallest change.
    Min,
    /// No scaling in this direction.
    Disabled,
}

/// What a policy counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// A number of pods.
    Pods,
    /// A share of the pods, in percent.
    Percent,
}

/// How much may change within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    /// What `value` counts.
    pub kind: PolicyKind,
    /// Pods, or percent of the pods at the start of the period; at least 1.
    pub value: u32,
    /// The period, 1 to 1800 s.
    pub period_s: u32,
}

impl Policy {
    /// At most `value` pods per `period_s` seconds.
    pub const fn pods(value: u32, period_s: u32) -> Self {
        Self {
            kind: PolicyKind::Pods,
            value,
            period_s,
        }
    }

    /// At most `value` percent per `period_s` seconds.
    pub const fn percent(value: u32, period_s: u32) -> Self {
        Self {
            kind: PolicyKind::Percent,
            value,
            period_s,
        }
    }
}

/// The rules of one direction, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Stabilisation window, 0 to 3600 s; `None` takes the controller's.
    pub window_s: Option<u32>,
    /// Which policy decides.
    pub select: SelectPolicy,
    /// The policies.
    pub policies: Vec<Policy>,
}

/// The rules of one direction, as given: what is `None` is filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenRules {
    /// Stabilisation window, 0 to 3600 s.
    pub window_s: Option<u32>,
    /// Which policy decides.
    pub select: Option<SelectPolicy>,
    /// The policies.
    pub policies: Option<Vec<Policy>>,
}

impl GivenRules {
    /// The rules with the defaults of `direction` filled in.
    pub fn complete(self, direction: Direction) -> Rules {
        let defaults = Rules::default_for(direction);
        Rules {
            window_s: self.window_s.or(defaults.window_s),
            select: self.select.unwrap_or(defaults.select),
            policies: self.policies.unwrap_or(defaults.policies),
        }
    }
}

impl Rules {
    /// What the API server fills in. Up: at most 4 pods or 100 % in 15 s,
    /// whichever is more, at once. Down: 100 % in 15 s, after the controller's
    /// stabilisation window.
    pub fn default_for(direction: Direction) -> Self {
        match direction {
            Direction::Up => Self {
                window_s: Some(0),
                select: SelectPolicy::Max,
                policies: vec![Policy::pods(4, 15), Policy::percent(100, 15)],
            },
            Direction::Down => Self {
                window_s: None,
                select: SelectPolicy::Max,
                policies: vec![Policy::percent(100, 15)],
            },
        }
    }

    /// The longest period of any policy, in seconds.
    pub fn longest_period_s(&self) -> f64 {
        let longest = self.policies.iter().map(|p| p.period_s).max();
        f64::from(longest.unwrap_or(0))
    }
}

/// The rules of both directions.
#[derive(Clone, Debug, PartialEq)]
pub struct Behavior {
    /// Scaling out.
    pub up: Rules,
    /// Scaling in.
    pub down: Rules,
}

impl Default for Behavior {
    fn default() -> Self {
        Self {
            up: Rules::default_for(Direction::Up),
            down: Rules::default_for(Direction::Down),
        }
    }
}
