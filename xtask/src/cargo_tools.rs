//! The build tools that Cargo and rustup provide: the wasm target, wasm-bindgen
//! and Trunk.

use crate::shell::{self, shell};
use crate::workspace::{self, WASM_TARGET};
use anyhow::{Result, anyhow, bail};
use std::path::Path;
use std::thread;
use xshell::cmd;

const TRUNK: &str = "0.21.14";
/// The newest that compiles with the Rust of rust-toolchain.toml.
const GECKODRIVER: &str = "0.37.1";
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
pub(crate) fn ensure() -> Result<()> {
    ensure_wasm_target()?;
    ensure_wasm_bindgen()?;
    ensure_trunk()
}

/// Compiles missing tools while `work` runs: a linker keeps one core busy only.
pub(crate) fn ensure_during(work: impl FnOnce() -> Result<()>) -> Result<()> {
    ensure_wasm_target()?;
    thread::scope(|scope| {
        let tools = scope.spawn(ensure);
        work()?;
        tools
            .join()
            .map_err(|_| anyhow!("the installer panicked"))?
    })
}

pub(crate) fn ensure_wasm_target() -> Result<()> {
    let sh = shell()?;
    let sysroot = cmd!(sh, "rustc --print sysroot").read()?;
    let libraries = Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET);
    if libraries.is_dir() {
        return Ok(());
    }
    if shell::find("rustup").is_none() {
        bail!("this Rust lacks the target {WASM_TARGET}; install it, or use rustup");
    }
    cmd!(sh, "rustup target add {WASM_TARGET}").run()?;
    Ok(())
}

/// The command line tool and the crate only understand each other at exactly
/// the same version.
pub(crate) fn ensure_wasm_bindgen() -> Result<()> {
    let wanted = workspace::locked_version("wasm-bindgen")?;
    if version_of("wasm-bindgen").as_deref() == Some(&wanted)
        && shell::find("wasm-bindgen-test-runner").is_some()
    {
        return Ok(());
    }
    // Without `--locked`: its lock file names versions that not every mirror of
    // the registry has.
    install("wasm-bindgen-cli", "wasm-bindgen", &wanted, &[])
}

fn ensure_trunk() -> Result<()> {
    if version_of("trunk").is_some_and(|version| version.starts_with(TRUNK_SERIES)) {
        return Ok(());
    }
    install("trunk", "trunk", TRUNK, &["--locked"])
}

/// Firefox's driver, which Debian has no package of. Any version will do.
pub(crate) fn ensure_geckodriver() -> Result<()> {
    if shell::find("geckodriver").is_some() {
        return Ok(());
    }
    install("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])
}

/// Installs into Cargo's home if no program of this name is found, else into
/// this checkout's `target/tools`, so that the other version is kept.
fn install(package: &str, program_name: &str, version: &str, options: &[&str]) -> Result<()> {
    println!("{package} {version} is missing: compiling it once, which takes minutes");
    let sh = shell()?;
    let mut root = Vec::new();
    if shell::find(program_name).is_some() {
        root.extend(["--root".into(), workspace::tools()?]);
    }
    // The default features are TLS and looking for updates; neither is used.
    cmd!(sh, "cargo install {package} --version {version}")
        .arg("--no-default-features")
        .args(options)
        .args(root)
        // A shared target directory would keep hundreds of megabytes of it.
        .env_remove("CARGO_TARGET_DIR")
        .envs(TOOL_PROFILE)
        .run()?;
    Ok(())
}

/// `wasm-bindgen 0.2.130` and `trunk 0.21.14`: the second word.
fn version_of(name: &str) -> Option<String> {
    shell::version_line(name)?
        .split_whitespace()
        .nth(1)
        .map(str::to_owned)
}
