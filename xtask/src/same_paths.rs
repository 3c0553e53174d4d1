//! Keeps the paths of this machine out of the wasm, where they would stand in
//! the messages of panics: they are nobody's business, and with them no two
//! machines would build the same file.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};
use crate::workspace;
use std::fs;
use std::path::PathBuf;

/// Flags for the wasm only: what is built for this machine may know it.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The value of [`VARIABLE`].
pub(crate) fn flags() -> Outcome<String> {
    let mut renamed: Vec<(PathBuf, String)> = Vec::new();
    renamed.push((workspace::root()?, ".".to_owned()));
    if let Some(home) = program::cargo_home() {
        let sources = home.join("registry").join("src");
        let registries = fs::read_dir(&sources).map_err(Fault::at(&sources))?;
        // Their names tell which registry or mirror was asked.
        renamed.extend(registries.flatten().map(|at| (at.path(), "crates".into())));
    }
    let sysroot = Program::new("rustc")?
        .args(["--print", "sysroot"])
        .answer()?;
    let version = Program::new("rustc")?.args(["-vV"]).answer()?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .unwrap_or_default();
    // Only where the standard library's sources are installed is it known by
    // any other name than this.
    let library = PathBuf::from(sysroot).join("lib/rustlib/src/rust");
    renamed.push((library, format!("/rustc/{commit}")));
    Ok(join(&renamed))
}

/// Cargo takes the variable apart at its spaces, so a path with one in it stays
/// as it is: a build that tells a path is better than none.
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
