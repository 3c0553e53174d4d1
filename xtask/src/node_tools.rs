//! Node, and what npm installs: the optimisers of the bundle (in target/tools)
//! and the driver of the page tests. Versions are pinned by lock files.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::system_packages::{self, Wanted};
use crate::workspace;
use std::fs;
use std::path::Path;

/// `node --test --test-concurrency` asks for this, and Debian 12 has it.
const OLDEST_NODE: (u32, u32) = (18, 19);

const WANTED: Wanted = Wanted {
    what: "Node with npm",
    apt: &[&["nodejs", "npm"]],
    homebrew: "node",
};

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

/// What the lock file says, unless what is there came from the same one. Not by
/// `npm ci`: it refuses a lock file without the other platforms' optional
/// packages, which npm leaves out when the file is to name no registry.
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
        .args(["install", "--no-save", "--ignore-scripts"])
        .args(["--no-audit", "--no-fund"])
        .run()?;
    fs::write(&stamp, wanted).map_err(Fault::at(&stamp))
}

pub(crate) fn ensure_node() -> Outcome {
    if program::find("node").is_none() || program::find("npm").is_none() {
        system_packages::install(&WANTED)?;
    }
    let version = program::version_line("node").unwrap_or_default();
    if major_and_minor(&version).is_some_and(|found| found >= OLDEST_NODE) {
        return Ok(());
    }
    let (major, minor) = OLDEST_NODE;
    Err(Fault::new(format!(
        "Node {major}.{minor} or newer is needed, found `{version}`"
    )))
}

/// `v20.11.1` is 20 and 11.
fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::major_and_minor;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(major_and_minor("v20.11.1") > major_and_minor("v20.9.0"));
        assert_eq!(major_and_minor(""), None);
    }
}
