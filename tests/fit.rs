//! Writes runs of the model as a monitoring system would have recorded them, reads them back
//! and fits them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::rc::Rc;

use proptest::prelude::*;
use reactive_allocation::allocation::Run;
use reactive_allocation::csv::csv;
use reactive_allocation::elasticity::utilisation;
use reactive_allocation::fit::{CpuFit, compare_fleets, fit_cpu};
use reactive_allocation::own_load::{Choices, CpuScope, CpuUnit, Reading, read};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{Preset, SettingId, Settings, Value};
use reactive_allocation::timeline::Steps;

/// The first row, in seconds since 1970.
const BEGIN_S: u32 = 1_793_577_600;

/// The form in which the CPU is recorded.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    PercentOfEach,
    CoresOfFleet,
    SecondsOfFleet,
}

/// Returns numbers from −1 to 1 that look random and are always the same.
fn noise(seed: u32) -> impl FnMut() -> f64 {
    let mut state = u64::from(seed) * 2 + 1;
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 32) as f64 / f64::from(u32::MAX) * 2.0 - 1.0
    }
}

fn mean(steps: &Steps, begin_s: f64, step_s: f64) -> f64 {
    steps.window(begin_s, begin_s + step_s).integral() / step_s
}

/// Writes a run: its load, TaskManagers and CPU every `step_s` seconds, the CPU off by up to
/// `noise_pct` percent.
fn recorded(
    settings: &Settings,
    results: &Results,
    run: &Run,
    form: Form,
    (step_s, noise_pct): (f64, f64),
) -> String {
    let cpu_column = match form {
        Form::PercentOfEach => "cpu_load_percent",
        Form::CoresOfFleet => "sum of cpu cores",
        Form::SecondsOfFleet => "container_cpu_usage_seconds_total",
    };
    let mut text = format!("time,numRecordsInPerSecond,{cpu_column},numRegisteredTaskManagers\n");
    let cpu_pct = utilisation(settings, run);
    let mut stray = noise(settings.seed);
    let mut used_s = 0.0;
    let rows = (results.workload.span_s() / step_s).floor() as u32;
    for row in 0..rows {
        let begin_s = f64::from(row) * step_s;
        let load = mean(&results.workload.rate, begin_s, step_s);
        let count = mean(&run.registered, begin_s, step_s);
        let pct = mean(&cpu_pct, begin_s, step_s) * (1.0 + noise_pct / 100.0 * stray());
        let cores = pct / 100.0 * settings.cpu_request_millicores / 1e3 * count;
        let cpu = match form {
            Form::PercentOfEach => pct,
            Form::CoresOfFleet => cores,
            Form::SecondsOfFleet => used_s,
        };
        used_s += cores * step_s;
        let t_s = f64::from(BEGIN_S) + begin_s;
        writeln!(text, "{t_s},{load:.3},{cpu:.5},{count:.4}").unwrap();
    }
    text
}

/// Fits a file with settings of which only the CPU request and limit are right.
fn fitted(reading: &Reading, settings: &Settings) -> CpuFit {
    let mut ignorant = settings.with_own_load(&Rc::new(reading.load.clone()));
    ignorant.cpu_per_record_us = 1.0;
    ignorant.idle_cpu_millicores = 0.0;
    fit_cpu(&reading.load, reading.measured.as_ref().unwrap(), &ignorant).unwrap()
}

/// The most that the CPU per record may be off, as a share of it, and the idle CPU in
/// millicores, with CPU that is off by up to 5 %.
const MOST_OFF: (f64, f64) = (0.02, 5.0);

