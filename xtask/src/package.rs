//! `dist/package/`: one folder that works from npm, from a CDN, and copied by
//! hand.

use crate::bundle::{
    self, EXCHANGE, EXCHANGE_SCRIPT, GLUE, LOADER, MAP_WORKER, SAVE, VALUE, WASM, WORDS, WORKBENCH,
};
use crate::shell::shell;
use crate::{build, workspace};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The loader as a bundler takes it.
const ENTRY: &str = "index.js";
const FROM_BUNDLE: [&str; 19] = [
    LOADER,
    GLUE,
    WASM,
    WORKBENCH,
    EXCHANGE,
    EXCHANGE_SCRIPT,
    MAP_WORKER,
    SAVE,
    VALUE,
    WORDS,
    "words-de.json",
    "words-zh.json",
    "exchange-words-de.json",
    "exchange-words-zh.json",
    "fallback.svg",
    "favicon.svg",
    "embed.html",
    "embed.js",
    "embed.css",
];

/// Pages for people: where each is in the repository, and in the package.
const PAGES: [(&str, &str); 5] = [
    ("README.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("package/FIGURE.md", "FIGURE.md"),
    ("package/MODEL.md", "MODEL.md"),
    ("package/RECIPES.md", "RECIPES.md"),
];

/// The sections of the README that are about the repository: from this heading to that.
const REPOSITORY_SECTIONS: (&str, &str) = ("## Commands\n", "## Non-goals\n");

/// Links of these pages that lead elsewhere in the package.
const MOVED: [(&str, &str); 4] = [
    ("](tests/snapshots/day-night.svg)", "](fallback.svg)"),
    ("](src/settings/table.rs)", "](SETTINGS.md)"),
    ("](package/", "]("),
    ("](../", "]("),
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

/// A page without the sections about the repository, and with its links led to what is
/// in the package.
fn in_package(page: &str) -> Result<String> {
    let (from, to) = REPOSITORY_SECTIONS;
    let page = match (page.split_once(from), page.find(to)) {
        (Some((before, _)), Some(to)) => [before, page.get(to..).unwrap_or_default()].concat(),
        _ => page.to_owned(),
    };
    let page = MOVED
        .iter()
        .fold(page, |page, (from, to)| page.replace(from, to));
    if page.contains("](src/") || page.contains("](tests/") {
        bail!(
            "a page links to a file that is not in the package: xtask/src/package.rs must \
             say where the link leads there"
        );
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::{FROM_BUNDLE, MOVED, PAGES, REPOSITORY_SECTIONS, in_package};
    use crate::bundle::CONTROLLER;
    use crate::split::LINKER;
    use crate::workspace;
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    fn pages() -> Vec<(PathBuf, String)> {
        PAGES
            .map(|(from, _)| workspace::root().unwrap().join(from))
            .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
            .to_vec()
    }

    /// Returns where the links of a page lead that stay in the same place, without anchors.
    /// What is code is for other pages.
    fn relative_links(page: &str) -> Vec<String> {
        let text: String = page.split('`').step_by(2).collect();
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        let files = targets.filter_map(|target| target.split('#').next());
        files
            .filter(|file| !file.is_empty() && !file.contains("://"))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn the_pages_link_to_files_of_the_repository() {
        let mut links = 0;
        for (path, page) in pages() {
            for link in relative_links(&page) {
                let target = path.with_file_name(&link);
                assert!(target.exists(), "{link} in {}", path.display());
                links += 1;
            }
        }
        assert!(links > 8, "{links}");
    }

    #[test]
    fn the_pages_link_to_files_of_the_package() {
        let pages: Vec<String> = pages().into_iter().map(|(_, page)| page).collect();
        for (from, _) in MOVED {
            assert!(pages.iter().any(|page| page.contains(from)), "{from}");
        }
        let names = PAGES.map(|(_, name)| name);
        let others = ["SETTINGS.md", "fallback.svg"];
        for page in &pages {
            for link in relative_links(&in_package(page).unwrap()) {
                let link = link.as_str();
                assert!(names.contains(&link) || others.contains(&link), "{link}");
            }
        }
        assert!(in_package("[x](src/lib.rs)").is_err());
    }

    /// Returns the names of files in the text of a script or page: `"./words-de.json"`.
    fn files_named(text: &str) -> impl Iterator<Item = &str> {
        let endings = [".js", ".json", ".wasm", ".css", ".html", ".svg"];
        let names = text
            .split('"')
            .map(|name| name.strip_prefix("./").unwrap_or(name));
        names.filter(move |name| {
            let is_name = !name.contains(['/', ' ', '#']);
            is_name && endings.iter().any(|ending| name.ends_with(ending))
        })
    }

    #[test]
    fn the_package_has_the_files_that_its_scripts_and_its_page_name() {
        let www = workspace::root().unwrap().join("www");
        let parts_of_glue = CONTROLLER.into_iter().chain([LINKER]);
        let scripts = FROM_BUNDLE.into_iter().chain(parts_of_glue);
        // The others are made by the build.
        let texts = scripts.filter_map(|name| std::fs::read_to_string(www.join(name)).ok());
        let texts: Vec<String> = texts.collect();
        let named: BTreeSet<&str> = texts.iter().flat_map(|text| files_named(text)).collect();
        assert_eq!(named, BTreeSet::from(FROM_BUNDLE));
    }

    #[test]
    fn the_package_leaves_out_what_is_about_the_repository() {
        let (from, to) = REPOSITORY_SECTIONS;
        let readme = include_str!("../../README.md");
        assert!(readme.contains(from));
        let readme = in_package(readme).unwrap();
        assert!(!readme.contains("cargo xtask test") && readme.contains(to));
        assert!(readme.contains("## Use it in a page"));
    }

    #[test]
    fn the_changelog_has_the_version() {
        let version = workspace::locked_version(workspace::CRATE).unwrap();
        let heading = format!("\n## [{version}] - ");
        assert!(
            include_str!("../../CHANGELOG.md").contains(&heading),
            "{heading}"
        );
    }
}
