//! Installs the generators of the sites in the page tests: Hugo and Jekyll from
//! the system, Vite and the frameworks from npm.

use crate::system_packages::{self, SystemPackage};
use crate::{node_tools, shell, workspace};
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
    node_tools::ensure_packages(&workspace::root()?.join("tests").join("sites"))
}
