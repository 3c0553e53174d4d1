//! An AWS Auto Scaling group in a closed loop.

use crate::Machines;
use reactive_allocation::autoscaler::asg::*;

/// Runs a minute of the group under the load of `load` machines.
pub fn minute(asg: &mut Asg, fleet: &mut Machines, load: f64) -> Decision {
    let mut group = Observation {
        desired: fleet.up_s.len() as u32,
        ..Observation::default()
    };
    let warmup_s = asg.config().warmup.seconds();
    let mut load_pct = 0.0;
    for (up_s, used) in fleet.minute(load) {
        match used {
            Some(used) if up_s + warmup_s <= fleet.now_s => {
                group.warmed += 1;
                load_pct += 100.0 * used;
            }
            _ => group.warming += 1,
        }
    }
    group.cpu_pct = (group.warmed > 0).then(|| load_pct / f64::from(group.warmed));
    let decision = asg.tick(fleet.now_s, &group);
    fleet.resize(decision.wanted);
    decision
}

#[test]
fn an_asg_grows_after_three_minutes_and_shrinks_after_fifteen() {
    let mut asg = Asg::new(AsgConfig::default());
    let mut fleet = Machines::new(4);
    for _ in 0..20 {
        assert_eq!(minute(&mut asg, &mut fleet, 2.0).wanted, 4);
    }
    // 3.6 machines' worth on 4 machines: 90 % against 50 %, so 8 are needed.
    let grown: Vec<Decision> = (0..20).map(|_| minute(&mut asg, &mut fleet, 3.6)).collect();
    let sizes: Vec<u32> = grown.iter().map(|d| d.wanted).collect();
    // Three minutes for the alarm, one until the datapoint is visible.
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
    assert_eq!(grown[3].observed, Some(90.0));

    let shrunk: Vec<Decision> = (0..30).map(|_| minute(&mut asg, &mut fleet, 1.0)).collect();
    let first = shrunk.iter().position(|d| d.wanted < 8).unwrap();
    assert_eq!(first, 15);
    assert_eq!(shrunk[first].reason, Reason::ScaledIn);
    assert!(shrunk[first..].iter().all(|d| d.wanted == 2));
}

#[test]
fn an_asg_does_not_scale_in_while_instances_warm_up() {
    let mut asg = Asg::new(AsgConfig::default());
    let group = Observation {
        desired: 6,
        warmed: 4,
        warming: 2,
        cpu_pct: Some(10.0),
    };
    let last = (0..20)
        .map(|t| asg.tick(60.0 * f64::from(t), &group))
        .last();
    let last = last.unwrap();
    assert_eq!(last.reason, Reason::BlockedByWarming { warming: 2 });
    assert_eq!(last.wanted, 6);
}

#[test]
fn a_datapoint_is_weighted_with_the_instances_of_its_own_minute() {
    let mut asg = Asg::new(AsgConfig::default());
    let group = |warmed, cpu_pct| Observation {
        desired: 8,
        warmed,
        warming: 8 - warmed,
        cpu_pct: Some(cpu_pct),
    };
    for minute in 0..5 {
        asg.tick(60.0 * f64::from(minute), &group(4, 90.0));
    }
    // The new ones count from now on; what is visible is still the minute before.
    let decision = asg.tick(300.0, &group(8, 45.0));
    assert_eq!(decision.observed, Some(90.0));
    assert_eq!((decision.raw, decision.wanted), (Some(8), 8));
}

#[test]
fn a_good_minute_restarts_the_count_of_the_alarm() {
    let mut asg = Asg::new(AsgConfig::default());
    let mut tick = |minute: u32, cpu_pct: f64| {
        let group = Observation {
            desired: 4,
            warmed: 4,
            warming: 0,
            cpu_pct: Some(cpu_pct),
        };
        asg.tick(60.0 * f64::from(minute), &group).reason
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

#[test]
fn basic_monitoring_makes_an_asg_five_times_slower() {
    let mut asg = Asg::new(AsgConfig {
        policy: TargetTracking {
            period_s: 300,
            ..TargetTracking::default()
        },
        metric_delay_s: 0.0,
        ..AsgConfig::default()
    });
    let mut tick = |period: u32, cpu_pct: f64| {
        let group = Observation {
            desired: 4,
            warmed: 4,
            warming: 0,
            cpu_pct: Some(cpu_pct),
        };
        asg.tick(300.0 * f64::from(period), &group)
    };
    let confirming = |minutes| Reason::ConfirmingHigh {
        minutes,
        needed: 15,
    };
    assert_eq!(tick(0, 45.0).reason, Reason::BetweenAlarms);
    assert_eq!(tick(1, 90.0).reason, confirming(5));
    assert_eq!(tick(2, 90.0).reason, confirming(10));
    assert_eq!(tick(3, 90.0).wanted, 8);
    for period in 0..14 {
        let needed = 75;
        let minutes = 5 * (period + 1);
        let reason = Reason::ConfirmingLow { minutes, needed };
        assert_eq!(tick(4 + period, 20.0).reason, reason);
    }
    assert_eq!(tick(18, 20.0).wanted, 2);
}
