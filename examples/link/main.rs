//! Reads and writes links and files of the figure from the command line.
//!
//! ```text
//! cargo run --example link -- 'https://example.org/figure/embed.html#v1&preset=weekend&end'
//! cargo run --example link -- --write settings.json
//! cargo run --example link -- --read reactive-allocation-weekend.json
//! cargo run --example link -- --json 'https://example.org/figure/embed.html#v1&preset=weekend&end'
//! ```
//!
//! The first prints what a link holds as JSON, with its problems in words; the second the
//! text behind `#` for settings as `simulate` reads them, or for a file that a figure has
//! saved (`-` for standard input); the third what such a file holds; the last the file that a
//! figure saves for a link. For wrong arguments, for a text that is no link, and for wrong
//! settings of `--write` the exit code is 2, and a message names the error.

mod json;

use reactive_allocation::figure::Figure;
use reactive_allocation::link::{
    LinkProblem, NoFile, NoLink, Shared, TooLong, from_fragment, from_json, to_fragment, to_json,
};
use reactive_allocation::settings::NamedValues;
use reactive_allocation::text;
use std::io::Read;
use std::process::ExitCode;

const USAGE: &str = "\
link ADDRESS          print what a link holds as JSON
link --write FILE     print the link of settings or of a figure's file, - for standard input
link --read FILE      print what a figure's file holds as JSON, - for standard input
link --json ADDRESS   print the file that a figure saves for a link
";

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{USAGE}")]
    Usage,
    #[error("{path}: {error}")]
    Unreadable { path: String, error: std::io::Error },
    #[error("{0}")]
    NoLink(#[from] NoLink),
    #[error("{0}")]
    NoFile(#[from] NoFile),
    #[error("{0}")]
    TooLong(#[from] TooLong),
    #[error("{0}")]
    Problem(LinkProblem),
    #[error("the load is too long for a link: it must travel as a file")]
    LoadLeftOut,
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}

/// Reads the file at `path`, or standard input for `-`.
fn text_of(path: &str) -> Result<String, Error> {
    let text = if path == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        error,
    })
}

/// Returns the file that a figure saves.
fn file_of(shared: &Shared, address: &str) -> String {
    let mut figure = Figure::new(NamedValues::new()).0;
    figure.apply(shared.to_action(true));
    let title = text::saved_title(&figure.words, &figure.settings);
    to_json(shared, &figure.report_with_spec(), &title, address)
}

/// Returns the text to print.
fn output(arguments: &[&str]) -> Result<String, Error> {
    match arguments {
        ["--write", file] => {
            let (shared, problems) = from_json(&text_of(file)?)?;
            if let Some(problem) = problems.into_iter().next() {
                return Err(Error::Problem(problem));
            }
            let fragment = to_fragment(&shared)?;
            if fragment.load_left_out {
                return Err(Error::LoadLeftOut);
            }
            Ok(fragment.text)
        }
        ["--read", file] => {
            let (shared, problems) = from_json(&text_of(file)?)?;
            Ok(format!("{:#}", json::link(&shared, &problems)?))
        }
        ["--json", address] => {
            let (shared, _) = from_fragment(address)?;
            Ok(file_of(&shared, address).trim_end().to_owned())
        }
        [address] if !address.starts_with('-') => {
            let (shared, problems) = from_fragment(address)?;
            Ok(format!("{:#}", json::link(&shared, &problems)?))
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
