//! A plan over a whole run.

use super::days::DAY_MINUTES;
use super::{Moment, Plan};
use crate::timeline::Steps;
use crate::workload::Calendar;

/// Returns the minutes of a day at which the plan may change, in order: midnight,
/// and the begin and the end of the hours of each entry.
fn minutes(plan: &Plan) -> Vec<u16> {
    let mut minutes = vec![0];
    for entry in plan.entries() {
        for minute in [entry.hours.from(), entry.hours.to()] {
            if minute < DAY_MINUTES
                && let Err(index) = minutes.binary_search(&minute)
            {
                minutes.insert(index, minute);
            }
        }
    }
    minutes
}

/// Returns the next time after `after_s` at which the plan may change, in seconds
/// from the start of the run: at the latest the next midnight.
pub fn next_time_s(plan: &Plan, calendar: Calendar, after_s: f64) -> f64 {
    let now = Moment::new(calendar, after_s);
    let minutes = minutes(plan);
    let next = minutes.into_iter().find(|minute| *minute > now.minute());
    now.time_s(calendar, next.unwrap_or(DAY_MINUTES))
}

/// Returns the workers that the plan asks for over a run of `span_s` seconds.
pub fn planned_workers(plan: &Plan, calendar: Calendar, span_s: f64) -> Steps {
    let at = |t_s| f64::from(plan.workers_at(Moment::new(calendar, t_s)));
    let minutes = minutes(plan);
    let mut steps = Steps::new(at(0.0), span_s);
    let mut begin_s = 0.0;
    while begin_s < span_s {
        let day = Moment::new(calendar, begin_s);
        for minute in &minutes {
            let t_s = day.time_s(calendar, *minute);
            if t_s > 0.0 && t_s < span_s {
                steps.push(t_s, at(t_s));
            }
        }
        begin_s = day.time_s(calendar, DAY_MINUTES);
    }
    steps
}

/// Returns the worker-hours of the plan over a run of `span_s` seconds.
pub fn worker_hours(plan: &Plan, calendar: Calendar, span_s: f64) -> f64 {
    planned_workers(plan, calendar, span_s).integral() / 3600.0
}
