//! Reads and writes links of the figure from the command line.
//!
//! ```text
//! cargo run --example link -- 'https://example.org/figure/embed.html#v1&preset=weekend&end'
//! cargo run --example link -- --write settings.json
//! ```
//!
//! The first prints what a link holds as JSON, with its problems in words; the second the
//! text behind `#` for settings as `simulate` reads them (`-` for standard input). For wrong
//! arguments, for a text that is no link and for wrong settings the exit code is 2, and a
//! message names the error.

#[path = "../simulate/input.rs"]
#[allow(dead_code, reason = "no report is printed here")]
mod input;
mod json;

use reactive_allocation::link::{NoLink, Shared, TooLong, from_fragment, to_fragment};
use std::process::ExitCode;

const USAGE: &str = "\
link ADDRESS              print what a link holds as JSON
link --write SETTINGS     print the link of settings, a JSON file or - for standard input
";

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{USAGE}")]
    Usage,
    #[error("{0}")]
    NoLink(#[from] NoLink),
    #[error("{0}")]
    TooLong(#[from] TooLong),
    #[error("{0}")]
    Input(#[from] input::InputError),
}

/// Returns the text to print.
fn output(arguments: &[&str]) -> Result<String, Error> {
    match arguments {
        ["--write", settings] => {
            let shared = Shared {
                settings: input::settings(settings)?,
                ..Shared::default()
            };
            Ok(to_fragment(&shared)?.text)
        }
        [address] if !address.starts_with('-') => {
            let (shared, problems) = from_fragment(address)?;
            Ok(format!("{:#}", json::link(&shared, &problems)))
        }
        _ => Err(Error::Usage),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match output(&arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("link: {error}");
            ExitCode::from(2)
        }
    }
}
