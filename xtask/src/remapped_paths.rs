//! Keeps the paths of this machine out of the wasm, where they would stand in
//! the messages of panics: they are private, and with them no two machines would
//! build the same file.

use crate::shell::{self, shell};
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// Flags for the wasm only: programs for this machine may contain its paths.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Returns the value of [`VARIABLE`].
pub(crate) fn flags() -> Result<String> {
    let mut renamed: Vec<(PathBuf, String)> = Vec::new();
    renamed.push((workspace::root()?, ".".to_owned()));
    if let Some(home) = shell::cargo_home() {
        let sources = home.join("registry").join("src");
        let registries = fs::read_dir(&sources).with_context(|| sources.display().to_string())?;
        // Their names contain the name of the registry or mirror.
        renamed.extend(registries.flatten().map(|at| (at.path(), "crates".into())));
    }
    let sh = shell()?;
    let sysroot = cmd!(sh, "rustc --print sysroot").read()?;
    let version = cmd!(sh, "rustc -vV").read()?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .unwrap_or_default();
    // The standard library has this name already, unless its sources are
    // installed.
    let library = PathBuf::from(sysroot).join("lib/rustlib/src/rust");
    renamed.push((library, format!("/rustc/{commit}")));
    Ok(join(&renamed))
}

/// Leaves out paths with a space, at which Cargo would split the variable: a
/// build that contains a path is better than none.
fn join(renamed: &[(PathBuf, String)]) -> String {
    let flags: Vec<String> = renamed
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .filter(|flag| !flag.contains(char::is_whitespace))
        .collect();
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_path_with_a_space_is_left_alone() {
        let renamed = [("/a b", "."), ("/home/me", "crates")];
        let renamed = renamed.map(|(from, to)| (from.into(), to.to_owned()));
        assert_eq!(join(&renamed), "--remap-path-prefix=/home/me=crates");
    }
}
