//! The load of a sudden event: a short ramp, then an exponential decay.

use std::f64::consts::LN_2;

use super::{Calendar, HOUR_S, Shape};
use crate::settings::Settings;

const STEP_S: f64 = 30.0;
const SPAN_S: f64 = 6.0 * HOUR_S;
const BEGIN_S: f64 = 2.0 * HOUR_S;
/// Duration of the ramp and half-life of the decay. An observed burst, mentions of
/// a stock on the day of its news, rises for half an hour and halves every twelve
/// minutes; the longer half-life lets a reactive fleet follow.
const RAMP_S: f64 = 600.0;
const HALF_LIFE_S: f64 = 1500.0;

pub(super) fn shape<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> T {
    let usual = settings.usual_share_pct / 100.0;
    then(&Shape {
        span_s: SPAN_S,
        step_s: STEP_S,
        calendar: Calendar::Elapsed,
        share: &|t_s| usual + (1.0 - usual) * excess(t_s - BEGIN_S),
    })
}

/// Returns the load above the usual one, 0 to 1, `since_s` seconds after the
/// start of the event.
fn excess(since_s: f64) -> f64 {
    if since_s < 0.0 {
        0.0
    } else if since_s < RAMP_S {
        since_s / RAMP_S
    } else {
        libm::exp(-LN_2 * (since_s - RAMP_S) / HALF_LIFE_S)
    }
}
