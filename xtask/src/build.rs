//! The release bundle.

use crate::fault::Outcome;
use crate::program::Program;
use crate::{cargo_tools, node_tools, same_paths, size};

pub(crate) fn release_with_sizes() -> Outcome {
    release()?;
    size::print()
}

pub(crate) fn release() -> Outcome {
    cargo_tools::ensure()?;
    node_tools::ensure_optimisers()?;
    // Trunk is told to stay offline, so that it never fetches tools of its own
    // choice; the crates must be here by then.
    Program::new("cargo")?.args(["fetch", "--locked"]).run()?;
    trunk()?.args(["build", "--release", "--offline"]).run()
}

pub(crate) fn trunk() -> Outcome<Program> {
    let program = Program::new("trunk")?
        .env(same_paths::VARIABLE, same_paths::flags()?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // The usual `NO_COLOR=1` is a syntax error to Trunk, which wants a boolean.
    Ok(match std::env::var_os("NO_COLOR") {
        Some(_) => program.env("NO_COLOR", "true"),
        None => program,
    })
}
