//! Measures how often supply and demand move differently.

use super::{merge, share};
use crate::timeline::Steps;
use std::cmp::Ordering;

/// Share of time in which supply and demand move in different directions, υ,
/// compared in a fixed step. Range 0 to 100 %, best 0.
///
/// The definition follows Herbst et al. 2016, from memory of the paper. The
/// split into two parts follows the simulator of Ilyushkin et al., but takes
/// the sign of the change instead of the level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Instability {
    /// Supply rises while demand is constant or falls, or is constant while
    /// demand falls. In percent of time.
    pub up_pct: f64,
    /// Supply falls while demand is constant or rises, or is constant while
    /// demand rises. In percent of time.
    pub down_pct: f64,
    /// The step in which the curves are compared, in seconds.
    pub step_s: f64,
}

impl Instability {
    /// Compares the curves every `step_s` seconds, above 0. All fields are 0 if
    /// there are fewer than two such times.
    pub fn of(demand: &Steps, supply: &Steps, step_s: f64) -> Self {
        let (mut up, mut down) = (0.0, 0.0);
        let mut last = None;
        let mut end_s = 0.0;
        for interval in merge(demand, supply) {
            end_s = interval.to_s;
            // Only the first sample in an interval can differ from the previous one.
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

    /// Returns υ, the sum of both parts, in percent of time.
    pub fn total_pct(&self) -> f64 {
        self.up_pct + self.down_pct
    }
}

/// Returns the direction of a change.
fn sign(before: f64, after: f64) -> Option<Ordering> {
    after.partial_cmp(&before)
}
