//! Runs the simulation of the figure from the command line.
//!
//! ```text
//! cargo run --release --example simulate -- settings.json
//! echo '{"preset": "blog-experiment"}' | cargo run --release --example simulate -- -
//! cargo run --release --example simulate -- settings.json --csv reactive --step 15
//! cargo run --release --example simulate -- settings.json --trace load.csv
//! ```
//!
//! The settings are the JSON of the `settings` property; missing settings have their
//! defaults. For wrong arguments, JSON or values the exit code is 2, and a message
//! names the error.

mod arguments;
mod input;
mod trace;

use arguments::{Arguments, Output, Policy};
use reactive_allocation::csv::csv;
use reactive_allocation::report::Results;
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

/// An error in the arguments or in the input.
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
    let mut settings = input::settings(&arguments.settings)?;
    if let Some(path) = &arguments.trace {
        settings = settings.with_own_load(&Rc::new(trace::read_file(path)?.load));
    }
    let results = Results::new(&settings);
    Ok(match arguments.output {
        Output::Report => input::json(&results.report_with_spec(None))?,
        Output::Columns { policy, step_s } => {
            let run = match policy {
                Policy::Static => &results.static_fleet,
                Policy::Manual => &results.manual,
                Policy::Reactive => &results.reactive,
            };
            csv(&settings, &results, run, step_s)
        }
    })
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
                eprintln!("simulate: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("simulate: {error}");
            ExitCode::from(2)
        }
    }
}
