//! A sudden event: a short ramp, then a decay by halves.

use std::f64::consts::LN_2;

use super::{Calendar, HOUR_S, Shape};
use crate::settings::Settings;

const STEP_S: f64 = 30.0;
const SPAN_S: f64 = 6.0 * HOUR_S;
const BEGIN_S: f64 = 2.0 * HOUR_S;
/// Ramp and half-life: longer than in a burst of mentions of a stock on the
/// day of its news (half an hour up, halved every twelve minutes), so that a
/// fleet has a chance.
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

fn excess(since_s: f64) -> f64 {
    if since_s < 0.0 {
        0.0
    } else if since_s < RAMP_S {
        since_s / RAMP_S
    } else {
        libm::exp(-LN_2 * (since_s - RAMP_S) / HALF_LIFE_S)
    }
}
