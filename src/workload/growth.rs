//! A load that grows: the same day profile, a little higher every day.

use super::{Calendar, DAY_S, Shape, day};
use crate::settings::Settings;

const STEP_S: f64 = 900.0;
const SPAN_S: f64 = 28.0 * DAY_S;

pub(super) fn shape<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> T {
    let weekly = libm::log(1.0 + settings.growth_pct_per_week / 100.0);
    let low = settings.night_share_pct / 100.0;
    then(&Shape {
        span_s: SPAN_S,
        step_s: STEP_S,
        calendar: Calendar::Days,
        share: &|t_s| {
            let weeks_to_go = (SPAN_S - t_s) / (7.0 * DAY_S);
            libm::exp(-weekly * weeks_to_go) * day::between(low, t_s)
        },
    })
}
