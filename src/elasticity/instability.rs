//! How often the two curves move differently.

use super::{merge, share};
use crate::timeline::Steps;
use std::cmp::Ordering;

/// Share of time in which supply moves another way than demand, υ, in a static_fleet
/// step. Range 0 to 100 %, best 0.
///
/// After Herbst et al. 2016, from memory of the paper; the split into two
/// halves follows the simulator of Ilyushkin et al., with the sign taken of the
/// change and not of the level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Instability {
    /// Supply rises more than demand: it rises while demand rests or falls, or
    /// rests while demand falls. In percent of time.
    pub up_pct: f64,
    /// The reverse. In percent of time.
    pub down_pct: f64,
    /// The step in which the curves were compared, in seconds.
    pub step_s: f64,
}

impl Instability {
    /// Compares the curves every `step_s` seconds, above 0; 0 throughout when
    /// there are fewer than two such instants.
    pub fn of(demand: &Steps, supply: &Steps, step_s: f64) -> Self {
        let (mut up, mut down) = (0.0, 0.0);
        let mut last = None;
        let mut end_s = 0.0;
        for interval in merge(demand, supply) {
            end_s = interval.to_s;
            // Only the first instant in an interval can see a change.
            let first_s = (interval.from_s / step_s).ceil() * step_s;
            if first_s.partial_cmp(&interval.to_s) != Some(Ordering::Less) {
                continue;
            }
            if let Some((demand, supply)) = last {
                match sign(supply, interval.supply).cmp(&sign(demand, interval.demand)) {
                    Ordering::Greater => up += 1.0,
                    Ordering::Less => down += 1.0,
                    Ordering::Equal => {}
                }
            }
            last = Some((interval.demand, interval.supply));
        }
        let comparisons = (end_s / step_s).ceil() - 1.0;
        Self {
            up_pct: 100.0 * share(up, comparisons),
            down_pct: 100.0 * share(down, comparisons),
            step_s,
        }
    }

    /// Both halves together, υ, in percent of time.
    pub fn total_pct(&self) -> f64 {
        self.up_pct + self.down_pct
    }
}

fn sign(before: f64, after: f64) -> Option<Ordering> {
    after.partial_cmp(&before)
}
