//! `dist/package/`: one folder that works from npm, from a CDN, and copied by
//! hand.

use crate::bundle::{self, GLUE, LOADER, VALUE, WASM, WORDS};
use crate::fault::{Fault, Outcome};
use crate::{build, workspace};
use std::fs;
use std::path::{Path, PathBuf};

/// The loader as a bundler takes it.
const ENTRY: &str = "index.js";
const FROM_BUNDLE: [&str; 11] = [
    LOADER,
    GLUE,
    WASM,
    VALUE,
    WORDS,
    "words-de.json",
    "words-zh.json",
    "fallback.svg",
    "embed.html",
    "embed.js",
    "embed.css",
];

pub(crate) fn make() -> Outcome {
    build::release()?;
    assemble()
}

/// The package out of a bundle that is already there.
pub(crate) fn assemble() -> Outcome {
    let (root, dist, package) = (workspace::root()?, workspace::dist()?, folder()?);
    if package.is_dir() {
        fs::remove_dir_all(&package).map_err(Fault::at(&package))?;
    }
    fs::create_dir_all(&package).map_err(Fault::at(&package))?;
    for name in FROM_BUNDLE {
        copy(&dist.join(name), &package.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&root.join(name), &package.join(name))?;
    }
    let entry = package.join(ENTRY);
    copy(&root.join("www").join(LOADER), &entry)?;
    bundle::minify(&package, vec![entry])?;
    let readme = root.join("README.md");
    let text = fs::read_to_string(&readme).map_err(Fault::at(&readme))?;
    fs::write(package.join("README.md"), readme_of_package(&text)?).map_err(Fault::at(&package))?;
    bundle::generate("package", &package)
}

pub(crate) fn folder() -> Outcome<PathBuf> {
    Ok(workspace::dist()?.join("package"))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(Fault::at(from))
}

/// The README with its links to files of the repository led to what is in the
/// package.
fn readme_of_package(text: &str) -> Outcome<String> {
    let text = text
        .replace("tests/snapshots/day-night.svg", "fallback.svg")
        .replace(
            "[`src/settings/declaration.rs`](src/settings/declaration.rs)",
            "[`SETTINGS.md`](SETTINGS.md)",
        );
    match text.find("](src/").or_else(|| text.find("](tests/")) {
        None => Ok(text),
        Some(_) => Err(Fault::new(
            "the README links to a file that is not in the package: xtask/src/package.rs \
             must say where the link leads there",
        )),
    }
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
