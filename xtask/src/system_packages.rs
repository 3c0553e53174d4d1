//! Programs that come from the operating system's own packages.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};

pub(crate) struct Wanted {
    pub(crate) what: &'static str,
    /// Package lists to try in turn: distributions name things differently.
    pub(crate) apt: &'static [&'static [&'static str]],
    pub(crate) homebrew: &'static str,
}

/// Installs packages where `apt-get` rules; elsewhere says what to do.
pub(crate) fn install(wanted: &Wanted) -> Outcome {
    let Wanted { what, homebrew, .. } = wanted;
    if program::find("apt-get").is_none() {
        return Err(Fault::new(format!(
            "{what} is missing: install it (macOS: `brew install {homebrew}`) and run me again"
        )));
    }
    println!("{what} is missing: installing it");
    apt_get(&["update"])?;
    let mut outcome = Ok(());
    for packages in wanted.apt {
        let mut install = vec!["install", "-y", "--no-install-recommends"];
        install.extend(*packages);
        outcome = apt_get(&install);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn apt_get(arguments: &[&str]) -> Outcome {
    let root = Program::new("id")?.args(["-u"]).answer()? == "0";
    let program = if root {
        Program::new("apt-get")?
    } else {
        // `-n`: a question nobody can answer must fail, not hang.
        Program::new("sudo")?.args(["-n", "apt-get"])
    };
    program
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(arguments)
        .run()
}
