//! Writes the words of the languages that the browser fetches when a page asks
//! for them: `cargo run --example words -- DIRECTORY` writes `words-de.json`
//! and `words-zh.json`, lists of strings in the order of `Words::to_list`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use reactive_allocation::text::Words;

fn main() -> ExitCode {
    let Some(directory) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: words DIRECTORY");
        return ExitCode::from(2);
    };
    match write_all(&directory) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", directory.display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(to: &Path) -> io::Result<()> {
    for words in [Words::german(), Words::chinese()] {
        let name = format!("words-{}.json", words.tag());
        fs::write(to.join(name), serde_json::to_string(&words.to_list())?)?;
    }
    Ok(())
}
