//! Step scaling of an Auto Scaling group, in sequences of evaluations.

use proptest::prelude::*;
use reactive_allocation::autoscaler::asg::Observation;
use reactive_allocation::autoscaler::asg::alarm::{Alarm, Comparison, MissingData};
use reactive_allocation::autoscaler::asg::step_group::*;
use reactive_allocation::autoscaler::asg::step_policy::*;

fn alarm(comparison: Comparison, threshold: f64, period_s: u32, count: u32) -> Alarm {
    Alarm {
        comparison,
        threshold,
        period_s,
        evaluation_periods: count,
        datapoints_to_alarm: count,
        missing_data: MissingData::Missing,
    }
}

fn step(lower: Option<f64>, upper: Option<f64>, adjustment: f64) -> Step {
    Step {
        lower,
        upper,
        adjustment,
    }
}

/// The example of the guide: 10 % from 60, 30 % from 70, and the same below.
fn percent(period_s: u32, count: u32) -> StepGroupConfig {
    let policy = |side, comparison, steps: Vec<Step>| StepPolicy {
        alarm: alarm(comparison, 50.0, period_s, count),
        side,
        kind: AdjustmentType::PercentChangeInCapacity,
        min_magnitude: 0,
        steps,
    };
    StepGroupConfig {
        min_size: 1,
        max_size: 100,
        high: policy(
            Side::Above,
            Comparison::GreaterThanOrEqualToThreshold,
            vec![
                step(Some(0.0), Some(10.0), 0.0),
                step(Some(10.0), Some(20.0), 10.0),
                step(Some(20.0), None, 30.0),
            ],
        ),
        low: policy(
            Side::Below,
            Comparison::LessThanOrEqualToThreshold,
            vec![
                step(Some(-10.0), Some(0.0), 0.0),
                step(Some(-20.0), Some(-10.0), -10.0),
                step(None, Some(-20.0), -30.0),
            ],
        ),
        metric_delay_s: 0.0,
    }
}

fn settled(desired: u32, cpu_pct: f64) -> Observation {
    Observation {
        desired,
        warmed: desired,
        warming: 0,
        cpu_pct: Some(cpu_pct),
    }
}

#[test]
fn the_example_of_the_guide_goes_up_and_down() {
    let mut group = StepGroup::new(percent(60, 1));
    let mut desired = 10;
    let sizes = [60.0, 70.0, 40.0, 30.0].map(|cpu_pct| {
        desired = group.tick(0.0, &settled(desired, cpu_pct)).wanted;
        desired
    });
    assert_eq!(sizes, [11, 14, 13, 10]);
}

#[test]
fn a_repeated_step_adds_nothing_and_a_larger_one_the_difference() {
    let mut config = percent(60, 1);
    config.high.kind = AdjustmentType::ChangeInCapacity;
    config.high.steps = vec![
        step(Some(0.0), Some(20.0), 1.0),
        step(Some(20.0), None, 2.0),
    ];
    let mut group = StepGroup::new(config);
    let mut desired = 4;
    let steps = [60.0, 60.0, 70.0].map(|cpu_pct| {
        let observed = Observation {
            desired,
            warmed: 4,
            warming: desired - 4,
            cpu_pct: Some(cpu_pct),
        };
        let decision = group.tick(0.0, &observed);
        desired = decision.wanted;
        (desired, decision.reason)
    });
    let expected = [
        (5, StepReason::ScaledOut { step: 0 }),
        (5, StepReason::CoveredByWarming { warming: 1 }),
        (6, StepReason::ScaledOut { step: 1 }),
    ];
    assert_eq!(steps, expected);
}

#[test]
fn nothing_is_scaled_in_while_instances_warm_up() {
    let mut group = StepGroup::new(percent(60, 1));
    let warming = Observation {
        warmed: 8,
        warming: 2,
        ..settled(10, 20.0)
    };
    let decision = group.tick(0.0, &warming);
    assert_eq!(decision.wanted, 10);
    assert_eq!(decision.reason, StepReason::BlockedByWarming { warming: 2 });
    assert_eq!(group.tick(60.0, &settled(10, 20.0)).wanted, 7);
}

#[test]
fn basic_monitoring_confirms_in_periods_of_five_minutes() {
    for (period_s, delay_s) in [(60, 60.0), (300, 0.0)] {
        let mut config = percent(period_s, 3);
        config.metric_delay_s = delay_s;
        let mut group = StepGroup::new(config);
        let mut first_s = None;
        for tick in 1..=10 {
            let now_s = f64::from(tick * period_s);
            let decision = group.tick(now_s, &settled(10, 90.0));
            if decision.is_change() && first_s.is_none() {
                assert_eq!(decision.wanted, 13);
                first_s = Some(now_s);
            }
        }
        assert_eq!(first_s, Some(f64::from(3 * period_s) + delay_s));
    }
}

proptest! {
    #[test]
    fn the_size_stays_within_its_bounds(
        min in 0_u32..10,
        more in 0_u32..20,
        minutes in prop::collection::vec((0.0..100.0, 0_u32..3), 1..100),
    ) {
        let config = StepGroupConfig { min_size: min, max_size: min + more, ..percent(60, 2) };
        let mut group = StepGroup::new(config);
        let mut desired = min;
        for (minute, (cpu_pct, warming)) in (1_u32..).zip(minutes) {
            let warming = warming.min(desired);
            let observed = Observation { warmed: desired - warming, warming, ..settled(desired, cpu_pct) };
            let decision = group.tick(f64::from(minute) * 60.0, &observed);
            prop_assert!((min..=min + more).contains(&decision.wanted));
            prop_assert!(warming == 0 || decision.wanted >= desired);
            prop_assert!(decision.wanted <= desired || cpu_pct >= 50.0);
            prop_assert!(decision.wanted >= desired || cpu_pct <= 50.0);
            desired = decision.wanted;
        }
    }
}
