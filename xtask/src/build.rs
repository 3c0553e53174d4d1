//! The bundle, built by Trunk.

use crate::fault::Outcome;
use crate::program::Program;
use crate::{cargo_tools, node_tools, same_paths, size, workspace};

pub(crate) fn release_with_sizes() -> Outcome {
    release()?;
    size::print()
}

/// Builds the release bundle in `dist/`.
pub(crate) fn release() -> Outcome {
    cargo_tools::ensure()?;
    node_tools::ensure_optimisers()?;
    fetch_crates()?;
    trunk()?
        .env(same_paths::VARIABLE, same_paths::flags()?)
        .args(["build", "--release", "--offline"])
        .run()
}

/// Compiles what Trunk and its hook need for a build in the dev profile.
pub(crate) fn compile_for_serve() -> Outcome {
    fetch_crates()?;
    Program::new("cargo")?
        .args(["build", "--target", workspace::WASM_TARGET])
        .run()?;
    Program::new("cargo")?
        .args(["build", "--example", "generate"])
        .run()
}

/// Trunk is told to stay offline, so that it never fetches tools of its own
/// choice; the crates must be here by then.
fn fetch_crates() -> Outcome {
    Program::new("cargo")?.args(["fetch", "--locked"]).run()
}

pub(crate) fn trunk() -> Outcome<Program> {
    let program = Program::new("trunk")?.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // The usual `NO_COLOR=1` is a syntax error to Trunk, which wants a boolean.
    Ok(match std::env::var_os("NO_COLOR") {
        Some(_) => program.env("NO_COLOR", "true"),
        None => program,
    })
}
