//! Groups of machines in a closed loop with their autoscaler, and what must
//! hold whatever it is fed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::autoscaler::asg::alarm::{Alarm, Comparison, MissingData};
use reactive_allocation::autoscaler::asg::step_scaling::*;
use reactive_allocation::autoscaler::asg::{self, *};
use reactive_allocation::autoscaler::mig::{self, *};

/// Machines that take a minute to come up and share a load evenly.
struct Fleet {
    up_s: Vec<f64>,
    now_s: f64,
}

impl Fleet {
    fn new(size: usize) -> Self {
        Self {
            up_s: vec![-1e6; size],
            now_s: 0.0,
        }
    }

    /// A minute under `load` machines' worth of work: the use of each machine
    /// that is up, 0 to 1.
    fn minute(&mut self, load: f64) -> Vec<(f64, Option<f64>)> {
        self.now_s += 60.0;
        let up = self.up_s.iter().filter(|t| **t < self.now_s).count();
        let each = (load / up as f64).min(1.0);
        let state = |t: &f64| (*t, (*t < self.now_s).then_some(each));
        self.up_s.iter().map(state).collect()
    }

    fn resize(&mut self, wanted: u32) {
        let up_s = self.now_s + 60.0;
        self.up_s.resize(wanted as usize, up_s);
    }
}

fn asg_minute(asg: &mut Asg, fleet: &mut Fleet, load: f64) -> asg::Decision {
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
    let seen = asg::Observation::of(desired, &instances, fleet.now_s, warmup_s);
    let decision = asg.tick(fleet.now_s, &seen);
    fleet.resize(decision.wanted);
    decision
}

fn mig_minute(mig: &mut Mig, fleet: &mut Fleet, load: f64) -> mig::Decision {
    let size = fleet.up_s.len() as u32;
    let vms: Vec<Vm> = fleet
        .minute(load)
        .into_iter()
        .map(|(up_s, used)| Vm {
            running_s: used.map(|_| up_s),
            utilization: used.unwrap_or(0.0),
        })
        .collect();
    let initialization_s = mig.config().initialization_period_s;
    let seen = mig::Observation::of(size, &vms, fleet.now_s, initialization_s);
    let decision = mig.tick(fleet.now_s, &seen);
    fleet.resize(decision.wanted);
    decision
}

#[test]
fn an_asg_grows_once_and_shrinks_late() {
    let mut asg = Asg::new(AsgConfig::default());
    let mut fleet = Fleet::new(4);
    for _ in 0..20 {
        assert_eq!(asg_minute(&mut asg, &mut fleet, 2.0).wanted, 4);
    }
    // 3.6 machines' worth on 4 machines: 90 % against 50 %, so 8 are needed.
    let grown: Vec<asg::Decision> = (0..20)
        .map(|_| asg_minute(&mut asg, &mut fleet, 3.6))
        .collect();
    let sizes: Vec<u32> = grown.iter().map(|d| d.wanted).collect();
    // Three minutes to be sure, one for the datapoint to show.
    assert_eq!(sizes[..4], [4, 4, 4, 8]);
    assert!(sizes[4..].iter().all(|size| *size == 8), "{sizes:?}");
    assert_eq!(
        grown[2].reason,
        asg::Reason::ConfirmingHigh {
            minutes: 2,
            needed: 3
        }
    );
    assert_eq!(grown[3].reason, asg::Reason::ScaledOut);
    assert_eq!(grown[3].observed_pct, Some(90.0));

    let shrunk: Vec<asg::Decision> = (0..30)
        .map(|_| asg_minute(&mut asg, &mut fleet, 1.0))
        .collect();
    let first = shrunk.iter().position(|d| d.wanted < 8).unwrap();
    assert_eq!(first, 15);
    assert_eq!(shrunk[first].reason, asg::Reason::ScaledIn);
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
    let mut fleet = Fleet::new(6);
    let sizes: Vec<u32> = (0..24)
        .map(|_| asg_minute(&mut asg, &mut fleet, 1.0).wanted)
        .collect();
    assert_eq!(sizes[13..21], [6, 6, 5, 4, 3, 2, 2, 2]);
}

#[test]
fn an_asg_waits_for_warming_instances() {
    let mut asg = Asg::new(AsgConfig::default());
    let seen = asg::Observation {
        desired: 6,
        warmed: 4,
        warming: 2,
        cpu_pct: Some(10.0),
    };
    let last = (0..20).map(|t| asg.tick(60.0 * f64::from(t), &seen)).last();
    let last = last.unwrap();
    assert_eq!(last.reason, asg::Reason::BlockedByWarming { warming: 2 });
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
    let mut fleet = Fleet::new(4);
    let mut sizes = |minutes: usize, load: f64| -> Vec<u32> {
        (0..minutes)
            .map(|_| asg_minute(&mut asg, &mut fleet, load).wanted)
            .collect()
    };
    // 90 %: half as many again, once, however long the alarm stays on.
    assert_eq!(sizes(5, 3.6), [4, 6, 6, 6, 6]);
    // Blocked while the new ones warm up for 300 s, then a fifth less each
    // minute, until the use is back at 30 %.
    assert_eq!(sizes(6, 1.0), [6, 6, 5, 4, 3, 3]);
}

