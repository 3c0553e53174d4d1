//! Polls between zero and one pod, and syncs between one and the maximum.

use crate::partitions;
use proptest::prelude::*;
use reactive_allocation::autoscaler::hpa::{PodCounts, Reason};
use reactive_allocation::autoscaler::keda::*;

proptest! {
    #[test]
    fn polls_wake_and_rest_and_syncs_do_neither(
        steps in prop::collection::vec((prop_oneof![Just(0_i64), 0..400_i64], 1..12_u32), 1..150),
        activation_lag_threshold in 0..200_i64,
        cooldown_s in 0..400_u32,
        min in 0..3_u32,
        with_cache in any::<bool>(),
    ) {
        let counts = ReplicaCounts { min, max: 8, idle: None };
        let mut scaled = ScaledObject::new(
            ScaledObjectConfig {
                trigger: KafkaTrigger { activation_lag_threshold, ..KafkaTrigger::default() },
                use_cached_metrics: with_cache,
                counts,
                cooldowns: Cooldowns {
                    after_activity_s: f64::from(cooldown_s),
                    ..Cooldowns::default()
                },
                ..ScaledObjectConfig::default()
            },
            0.0,
        );
        let mut wanted = 0;
        let mut last_active_s = None;
        let mut now_s = 1.0;
        for (lag, pause) in steps {
            now_s += 7.5 * f64::from(pause);
            let partitions = partitions(&[lag]);
            let active = lag > activation_lag_threshold;
            if pause % 2 == 0 {
                let sync = scaled.sync(now_s, PodCounts::all_ready(wanted), &partitions);
                let decided = sync.decision.wanted;
                if wanted == 0 {
                    prop_assert_eq!(sync.decision.reason, Reason::ScalingDisabled);
                    prop_assert_eq!((decided, sync.metric), (0, None));
                } else {
                    prop_assert!((min.max(1)..=8).contains(&decided));
                }
                wanted = decided;
                continue;
            }
            let poll = scaled.poll(now_s, wanted, &partitions);
            if active {
                prop_assert_eq!(poll.wanted, if wanted == 0 { min.max(1) } else { wanted });
                last_active_s = Some(now_s);
            } else if wanted > 0 && min == 0 {
                let cooled = last_active_s.is_none_or(|at_s| at_s + f64::from(cooldown_s) < now_s);
                prop_assert_eq!(poll.wanted == 0, cooled);
                prop_assert!(poll.wanted == 0 || poll.wanted == wanted);
            } else {
                prop_assert_eq!(poll.wanted, wanted.max(min));
            }
            wanted = poll.wanted;
        }
    }

    /// Offsets may be of any size, and the options may be those that KEDA rejects.
    #[test]
    fn any_numbers_give_a_size_within_range(
        offsets in prop::collection::vec(
            (any::<Option<i64>>(), any::<Option<i64>>()), 0..20,
        ),
        lag_threshold in any::<i64>(),
        activation_lag_threshold in any::<i64>(),
        options in prop::collection::vec(any::<bool>(), 6),
        current in any::<u32>(),
        times_s in any::<(f64, f64)>(),
    ) {
        let offsets: Vec<PartitionOffsets> = offsets
            .into_iter()
            .map(|(committed, end)| PartitionOffsets { committed, end })
            .collect();
        let mut scaled = ScaledObject::new(
            ScaledObjectConfig {
                trigger: KafkaTrigger {
                    lag_threshold,
                    activation_lag_threshold,
                    allow_idle_consumers: options[0],
                    limit_to_partitions_with_lag: options[1],
                    even_distribution: options[2],
                    exclude_persistent_lag: options[3],
                    scale_to_zero_on_invalid_offset: options[4],
                    ..KafkaTrigger::default()
                },
                metric_type: if options[5] { MetricType::Value } else { MetricType::AverageValue },
                ..ScaledObjectConfig::default()
            },
            times_s.0,
        );
        for current in [current, current % 120, 0] {
            let wanted = scaled.poll(times_s.1, current, &offsets).wanted;
            prop_assert!(wanted == current || wanted <= 1);
            let sync = scaled.sync(times_s.1, PodCounts::all_ready(wanted), &offsets);
            let decided = sync.decision.wanted;
            prop_assert!(decided <= 100 && (decided == 0) == (wanted == 0));
        }
    }
}

#[test]
fn a_cooldown_shorter_than_the_window_goes_from_five_pods_to_none_at_once() {
    let mut scaled = ScaledObject::new(ScaledObjectConfig::default(), 0.0);
    let idle = partitions(&[0; 12]);
    let behind = partitions(&[4; 12]);
    let mut wanted = scaled.poll(0.0, 0, &behind).wanted;
    let mut changes = vec![(0.0, wanted)];
    for sync in 0..60 {
        let now_s = f64::from(sync) * 15.0;
        let seen = if now_s < 60.0 { &behind } else { &idle };
        let before = wanted;
        if sync > 0 && sync % 2 == 0 {
            wanted = scaled.poll(now_s, wanted, seen).wanted;
        }
        let decision = scaled
            .sync(now_s, PodCounts::all_ready(wanted), seen)
            .decision;
        wanted = decision.wanted;
        if wanted != before {
            changes.push((now_s, wanted));
        }
    }
    // 48 records at 10 each are 5 pods; one sync goes to 4 at most. The wish of 45 s
    // holds 5 pods up to 345 s. The last active poll is that of 30 s, so that the poll
    // of 330 s is not yet later than the cooldown, and the next one is.
    assert_eq!(changes, [(0.0, 1), (0.0, 4), (15.0, 5), (360.0, 0)]);
}

#[test]
fn an_idle_size_above_zero_is_undone_by_the_next_sync() {
    let mut scaled = ScaledObject::new(
        ScaledObjectConfig {
            counts: ReplicaCounts {
                min: 5,
                max: 10,
                idle: Some(1),
            },
            ..ScaledObjectConfig::default()
        },
        0.0,
    );
    let idle = partitions(&[0]);
    assert_eq!(scaled.poll(1.0, 5, &idle).wanted, 1);
    let sync = scaled.sync(15.0, PodCounts::all_ready(1), &idle);
    assert_eq!(sync.decision.reason, Reason::BelowMinimum);
    assert_eq!(sync.decision.wanted, 5);
}
