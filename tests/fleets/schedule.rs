//! The laws of a schedule, and a floor under an autoscaler.

use crate::plans::{plan, weekdays};
use std::rc::Rc;

use proptest::prelude::*;
use reactive_allocation::autoscaler::asg::{Asg, AsgConfig, Observation};
use reactive_allocation::autoscaler::schedule::*;
use reactive_allocation::plan::*;
use reactive_allocation::workload::Calendar;

const DAY_S: i64 = 86_400;
/// 1970-01-05, a Monday.
const FIRST_MONDAY_S: i64 = 4 * DAY_S;

/// Plans whose dates lie in the run of [`calendar`], or near it.
fn plan_of_a_run() -> impl Strategy<Value = Plan> {
    let december = (20_u32..32).prop_map(|day| Days::Date(Date::new(2026, 12, day).unwrap()));
    plan(prop_oneof![3 => weekdays(), 1 => december])
}

fn calendar() -> impl Strategy<Value = Calendar> {
    // 2026-12-20 and the week after.
    let begin_s = 20_807 * DAY_S;
    prop_oneof![
        Just(Calendar::TimeOfDay),
        Just(Calendar::Weekdays),
        Just(Calendar::Days),
        Just(Calendar::Elapsed),
        (0..7 * DAY_S).prop_map(move |after_s| Calendar::Dated(begin_s + after_s)),
    ]
}

/// Returns the workers of every minute from the midnight before the start, by painting
/// the entries over each other, the first one last.
fn painted(plan: &Plan, calendar: Calendar, span_s: i64) -> Vec<u32> {
    let first_day = calendar.offset_s().div_euclid(DAY_S);
    let days = (calendar.offset_s() + span_s).div_euclid(DAY_S) - first_day + 1;
    let mut minutes = vec![plan.otherwise(); usize::try_from(days * 1440).unwrap()];
    for entry in plan.entries().iter().rev() {
        let (from, to) = (i64::from(entry.hours.from()), i64::from(entry.hours.to()));
        let to = if to < from { to + 1440 } else { to };
        for day in -1..days {
            let weekday = u8::try_from((first_day + day).rem_euclid(7)).unwrap();
            let begins = match entry.days {
                Days::Weekdays(weekdays) => weekdays.include(weekday),
                Days::Date(date) => {
                    let (year, month, of_month) = date.parts();
                    assert_eq!((year, month), (2026, 12));
                    // 2026-12-01 is day 20788 from 1970-01-01.
                    let days = 20_788 + of_month - 1 - FIRST_MONDAY_S / DAY_S;
                    matches!(calendar, Calendar::Dated(_)) && days == first_day + day
                }
            };
            if begins {
                for minute in day * 1440 + from..day * 1440 + to {
                    let index = usize::try_from(minute).ok();
                    if let Some(workers) = index.and_then(|index| minutes.get_mut(index)) {
                        *workers = entry.workers;
                    }
                }
            }
        }
    }
    minutes
}

/// Returns the worker-seconds of a run, counted minute by minute.
fn counted(minutes: &[u32], calendar: Calendar, span_s: i64) -> i64 {
    let begin_s = calendar.offset_s().rem_euclid(DAY_S);
    (0_i64..)
        .zip(minutes)
        .map(|(minute, workers)| {
            let from_s = (minute * 60).max(begin_s);
            let to_s = (minute * 60 + 60).min(begin_s + span_s);
            (to_s - from_s).max(0) * i64::from(*workers)
        })
        .sum()
}

fn config(plan: Plan, calendar: Calendar, bounds: (u32, u32)) -> ScheduleConfig {
    ScheduleConfig {
        plan: Rc::new(plan),
        calendar,
        min_workers: bounds.0,
        max_workers: bounds.1,
    }
}

