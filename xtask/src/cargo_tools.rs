//! The build tools that Cargo and rustup provide: the wasm target, wasm-bindgen
//! and Trunk.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::workspace;
use std::thread;

const TRUNK: &str = "0.21.14";
/// Any Trunk of this series reads our Trunk.toml the same way.
const TRUNK_SERIES: &str = "0.21.";

/// Settings of Cargo for compiling a tool. These tools run for seconds, so what
/// counts is how long they take to compile. Unwinding lets build scripts and the
/// tool share the crates that both use.
const TOOL_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_PANIC", "unwind"),
];

/// Installs what is missing of the wasm target, wasm-bindgen and Trunk.
pub(crate) fn ensure() -> Outcome {
    ensure_wasm_target()?;
    ensure_wasm_bindgen()?;
    ensure_trunk()
}

/// Compiles missing tools while `work` runs: a linker keeps one core busy only.
pub(crate) fn ensure_during(work: impl FnOnce() -> Outcome) -> Outcome {
    ensure_wasm_target()?;
    thread::scope(|scope| {
        let tools = scope.spawn(ensure);
        work()?;
        tools
            .join()
            .unwrap_or_else(|_| Err(Fault::new("installing the tools panicked")))
    })
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
    // Without `--locked`: its lock file names versions that not every mirror of
    // the registry has.
    let programs = ["--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"];
    install("wasm-bindgen-cli", "wasm-bindgen", &wanted, &programs)
}

fn ensure_trunk() -> Outcome {
    if version_of("trunk").is_some_and(|version| version.starts_with(TRUNK_SERIES)) {
        return Ok(());
    }
    // Its features are TLS and looking for updates; neither is used offline.
    install(
        "trunk",
        "trunk",
        TRUNK,
        &["--locked", "--no-default-features"],
    )
}

/// Installs into Cargo's home if no program of this name is found, else into
/// this checkout's `target/tools`, so that the other version is kept.
fn install(package: &str, program_name: &str, version: &str, options: &[&str]) -> Outcome {
    println!("{package} {version} is missing: compiling it once, which takes minutes");
    let mut command = Program::new("cargo")?
        .args(["install", package, "--version", version])
        .args(options)
        // A shared target directory would keep hundreds of megabytes of it.
        .without_env("CARGO_TARGET_DIR");
    for (key, value) in TOOL_PROFILE {
        command = command.env(key, value);
    }
    if program::find(program_name).is_some() {
        command = command.args(["--root".as_ref(), workspace::tools()?.as_os_str()]);
    }
    command.run()
}

/// `wasm-bindgen 0.2.130` and `trunk 0.21.14`: the second word.
fn version_of(name: &str) -> Option<String> {
    program::version_line(name)?
        .split_whitespace()
        .nth(1)
        .map(str::to_owned)
}
