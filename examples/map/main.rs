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
#[path = "../simulate/print.rs"]
mod print;
mod progress;
#[path = "../simulate/trace.rs"]
mod trace;

use arguments::Arguments;
use progress::ProgressBar;
use reactive_allocation::csv;
use reactive_allocation::map::{Axis, DelayMeasure, Limit, Reserve, Sweep, best};
use reactive_allocation::settings::{Patch, Settings};
use reactive_allocation::text::{MapWords, Words};
use std::process::ExitCode;
use std::rc::Rc;
use std::thread;

/// The most runs at once, whose outcomes are kept.
const MOST_RUNS: usize = 10_000_000;

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{0}")]
    Arguments(#[from] arguments::ArgumentError),
    #[error("{0}")]
    Input(#[from] input::InputError),
    #[error("{0}")]
    Trace(#[from] trace::TraceError),
    #[error(
        "--seeds: “{seeds}” is not allowed: {runs} runs. Allowed: as many as make {MOST_RUNS} runs."
    )]
    TooMany { seeds: usize, runs: usize },
    #[error(
        "--within: not allowed with “{0}”, which changes the load: the choices are none for one load. Allowed: settings that leave the load as it is."
    )]
    OtherLoads(&'static str),
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
    let planned = plan();
    let changes_load = planned.axes().iter().find(|axis| axis.changes_load());
    if let Some(axis) = changes_load.filter(|_| arguments.within.is_some()) {
        return Err(Error::OtherLoads(axis.id().field().name));
    }
    let (_, runs) = planned.progress();
    if runs > MOST_RUNS {
        return Err(Error::TooMany { seeds, runs });
    }
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
    print::print("map", arguments::USAGE, output)
}
