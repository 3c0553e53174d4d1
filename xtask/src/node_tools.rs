//! Node, and what npm installs: the optimisers of the bundle (in target/tools)
//! and the driver of the page tests. Versions are pinned by lock files.

use crate::shell::{self, shell};
use crate::system_packages::{self, SystemPackage};
use crate::workspace;
use anyhow::{Result, bail};
use std::fs;
use std::path::Path;
use xshell::cmd;

/// `node --test --test-concurrency` asks for this, and Debian 12 has it.
const OLDEST_NODE: (u32, u32) = (18, 19);

const PACKAGE: SystemPackage = SystemPackage {
    name: "Node with npm",
    apt: &[&["nodejs", "npm"]],
    homebrew: "node",
};

/// wasm-opt and esbuild, at the versions of xtask/tools/package-lock.json.
pub(crate) fn ensure_optimisers() -> Result<()> {
    let sh = shell()?;
    let (source, target) = (workspace::root()?.join("xtask/tools"), workspace::tools()?);
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        sh.copy_file(source.join(name), sh.create_dir(&target)?.join(name))?;
    }
    ensure_packages(&target)
}

/// Installs what the lock file of `directory` lists, unless it was installed
/// from the same one. Not by `npm ci`: it refuses a lock file without the other
/// platforms' optional packages, which npm leaves out when the file is to name
/// no registry.
pub(crate) fn ensure_packages(directory: &Path) -> Result<()> {
    ensure_node()?;
    let sh = shell()?;
    sh.change_dir(directory);
    let wanted = sh.read_file("package-lock.json")?;
    let stamp = "node_modules/.installed-from";
    if fs::read_to_string(directory.join(stamp)).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // No package needs its install script, so none may run.
    cmd!(
        sh,
        "npm install --no-save --ignore-scripts --no-audit --no-fund"
    )
    .run()?;
    Ok(sh.write_file(stamp, wanted)?)
}

pub(crate) fn ensure_node() -> Result<()> {
    if shell::find("node").is_none() || shell::find("npm").is_none() {
        system_packages::install(&PACKAGE)?;
    }
    let version = shell::version_line("node").unwrap_or_default();
    if major_and_minor(&version).is_some_and(|found| found >= OLDEST_NODE) {
        return Ok(());
    }
    let (major, minor) = OLDEST_NODE;
    bail!("Node {major}.{minor} or newer is needed, found `{version}`")
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
