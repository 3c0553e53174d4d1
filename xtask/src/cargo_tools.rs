//! The build tools that Cargo and rustup provide: the wasm target, wasm-bindgen
//! and Trunk.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::workspace;

const TRUNK: &str = "0.21.14";
/// Any Trunk of this series reads our Trunk.toml the same way.
const TRUNK_SERIES: &str = "0.21.";

pub(crate) fn ensure() -> Outcome {
    ensure_wasm_target()?;
    ensure_wasm_bindgen()?;
    ensure_trunk()
}

pub(crate) fn ensure_wasm_target() -> Outcome {
    let sysroot = Program::new("rustc")?
        .args(["--print", "sysroot"])
        .answer()?;
    let libraries = std::path::Path::new(&sysroot)
        .join("lib/rustlib")
        .join(workspace::WASM_TARGET);
    if libraries.is_dir() {
        return Ok(());
    }
    if program::find("rustup").is_none() {
        return Err(Fault::new(format!(
            "this Rust lacks the target {}; install it, or use rustup",
            workspace::WASM_TARGET
        )));
    }
    Program::new("rustup")?
        .args(["target", "add", workspace::WASM_TARGET])
        .run()
}

/// The command line tool and the crate only understand each other at exactly
/// the same version.
pub(crate) fn ensure_wasm_bindgen() -> Outcome {
    let wanted = workspace::locked_version("wasm-bindgen")?;
    if version_of("wasm-bindgen").as_deref() == Some(&wanted)
        && program::find("wasm-bindgen-test-runner").is_some()
    {
        return Ok(());
    }
    install("wasm-bindgen-cli", "wasm-bindgen", &wanted)
}

fn ensure_trunk() -> Outcome {
    if version_of("trunk").is_some_and(|version| version.starts_with(TRUNK_SERIES)) {
        return Ok(());
    }
    install("trunk", "trunk", TRUNK)
}

/// Takes Cargo's usual place when it is free. Where another version sits there,
/// it stays, and ours goes beside this checkout's other tools.
fn install(package: &str, program_name: &str, version: &str) -> Outcome {
    println!("{package} {version} is missing: compiling it once, which takes some minutes");
    let beside = match program::find(program_name) {
        Some(_) => Some(workspace::tools()?),
        None => None,
    };
    let attempt = |locked: &[&str]| {
        let command = Program::new("cargo")?
            .args(["install", package, "--version", version])
            .args(locked)
            // A shared target directory would keep hundreds of megabytes of it.
            .without_env("CARGO_TARGET_DIR");
        match &beside {
            Some(tools) => command.args(["--root".as_ref(), tools.as_os_str()]),
            None => command,
        }
        .run()
    };
    // A lock file may name versions that have been withdrawn, or that this
    // machine's index does not have; what fits will do then.
    attempt(&["--locked"]).or_else(|fault| {
        println!("not with its own lock file ({fault}): trying without");
        attempt(&[])
    })
}

/// `wasm-bindgen 0.2.130` and `trunk 0.21.14`: the second word.
fn version_of(name: &str) -> Option<String> {
    program::version_line(name)?
        .split_whitespace()
        .nth(1)
        .map(str::to_owned)
}
