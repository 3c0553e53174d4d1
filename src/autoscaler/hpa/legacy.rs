//! The rules when no `behavior` is set.
//!
//! Source: `stabilizeRecommendation` and `convertDesiredReplicasWithRules` in
//! the Kubernetes controller.

use super::history::{Direction, History, Hold, Stabilized};
use super::reason::{Limit, Limited};

/// The limit of one scale-out: `max(factor × current, minimum)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LegacyLimit {
    /// Default 2.
    pub factor: f64,
    /// In replicas. Default 4.
    pub minimum: f64,
}

impl Default for LegacyLimit {
    fn default() -> Self {
        Self {
            factor: 2.0,
            minimum: 4.0,
        }
    }
}

/// Records `raw` and returns the highest recommendation of the last `window_s`
/// seconds, `raw` included. An entry exactly as old as the window still counts.
/// Scaling out is never held.
pub fn stabilize(history: &mut History, now_s: f64, raw: u32, window_s: f64) -> Stabilized {
    let cutoff_s = now_s - window_s;
    history.highest.keep_from(cutoff_s);
    let peak = history.highest.peak().and_then(|p| u32::try_from(p).ok());
    let stabilized = match peak {
        Some(held_at) if held_at > raw => Stabilized {
            replicas: held_at,
            hold: Some(Hold {
                direction: Direction::Down,
                held_at,
                until_s: history
                    .highest
                    .last_at_least(i64::from(held_at))
                    .unwrap_or(now_s)
                    + window_s,
            }),
        },
        _ => Stabilized {
            replicas: raw,
            hold: None,
        },
    };
    history.highest.push(now_s, i64::from(raw));
    history.record(now_s, raw, cutoff_s);
    stabilized
}

impl LegacyLimit {
    /// Returns the largest size that one sync may scale out to from `current`, in
    /// replicas.
    pub fn most(&self, current: u32) -> u32 {
        // A float cast cuts off and saturates.
        f64::max(self.factor * f64::from(current), self.minimum) as u32
    }

    /// Limits `desired` by `min` and by the smaller of `max` and the scale-out
    /// limit, all in replicas.
    pub fn apply(&self, current: u32, desired: u32, min: u32, max: u32) -> Limited {
        let most = self.most(current);
        if desired < min {
            Limited::by(Limit::TooFewReplicas, min)
        } else if desired > max.min(most) {
            if max > most {
                Limited::by(Limit::ScaleUpLimit, most)
            } else {
                Limited::by(Limit::TooManyReplicas, max)
            }
        } else {
            Limited::free(desired)
        }
    }
}
