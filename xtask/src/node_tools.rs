//! Node, and what npm installs: the optimisers of the bundle (in target/tools)
//! and the driver of the page tests. Versions are pinned by lock files.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::{system_packages, workspace};
use std::fs;
use std::path::Path;

/// What the driver of the page tests asks for.
const OLDEST_NODE: u32 = 20;

/// wasm-opt and esbuild, at the versions of xtask/tools/package-lock.json.
pub(crate) fn ensure_optimisers() -> Outcome {
    let source = workspace::root()?.join("xtask").join("tools");
    let target = workspace::tools()?;
    fs::create_dir_all(&target).map_err(Fault::at(&target))?;
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        let path = source.join(name);
        fs::copy(&path, target.join(name)).map_err(Fault::at(&path))?;
    }
    ensure_packages(&target)
}

/// `npm ci`, unless what is there came from the same lock file.
pub(crate) fn ensure_packages(directory: &Path) -> Outcome {
    ensure_node()?;
    let lock = directory.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(Fault::at(&lock))?;
    let stamp = directory.join("node_modules").join(".installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    Program::new("npm")?
        .in_directory(directory)
        // Neither tool needs its install script, so none may run.
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .run()?;
    fs::write(&stamp, wanted).map_err(Fault::at(&stamp))
}

pub(crate) fn ensure_node() -> Outcome {
    if program::find("node").is_none() || program::find("npm").is_none() {
        system_packages::install("Node with npm", &["nodejs", "npm"])?;
    }
    let version = program::version_line("node").unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next();
    if major
        .and_then(|digits| digits.parse().ok())
        .is_some_and(|major: u32| major >= OLDEST_NODE)
    {
        return Ok(());
    }
    Err(Fault::new(format!(
        "Node {OLDEST_NODE} or newer is needed, found `{version}`"
    )))
}
