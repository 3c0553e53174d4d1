//! Writes manifests of settings, and reads manifests, from the command line.
//!
//! ```text
//! cargo run --example manifest -- hpa settings.json
//! echo '{"flink": "2.3"}' | cargo run --example manifest -- flink -
//! cargo run --example manifest -- read hpa.yaml
//! cargo run --example manifest -- read config.yaml --flink 2.3
//! ```
//!
//! For wrong arguments, settings or texts the exit code is 2, and a message names the error.

#[path = "../simulate/input.rs"]
#[allow(dead_code, reason = "a report is printed by `simulate` only")]
mod input;

use reactive_allocation::manifest::{ManifestKind, ReadError, read, write};
use reactive_allocation::settings::{FlinkRelease, SettingId, Settings, Value};
use reactive_allocation::text::error_message;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
manifest KIND SETTINGS
manifest read FILE [--flink RELEASE]

KIND      hpa, keda, flink-deployment, flink, cloudformation, google or deployment
SETTINGS  a JSON file with the object of the `settings` property, - for standard input
FILE      a HorizontalPodAutoscaler, a Deployment or a Flink configuration, - for standard
          input; prints the settings that it determines as JSON
--flink   the release whose configuration it is: 1.13 (unless given), 1.20 or 2.3

Notes are printed to standard error, unless they are comments in the manifest.
";

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("wrong arguments\n\n{USAGE}")]
    Arguments,
    #[error(
        "“{0}” is no kind of manifest. Allowed: hpa, keda, flink-deployment, flink, cloudformation, \
         google, deployment, read."
    )]
    NoKind(String),
    #[error("--flink: “{0}” is no release. Allowed: 1.13, 1.20, 2.3.")]
    NoRelease(String),
    #[error("{0}")]
    Input(#[from] input::InputError),
    #[error("{0}")]
    NoManifest(#[from] ReadError),
}

/// What is printed: to standard output, and to standard error.
struct Output {
    text: String,
    notes: Vec<String>,
}

fn output(arguments: &[&str]) -> Result<Output, Error> {
    match arguments {
        ["read", path] => read_file(path, FlinkRelease::V1_13),
        ["read", path, "--flink", release] => {
            let release = FlinkRelease::ALL.iter().find(|all| all.name() == *release);
            let given = arguments.last().copied().unwrap_or_default();
            read_file(
                path,
                *release.ok_or_else(|| Error::NoRelease(given.to_owned()))?,
            )
        }
        [kind, path] => {
            let kind = ManifestKind::ALL
                .into_iter()
                .find(|all| all.name() == *kind);
            let given = arguments.first().copied().unwrap_or_default();
            let kind = kind.ok_or_else(|| Error::NoKind(given.to_owned()))?;
            let manifest = write(kind, &input::settings(path)?);
            Ok(Output {
                text: manifest.text,
                // All others have them as comments.
                notes: if kind == ManifestKind::Google {
                    manifest.notes
                } else {
                    Vec::new()
                },
            })
        }
        _ => Err(Error::Arguments),
    }
}

fn read_file(path: &str, release: FlinkRelease) -> Result<Output, Error> {
    let read = read(&input::text(path)?, release)?;
    let mut object = serde_json::Map::new();
    for (id, value) in read.changes() {
        let value = match value {
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
        };
        object.insert(id.field().name.to_owned(), value);
    }
    let mut notes: Vec<String> = read.remarks.iter().map(ToString::to_string).collect();
    if read.more_remarks > 0 {
        notes.push(format!("{} more", read.more_remarks));
    }
    for (id, value) in &read.by_default {
        notes.push(format!("{}: by default {value:?}", name(*id)));
    }
    let base = Settings {
        flink: release,
        ..Settings::default()
    };
    let (_, errors) = read.apply(&base);
    notes.extend(errors.iter().map(error_message));
    let text = serde_json::to_string_pretty(&object).map_err(input::InputError::from)? + "\n";
    Ok(Output { text, notes })
}

fn name(id: SettingId) -> &'static str {
    id.field().name
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words.iter().any(|word| matches!(*word, "--help" | "-h")) {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match output(&words) {
        Ok(output) => {
            for note in &output.notes {
                eprintln!("{note}");
            }
            match std::io::stdout().lock().write_all(output.text.as_bytes()) {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
                // The reader may close the pipe early.
                _ => ExitCode::SUCCESS,
            }
        }
        Err(error) => {
            eprintln!("manifest: {error}");
            ExitCode::from(2)
        }
    }
}
