//! Prints the output of a program, or its error.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

/// Prints the usage if the arguments ask for it, and else what `output` makes of them. An error
/// is printed on standard error behind `name`; its exit code is 2.
pub(crate) fn print<E: Display>(
    name: &str,
    usage: &str,
    output: impl FnOnce(&[String]) -> Result<String, E>,
) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        print!("{usage}");
        return ExitCode::SUCCESS;
    }
    match output(&arguments) {
        Ok(text) => match std::io::stdout().lock().write_all(text.as_bytes()) {
            // The reader may close the pipe early.
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{name}: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::from(2)
        }
    }
}
