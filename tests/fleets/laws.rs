//! The laws that hold for any load and any numbers.

use crate::{Machines, asg::minute as asg_minute, mig::minute as mig_minute};
use proptest::prelude::*;
use reactive_allocation::autoscaler::asg::{self, Asg, AsgConfig, TargetTracking};
use reactive_allocation::autoscaler::mig::{self, *};

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
        let (mut instances, mut vms) = (Machines::new(size), Machines::new(size));
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
    fn a_steady_load_leads_to_a_steady_size(load in 0.2f64..7.0, size in 1usize..14) {
        let mut asg = Asg::new(AsgConfig::default());
        let mut mig = Mig::new(MigConfig::default());
        let (mut instances, mut vms) = (Machines::new(size), Machines::new(size));
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

    /// Numbers may be NaN or infinite, and the minimum may exceed the maximum.
    #[test]
    fn sizes_stay_within_bounds_for_any_numbers(
        numbers in prop::collection::vec(any::<f64>(), 12),
        sizes in prop::collection::vec(any::<u32>(), 12),
    ) {
        let (min, max) = (sizes[0], sizes[1]);
        let mut asg = Asg::new(AsgConfig {
            min_size: sizes[0],
            max_size: sizes[1],
            policy: TargetTracking {
                target_pct: numbers[0],
                alarm_low_ratio: numbers[1],
                ..TargetTracking::default()
            },
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
            let asg_decision = asg.tick(numbers[i], &asg::Observation {
                desired: sizes[i],
                warmed: sizes[i + 1],
                warming: sizes[i + 2],
                cpu_pct: Some(numbers[i + 1]),
            });
            prop_assert!((min.min(max)..=min.max(max)).contains(&asg_decision.wanted));
            let running = sizes[i + 3];
            let mig_decision = mig.tick(numbers[i], &mig::Observation {
                target_size: sizes[i],
                running,
                load: numbers[i + 2],
                initialized: sizes[i + 4],
                initialized_load: numbers[i + 3],
            });
            if running == 0 {
                prop_assert_eq!(mig_decision.wanted, sizes[i]);
            } else {
                prop_assert!((min.min(max)..=max).contains(&mig_decision.wanted));
            }
        }
    }
}
