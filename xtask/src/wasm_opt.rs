//! Makes the wasm smaller.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Listed one by one: with `--all-features`, wasm-opt writes encodings that no
/// browser accepts yet. These are the features Rust compiles with by default.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Stripping is for here, the last step. Done by the compiler, it would remove
/// the section from which wasm-bindgen learns what the module may use.
const PASSES: [&str; 4] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

pub(crate) fn shrink(wasm: &Path) -> Outcome {
    let output = wasm.with_extension("wasm.smaller");
    Program::new(executable()?)?
        .args([wasm.as_os_str(), "-o".as_ref(), output.as_os_str()])
        .args(FEATURES)
        .args(PASSES)
        .run()?;
    fs::rename(&output, wasm).map_err(Fault::at(&output))
}

/// A native wasm-opt of the pinned version if there is one, being faster, else
/// npm's of that version. Never another: the bundle must come out the same.
fn executable() -> Outcome<PathBuf> {
    let pinned = workspace::tools()?.join("node_modules/.bin/wasm-opt");
    let wanted = program::version_line(&pinned);
    let native = std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .map(|directory| directory.join("wasm-opt"))
        .find(|candidate| candidate.is_file());
    Ok(native
        .filter(|path| wanted.is_some() && program::version_line(path) == wanted)
        .unwrap_or(pinned))
}
