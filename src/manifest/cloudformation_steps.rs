//! Writes step scaling of AWS: policies, and the alarms that call them.

use super::lines::Lines;
use super::rounding::trimmed;
use crate::settings::{Settings, Switch};

/// An alarm and the policy that it calls.
struct Side {
    policy: &'static str,
    alarm: &'static str,
    comparison: &'static str,
    threshold_pct: f64,
    /// Of so many periods each must be beyond the threshold.
    periods: u32,
    steps: Vec<Step>,
}

/// A change of the size where the use is so far beyond the threshold, in points.
struct Step {
    from_pct: Option<f64>,
    to_pct: Option<f64>,
    machines: i64,
}

/// Adds policies and alarms. The alarms are like those of target tracking.
pub(super) fn add(
    settings: &Settings,
    target_pct: u32,
    warmup_s: u64,
    period_s: f64,
    lines: &mut Lines,
) {
    let target_pct = f64::from(target_pct);
    add_side(&high(settings, target_pct), Some(warmup_s), period_s, lines);
    if settings.disable_scale_in == Switch::No {
        add_side(&low(settings, target_pct), None, period_s, lines);
    }
}

fn high(settings: &Settings, target_pct: f64) -> Side {
    let from_pct = settings.large_step_from_pct;
    let large = Step {
        from_pct: Some(from_pct),
        to_pct: None,
        machines: settings.large_step.into(),
    };
    let small = Step {
        from_pct: Some(0.0),
        to_pct: Some(from_pct),
        machines: settings.step_adjustment.into(),
    };
    Side {
        policy: "StepOut",
        alarm: "HighCpu",
        comparison: "GreaterThanThreshold",
        threshold_pct: target_pct,
        periods: 3,
        // AWS refuses a step between two bounds that are the same.
        steps: if from_pct > 0.0 {
            vec![small, large]
        } else {
            vec![large]
        },
    }
}

fn low(settings: &Settings, target_pct: f64) -> Side {
    Side {
        policy: "StepIn",
        alarm: "LowCpu",
        comparison: "LessThanThreshold",
        threshold_pct: target_pct * settings.scale_in_ratio_pct / 100.0,
        periods: 15,
        steps: vec![Step {
            from_pct: None,
            to_pct: Some(0.0),
            machines: -i64::from(settings.step_adjustment),
        }],
    }
}

/// Only a step outwards has a warm-up.
fn add_side(side: &Side, warmup_s: Option<u64>, period_s: f64, lines: &mut Lines) {
    lines.line(1, &[side.policy, ":"].concat());
    lines.line(2, "Type: AWS::AutoScaling::ScalingPolicy");
    lines.line(2, "Properties:");
    lines.line(3, "AutoScalingGroupName: !Ref TaskManagers");
    lines.line(3, "PolicyType: StepScaling");
    lines.line(3, "AdjustmentType: ChangeInCapacity");
    if let Some(warmup_s) = warmup_s {
        lines.entry(3, "EstimatedInstanceWarmup", warmup_s);
    }
    lines.line(3, "StepAdjustments:");
    for step in &side.steps {
        lines.entry(4, "- ScalingAdjustment", step.machines);
        if let Some(from_pct) = step.from_pct {
            lines.entry(5, "MetricIntervalLowerBound", trimmed(from_pct, 6));
        }
        if let Some(to_pct) = step.to_pct {
            lines.entry(5, "MetricIntervalUpperBound", trimmed(to_pct, 6));
        }
    }
    lines.line(1, &[side.alarm, ":"].concat());
    lines.line(2, "Type: AWS::CloudWatch::Alarm");
    lines.line(2, "Properties:");
    lines.line(3, "Namespace: AWS/EC2");
    lines.line(3, "MetricName: CPUUtilization");
    lines.line(3, "Dimensions:");
    lines.line(4, "- Name: AutoScalingGroupName");
    lines.line(5, "Value: !Ref TaskManagers");
    lines.line(3, "Statistic: Average");
    lines.entry(3, "Period", trimmed(period_s, 0));
    lines.entry(3, "EvaluationPeriods", side.periods);
    lines.entry(3, "Threshold", trimmed(side.threshold_pct, 6));
    lines.entry(3, "ComparisonOperator", side.comparison);
    lines.line(3, "AlarmActions:");
    lines.line(4, &["- !Ref ", side.policy].concat());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(settings: &Settings) -> String {
        let mut lines = Lines::default();
        add(settings, 60, 300, 60.0, &mut lines);
        lines.into_text()
    }

    #[test]
    fn there_is_a_small_step_unless_the_large_one_begins_at_the_target() {
        let both = text(&Settings::default());
        assert!(both.contains("MetricIntervalUpperBound: 15"), "{both}");
        assert_eq!(both.matches("- ScalingAdjustment").count(), 3);
        let large = text(&Settings {
            large_step_from_pct: 0.0,
            ..Settings::default()
        });
        assert_eq!(large.matches("- ScalingAdjustment").count(), 2);
        assert_eq!(large.matches("Threshold: 42").count(), 1);
    }

    #[test]
    fn a_group_that_only_grows_has_no_low_alarm() {
        let grows = text(&Settings {
            disable_scale_in: Switch::Yes,
            ..Settings::default()
        });
        assert!(grows.contains("HighCpu:") && !grows.contains("LowCpu:"));
    }
}
