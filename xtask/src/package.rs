//! `dist/package/`: one folder that works from npm, from a CDN, and copied by
//! hand.

use crate::bundle::{self, GLUE, LOADER, VALUE, WASM, WORDS, WORKBENCH};
use crate::shell::shell;
use crate::{build, workspace};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The loader as a bundler takes it.
const ENTRY: &str = "index.js";
const FROM_BUNDLE: [&str; 13] = [
    LOADER,
    GLUE,
    WASM,
    WORKBENCH,
    VALUE,
    WORDS,
    "words-de.json",
    "words-zh.json",
    "fallback.svg",
    "favicon.svg",
    "embed.html",
    "embed.js",
    "embed.css",
];

/// Pages for people: where each is in the repository, and in the package.
const PAGES: [(&str, &str); 2] = [
    ("README.md", "README.md"),
    ("package/RECIPES.md", "RECIPES.md"),
];

/// Links of these pages that lead elsewhere in the package.
const MOVED: [(&str, &str); 3] = [
    ("](tests/snapshots/day-night.svg)", "](fallback.svg)"),
    (
        "[`src/settings/table.rs`](src/settings/table.rs)",
        "[`SETTINGS.md`](SETTINGS.md)",
    ),
    (
        "[`package/RECIPES.md`](package/RECIPES.md)",
        "[`RECIPES.md`](RECIPES.md)",
    ),
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
    for (from, name) in PAGES {
        let text = in_package(&sh.read_file(from)?)?;
        sh.write_file(package.join(name), text)?;
    }
    bundle::generate("package", &package)
}

pub(crate) fn folder() -> Result<PathBuf> {
    Ok(workspace::dist()?.join("package"))
}

/// A page with its links to files of the repository led to what is in the package.
fn in_package(page: &str) -> Result<String> {
    let page = MOVED
        .iter()
        .fold(page.to_owned(), |page, (from, to)| page.replace(from, to));
    for folder in ["](src/", "](tests/", "](package/", "](../"] {
        if page.contains(folder) {
            bail!(
                "a page links to `{folder}…`, which is not in the package: xtask/src/package.rs \
                 must say where the link leads there"
            );
        }
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::{MOVED, PAGES, in_package};
    use std::path::Path;

    #[test]
    fn the_pages_of_the_package_link_to_what_is_there() {
        let root = Path::new("..");
        let pages = PAGES.map(|(from, _)| std::fs::read_to_string(root.join(from)).unwrap());
        for (from, _) in MOVED {
            assert!(pages.iter().any(|page| page.contains(from)), "{from}");
        }
        let [readme, recipes] = pages.map(|page| in_package(&page).unwrap());
        for link in ["](SETTINGS.md)", "](fallback.svg)", "](RECIPES.md)"] {
            assert!(readme.contains(link), "{link}");
        }
        assert!(!recipes.contains("](../"));
        assert!(in_package("[x](src/lib.rs)").is_err());
    }
}
