//! The plan that suffices for the first week of a load.

use proptest::prelude::*;
use reactive_allocation::own_load::OwnLoad;
use reactive_allocation::plan::*;
use reactive_allocation::settings::{Preset, Settings};
use reactive_allocation::workload::{Calendar, Workload};
use std::rc::Rc;

const HOUR_S: f64 = 3600.0;

/// Returns the plan that suffices for the first week of a preset without noise.
fn derived(preset: Preset) -> Plan {
    let settings = Settings {
        noise_pct: 0.0,
        ..Settings::preset(preset)
    };
    let workload = Workload::new(&settings);
    let planned = settings.planned_rate_per_s();
    let usual = settings.peak_load_per_s * settings.usual_share_pct / 100.0;
    usual_plan(&UsualLoad {
        calendar: workload.calendar,
        span_s: workload.span_s(),
        step_s: 60.0,
        workers_at: &|t_s| match preset {
            // Nobody knows of the event before.
            Preset::SuddenEvent => usual / planned,
            _ => workload.rate.at(t_s) / planned,
        },
    })
}

#[test]
fn the_default_schedule_of_a_preset_follows_from_its_load() {
    for preset in Preset::ALL {
        let settings = Settings::preset(*preset);
        assert!(settings.schedule.is_none());
        let plan = settings.plan().to_string();
        assert_eq!(plan, derived(*preset).to_string(), "{preset:?}");
    }
}

fn load() -> impl Strategy<Value = OwnLoad> {
    let begin_s = prop::option::of(1_700_000_000..1_800_000_000_u32);
    let levels = prop::collection::vec(0..=4095_u16, 2..400);
    (begin_s, levels).prop_map(|(begin_s, levels)| OwnLoad {
        begin_s: begin_s.map(f64::from),
        step_s: HOUR_S,
        peak_per_s: 30_000.0,
        levels,
    })
}

proptest! {
    #[test]
    fn the_default_schedule_of_a_file_suffices_for_its_first_week(load in load()) {
        let settings = Settings::default().with_own_load(&Rc::new(load.clone()));
        let plan = settings.plan();
        let planned = settings.planned_rate_per_s();
        let mut highest: f64 = 1.0;
        for minute in 0..(7 * 1440).min(load.levels.len() * 60) {
            let t_s = minute as f64 * 60.0;
            let need = load.share_at(t_s) * load.peak_per_s / planned;
            let workers = plan.workers_at(Moment::new(load.calendar(), t_s));
            prop_assert!(f64::from(workers) >= need, "{plan}: {need} at {t_s}");
            highest = highest.max(need);
        }
        let entries = plan.entries().iter().map(|entry| entry.workers);
        let most = entries.fold(plan.otherwise(), u32::max);
        prop_assert!(f64::from(most) < highest + 1.0, "{plan}: {highest}");
        prop_assert!(plan.entries().len() <= 5);
    }
}

#[test]
fn a_usual_plan_has_three_numbers_a_day_with_the_fewest_worker_hours() {
    let plan = |calendar, days: f64, workers_at: &dyn Fn(f64) -> f64| {
        let load = UsualLoad {
            calendar,
            span_s: days * 24.0 * HOUR_S,
            step_s: 60.0,
            workers_at,
        };
        usual_plan(&load).to_string()
    };
    let hour = |t_s: f64| (t_s / HOUR_S) % 24.0;
    let office = |t_s: f64| {
        if (7.5..=19.5).contains(&hour(t_s)) {
            7.2
        } else {
            2.9
        }
    };
    assert_eq!(
        plan(Calendar::TimeOfDay, 1.0, &office),
        "07:00-20:00 8; else 3"
    );
    assert_eq!(
        plan(Calendar::Weekdays, 5.0, &office),
        "07:00-20:00 8; else 3"
    );
    let week = |t_s: f64| {
        if t_s < 5.0 * 86_400.0 {
            office(t_s)
        } else {
            1.5
        }
    };
    assert_eq!(
        plan(Calendar::Weekdays, 7.0, &week),
        "Sat-Sun 2; Mon-Fri 07:00-20:00 8; else 3"
    );
    // A third number for the evening.
    let evening = |t_s: f64| if hour(t_s) >= 22.0 { 5.0 } else { office(t_s) };
    assert_eq!(
        plan(Calendar::TimeOfDay, 1.0, &evening),
        "07:00-20:00 8; 22:00-24:00 5; else 3"
    );
    // The second week is not known.
    let growing = |t_s: f64| if t_s < 7.0 * 86_400.0 { 3.5 } else { 9.0 };
    assert_eq!(plan(Calendar::Days, 14.0, &growing), "else 4");
    assert_eq!(plan(Calendar::Elapsed, 1.0, &|_| 0.0), "else 1");
    assert_eq!(plan(Calendar::Elapsed, 1.0, &|_| f64::NAN), "else 1");
    assert_eq!(plan(Calendar::Elapsed, 1.0, &|_| 1e9), "else 500");
}
