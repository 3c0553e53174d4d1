//! Runs the settings with many values of two of them, from the command line.
//!
//! ```text
//! cargo run --release --example map -- settings.json --seeds 8 > map.csv
//! cargo run --release --example map -- settings.json \
//!     --x targetUtilization=20..90/5 --y stabilizationWindow=0..600/60
//! cargo run --release --example map -- settings.json --within 60s
//! cargo run --release --example map -- settings.json --trace load.csv --runs
//! ```
//!
//! For wrong arguments, settings or files the exit code is 2, and a message names the
//! error.

mod arguments;
#[path = "../simulate/input.rs"]
#[allow(dead_code, reason = "a report is printed by `simulate` only")]
mod input;
mod parallel;
mod progress;
#[path = "../simulate/trace.rs"]
mod trace;

use arguments::Arguments;
use progress::ProgressBar;
use reactive_allocation::csv;
use reactive_allocation::map::{Axis, DelayMeasure, Limit, Reserve, Sweep, best};
use reactive_allocation::settings::{Patch, Settings};
use reactive_allocation::text::{MapWords, Words};
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;
use std::thread;

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{0}")]
    Arguments(#[from] arguments::ArgumentError),
    #[error("{0}")]
    Input(#[from] input::InputError),
    #[error("{0}")]
    Trace(#[from] trace::TraceError),
}

/// Returns the text to print.
fn output(arguments: &[String]) -> Result<String, Error> {
    let arguments = Arguments::parse(arguments)?;
    let settings = input::settings(&arguments.settings)?;
    let load = match &arguments.trace {
        Some(path) => Some(trace::read_file(path)?.load),
        None => None,
    };
    let all: Patch = settings.entries().collect();
    let (x, y, seeds) = (&arguments.x, &arguments.y, arguments.seeds);
    let plan = || {
        // These values are allowed: they come from settings.
        let settings = Settings::default().with(&all).unwrap_or_default();
        let settings = match &load {
            Some(load) => settings.with_own_load(&Rc::new(load.clone())),
            None => settings,
        };
        // A usual axis stands in for one that is not given, but not for the same setting.
        let [usual_x, usual_y] = Axis::usual_pair(&settings);
        let axes = match (x, y) {
            (Some(x), Some(y)) => [x.clone(), y.clone()],
            (Some(x), None) if x.id() == usual_y.id() => [x.clone(), usual_x],
            (Some(x), None) => [x.clone(), usual_y],
            (None, Some(y)) if y.id() == usual_x.id() => [usual_y, y.clone()],
            (None, Some(y)) => [usual_x, y.clone()],
            (None, None) => [usual_x, usual_y],
        };
        Sweep::new(&settings, axes, seeds)
    };
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.unwrap_or_else(cores);
    let mut bar = ProgressBar::new();
    let sweep = parallel::run(plan, threads, |done, all| bar.show(done, all));
    bar.end(threads);
    if let Some(limit) = arguments.within {
        return Ok(answer(&sweep, limit));
    }
    Ok(if arguments.by_run {
        csv::map_runs(&sweep)
    } else {
        csv::map(&sweep, None)
    })
}

/// Returns the best choice within a limit in words, a sentence on each line.
fn answer(sweep: &Sweep, limit: Limit) -> String {
    let words = Words::english();
    let measure = DelayMeasure::Longest;
    let told = MapWords {
        words: &words,
        sweep,
        measure,
        limit,
    };
    let best = best(sweep.points(), measure, limit);
    let reserve = best.as_ref().filter(|answer| answer.is_final);
    let mut reserve = reserve.and_then(|answer| Reserve::new(sweep, answer.point));
    if let Some(reserve) = &mut reserve {
        while reserve.step(sweep) {}
    }
    let sentences = told.answer(best.as_ref(), reserve.as_ref(), sweep.base());
    sentences
        .iter()
        .map(|sentence| format!("{sentence}\n"))
        .collect()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        print!("{}", arguments::USAGE);
        return ExitCode::SUCCESS;
    }
    match output(&arguments) {
        Ok(text) => match std::io::stdout().lock().write_all(text.as_bytes()) {
            // The reader may close the pipe early.
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("map: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("map: {error}");
            ExitCode::from(2)
        }
    }
}
