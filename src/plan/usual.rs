//! The plan that suffices for the first week of a load.
//!
//! Whoever writes it knows the load of that week to the hour, and nothing of what comes
//! after. It has three numbers of workers a day, with whole hours, as a timetable by hand
//! may have: on weekdays, and on weekends where the days have names.

use super::entries::MOST_WORKERS;
use super::{Days, Entry, Hours, Moment, Plan, Weekdays, has_weekdays};
use crate::calendar::Calendar;

const WEEK_S: f64 = 7.0 * 86_400.0;
/// The longest time between two looks at the load, in seconds.
const LOOK_S: f64 = 300.0;
/// The shortest time between two looks, in seconds.
const LEAST_S: f64 = 0.001;
const HOURS: usize = 24;

/// A load over time.
pub struct UsualLoad<'a> {
    /// The meaning of time 0.
    pub calendar: Calendar,
    /// Its length in seconds.
    pub span_s: f64,
    /// The time after which it may jump to another value, in seconds.
    pub step_s: f64,
    /// Returns the load at a time in seconds, in workers.
    pub workers_at: &'a dyn Fn(f64) -> f64,
}

/// Returns the plan with the fewest worker-hours that suffices for the first week of a
/// load.
pub fn usual_plan(load: &UsualLoad) -> Plan {
    let [weekday, weekend] = needs(load);
    let weekday = weekday.or(weekend).unwrap_or([1; HOURS]);
    let of_weekday = day_plan(&weekday);
    let otherwise = of_weekday.otherwise;
    let mut entries = Vec::new();
    let mut days = Weekdays::ALL;
    if let Some(need) = weekend {
        let of_weekend = day_plan(&need);
        if of_weekend != of_weekday {
            days = Weekdays::MONDAY_TO_FRIDAY;
            let weekend = Weekdays::SATURDAY_AND_SUNDAY;
            let parts = of_weekend.parts.into_iter();
            entries.extend(parts.map(|part| entry(weekend, part)));
            if of_weekend.otherwise != otherwise {
                entries.push(entry(weekend, (Hours::ALL, of_weekend.otherwise)));
            }
        }
    }
    entries.extend(of_weekday.parts.into_iter().map(|part| entry(days, part)));
    Plan::new(entries, otherwise).unwrap_or_else(|| Plan::level(otherwise))
}

fn entry(days: Weekdays, (hours, workers): (Hours, u32)) -> Entry {
    Entry {
        days: Days::Weekdays(days),
        hours,
        workers,
    }
}

/// Workers for each hour of a day.
type Need = [u32; HOURS];

/// Returns what the load of the first week needs in each hour of a weekday and of a day
/// at the weekend; `None` for days that it does not have. Days without names are weekdays.
fn needs(load: &UsualLoad) -> [Option<Need>; 2] {
    let mut needs = [None, None];
    let end_s = load.span_s.min(WEEK_S);
    let since_look_s = load.calendar.offset_s().rem_euclid(LOOK_S as i64) as f64;
    let mut t_s = 0.0;
    while t_s < end_s {
        let moment = Moment::new(load.calendar, t_s);
        let is_weekend = has_weekdays(load.calendar) && moment.weekday(0) >= 5;
        // The next jump, or the next look by the clock.
        let jump_s = ((t_s / load.step_s).floor() + 1.0) * load.step_s;
        let look_s = (((t_s + since_look_s) / LOOK_S).floor() + 1.0) * LOOK_S - since_look_s;
        let next_s = jump_s.min(look_s).min(end_s).max(t_s + LEAST_S);
        // The value at the jump is the next one.
        let last_s = (next_s - LEAST_S).max(t_s);
        let highest = (load.workers_at)(t_s).max((load.workers_at)(last_s));
        let hour = usize::from(moment.minute() / 60);
        let [weekday, weekend] = &mut needs;
        let need = if is_weekend { weekend } else { weekday };
        if let Some(most) = need.get_or_insert([0; HOURS]).get_mut(hour) {
            // `as` saturates.
            *most = (highest.ceil() as u32).clamp((*most).max(1), MOST_WORKERS);
        }
        t_s = next_s;
    }
    // Of hours that the load does not have, nothing is known: the least will do.
    for need in needs.iter_mut().flatten() {
        let known = need.iter().copied().filter(|workers| *workers > 0);
        let least = known.min().unwrap_or(1);
        for workers in need {
            *workers = (*workers).max(least);
        }
    }
    needs
}

/// The numbers of workers over a day.
#[derive(PartialEq)]
struct DayPlan {
    /// Hours with their workers.
    parts: Vec<(Hours, u32)>,
    /// The workers at all other times.
    otherwise: u32,
}

/// A part of a day, from an hour to another, and the workers that suffice for it.
#[derive(Clone, Copy)]
struct Part {
    from: usize,
    to: usize,
    workers: u32,
    /// The worker-hours that are not needed in it.
    idle: u32,
}

impl Part {
    fn length(&self) -> u32 {
        (self.to - self.from) as u32
    }

    /// Returns hours and workers; `None` for an empty part.
    fn hours(&self) -> Option<(Hours, u32)> {
        let hours = Hours::new(self.from as u16 * 60, self.to as u16 * 60);
        hours
            .filter(|_| self.from < self.to)
            .map(|hours| (hours, self.workers))
    }
}

/// Returns the numbers with the fewest worker-hours that suffice for a day: for two parts
/// of it, and for the rest. Of equal ones, those with fewer parts.
fn day_plan(need: &Need) -> DayPlan {
    let parts = parts(need);
    let workers = |from: usize, to: usize| {
        let part = parts
            .get(from)
            .and_then(|parts| parts.get(to.checked_sub(from)?));
        part.map_or(0, |part| part.workers)
    };
    let most = workers(0, HOURS);
    let mut best = DayPlan {
        parts: Vec::new(),
        otherwise: most,
    };
    let mut least = (HOURS as u32 * most, 0);
    let needed: u32 = need.iter().sum();
    // The first part of two may be empty.
    for first in parts.iter().flatten() {
        for second in parts
            .iter()
            .skip(first.to)
            .flat_map(|parts| parts.iter().skip(1))
        {
            if needed + first.idle + second.idle > least.0 {
                continue;
            }
            let between = workers(first.to, second.from);
            let otherwise = workers(0, first.from)
                .max(between)
                .max(workers(second.to, HOURS));
            let rest = HOURS as u32 - first.length() - second.length();
            let cost = first.length() * first.workers
                + second.length() * second.workers
                + rest * otherwise;
            let count = if first.length() > 0 { 2 } else { 1 };
            if rest > 0 && (cost, count) < least {
                least = (cost, count);
                best = DayPlan {
                    parts: [first, second]
                        .into_iter()
                        .filter_map(Part::hours)
                        .collect(),
                    otherwise,
                };
            }
        }
    }
    best
}

/// Returns the parts of a day by their begin and then by their length, which may be 0.
fn parts(need: &Need) -> Vec<Vec<Part>> {
    let from = |from: usize| {
        let (mut workers, mut sum) = (0, 0);
        let longer = need.iter().enumerate().skip(from).map(move |(hour, need)| {
            workers = workers.max(*need);
            sum += need;
            let to = hour + 1;
            let idle = (to - from) as u32 * workers - sum;
            Part {
                from,
                to,
                workers,
                idle,
            }
        });
        let empty = Part {
            from,
            to: from,
            workers: 0,
            idle: 0,
        };
        [empty].into_iter().chain(longer).collect()
    };
    (0..=HOURS).map(from).collect()
}
