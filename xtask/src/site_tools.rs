//! Installs what the sites in the page tests are built with: Hugo and Jekyll from
//! the system, MkDocs and Sphinx from pip, all else from npm.

use crate::system_packages::{self, SystemPackage};
use crate::{node_tools, python_tools, shell, workspace};
use anyhow::{Result, bail};

const GENERATORS: [(&str, SystemPackage); 2] = [
    (
        "hugo",
        SystemPackage {
            name: "Hugo",
            apt: &[&["hugo"]],
            homebrew: "hugo",
        },
    ),
    (
        "jekyll",
        SystemPackage {
            name: "Jekyll",
            apt: &[&["jekyll"]],
            homebrew: "ruby && gem install jekyll",
        },
    ),
];

pub(crate) fn ensure() -> Result<()> {
    for (program, package) in &GENERATORS {
        if shell::find(program).is_none() {
            system_packages::install(package)?;
        }
        if shell::find(program).is_none() {
            bail!("{} is installed but not on PATH", package.name);
        }
    }
    let sites = workspace::root()?.join("tests").join("sites");
    python_tools::ensure_packages("python", &sites.join("requirements.txt"))?;
    node_tools::ensure_packages(&sites)
}
