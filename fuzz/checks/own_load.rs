//! Files with a load of the reader's own.

use reactive_allocation::fit::{compare_fleets, fit_cpu};
use reactive_allocation::own_load::{
    Choices, CpuScope, CpuUnit, LEVELS, LoadUnit, MOST_BINS, Measured, ReadError, Reader, Reading,
    encoding_of, read,
};
use reactive_allocation::settings::Settings;
use reactive_allocation::timeline::Steps;

/// Checks that no file causes a panic, that a load is possible, and that it is the same
/// however the file is cut.
pub fn own_load(data: &[u8]) {
    if encoding_of(data, true).is_err() {
        return;
    }
    let text = String::from_utf8_lossy(data);
    let whole = read(&text, &Choices::default());
    if let Ok(reading) = &whole {
        check(reading);
    }
    let cut = text.len() / 2;
    let cut = (cut..text.len()).find(|at| text.is_char_boundary(*at));
    if let Some((begin, end)) = cut.and_then(|at| text.split_at_checked(at)) {
        let halves = in_halves(begin, end, &Choices::default());
        assert_eq!(format!("{halves:?}"), format!("{whole:?}"), "{text:?}");
    }
    // The choices of a reader meet any file.
    for (unit, cpu_unit, cpu_scope) in [
        (LoadUnit::Counter, CpuUnit::SecondsUsed, CpuScope::Fleet),
        (LoadUnit::PerStep, CpuUnit::Share, CpuScope::TaskManager),
    ] {
        let choices = Choices {
            cpu_column: Some(2),
            cpu_unit: Some(cpu_unit),
            cpu_scope: Some(cpu_scope),
            task_manager_column: Some(3),
            time_column: Some(0),
            load_column: Some(1),
            unit: Some(unit),
            zone_s: Some(3600.0),
            ..Choices::default()
        };
        if let Ok(reading) = read(&text, &choices) {
            check(&reading);
        }
    }
}

fn in_halves(begin: &str, end: &str, choices: &Choices) -> Result<Reading, ReadError> {
    let mut reader = Reader::default();
    reader.push(begin)?;
    reader.push(end)?;
    reader.finish(choices)
}

fn check(reading: &Reading) {
    let load = &reading.load;
    assert!(load.step_s > 0.0 && load.step_s.is_finite(), "{load:?}");
    assert!(load.peak_per_s > 0.0 && load.peak_per_s.is_finite());
    assert!((2..=MOST_BINS).contains(&load.levels.len()));
    assert_eq!(load.levels.iter().max(), Some(&LEVELS));
    assert!(load.begin_s.is_none_or(f64::is_finite));
    let notes = &reading.notes;
    assert!(notes.columns.get(notes.load_column).is_some());
    assert!(notes.highest_per_s.is_finite() && notes.usual_step_s > 0.0);
    if let Some(measured) = &reading.measured {
        check_measured(reading, measured);
    }
}

/// Checks that what was measured has a value or none for each step, and that it can be fitted
/// or is refused.
fn check_measured(reading: &Reading, measured: &Measured) {
    let load = &reading.load;
    assert_eq!(measured.is_load_known.len(), load.levels.len());
    let cpu = measured.cpu.iter().map(|cpu| &cpu.steps);
    for steps in cpu.chain(&measured.task_managers) {
        assert_eq!(steps.len(), load.levels.len());
        assert!(
            steps.iter().flatten().all(|value| *value >= 0.0),
            "{steps:?}"
        );
    }
    let settings = Settings::default();
    if let Ok(fit) = fit_cpu(load, measured, &settings) {
        assert!(settings.with(&fit.patch()).is_ok(), "{fit:?}");
    }
    let workers = Steps::new(3.0, load.span_s());
    if let Some(found) = compare_fleets(load, measured, &workers) {
        assert!(
            (0.0..=1.0 + 1e-9).contains(&found.within_one_share),
            "{found:?}"
        );
    }
}