#[test]
fn a_recorded_run_fits_back_to_the_settings_that_made_it() {
    let mut wrong = Vec::new();
    for preset in [
        Preset::DayNight,
        Preset::Weekend,
        Preset::SuddenEvent,
        Preset::TaxiWeek,
        Preset::BlogExperiment,
    ] {
        let settings = Settings::preset(preset);
        let results = Results::new(&settings);
        for (name, run) in [
            ("static", &results.static_fleet),
            ("reactive", &*results.reactive),
            ("manual", &*results.manual),
        ] {
            for form in [
                Form::PercentOfEach,
                Form::CoresOfFleet,
                Form::SecondsOfFleet,
            ] {
                let text = recorded(&settings, &results, run, form, (60.0, 5.0));
                let fit = fitted(&read(&text, &Choices::default()).unwrap(), &settings);
                let share_off = fit.cpu_per_record_us / settings.cpu_per_record_us - 1.0;
                let idle_off = fit.idle_cpu_millicores - settings.idle_cpu_millicores;
                let what = format!("{preset:?} {name} {form:?}: {share_off:.4}, {idle_off:.2}");
                println!("{what} from {} steps, {:?}", fit.steps, fit.left_out);
                if share_off.abs() > MOST_OFF.0 || idle_off.abs() > MOST_OFF.1 {
                    wrong.push(what);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_run_with_the_fitted_settings_has_the_fleet_that_was_recorded() {
    for preset in [Preset::DayNight, Preset::Weekend, Preset::TaxiWeek] {
        let settings = Settings::preset(preset);
        let results = Results::new(&settings);
        let text = recorded(
            &settings,
            &results,
            &results.reactive,
            Form::PercentOfEach,
            (60.0, 5.0),
        );
        let reading = read(&text, &Choices::default()).unwrap();
        let patch = fitted(&reading, &settings).patch();
        let own = settings.with_own_load(&Rc::new(reading.load.clone()));
        let own = own.with(&patch).unwrap();
        let measured = reading.measured.as_ref().unwrap();
        let compared = |steps: &Steps| compare_fleets(&reading.load, measured, steps).unwrap();
        let model = Results::new(&own);
        let found = compared(&model.reactive.registered);
        println!("{preset:?}: {found:?}");
        assert!(found.within_one_share > 0.95, "{found:?}");
        let hours = found.model_worker_hours / found.measured_worker_hours;
        assert!((hours - 1.0).abs() < 0.03, "{found:?}");
        // The run itself agrees but for the means of the steps in which it changes.
        let itself = compared(&results.reactive.registered);
        assert!(
            itself.equal_share > 0.99 && itself.within_one_share > 0.999,
            "{itself:?}"
        );
        // Another fleet does not.
        let other = compared(&model.static_fleet.registered);
        assert!(other.equal_share < 0.5, "{other:?}");
    }
}

#[test]
fn the_csv_of_a_run_is_read_and_fitted() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let text = csv(&settings, &results, &results.reactive, 15.0);
    let reading = read(&text, &Choices::default()).unwrap();
    let name = |index: usize| reading.notes.columns[index].name.as_str();
    assert_eq!(name(reading.notes.load_column), "load");
    assert_eq!(name(reading.notes.cpu.unwrap().column), "utilisation");
    assert_eq!(
        name(reading.notes.task_managers.unwrap().column),
        "registered"
    );
    let fit = fitted(&reading, &settings);
    let share_off = fit.cpu_per_record_us / settings.cpu_per_record_us - 1.0;
    assert!(share_off.abs() < 0.005, "{fit:?}");
}

#[test]
fn what_is_guessed_can_be_chosen() {
    let text = "time,rate,cpu,taskmanagers,other,count\n\
                0,100,40,2,0.5,4\n60,200,60,2,0.6,4\n120,300,80,2,0.7,4\n";
    let of = |choices: &Choices| {
        let reading = read(text, choices).unwrap();
        let measured = reading.measured.unwrap();
        (reading.notes.cpu.unwrap(), measured)
    };
    let (note, measured) = of(&Choices::default());
    assert_eq!(
        (note.column, note.unit, note.scope),
        (2, CpuUnit::Percent, CpuScope::TaskManager)
    );
    assert!(measured.cpu.unwrap().is_share);
    let choices = Choices {
        cpu_unit: Some(CpuUnit::Millicores),
        cpu_scope: Some(CpuScope::Fleet),
        task_manager_column: Some(5),
        ..Choices::default()
    };
    let (note, measured) = of(&choices);
    assert_eq!(
        (note.unit, note.scope),
        (CpuUnit::Millicores, CpuScope::Fleet)
    );
    let cpu = measured.cpu.unwrap();
    assert_eq!(
        (cpu.is_share, cpu.steps),
        (false, vec![Some(40.0), Some(60.0), Some(80.0)])
    );
    assert_eq!(measured.task_managers.unwrap(), vec![Some(4.0); 3]);
    let choices = Choices {
        cpu_column: Some(4),
        ..Choices::default()
    };
    let (note, measured) = of(&choices);
    assert_eq!((note.column, note.unit), (4, CpuUnit::Share));
    assert_eq!(
        measured.cpu.unwrap().steps,
        [Some(0.5), Some(0.6), Some(0.7)]
    );
    let none = Choices {
        load_column: Some(1),
        cpu_column: Some(1),
        task_manager_column: Some(1),
        ..Choices::default()
    };
    assert_eq!(read(text, &none).unwrap().measured, None);
    let wrong = Choices {
        cpu_column: Some(9),
        ..Choices::default()
    };
    let message = read(text, &wrong).unwrap_err().to_string();
    assert!(
        message.starts_with("Column 9: is no column of numbers"),
        "{message}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_job_is_found_again(
        cpu_per_record_us in 100.0..280.0_f64,
        idle_cpu_millicores in 0.0..100.0_f64,
        seed in 0..10_000_u32,
        step_s in prop::sample::select(vec![15.0, 30.0, 60.0, 300.0]),
        form in prop::sample::select(vec![Form::PercentOfEach, Form::CoresOfFleet, Form::SecondsOfFleet]),
    ) {
        let patch = [
            (SettingId::CpuPerRecord, Value::Number(cpu_per_record_us)),
            (SettingId::IdleCpu, Value::Number(idle_cpu_millicores)),
            (SettingId::Seed, Value::Number(f64::from(seed))),
        ];
        let settings = Settings::default().with(&patch).unwrap();
        let results = Results::new(&settings);
        let text = recorded(&settings, &results, &results.static_fleet, form, (step_s, 5.0));
        let fit = fitted(&read(&text, &Choices::default()).unwrap(), &settings);
        // Twice what it says, that is four standard errors, and 1 %.
        let most_off = 2.0 * fit.uncertainty_us + 0.01 * cpu_per_record_us;
        let off = (fit.cpu_per_record_us - cpu_per_record_us).abs();
        prop_assert!(off <= most_off, "{off} for {most_off}: {fit:?}");
    }

    #[test]
    fn any_columns_of_a_fleet_cause_no_panic(
        names in prop::collection::vec("(time|load|records|cpu|cpu_seconds_total|cores|taskmanagers|pod|parallelism|%|per| |_|[a-z]){1,4}", 2..6),
        cells in prop::collection::vec("([0-9]{1,12}|[0-9]\\.[0-9]{1,3}|-1|NaN||abc|1e300)", 8..120),
        cpu in prop::option::of(0..6_usize),
        unit in prop::sample::select(vec![None, Some(CpuUnit::SecondsUsed), Some(CpuUnit::NanosecondsUsed), Some(CpuUnit::Share), Some(CpuUnit::Cores)]),
        scope in prop::sample::select(vec![None, Some(CpuScope::Fleet), Some(CpuScope::TaskManager)]),
    ) {
        let mut text = format!("time,load,{}\n", names.join(","));
        for (index, row) in cells.chunks(names.len() + 1).enumerate() {
            text.push_str(&format!("{},{}\n", 60 * index, row.join(",")));
        }
        let choices = Choices { cpu_column: cpu, cpu_unit: unit, cpu_scope: scope, ..Choices::default() };
        if let Ok(reading) = read(&text, &choices) {
            let count = reading.load.levels.len();
            if let Some(measured) = &reading.measured {
                prop_assert_eq!(measured.is_load_known.len(), count);
                let cpu = measured.cpu.iter().map(|cpu| &cpu.steps);
                for steps in cpu.chain(&measured.task_managers) {
                    prop_assert_eq!(steps.len(), count);
                    prop_assert!(steps.iter().flatten().all(|value| *value >= 0.0));
                }
                let _ = fit_cpu(&reading.load, measured, &Settings::default());
                let workers = Steps::new(3.0, reading.load.span_s());
                let _ = compare_fleets(&reading.load, measured, &workers);
            }
        }
    }
}
