//! A plan over a whole run.

use crate::plan::{DAY_MINUTES, Moment, Plan};
use crate::timeline::Steps;
use crate::workload::Calendar;

/// Returns the next time after `after_s` at which the plan may change, in seconds
/// from the start of the run: at the latest the next midnight.
pub fn next_time_s(plan: &Plan, calendar: Calendar, after_s: f64) -> f64 {
    let now = Moment::new(calendar, after_s);
    let minutes = plan.minutes();
    let next = minutes.into_iter().find(|minute| *minute > now.minute());
    now.time_s(calendar, next.unwrap_or(DAY_MINUTES))
}

/// Returns the workers that the plan asks for over a run of `span_s` seconds.
pub fn planned_workers(plan: &Plan, calendar: Calendar, span_s: f64) -> Steps {
    let at = |t_s| f64::from(plan.workers_at(Moment::new(calendar, t_s)));
    let minutes = plan.minutes();
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
