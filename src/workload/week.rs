//! The load of a week with its weekend, or with a holiday.

use super::{Calendar, DAY_S, HOUR_S, Shape, day};
use crate::numbers::remainder;
use crate::settings::Settings;

const STEP_S: f64 = 300.0;
const HOLIDAY: usize = 3;

/// Requests of a web service from Monday to Friday, relative to the busiest day
/// (load balancer request counts of the Numenta Anomaly Benchmark).
const WEEKDAYS: [f64; 5] = [0.85, 0.98, 1.0, 0.96, 0.89];
/// Requests on Saturday and Sunday, relative to their mean.
const WEEKEND: [f64; 2] = [1.06, 0.94];

pub(super) fn weekend<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> T {
    let share = settings.weekend_share_pct / 100.0;
    of_days(settings, week_days(share), then)
}

pub(super) fn holiday<T>(settings: &Settings, then: impl FnOnce(&Shape) -> T) -> T {
    let share = settings.holiday_share_pct / 100.0;
    let mut days = week_days(0.8);
    if let Some(day) = days.get_mut(HOLIDAY) {
        *day = share;
    }
    of_days(settings, days, then)
}

fn week_days(weekend_share: f64) -> [f64; 7] {
    let [mo, tu, we, th, fr] = WEEKDAYS;
    let [sa, su] = WEEKEND.map(|day| day * weekend_share);
    [mo, tu, we, th, fr, sa, su]
}

fn of_days<T>(settings: &Settings, days: [f64; 7], then: impl FnOnce(&Shape) -> T) -> T {
    let low = settings.night_share_pct / 100.0;
    then(&Shape {
        span_s: 7.0 * DAY_S,
        step_s: STEP_S,
        calendar: Calendar::Weekdays,
        share: &|t_s| day_factor(&days, t_s) * day::between(low, t_s),
    })
}

/// Returns the factor of the day at a time. From 11 pm to 4 am, when the load is
/// low, it changes smoothly from one day's factor to the next.
fn day_factor(days: &[f64; 7], t_s: f64) -> f64 {
    const FROM_S: f64 = -HOUR_S;
    const OVER_S: f64 = 5.0 * HOUR_S;
    let day = ((t_s - FROM_S) / DAY_S).floor();
    let progress = (remainder(t_s - FROM_S, DAY_S) / OVER_S).min(1.0);
    let factor_of = |day: f64| {
        let index = remainder(day, 7.0) as usize;
        days.get(index).copied().unwrap_or(1.0)
    };
    let (before, after) = (factor_of(day - 1.0), factor_of(day));
    before + (after - before) * progress * progress * (3.0 - 2.0 * progress)
}
