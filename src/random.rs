//! Seeded pseudo-random numbers without state: every draw is a hash of the seed,
//! its purpose (the stream) and its index. A changed setting therefore never
//! changes the draws of the others.

/// Returns a number from 0 up to, but not including, 1 that depends on nothing
/// but its arguments.
///
/// The mixing is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
pub(crate) fn uniform(seed: u32, stream: u64, index: u64) -> f64 {
    let mut x = u64::from(seed)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(stream.wrapping_mul(0xd1b5_4a32_d192_ed03))
        .wrapping_add(index.wrapping_mul(0x8cb9_2ba7_2f3d_8dd7));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^= x >> 31;
    (x >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_fill_the_unit_interval_evenly() {
        let n = 10_000;
        let mean = (0..n).map(|i| uniform(7, 3, i)).sum::<f64>() / n as f64;
        let square = (0..n).map(|i| uniform(7, 3, i).powi(2)).sum::<f64>() / n as f64;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert!((square - 1.0 / 3.0).abs() < 0.01, "{square}");
    }
}
