//! Target tracking: two alarms around a target, and how far to go.

use super::alarm::{Alarm, Comparison, MissingData};

/// Low alarm as a fraction of the target, as seen on EC2 Auto Scaling groups.
pub const ALARM_LOW_RATIO_EC2: f64 = 0.7;
/// Low alarm as a fraction of the target, as seen on ECS and other services of
/// Application Auto Scaling, and on EC2 in earlier years.
pub const ALARM_LOW_RATIO_ECS: f64 = 0.9;

/// How many instances one scale-in removes. AWS does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScaleInPace {
    /// As many as leave the metric at or below target.
    #[default]
    Proportional,
    /// One a minute, as long as that leaves the metric at or below target.
    OneAtATime,
}

/// A target tracking policy on the mean CPU of the group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetTracking {
    /// Aimed CPU, in percent, above 0.
    pub target_pct: f64,
    /// Low alarm as a fraction of the target, 0 to 1. Default 0.7.
    pub alarm_low_ratio: f64,
    /// Whether the policy may only scale out.
    pub disable_scale_in: bool,
    /// How many instances one scale-in removes.
    pub scale_in_pace: ScaleInPace,
}

impl Default for TargetTracking {
    fn default() -> Self {
        Self {
            target_pct: 50.0,
            alarm_low_ratio: ALARM_LOW_RATIO_EC2,
            disable_scale_in: false,
            scale_in_pace: ScaleInPace::default(),
        }
    }
}

impl TargetTracking {
    /// Above the target in three minutes of three.
    pub fn high_alarm(&self) -> Alarm {
        minutes(Comparison::GreaterThanThreshold, self.target_pct, 3)
    }

    /// Below a fraction of the target in fifteen minutes of fifteen.
    pub fn low_alarm(&self) -> Alarm {
        let threshold = self.alarm_low_ratio * self.target_pct;
        minutes(Comparison::LessThanThreshold, threshold, 15)
    }

    /// The size after a scale-in from `capacity` instances, when they share
    /// `load_pct` instance-percent.
    pub fn scaled_in(&self, capacity: u32, load_pct: f64) -> u32 {
        let enough = instances_for(load_pct, self.target_pct);
        match self.scale_in_pace {
            ScaleInPace::Proportional => capacity.min(enough),
            ScaleInPace::OneAtATime => capacity.saturating_sub(1).max(enough).min(capacity),
        }
    }
}

fn minutes(comparison: Comparison, threshold: f64, count: u32) -> Alarm {
    Alarm {
        comparison,
        threshold,
        period_s: 60,
        evaluation_periods: count,
        datapoints_to_alarm: count,
        missing_data: MissingData::Missing,
    }
}

/// The instances that bring a load of `load` down to `target` each, rounded up;
/// both in the same unit.
pub fn instances_for(load: f64, target: f64) -> u32 {
    crate::autoscaler::round_up(load / target)
}

/// A change of size in whole instances: 1.5 more are two more, 1.5 fewer are
/// one fewer.
pub fn whole_change(ideal: f64) -> i64 {
    ideal.ceil() as i64
}

/// The backlog per instance to aim at: what an instance works off within the
/// acceptable latency.
pub fn acceptable_backlog(acceptable_latency_s: f64, seconds_per_message: f64) -> f64 {
    acceptable_latency_s / seconds_per_message
}

/// Mean over the instances that report, `None` when none does.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values
        .into_iter()
        .fold((0.0, 0u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
