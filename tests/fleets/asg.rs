//! An AWS Auto Scaling group in a closed loop.

use crate::AutoscalerDriver;
use reactive_allocation::autoscaler::asg::alarm::{Alarm, Comparison, MissingData};
use reactive_allocation::autoscaler::asg::step_scaling::*;
use reactive_allocation::autoscaler::asg::*;

/// A minute of the group under a load of so many machines.
pub fn minute(asg: &mut Asg, fleet: &mut AutoscalerDriver, load: f64) -> Decision {
    let desired = fleet.up_s.len() as u32;
    let instances: Vec<Instance> = fleet
        .minute(load)
        .into_iter()
        .map(|(up_s, used)| Instance {
            in_service_s: used.map(|_| up_s),
            cpu_pct: 100.0 * used.unwrap_or(0.0),
        })
        .collect();
    let warmup_s = asg.config().warmup.seconds();
    let seen = Observation::of(desired, &instances, fleet.now_s, warmup_s);
    let decision = asg.tick(fleet.now_s, &seen);
    fleet.resize(decision.wanted);
    decision
}

#[test]
fn an_asg_grows_once_and_shrinks_late() {
    let mut asg = Asg::new(AsgConfig::default());
    let mut fleet = AutoscalerDriver::new(4);
    for _ in 0..20 {
        assert_eq!(minute(&mut asg, &mut fleet, 2.0).wanted, 4);
    }
    // 3.6 machines' worth on 4 machines: 90 % against 50 %, so 8 are needed.
    let grown: Vec<Decision> = (0..20).map(|_| minute(&mut asg, &mut fleet, 3.6)).collect();
    let sizes: Vec<u32> = grown.iter().map(|d| d.wanted).collect();
    // Three minutes to be sure, one for the datapoint to show.
    assert_eq!(sizes[..4], [4, 4, 4, 8]);
    assert!(sizes[4..].iter().all(|size| *size == 8), "{sizes:?}");
    assert_eq!(
        grown[2].reason,
        Reason::ConfirmingHigh {
            minutes: 2,
            needed: 3
        }
    );
    assert_eq!(grown[3].reason, Reason::ScaledOut);
    assert_eq!(grown[3].observed_pct, Some(90.0));

    let shrunk: Vec<Decision> = (0..30).map(|_| minute(&mut asg, &mut fleet, 1.0)).collect();
    let first = shrunk.iter().position(|d| d.wanted < 8).unwrap();
    assert_eq!(first, 15);
    assert_eq!(shrunk[first].reason, Reason::ScaledIn);
    assert!(shrunk[first..].iter().all(|d| d.wanted == 2));
}

#[test]
fn an_asg_shrinks_one_at_a_time_if_told() {
    let mut asg = Asg::new(AsgConfig {
        scaling: Scaling::TargetTracking(TargetTracking {
            scale_in_pace: ScaleInPace::OneAtATime,
            ..TargetTracking::default()
        }),
        ..AsgConfig::default()
    });
    let mut fleet = AutoscalerDriver::new(6);
    let sizes: Vec<u32> = (0..24)
        .map(|_| minute(&mut asg, &mut fleet, 1.0).wanted)
        .collect();
    assert_eq!(sizes[13..21], [6, 6, 5, 4, 3, 2, 2, 2]);
}

#[test]
fn an_asg_waits_for_warming_instances() {
    let mut asg = Asg::new(AsgConfig::default());
    let seen = Observation {
        desired: 6,
        warmed: 4,
        warming: 2,
        cpu_pct: Some(10.0),
    };
    let last = (0..20).map(|t| asg.tick(60.0 * f64::from(t), &seen)).last();
    let last = last.unwrap();
    assert_eq!(last.reason, Reason::BlockedByWarming { warming: 2 });
    assert_eq!(last.wanted, 6);
}

#[test]
fn an_asg_climbs_by_steps() {
    let step = |lower, upper, adjustment| Step {
        lower,
        upper,
        adjustment,
    };
    let policy = |comparison, threshold, side, steps| StepPolicy {
        alarm: Alarm {
            comparison,
            threshold,
            period_s: 60,
            evaluation_periods: 2,
            datapoints_to_alarm: 2,
            missing_data: MissingData::Missing,
        },
        side,
        kind: AdjustmentType::PercentChangeInCapacity,
        min_magnitude: 1,
        steps,
    };
    let up = vec![
        step(Some(0.0), Some(10.0), 10.0),
        step(Some(10.0), None, 50.0),
    ];
    let down = vec![step(None, Some(0.0), -20.0)];
    let mut asg = Asg::new(AsgConfig {
        scaling: Scaling::Steps {
            high: policy(
                Comparison::GreaterThanOrEqualToThreshold,
                60.0,
                Side::Above,
                up,
            ),
            low: policy(Comparison::LessThanThreshold, 30.0, Side::Below, down),
        },
        metric_delay_s: 0.0,
        ..AsgConfig::default()
    });
    let mut fleet = AutoscalerDriver::new(4);
    let mut sizes = |minutes: usize, load: f64| -> Vec<u32> {
        (0..minutes)
            .map(|_| minute(&mut asg, &mut fleet, load).wanted)
            .collect()
    };
    // 90 %: half as many again, once, however long the alarm stays on.
    assert_eq!(sizes(5, 3.6), [4, 6, 6, 6, 6]);
    // Blocked while the new ones warm up for 300 s, then a fifth less each
    // minute, until the use is back at 30 %.
    assert_eq!(sizes(6, 1.0), [6, 6, 5, 4, 3, 3]);
}

#[test]
fn an_asg_weighs_a_datapoint_with_the_instances_of_its_minute() {
    let mut asg = Asg::new(AsgConfig::default());
    let seen = |warmed, cpu_pct| Observation {
        desired: 8,
        warmed,
        warming: 8 - warmed,
        cpu_pct: Some(cpu_pct),
    };
    for minute in 0..5 {
        asg.tick(60.0 * f64::from(minute), &seen(4, 90.0));
    }
    // The new ones count from now on; what is visible is still the minute before.
    let decision = asg.tick(300.0, &seen(8, 45.0));
    assert_eq!(decision.observed_pct, Some(90.0));
    assert_eq!((decision.raw, decision.wanted), (Some(8), 8));
}

#[test]
fn a_good_minute_starts_the_confirmation_anew() {
    let mut asg = Asg::new(AsgConfig::default());
    let mut tick = |minute: u32, cpu_pct: f64| {
        let seen = Observation {
            desired: 4,
            warmed: 4,
            warming: 0,
            cpu_pct: Some(cpu_pct),
        };
        asg.tick(60.0 * f64::from(minute), &seen).reason
    };
    assert_eq!(tick(0, 70.0), Reason::NoData);
    let confirming = |minutes| Reason::ConfirmingHigh { minutes, needed: 3 };
    assert_eq!(tick(1, 70.0), confirming(1));
    assert_eq!(tick(2, 45.0), confirming(2));
    assert_eq!(tick(3, 70.0), Reason::BetweenAlarms);
    assert_eq!(tick(4, 70.0), confirming(1));
    assert_eq!(tick(5, 70.0), confirming(2));
    assert_eq!(tick(6, 70.0), Reason::ScaledOut);
}