proptest! {
    #[test]
    fn a_schedule_alone_costs_exactly_its_plan(
        plan in plan_of_a_run(),
        calendar in calendar(),
        span_s in 1_i64..10 * DAY_S,
    ) {
        let minutes = painted(&plan, calendar, span_s);
        let cost = counted(&minutes, calendar, span_s);
        let planned = planned_workers(&plan, calendar, span_s as f64);
        prop_assert_eq!(planned.integral(), cost as f64);
        prop_assert_eq!(worker_hours(&plan, calendar, span_s as f64), cost as f64 / 3600.0);

        let mut schedule = Schedule::new(config(plan, calendar, (0, MOST_WORKERS)));
        let (mut wanted, mut last_s, mut paid) = (0, 0.0, 0.0);
        while schedule.next_sync_s() < span_s as f64 {
            let now_s = schedule.next_sync_s();
            paid += (now_s - last_s) * f64::from(wanted);
            let decision = schedule.tick(now_s, wanted);
            prop_assert_eq!(decision.was, wanted);
            prop_assert!(schedule.next_sync_s() > now_s);
            prop_assert_eq!(f64::from(decision.wanted), planned.at(now_s));
            (wanted, last_s) = (decision.wanted, now_s);
        }
        paid += (span_s as f64 - last_s) * f64::from(wanted);
        prop_assert_eq!(paid, cost as f64);
    }

    #[test]
    fn a_schedule_stays_within_the_bounds_and_says_why(
        plan in plan_of_a_run(),
        calendar in calendar(),
        t_s in 0.0..1e6,
        min in 0_u32..300,
        more in 0_u32..300,
    ) {
        let moment = Moment::new(calendar, t_s);
        let planned = plan.workers_at(moment);
        let entry = plan.entry_at(moment);
        let mut schedule = Schedule::new(config(plan, calendar, (min, min + more)));
        let decision = schedule.tick(t_s, 7);
        prop_assert_eq!(decision.raw, Some(planned));
        prop_assert_eq!(decision.wanted, planned.clamp(min, min + more));
        let reason = if planned > min + more {
            Reason::AtMaximum
        } else if planned < min {
            Reason::AtMinimum
        } else {
            entry.map_or(Reason::Otherwise, |index| Reason::Entry { index })
        };
        prop_assert_eq!(decision.reason, reason);
    }

    #[test]
    fn a_floor_raises_and_never_lowers(
        plan in plan_of_a_run(),
        calendar in calendar(),
        t_s in 0.0..1e6,
        wanted in 0_u32..=MOST_WORKERS,
    ) {
        let least = plan.workers_at(Moment::new(calendar, t_s));
        let mut floor = Floor::new(config(plan, calendar, (0, MOST_WORKERS)));
        prop_assert_eq!(floor.minimum_at(t_s), least);
        let acted = floor.act(t_s, wanted);
        prop_assert_eq!(acted.wanted, wanted.max(least));
        prop_assert_eq!(acted.reason == Reason::AboveFloor, wanted > least);

        let raised = floor.raise(t_s, acted.map_reason(|_| "its own"));
        prop_assert_eq!(raised.wanted, acted.wanted);
        prop_assert_eq!(raised.reason, FloorReason::Autoscaler("its own"));
        let mut own = acted.map_reason(|_| "its own");
        own.wanted = wanted;
        let raised = floor.raise(t_s, own);
        prop_assert_eq!(raised.wanted, wanted.max(least));
        prop_assert_eq!(raised.reason, if least > wanted {
            FloorReason::Raised { asked: wanted, reason: "its own" }
        } else {
            FloorReason::Autoscaler("its own")
        });
    }

    #[test]
    fn cron_triggers_ask_for_at_least_the_plan(
        plan in plan_of_a_run(),
        calendar in calendar(),
        t_s in 0.0..1e6,
    ) {
        let moment = Moment::new(calendar, t_s);
        let asked = cron_replicas(&plan, moment).max(plan.otherwise());
        prop_assert!(asked >= plan.workers_at(moment));
        if let [entry] = plan.entries() {
            let wanted = if entry.covers(moment) { entry.workers } else { 1 };
            prop_assert_eq!(cron_replicas(&plan, moment), wanted);
        }
    }
}

fn read(text: &str) -> Plan {
    text.parse().unwrap()
}

#[test]
fn a_week_has_working_hours_and_a_weekend() {
    let plan = read("Mon-Fri 07:00-20:00 8; else 3");
    let at = |day: f64, hour: f64| {
        let t_s = (day * 24.0 + hour) * 3600.0;
        plan.workers_at(Moment::new(Calendar::Weekdays, t_s))
    };
    assert_eq!([at(0.0, 6.99), at(0.0, 7.0), at(4.0, 19.99)], [3, 8, 8]);
    assert_eq!([at(4.0, 20.0), at(5.0, 12.0), at(7.0, 12.0)], [3, 3, 8]);
    let week_s = 7.0 * 86_400.0;
    let hours = 5.0 * 13.0 * 8.0 + (7.0 * 24.0 - 5.0 * 13.0) * 3.0;
    assert_eq!(worker_hours(&plan, Calendar::Weekdays, week_s), hours);
}

#[test]
fn dates_follow_the_clock_of_the_load() {
    // 2026-11-29 is a Sunday; the load begins at 14:05.
    let calendar = Calendar::Dated(1_795_961_100);
    let plan = read("2026-11-30 00:00-12:00 1; Mon 22:00-02:00 9; Mon 8; else 3");
    let at = |hour: f64| plan.workers_at(Moment::new(calendar, hour * 3600.0 - 300.0));
    // From 14:00 on Sunday.
    assert_eq!([at(9.99), at(10.0), at(21.99), at(22.0)], [3, 1, 1, 8]);
    assert_eq!([at(32.0), at(34.0), at(35.99), at(36.0)], [9, 9, 9, 3]);
    assert_eq!(next_time_s(&plan, calendar, 0.0), 8.0 * 3600.0 - 300.0);
    assert!(has_weekdays(calendar) && !has_weekdays(Calendar::Days));
}

#[test]
fn a_floor_holds_an_auto_scaling_group_up_until_its_low_alarm_acts() {
    let plan = read("07:00-08:00 6; else 0");
    let mut floor = Floor::new(config(plan, Calendar::TimeOfDay, (1, 15)));
    let mut group = Asg::new(AsgConfig::default());
    let mut wanted = 2;
    let mut sizes = Vec::new();
    for minute in 6 * 60..9 * 60 {
        let now_s = f64::from(minute) * 60.0;
        if floor.next_sync_s() <= now_s {
            wanted = floor.act(now_s, wanted).wanted;
        }
        let observed = Observation {
            desired: wanted,
            warmed: wanted,
            warming: 0,
            // Two instances' work at 45 %.
            cpu_pct: Some(90.0 / f64::from(wanted)),
        };
        wanted = floor.raise(now_s, group.tick(now_s, &observed)).wanted;
        sizes.push(wanted);
    }
    let at = |hour: usize, minute: usize| sizes[(hour - 6) * 60 + minute];
    assert_eq!([at(6, 59), at(7, 0), at(7, 59)], [2, 6, 6]);
    // The low alarm has been on since 07:16, and acts every minute.
    assert_eq!([at(8, 0), at(8, 59)], [2, 2]);
}
