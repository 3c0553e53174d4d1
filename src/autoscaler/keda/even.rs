//! Numbers of pods that share the partitions evenly.
//!
//! Source: `FindFactors` and `getNextFactorThatBalancesConsumersToTopicPartitions` in
//! `kafka_scaler.go`.

/// Returns the divisors of `number`, the smallest first; none below 1.
pub fn divisors(number: i64) -> Vec<i64> {
    let mut small = Vec::new();
    let mut large = Vec::new();
    let mut candidate = 1;
    // The quotient falls as the candidate grows: past the root, pairs repeat.
    while let Some(quotient) = number.checked_div(candidate)
        && candidate <= quotient
    {
        if candidate * quotient == number {
            small.push(candidate);
            if candidate != quotient {
                large.push(quotient);
            }
        }
        candidate += 1;
    }
    small.extend(large.into_iter().rev());
    small
}

/// Returns the fewest pods that divide `partitions` and carry a lag of `lag` records at
/// `lag_threshold` records each; `partitions` when none carries it.
pub fn even_pods(lag: i64, partitions: i64, lag_threshold: i64) -> i64 {
    divisors(partitions)
        .into_iter()
        .find(|pods| pods.saturating_mul(lag_threshold) >= lag)
        .unwrap_or(partitions)
}
