//! Reads the measured values: `tests/data/blog-experiment-8s/measured.json`.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct Measured {
    per_cycle: Vec<CycleFigures>,
    pub mean_tm_per_cycle: Spread,
    share_of_time_at_count: BTreeMap<u32, f64>,
    pub hysteresis: Vec<Level>,
    pub lag: Lag,
}

#[derive(Deserialize)]
struct CycleFigures {
    max_tm: u32,
}

#[derive(Deserialize)]
pub struct Spread {
    pub mean: f64,
}

/// TaskManagers when the load passes a level.
#[derive(Deserialize)]
pub struct Level {
    pub load_rec_s: f64,
    pub rising_mean: f64,
    pub falling_mean: f64,
}

/// Consumer lag, in records. "At peak" is while the load is above 80 % of its peak.
#[derive(Deserialize)]
pub struct Lag {
    pub median_at_peak: f64,
    pub p10_at_peak: f64,
    pub p95_at_peak: f64,
    pub max: f64,
}

impl Measured {
    pub fn load() -> Self {
        serde_json::from_str(include_str!("../data/blog-experiment-8s/measured.json")).unwrap()
    }

    pub fn share_at(&self, count: u32) -> f64 {
        self.share_of_time_at_count[&count]
    }

    pub fn share_above(&self, count: u32) -> f64 {
        self.share_of_time_at_count
            .range(count + 1..)
            .map(|(_, share)| share)
            .sum()
    }

    pub fn usual_most(&self) -> f64 {
        super::median(self.per_cycle.iter().map(|c| f64::from(c.max_tm)).collect())
    }

    pub fn share_of_cycles_with_most(&self, count: u32) -> f64 {
        let with = self.per_cycle.iter().filter(|c| c.max_tm == count).count();
        with as f64 / self.per_cycle.len() as f64
    }
}
