//! Programs that come from the operating system's own packages.

use crate::fault::{Fault, Outcome};
use crate::program::{self, Program};

/// Installs packages where `apt-get` rules; elsewhere says what to do.
pub(crate) fn install(what: &str, packages: &[&str]) -> Outcome {
    if program::find("apt-get").is_none() {
        return Err(Fault::new(format!(
            "{what} is missing; install it with your system's package manager and run me again"
        )));
    }
    println!("{what} is missing: installing {}", packages.join(", "));
    apt_get(&["update"])?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(packages);
    apt_get(&install)
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
