//! Where things lie in this repository.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const CRATE: &str = "reactive-allocation";
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn root() -> Result<PathBuf> {
    // Set by `cargo run` to the xtask package, whose parent is the repository.
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .and_then(|package| package.parent().map(Path::to_owned))
        .context("start me as `cargo xtask`")
}

pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// Tools of pinned versions that belong to this checkout alone.
pub(crate) fn tools() -> Result<PathBuf> {
    Ok(root()?.join("target").join("tools"))
}

/// Files of one directory that `keep` accepts, by name; none if it is missing.
pub(crate) fn files_in(directory: &Path, keep: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(directory)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(&keep)
        })
        .collect();
    found.sort();
    found
}

/// The version of a package as Cargo.lock pins it.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root()?.join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    version_in_lock(&lock, package)
        .with_context(|| format!("Cargo.lock does not mention {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn a_name_is_matched_whole() {
        let lock = "name = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
