//! Runs the simulation of the figure from the command line.
//!
//! ```text
//! cargo run --release --example simulate -- settings.json
//! echo '{"preset": "blog-experiment"}' | cargo run --release --example simulate -- -
//! cargo run --release --example simulate -- settings.json --csv reactive --step 15
//! cargo run --release --example simulate -- settings.json --decisions
//! cargo run --release --example simulate -- settings.json --trace load.csv
//! cargo run --release --example simulate -- settings.json --trace load.csv --fit > fitted.json
//! ```
//!
//! The settings are the JSON of the `settings` property; missing settings have their
//! defaults. For wrong arguments, JSON or values the exit code is 2, and a message
//! names the error.

mod arguments;
mod fit;
mod input;
mod print;
mod trace;

use arguments::{Arguments, Output, Policy};
use input::InputError;
use reactive_allocation::allocation::evaluations;
use reactive_allocation::csv::{csv, decisions};
use reactive_allocation::report::Results;
use std::process::ExitCode;
use std::rc::Rc;

/// An error in the arguments or in the input.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{0}")]
    Arguments(#[from] arguments::ArgumentError),
    #[error("{0}")]
    Input(#[from] InputError),
    #[error("{0}")]
    Trace(#[from] trace::TraceError),
    #[error("{0}")]
    Fit(#[from] fit::FitError),
}

/// Returns the text to print.
fn output(arguments: &[String]) -> Result<String, Error> {
    let arguments = Arguments::parse(arguments)?;
    let mut settings = input::settings(&arguments.settings)?;
    let mut trace = None;
    if let Some(path) = &arguments.trace {
        let reading = trace::read_file(path)?;
        settings = settings.with_own_load(&Rc::new(reading.load.clone()));
        trace = Some((path, reading));
    }
    let mut fit = None;
    if let (true, Some((path, reading))) = (arguments.is_fitted, &trace) {
        let fitted = fit::fitted(path, reading, &settings)?;
        settings = settings.with(&fitted.patch()).map_err(InputError::from)?;
        fit = Some(fitted);
    }
    let results = Results::new(&settings);
    let policy = match arguments.output {
        Output::Columns { policy, .. } => policy,
        Output::Report | Output::FittedSettings | Output::Decisions => Policy::Reactive,
    };
    let run = match policy {
        Policy::Static => &results.static_fleet,
        Policy::Manual => &results.manual,
        Policy::Schedule => &results.schedule,
        Policy::Reactive => &results.reactive,
    };
    if let Some((path, reading)) = &trace {
        fit::tell_fleets(path, reading, policy, run);
    }
    Ok(match (arguments.output, fit) {
        (Output::FittedSettings, Some(fit)) => fit::json(&fit).map_err(InputError::from)?,
        (Output::Columns { step_s, .. }, _) => csv(&settings, &results, run, step_s),
        (Output::Decisions, _) => {
            let workload = &results.workload;
            let evaluations = evaluations(&settings, workload);
            decisions(&settings, workload, &evaluations, None)
        }
        (Output::Report | Output::FittedSettings, _) => {
            input::json(&results.report_with_spec(None))?
        }
    })
}

fn main() -> ExitCode {
    print::print("simulate", arguments::USAGE, output)
}
