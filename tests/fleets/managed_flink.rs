//! The automatic scaling of Amazon Managed Service for Apache Flink.

use proptest::prelude::*;
use reactive_allocation::autoscaler::managed_flink::*;

fn application(parallelism: u32, cpu_pct: f64) -> Observation {
    Observation {
        parallelism,
        cpu_pct: Some(cpu_pct),
        is_updating: false,
    }
}

/// Evaluates minute by minute, and returns the parallelism after each.
fn sizes(autoscaler: &mut ManagedFlink, from: u32, cpu_pct: &[f64]) -> Vec<u32> {
    let mut parallelism = from;
    let minutes = cpu_pct.iter().map(|cpu_pct| {
        parallelism = autoscaler.tick(&application(parallelism, *cpu_pct)).wanted;
        parallelism
    });
    minutes.collect()
}

#[test]
fn fifteen_busy_minutes_double_the_parallelism() {
    let mut autoscaler = ManagedFlink::new(ManagedFlinkConfig::default());
    let sizes = sizes(&mut autoscaler, 3, &[75.0; 30]);
    assert_eq!(sizes[..14], [3; 14]);
    assert_eq!(sizes[14..29], [6; 15]);
    assert_eq!(sizes[29], 12);
}

#[test]
fn one_minute_below_the_threshold_starts_the_count_anew() {
    let mut autoscaler = ManagedFlink::new(ManagedFlinkConfig::default());
    let mut cpu_pct = vec![90.0; 14];
    cpu_pct.push(74.9);
    cpu_pct.extend([90.0; 15]);
    let sizes = sizes(&mut autoscaler, 2, &cpu_pct);
    assert_eq!(sizes[..29], [2; 29]);
    assert_eq!(sizes[29], 4);
}

#[test]
fn six_idle_hours_halve_the_parallelism_rounded_up() {
    let mut autoscaler = ManagedFlink::new(ManagedFlinkConfig::default());
    let sizes = sizes(&mut autoscaler, 7, &[9.9; 1080]);
    assert_eq!((sizes[358], sizes[359]), (7, 4));
    assert_eq!((sizes[718], sizes[719]), (4, 2));
    assert_eq!((sizes[1078], sizes[1079]), (2, 1));
    let decision = autoscaler.tick(&application(1, 10.0));
    assert_eq!(decision.reason, Reason::BetweenThresholds);
}

#[test]
fn the_bounds_are_the_configured_parallelism_and_the_quota() {
    let config = ManagedFlinkConfig {
        parallelism: 5,
        parallelism_per_kpu: 4,
        kpu_quota: 3,
    };
    assert_eq!(config.most_parallelism(), 12);
    let mut autoscaler = ManagedFlink::new(config);
    let up: Vec<Decision> = (0..30)
        .scan(8, |parallelism, _| {
            let decision = autoscaler.tick(&application(*parallelism, 80.0));
            *parallelism = decision.wanted;
            Some(decision)
        })
        .collect();
    assert_eq!((up[14].wanted, up[14].raw), (12, Some(16)));
    assert_eq!(up[14].reason, Reason::ScaledOutToMaximum);
    assert_eq!((up[29].wanted, up[29].reason), (12, Reason::AtMaximum));
    let down: Vec<Decision> = (0..720)
        .scan(8, |parallelism, _| {
            let decision = autoscaler.tick(&application(*parallelism, 0.0));
            *parallelism = decision.wanted;
            Some(decision)
        })
        .collect();
    assert_eq!((down[359].wanted, down[359].raw), (5, Some(4)));
    assert_eq!(down[359].reason, Reason::ScaledInToMinimum);
    assert_eq!((down[719].wanted, down[719].reason), (5, Reason::AtMinimum));
}

#[test]
fn minutes_without_data_or_in_an_update_do_not_count() {
    for gap in [
        Observation {
            cpu_pct: None,
            ..application(2, 0.0)
        },
        Observation {
            is_updating: true,
            ..application(2, 99.0)
        },
    ] {
        let mut autoscaler = ManagedFlink::new(ManagedFlinkConfig::default());
        for _ in 0..14 {
            autoscaler.tick(&application(2, 80.0));
        }
        assert_eq!(autoscaler.tick(&gap).wanted, 2);
        let after = sizes(&mut autoscaler, 2, &[80.0; 15]);
        assert_eq!(after[13..], [2, 4]);
    }
}

#[test]
fn kpus_are_rounded_up() {
    assert_eq!([kpus(8, 4), kpus(9, 4), kpus(3, 1)], [2, 3, 3]);
}

proptest! {
    #[test]
    fn the_parallelism_stays_within_its_bounds_and_moves_by_two(
        parallelism in 1_u32..40,
        parallelism_per_kpu in 1..=MOST_PER_KPU,
        kpu_quota in 1_u32..100,
        stretches in prop::collection::vec((0.0..100.0, 1_usize..400, any::<bool>()), 1..8),
    ) {
        let config = ManagedFlinkConfig { parallelism, parallelism_per_kpu, kpu_quota };
        let mut autoscaler = ManagedFlink::new(config);
        let mut size = parallelism;
        // Minutes in a row, counted here by the rule's own words.
        let (mut busy, mut idle) = (0, 0);
        for (cpu_pct, minutes, is_updating) in stretches {
            for _ in 0..minutes {
                let observed = Observation { is_updating, ..application(size, cpu_pct) };
                let decision = autoscaler.tick(&observed);
                busy = if cpu_pct >= 75.0 && !is_updating { busy + 1 } else { 0 };
                idle = if cpu_pct < 10.0 && !is_updating { idle + 1 } else { 0 };
                let most = config.most_parallelism();
                let expected = if busy >= 15 {
                    (2 * size).min(most)
                } else if idle >= 360 {
                    size.div_ceil(2).max(parallelism)
                } else {
                    size
                };
                prop_assert_eq!(decision.wanted, expected);
                prop_assert!((parallelism..=most).contains(&decision.wanted));
                if decision.is_change() {
                    (busy, idle) = (0, 0);
                }
                size = decision.wanted;
            }
        }
    }

    #[test]
    fn a_constant_work_comes_to_rest(work_pct in 0.0..2000.0, parallelism in 1_u32..32) {
        let mut autoscaler = ManagedFlink::new(ManagedFlinkConfig::default());
        let mut size = parallelism;
        let cpu_pct = |size: u32| f64::min(work_pct / f64::from(size), 100.0);
        // 64 is the most, and halving 32 five times gives 1.
        for _ in 0..6 * 360 {
            size = autoscaler.tick(&application(size, cpu_pct(size))).wanted;
        }
        let rest = size;
        for _ in 0..2 * 360 {
            size = autoscaler.tick(&application(size, cpu_pct(size))).wanted;
            prop_assert_eq!(size, rest);
        }
    }
}
