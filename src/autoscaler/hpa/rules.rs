//! The `behavior` section of an autoscaler, and its defaults.
//!
//! Source: `GenerateHPAScaleUpRules` and `GenerateHPAScaleDownRules` in the
//! Kubernetes API defaults.

use super::history::Direction;

/// The policy that decides, of several.
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

/// The unit of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// A number of pods.
    Pods,
    /// A share of the pods, in percent.
    Percent,
}

/// A limit on the change within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    /// The unit of `value`.
    pub kind: PolicyKind,
    /// Pods, or percent of the pods at the start of the period; at least 1.
    pub value: u32,
    /// The period, 1 to 1800 s.
    pub period_s: u32,
}

impl Policy {
    /// Returns a limit of `value` pods per `period_s` seconds.
    pub const fn pods(value: u32, period_s: u32) -> Self {
        Self {
            kind: PolicyKind::Pods,
            value,
            period_s,
        }
    }

    /// Returns a limit of `value` percent per `period_s` seconds.
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
    /// The policy that decides.
    pub select: SelectPolicy,
    /// The policies.
    pub policies: Vec<Policy>,
}

impl Rules {
    /// Returns the defaults of the API server. Up: at most 4 pods or 100 % in 15 s,
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

    /// Returns the longest period of any policy, in seconds.
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
