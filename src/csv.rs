//! Exports runs as CSV, one row per time step, the decisions of an autoscaler, and the
//! map of costs and delays.

mod decisions;
mod map;

pub use decisions::decisions;
pub use map::{map, map_runs};

use crate::allocation::{EventKind, Run};
use crate::elasticity::utilisation_pct;
use crate::numbers::{fixed_decimals, plain_number};
use crate::report::Results;
use crate::settings::Settings;

const HEADER: &str =
    "t_s,load,wanted,registered,parallelism,processed_per_s,lag,utilisation,state\n";

/// The largest number of rows of one export.
const MOST_ROWS: f64 = 1e6;

/// The reason why a run cannot be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvError {
    /// No policy has this name.
    #[error("policy must be static, manual, schedule or reactive")]
    Policy,
    /// The step is not above 0, or too short.
    #[error("the step must be longer, for at most a million rows")]
    Step,
}

/// Returns the run of the policy with this name as CSV, a row every `step_s`
/// seconds.
///
/// # Errors
/// Returns an error for a policy other than `static`, `manual`, `schedule` or
/// `reactive`, and for a step that is not above 0 or gives more than a million rows.
pub fn csv_of(
    settings: &Settings,
    results: &Results,
    policy: &str,
    step_s: f64,
) -> Result<String, CsvError> {
    let run = match policy {
        "static" => &results.static_fleet,
        "manual" => &results.manual,
        "schedule" => &results.schedule,
        "reactive" => &results.reactive,
        _ => return Err(CsvError::Policy),
    };
    let rows = results.workload.span_s() / step_s;
    if step_s > 0.0 && rows <= MOST_ROWS {
        Ok(csv(settings, results, run, step_s))
    } else {
        Err(CsvError::Step)
    }
}

/// Returns a run as CSV, a row every `step_s` seconds (above 0): time in seconds, load and processed records per second, TaskManagers wanted
/// and registered, parallelism, consumer lag in records, CPU use in percent of
/// the request, and the state of the job.
pub fn csv(settings: &Settings, results: &Results, run: &Run, step_s: f64) -> String {
    let mut text = HEADER.to_owned();
    let mut states = States::of(run);
    let end_s = results.workload.span_s();
    for t_s in (0_u32..).map(|row| f64::from(row) * step_s) {
        if t_s >= end_s {
            break;
        }
        push_time(&mut text, results, t_s);
        push_run(&mut text, settings, run, t_s);
        text.push_str(states.at(t_s));
        text.push('\n');
    }
    text
}

/// The columns of each run in [`csv_of_runs`], behind its name.
const OF_RUN: [&str; 7] = [
    "_wanted",
    "_registered",
    "_parallelism",
    "_processed_per_s",
    "_lag",
    "_utilisation",
    "_state",
];

/// Returns several runs as one table: time and load, the columns of [`csv()`] for each run
/// with its name before them, and `source`, which says in the first row where the table is
/// from. Nothing but the header and data is in it, so that every reader of CSV takes it.
///
/// # Errors
/// Returns an error for a step that is not above 0 or gives more than a million rows.
pub fn csv_of_runs(
    settings: &Settings,
    results: &Results,
    runs: &[(&str, &Run)],
    step_s: f64,
    source: &str,
) -> Result<String, CsvError> {
    let end_s = results.workload.span_s();
    let rows = end_s / step_s;
    if !(step_s > 0.0 && rows <= MOST_ROWS) {
        return Err(CsvError::Step);
    }
    let mut text = "t_s,load_per_s,".to_owned();
    for (name, _) in runs {
        for column in OF_RUN {
            text.push_str(&text_cell(&[name, column].concat()));
            text.push(',');
        }
    }
    text.push_str("source\n");
    let mut states: Vec<States> = runs.iter().map(|(_, run)| States::of(run)).collect();
    let mut source = Some(text_cell(source));
    for t_s in (0_u32..).map(|row| f64::from(row) * step_s) {
        if t_s >= end_s {
            break;
        }
        push_time(&mut text, results, t_s);
        for ((_, run), states) in runs.iter().zip(&mut states) {
            push_run(&mut text, settings, run, t_s);
            text.push_str(states.at(t_s));
            text.push(',');
        }
        text.push_str(&source.take().unwrap_or_default());
        text.push('\n');
    }
    Ok(text)
}

