//! Draws the picture that stands in for the live figure where scripts do not
//! run: `cargo run --example fallback -- DIRECTORY` writes `fallback.svg`.

use std::path::PathBuf;
use std::process::ExitCode;

use reactive_allocation::figure::Figure;
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::Patch;

const WIDTH_PX: f64 = 1060.0;

fn main() -> ExitCode {
    let Some(directory) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: fallback DIRECTORY");
        return ExitCode::from(2);
    };
    let (figure, _) = Figure::new(Patch::new());
    let path = directory.join("fallback.svg");
    match std::fs::write(&path, figure.to_svg(WIDTH_PX, Scheme::Auto)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}