#[test]
fn a_mig_grows_at_once_and_shrinks_after_ten_minutes() {
    let mut mig = Mig::new(MigConfig::default());
    let mut fleet = Fleet::new(4);
    for _ in 0..5 {
        assert_eq!(mig_minute(&mut mig, &mut fleet, 2.4).wanted, 4);
    }
    let sizes: Vec<u32> = (0..20)
        .map(|_| mig_minute(&mut mig, &mut fleet, 4.8).wanted)
        .collect();
    // Four busy machines show no more than 4 / 0.6; the rest comes in a second round.
    assert_eq!(sizes[0], 7);
    assert_eq!(sizes[19], 8);
    assert!(sizes.is_sorted(), "{sizes:?}");

    let decisions: Vec<mig::Decision> = (0..12)
        .map(|_| mig_minute(&mut mig, &mut fleet, 1.8))
        .collect();
    let held = mig::Reason::Stabilized {
        held_at: 8,
        until_s: decisions_start_s(&fleet, 12) - 60.0 + 600.0,
    };
    assert_eq!(decisions[0].reason, held);
    assert_eq!(decisions[9].wanted, 8);
    assert_eq!(decisions[10].wanted, 3);
    assert_eq!(decisions[10].reason, mig::Reason::ScaledIn);
}

/// When the first of the last `ticks` ticks was, in seconds.
fn decisions_start_s(fleet: &Fleet, ticks: u32) -> f64 {
    fleet.now_s - 60.0 * f64::from(ticks - 1)
}

#[test]
fn a_mig_steps_down_once_per_window() {
    let mut mig = Mig::new(MigConfig {
        max_replicas: 40,
        stabilization_period_s: 0.0,
        scale_in_control: Some(ScaleInControl {
            allowance: Allowance::Vms(10),
            window_s: 1200.0,
        }),
        ..MigConfig::default()
    });
    let mut fleet = Fleet::new(40);
    let sizes: Vec<u32> = (0..64)
        .map(|_| mig_minute(&mut mig, &mut fleet, 1.0).wanted)
        .collect();
    assert_eq!(sizes[..2], [40, 30]);
    assert_eq!((sizes[20], sizes[21]), (30, 20));
    assert!(sizes.windows(21).all(|w| w[0] <= w[20] + 10), "{sizes:?}");
    assert_eq!(sizes[63], 2);
}

proptest! {
    #[test]
    fn sizes_stay_within_bounds(
        loads in prop::collection::vec((0.0f64..12.0, 1usize..30), 1..12),
        size in 1usize..12,
        low in 1u32..4,
        span in 0u32..9,
    ) {
        let (min_size, max_size) = (low, low + span);
        let mut asg = Asg::new(AsgConfig { min_size, max_size, ..AsgConfig::default() });
        let mut mig = Mig::new(MigConfig {
            min_replicas: min_size,
            max_replicas: max_size,
            ..MigConfig::default()
        });
        let (mut instances, mut vms) = (Fleet::new(size), Fleet::new(size));
        for (load, minutes) in loads {
            for _ in 0..minutes {
                let decision = asg_minute(&mut asg, &mut instances, load);
                prop_assert!((min_size..=max_size).contains(&decision.wanted));
                let decision = mig_minute(&mut mig, &mut vms, load);
                prop_assert!((min_size..=max_size).contains(&decision.wanted));
            }
        }
    }

    #[test]
    fn a_steady_load_settles(load in 0.2f64..7.0, size in 1usize..14) {
        let mut asg = Asg::new(AsgConfig::default());
        let mut mig = Mig::new(MigConfig::default());
        let (mut instances, mut vms) = (Fleet::new(size), Fleet::new(size));
        for _ in 0..200 {
            asg_minute(&mut asg, &mut instances, load);
            mig_minute(&mut mig, &mut vms, load);
        }
        let enough = (load / 0.6 - 1e-6).ceil() as usize;
        prop_assert_eq!(vms.up_s.len(), enough);
        let used = load / instances.up_s.len() as f64;
        prop_assert!(used <= 0.5 + 1e-6);
        for _ in 0..60 {
            prop_assert!(!asg_minute(&mut asg, &mut instances, load).is_change());
            prop_assert!(!mig_minute(&mut mig, &mut vms, load).is_change());
        }
    }

    #[test]
    fn takes_any_numbers(
        numbers in prop::collection::vec(any::<f64>(), 12),
        sizes in prop::collection::vec(any::<u32>(), 12),
    ) {
        let mut asg = Asg::new(AsgConfig {
            min_size: sizes[0],
            max_size: sizes[1],
            scaling: Scaling::TargetTracking(TargetTracking {
                target_pct: numbers[0],
                alarm_low_ratio: numbers[1],
                ..TargetTracking::default()
            }),
            metric_delay_s: numbers[2],
            ..AsgConfig::default()
        });
        let mut mig = Mig::new(MigConfig {
            min_replicas: sizes[0],
            max_replicas: sizes[1],
            utilization_target: numbers[3],
            stabilization_period_s: numbers[4],
            scale_in_control: Some(ScaleInControl {
                allowance: Allowance::Percent(numbers[5]),
                window_s: numbers[6],
            }),
            ..MigConfig::default()
        });
        for i in 0..6 {
            asg.tick(numbers[i], &asg::Observation {
                desired: sizes[i],
                warmed: sizes[i + 1],
                warming: sizes[i + 2],
                cpu_pct: Some(numbers[i + 1]),
            });
            mig.tick(numbers[i], &mig::Observation {
                target_size: sizes[i],
                running: sizes[i + 3],
                load: numbers[i + 2],
                initialized: sizes[i + 4],
                initialized_load: numbers[i + 3],
            });
        }
    }
}
