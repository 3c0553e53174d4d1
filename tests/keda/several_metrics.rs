//! Several metrics at once.

use proptest::prelude::*;
use reactive_allocation::autoscaler::hpa::{
    ExternalMetric, ExternalTarget, Hpa, HpaConfig, MetricsError, PodCounts, Tolerance, Wish,
    largest,
};

proptest! {
    #[test]
    fn of_several_metrics_the_largest_decides_and_a_failed_one_blocks_scaling_in(
        values_milli in prop::collection::vec(prop::option::of(0..100_000_i64), 1..5),
        current in 1..40_u32,
    ) {
        let metric = ExternalMetric {
            target: ExternalTarget::AverageValue(5000),
            tolerance: Tolerance::default(),
        };
        let propose = |value: &Option<i64>| {
            let value_milli = value.ok_or(MetricsError::NoMetrics)?;
            Ok(metric.propose(value_milli, PodCounts::all_ready(current)))
        };
        let proposals: Vec<_> = values_milli.iter().map(propose).collect();
        let replicas = proposals.iter().flatten().map(|p| p.wish.replicas);
        let most = replicas.max();
        let failed = proposals.iter().any(Result::is_err);
        let wish = largest(proposals, current).map(Wish::from);
        match most {
            None => prop_assert_eq!(wish, Err(MetricsError::NoMetrics)),
            Some(most) if failed && most < current => {
                prop_assert_eq!(wish, Err(MetricsError::OtherMetricFailed));
            }
            Some(most) => prop_assert_eq!(wish.map(|wish| wish.replicas), Ok(most)),
        }
        let mut hpa = Hpa::new(HpaConfig { max_replicas: 40, ..HpaConfig::default() });
        let decided = hpa.decide_size(0.0, current, wish);
        if wish.is_err() {
            prop_assert_eq!(decided.wanted, current);
        }
        // The first sync remembers the size, so nothing is scaled in yet.
        prop_assert!(decided.wanted >= current);
    }
}
