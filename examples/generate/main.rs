//! Writes the generated files of the bundle and of the npm package:
//! `cargo run --example generate -- bundle DIRECTORY` or `… package DIRECTORY`.

mod editors;
mod fallback;
mod package;
mod words;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [what, directory] if what == "bundle" => {
            let directory = Path::new(directory);
            fallback::write_all(directory).and_then(|()| words::write_all(directory))
        }
        [what, directory] if what == "package" => package::write_all(Path::new(directory)),
        _ => {
            eprintln!("usage: generate bundle|package DIRECTORY");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate: {error}");
            ExitCode::FAILURE
        }
    }
}
