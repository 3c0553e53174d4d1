//! Simulates from the command line what the figure on a page simulates.
//!
//! ```text
//! cargo run --release --example simulate -- settings.json
//! echo '{"preset": "blog-experiment"}' | cargo run --release --example simulate -- -
//! cargo run --release --example simulate -- settings.json --csv reactive --step 15
//! ```
//!
//! The settings are the object of the `settings` property; what is not given
//! has its default. Refused arguments, JSON or values: exit code 2, and a
//! message that names what is wrong.

mod arguments;
mod input;

use arguments::{Arguments, Output, Policy};
use reactive_allocation::csv::csv;
use reactive_allocation::report::Results;
use std::io::Write;
use std::process::ExitCode;

/// What is wrong with what was asked for.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("{0}")]
    Arguments(#[from] arguments::ArgumentError),
    #[error("{0}")]
    Input(#[from] input::InputError),
}

fn answer(arguments: &[String]) -> Result<String, Refused> {
    let arguments = Arguments::parse(arguments)?;
    let settings = input::settings(&arguments.settings)?;
    let results = Results::new(&settings);
    Ok(match arguments.output {
        Output::Report => input::json(&results.report_with_spec())?,
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
    match answer(&arguments) {
        Ok(text) => match std::io::stdout().lock().write_all(text.as_bytes()) {
            // Whoever reads may have read enough.
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("simulate: {error}");
                ExitCode::FAILURE
            }
        },
        Err(refused) => {
            eprintln!("simulate: {refused}");
            ExitCode::from(2)
        }
    }
}
