//! `dist/package/`: one folder that works from npm, from a CDN, and copied by
//! hand.

use crate::bundle::{self, GLUE, LOADER, VALUE, WASM, WORDS, WORKBENCH};
use crate::shell::shell;
use crate::{build, workspace};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The loader as a bundler takes it.
const ENTRY: &str = "index.js";
const FROM_BUNDLE: [&str; 12] = [
    LOADER,
    GLUE,
    WASM,
    WORKBENCH,
    VALUE,
    WORDS,
    "words-de.json",
    "words-zh.json",
    "fallback.svg",
    "embed.html",
    "embed.js",
    "embed.css",
];

pub(crate) fn make() -> Result<()> {
    build::release()?;
    assemble()
}

/// Makes the package of the bundle in `dist/`.
pub(crate) fn assemble() -> Result<()> {
    let (root, dist, package) = (workspace::root()?, workspace::dist()?, folder()?);
    let sh = shell()?;
    sh.remove_path(&package)?;
    sh.create_dir(&package)?;
    for name in FROM_BUNDLE {
        sh.copy_file(dist.join(name), package.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        sh.copy_file(root.join(name), package.join(name))?;
    }
    let entry = package.join(ENTRY);
    sh.copy_file(root.join("www").join(LOADER), &entry)?;
    bundle::minify(&package, vec![entry])?;
    let readme = readme_of_package(&sh.read_file("README.md")?)?;
    sh.write_file(package.join("README.md"), readme)?;
    bundle::generate("package", &package)
}

pub(crate) fn folder() -> Result<PathBuf> {
    Ok(workspace::dist()?.join("package"))
}

/// The README with its links to files of the repository led to what is in the
/// package.
fn readme_of_package(text: &str) -> Result<String> {
    let text = text
        .replace("tests/snapshots/day-night.svg", "fallback.svg")
        .replace(
            "[`src/settings/table.rs`](src/settings/table.rs)",
            "[`SETTINGS.md`](SETTINGS.md)",
        );
    if text.contains("](src/") || text.contains("](tests/") {
        bail!(
            "the README links to a file that is not in the package: xtask/src/package.rs \
             must say where the link leads there"
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::readme_of_package;

    #[test]
    fn the_readme_of_the_package_links_to_what_is_there() {
        let text = readme_of_package(include_str!("../../README.md")).unwrap();
        assert!(text.contains("](SETTINGS.md)") && text.contains("](fallback.svg)"));
        assert!(readme_of_package("[x](src/lib.rs)").is_err());
    }
}
