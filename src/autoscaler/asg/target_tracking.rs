//! Target tracking: two alarms around a target, and the size that meets it.

use super::alarm::{Alarm, Comparison, MissingData};

/// Low alarm as a fraction of the target, as seen on EC2 Auto Scaling groups.
pub const ALARM_LOW_RATIO_EC2: f64 = 0.7;

/// A target tracking policy on the mean CPU of the group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetTracking {
    /// Target CPU, in percent, above 0.
    pub target_pct: f64,
    /// Low alarm as a fraction of the target, 0 to 1. Default 0.7.
    pub alarm_low_ratio: f64,
    /// Whether the policy may only scale out.
    pub disable_scale_in: bool,
    /// The time between two datapoints, in seconds: 60 with detailed monitoring, which is
    /// the default here, 300 with basic monitoring.
    pub period_s: u32,
}

impl Default for TargetTracking {
    fn default() -> Self {
        Self {
            target_pct: 50.0,
            alarm_low_ratio: ALARM_LOW_RATIO_EC2,
            disable_scale_in: false,
            period_s: 60,
        }
    }
}

impl TargetTracking {
    /// Returns the alarm that scales out: above the target in three periods of
    /// three.
    pub fn high_alarm(&self) -> Alarm {
        self.alarm(Comparison::GreaterThanThreshold, self.target_pct, 3)
    }

    /// Returns the alarm that scales in: below a fraction of the target in fifteen
    /// periods of fifteen.
    pub fn low_alarm(&self) -> Alarm {
        let threshold = self.alarm_low_ratio * self.target_pct;
        self.alarm(Comparison::LessThanThreshold, threshold, 15)
    }

    /// Returns an alarm on `count` periods of `count`.
    fn alarm(&self, comparison: Comparison, threshold: f64, count: u32) -> Alarm {
        Alarm {
            comparison,
            threshold,
            period_s: self.period_s,
            evaluation_periods: count,
            datapoints_to_alarm: count,
            missing_data: MissingData::Missing,
        }
    }
}

/// Returns the instances that bring a load of `load` down to `target` each,
/// rounded up; both in the same unit.
pub fn instances_for(load: f64, target: f64) -> u32 {
    crate::autoscaler::round_up(load / target)
}
