//! What the sites in the page tests are built with: Hugo and Jekyll from the
//! system, Vite and the frameworks from npm.

use crate::fault::{Fault, Outcome};
use crate::system_packages::{self, Wanted};
use crate::{node_tools, program, workspace};

const GENERATORS: [(&str, Wanted); 2] = [
    (
        "hugo",
        Wanted {
            what: "Hugo",
            apt: &[&["hugo"]],
            homebrew: "hugo",
        },
    ),
    (
        "jekyll",
        Wanted {
            what: "Jekyll",
            apt: &[&["jekyll"]],
            homebrew: "ruby && gem install jekyll",
        },
    ),
];

pub(crate) fn ensure() -> Outcome {
    for (name, wanted) in &GENERATORS {
        if program::find(name).is_none() {
            system_packages::install(wanted)?;
        }
        if program::find(name).is_none() {
            let what = wanted.what;
            return Err(Fault::new(format!("{what} is installed but not on PATH")));
        }
    }
    node_tools::ensure_packages(&workspace::root()?.join("tests").join("sites"))
}
