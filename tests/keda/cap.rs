//! The cap at the number of partitions, and where it leaks.

use proptest::prelude::*;
use reactive_allocation::autoscaler::hpa::{PodCounts, Tolerance};
use reactive_allocation::autoscaler::keda::total_lag::external_metric;
use reactive_allocation::autoscaler::keda::*;

/// Returns the pods that a fleet of `current` pods asks for at this metric.
fn pods_asked(metric: &KafkaMetric, trigger: &KafkaTrigger, current: u32) -> i64 {
    let hpa = external_metric(trigger, MetricType::AverageValue, Tolerance::default());
    let proposal = hpa.propose(metric.value_milli(), PodCounts::all_ready(current));
    i64::from(proposal.wish.replicas)
}

fn lags() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![Just(0_i64), 1..40_i64, 0..2000_i64], 1..60)
}

fn total(lags: &[i64]) -> TotalLag {
    TotalLag::of(lags.iter().copied().map(PartitionLag::both))
}

proptest! {
    #[test]
    fn the_cap_lets_one_pod_too_many_through_below_one_more_threshold(
        lags in lags(),
        lag_threshold in 1..100_i64,
        limit_to_partitions_with_lag in any::<bool>(),
    ) {
        let trigger = KafkaTrigger {
            lag_threshold,
            limit_to_partitions_with_lag,
            ..KafkaTrigger::default()
        };
        let total = total(&lags);
        let metric = KafkaMetric::of(&total, &trigger);
        let cap = if limit_to_partitions_with_lag { total.with_lag } else { total.partitions };
        let lag: i64 = lags.iter().sum();
        let leaks = cap * lag_threshold < lag && lag < (cap + 1) * lag_threshold;
        prop_assert!(metric.lag <= metric.uncapped_lag);
        prop_assert_eq!(metric.lag > cap * lag_threshold, leaks);
        // From no pods at all no tolerance hides the result.
        let asked = pods_asked(&metric, &trigger, 0);
        prop_assert_eq!(asked > cap, leaks);
        prop_assert!(asked <= cap + 1);
    }

    #[test]
    fn a_fleet_above_the_cap_stays_there_within_the_tolerance(
        partitions in 1..200_u32,
        current in 1..300_u32,
        lag_threshold in 1..100_i64,
        thresholds_above in 1..50_i64,
    ) {
        let trigger = KafkaTrigger { lag_threshold, ..KafkaTrigger::default() };
        let lag = (i64::from(partitions) + thresholds_above) * lag_threshold;
        let metric = KafkaMetric::of(&TotalLag::spread_evenly(lag, partitions), &trigger);
        let ratio = f64::from(partitions) / f64::from(current);
        let asked = pods_asked(&metric, &trigger, current);
        let stays = (0.9..=1.1).contains(&ratio);
        prop_assert_eq!(asked, i64::from(if stays { current } else { partitions }));
    }

    #[test]
    fn an_even_distribution_asks_for_a_divisor_and_leaks_nothing(
        lags in lags(),
        lag_threshold in 1..100_i64,
    ) {
        let trigger = KafkaTrigger {
            lag_threshold,
            even_distribution: true,
            ..KafkaTrigger::default()
        };
        let total = total(&lags);
        let asked = pods_asked(&KafkaMetric::of(&total, &trigger), &trigger, 0);
        prop_assert!(asked >= 1 && asked <= total.partitions);
        prop_assert_eq!(total.partitions % asked, 0);
        let enough = |pods: i64| pods * lag_threshold >= total.lag.for_scaling;
        prop_assert!(enough(asked) || asked == total.partitions);
        let mut fewer = (1..asked).filter(|pods| total.partitions % pods == 0);
        prop_assert!(fewer.all(|pods| !enough(pods)));
    }

    #[test]
    fn an_even_spread_equals_its_partitions(lag in 0..3000_i64, partitions in 1..60_u32) {
        let count = i64::from(partitions);
        let lags: Vec<i64> = (0..count).map(|n| lag / count + i64::from(n < lag % count)).collect();
        prop_assert_eq!(TotalLag::spread_evenly(lag, partitions), total(&lags));
    }
}