/// Returns a text as a cell. No spreadsheet takes it for a formula: one of the characters
/// that begin one gets an apostrophe before it.
pub fn text_cell(text: &str) -> String {
    let begins_formula = |c: char| "=+-@\t\r＝＋－＠".chars().any(|mark| mark == c);
    let is_formula = text
        .trim_start_matches([' ', '\u{feff}'])
        .starts_with(begins_formula);
    let is_plain = |c: char| !matches!(c, '"' | ',' | ';' | '\t' | '\r' | '\n' | ' ');
    if !is_formula && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut cell = String::from('"');
    if is_formula {
        cell.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            cell.push('"');
        }
        cell.push(c);
    }
    cell.push('"');
    cell
}

/// Writes time and load.
fn push_time(text: &mut String, results: &Results, t_s: f64) {
    text.push_str(&plain_number(t_s));
    text.push(',');
    text.push_str(&fixed_decimals(results.workload.rate.at(t_s), 3));
    text.push(',');
}

/// Writes a run at a time, without the state of the job.
fn push_run(text: &mut String, settings: &Settings, run: &Run, t_s: f64) {
    let running = run.running.at(t_s);
    let processed_per_s = run.processed_per_s.at(t_s);
    let lag = (run.backlog.at(t_s) - settings.in_flight_records).max(0.0);
    let utilisation_pct = utilisation_pct(settings, running, processed_per_s);
    let numbers = [
        plain_number(run.workers.at(t_s)),
        plain_number(run.registered.at(t_s)),
        plain_number(run.parallelism.at(t_s)),
        fixed_decimals(processed_per_s, 3),
        fixed_decimals(lag, 1),
        fixed_decimals(utilisation_pct, 2),
    ];
    // `format!` of an `f64` would add 8 kB of brotli to the download.
    for number in numbers {
        text.push_str(&number);
        text.push(',');
    }
}

/// The state of a job that failed for good.
const FAILED: &str = "failed";

/// Tracks the state of the job through the events of its run.
struct States<'a> {
    run: &'a Run,
    next: usize,
    now: &'static str,
}

impl<'a> States<'a> {
    fn of(run: &'a Run) -> Self {
        Self {
            run,
            next: 0,
            now: "running",
        }
    }

    /// Returns the state at `t_s`, which must not decrease between calls.
    fn at(&mut self, t_s: f64) -> &'static str {
        while let Some(event) = self.run.events.get(self.next)
            && event.t_s <= t_s
        {
            self.next += 1;
            if self.now == FAILED {
                continue;
            }
            match event.kind {
                EventKind::JobFailed { .. } => self.now = FAILED,
                EventKind::Removed { .. } => self.now = "awaiting-loss",
                EventKind::BackOff { .. } => self.now = "backing-off",
                EventKind::SavepointBegun { .. } => self.now = "savepoint",
                EventKind::SavepointDone | EventKind::Restarting { .. } | EventKind::Restoring => {
                    self.now = "restarting";
                }
                EventKind::Restored { .. } => self.now = "catching-up",
                EventKind::CaughtUp => self.now = "running",
                _ => {}
            }
        }
        let up = self.run.running.at(t_s) > 0.0;
        match self.now {
            // Losing a TaskManager that the job does not use stops nothing.
            "awaiting-loss" | "backing-off" | "restarting" if up => "running",
            "running" | "catching-up" if !up => "restarting",
            now => now,
        }
    }
}
