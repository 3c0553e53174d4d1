//! The bundle, built by Trunk.

use crate::shell::shell;
use crate::workspace::WASM_TARGET;
use crate::{cargo_tools, node_tools, remapped_paths, size};
use anyhow::Result;
use xshell::{Shell, cmd};

pub(crate) fn release_with_sizes() -> Result<()> {
    release()?;
    size::print()
}

/// Builds the release bundle in `dist/`.
pub(crate) fn release() -> Result<()> {
    cargo_tools::ensure()?;
    node_tools::ensure_optimisers()?;
    fetch_crates()?;
    let sh = shell_for_trunk()?;
    cmd!(sh, "trunk build --release --offline")
        .env(remapped_paths::VARIABLE, remapped_paths::flags()?)
        .run()?;
    Ok(())
}

/// Compiles what Trunk and its hook need for a build in the dev profile.
pub(crate) fn compile_for_serve() -> Result<()> {
    fetch_crates()?;
    let sh = shell()?;
    cmd!(sh, "cargo build --target {WASM_TARGET}").run()?;
    cmd!(sh, "cargo build --example generate").run()?;
    Ok(())
}

/// Downloads the crates: Trunk runs offline, so that it never fetches tools of
/// its own choice.
fn fetch_crates() -> Result<()> {
    let sh = shell()?;
    cmd!(sh, "cargo fetch --locked").run()?;
    Ok(())
}

pub(crate) fn shell_for_trunk() -> Result<Shell> {
    let sh = shell()?;
    sh.set_var("TRUNK_SKIP_VERSION_CHECK", "true");
    // The usual `NO_COLOR=1` is a syntax error to Trunk, which wants a boolean.
    if sh.var_os("NO_COLOR").is_some() {
        sh.set_var("NO_COLOR", "true");
    }
    Ok(sh)
}
