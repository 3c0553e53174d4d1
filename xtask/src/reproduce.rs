//! Checks that the same sources give the same bytes in any folder.

use crate::shell::shell;
use crate::workspace;
use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use xshell::cmd;

/// Packages two copies of the committed files, in folders of different names
/// and depths, and compares the two packages.
pub(crate) fn check() -> Result<()> {
    let place = shell()?.create_temp_dir()?;
    let one = package_files(&place.path().join("one"))?;
    let other = package_files(&place.path().join("quite").join("another place"))?;
    let differing: Vec<&str> = one
        .keys()
        .chain(other.keys())
        .filter(|name| one.get(*name) != other.get(*name))
        .map(String::as_str)
        .collect();
    if !differing.is_empty() {
        bail!("not the same: {}", differing.join(", "));
    }
    println!("{} files, the same bytes in both", one.len());
    println!("SHA-256 of the package: {}", hash(&one));
    Ok(())
}

/// The hash of what `LC_ALL=C sha256sum -- *` prints in the package.
fn hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let lines = files
        .iter()
        .map(|(name, content)| format!("{}  {name}\n", hex(content)));
    hex(lines.collect::<String>().as_bytes())
}

fn hex(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// Every file of the package built in `folder`, by name.
fn package_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let sh = shell()?;
    let files = cmd!(sh, "git ls-files").read()?;
    for name in files.lines() {
        let copy = folder.join(name);
        sh.create_dir(copy.parent().unwrap_or(folder))?;
        sh.copy_file(name, copy)?;
    }
    sh.change_dir(folder);
    // Both build from nothing, into folders of their own.
    cmd!(sh, "cargo xtask package")
        .env_remove("CARGO_TARGET_DIR")
        .run()?;
    let package = folder.join("dist").join("package");
    workspace::files_in(&package, |_| true)
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Ok((name.into_owned(), sh.read_binary_file(&path)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::hash;
    use std::collections::BTreeMap;

    /// `printf x > a; printf y > B; LC_ALL=C sha256sum -- * | sha256sum`
    #[test]
    fn the_hash_is_that_of_sha256sum() {
        let files = [("a", "x"), ("B", "y")].map(|(name, text)| (name.to_owned(), text.into()));
        assert_eq!(
            hash(&BTreeMap::from(files)),
            "ddf51dba78d068d0b7abd7d813ceea5e182e6233e8490e6523d402b82832becf"
        );
    }
}
