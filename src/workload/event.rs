//! A sudden event: a short ramp, then a decay by halves.

use std::f64::consts::LN_2;

use super::{Calendar, HOUR_S, Workload, sampled};
use crate::settings::Settings;

const STEP_S: f64 = 30.0;
const SPAN_S: f64 = 6.0 * HOUR_S;
const BEGIN_S: f64 = 2.0 * HOUR_S;
/// Ramp and half-life: longer than in a burst of mentions of a stock on the
/// day of its news (half an hour up, halved every twelve minutes), so that a
/// fleet has a chance.
const RAMP_S: f64 = 600.0;
const HALF_LIFE_S: f64 = 1500.0;

pub(super) fn workload(settings: &Settings) -> Workload {
    let usual = settings.usual_share_pct / 100.0;
    sampled(settings, SPAN_S, STEP_S, Calendar::Elapsed, &|t_s| {
        usual + (1.0 - usual) * excess(t_s - BEGIN_S)
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
