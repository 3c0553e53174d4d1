//! Measures the time of the model, compiled for speed (the module of the browser is compiled
//! for size, and slower).
//!
//! `cargo bench --bench simulate` prints medians; with `-- WORD` only the lines with
//! that word. The budget for 30 days with three policies is 8 ms in the browser; for 30 days
//! with up to 500 TaskManagers, and with metrics every 15 s, 20 ms each here. One step of a
//! slider has 2 ms in all, with drawing.

use reactive_allocation::allocation;
use reactive_allocation::figure::{ChoiceMap, MAP_SEEDS};
use reactive_allocation::map::{Axis, Sweep};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{AutoscalerKind, Preset, Settings};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::{Calendar, Workload};
use std::hint::black_box;
use std::time::{Duration, Instant};

const DAY_S: f64 = 86_400.0;
const DAYS: u32 = 30;

/// Returns whether a line is asked for on the command line.
fn is_wanted(name: &str) -> bool {
    let mut words = std::env::args().skip(1);
    let word = words.find(|word| !word.starts_with("--"));
    word.is_none_or(|word| name.contains(&word))
}

/// Prints the shortest and the median time of many calls.
fn time<T>(name: &str, mut call: impl FnMut() -> T) {
    const AT_LEAST: Duration = Duration::from_millis(400);
    if !is_wanted(name) {
        return;
    }
    let mut times = Vec::new();
    let began = Instant::now();
    while began.elapsed() < AT_LEAST || times.len() < 11 {
        let start = Instant::now();
        black_box(call());
        times.push(start.elapsed());
    }
    times.sort();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    let least = times.first().copied().unwrap_or_default();
    println!(
        "{name:44} {:>9.1} µs median {:>9.1} µs least {:>6} calls",
        middle.as_secs_f64() * 1e6,
        least.as_secs_f64() * 1e6,
        times.len()
    );
}

/// Prints the time of a run of the reactive fleet, and the events that it grows with.
fn time_reactive(name: &str, settings: &Settings, workload: &Workload) {
    if !is_wanted(name) {
        return;
    }
    time(name, || allocation::reactive(settings, workload));
    let run = allocation::reactive(settings, workload);
    println!(
        "    {} restarts, {} events, at most {} TaskManagers",
        run.totals.rescales,
        run.events.len(),
        run.workers.max()
    );
}

/// Returns a load of 30 days with the shape of the preset and different noise.
fn thirty_days(settings: &Settings) -> Workload {
    let mut rate = Steps::with_capacity(DAYS as usize * 288, f64::from(DAYS) * DAY_S);
    for day in 0..DAYS {
        let settings = Settings {
            seed: settings.seed + day,
            ..settings.clone()
        };
        for (begin_s, _, value) in Workload::new(&settings).rate.spans() {
            rate.push(f64::from(day) * DAY_S + begin_s, value);
        }
    }
    Workload {
        rate,
        bursts: None,
        calendar: Calendar::Days,
    }
}

/// Returns the map of the settings as the figure plans it.
fn map_of(settings: &Settings) -> Sweep {
    Sweep::new(settings, Axis::usual_pair(settings), MAP_SEEDS)
}

fn main() {
    for preset in Preset::ALL {
        let settings = Settings::preset(*preset);
        let name = format!("preset {}, all policies and report", preset.name());
        time(&name, || Results::new(&settings));
    }

    let settings = Settings::default();
    let month = thirty_days(&settings);
    println!(
        "\n30 days: {:.0} evaluations, {} load steps",
        month.span_s() / settings.sync_period_s,
        month.rate.values().len()
    );
    time("30 days, static", || {
        allocation::static_fleet(&settings, &month)
    });
    time_reactive("30 days, reactive", &settings, &month);
    time("30 days, manual", || allocation::manual(&settings, &month));
    time("30 days, schedule", || {
        allocation::schedule(&settings, &month)
    });
    time("30 days, all three", || {
        (
            allocation::static_fleet(&settings, &month),
            allocation::manual(&settings, &month),
            allocation::reactive(&settings, &month),
        )
    });
    let often = Settings {
        metrics_resolution_s: 15.0,
        metrics_jitter_s: 2.0,
        ..settings.clone()
    };
    time_reactive("30 days, measured every 15 s", &often, &month);
    let large = Settings {
        peak_load_per_s: 400_000.0,
        max_workers: 500,
        ..settings
    };
    let crowd = thirty_days(&large);
    time_reactive("30 days, up to 500 TaskManagers", &large, &crowd);
    let day = Settings::default();
    let runs = map_of(&day).progress().1;
    time(&format!("a map of a day, {runs} runs"), || {
        let mut sweep = map_of(&day);
        while sweep.step() {}
    });
    for preset in [Preset::DayNight, Preset::TaxiWeek] {
        let settings = Settings::preset(preset);
        let map = ChoiceMap::new(&settings);
        let name = preset.name();
        time(&format!("map of {name}, planned"), || {
            ChoiceMap::new(&settings)
        });
        time(&format!("map of {name}, place of the settings"), || {
            map.sweep().present(&settings)
        });
    }
    for kind in AutoscalerKind::ALL {
        let settings = Settings {
            autoscaler: *kind,
            ..Settings::default()
        };
        let day = Workload::new(&settings);
        time(&format!("a day, {}", kind.name()), || {
            allocation::reactive(&settings, &day)
        });
        time(&format!("a day, all policies, {}", kind.name()), || {
            Results::new(&settings)
        });
    }
}
