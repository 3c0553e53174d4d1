//! Programs that come from the operating system's own packages.

use crate::shell::{self, shell};
use anyhow::{Result, bail};
use xshell::cmd;

pub(crate) struct SystemPackage {
    pub(crate) name: &'static str,
    /// Package lists to try in turn: distributions name things differently.
    pub(crate) apt: &'static [&'static [&'static str]],
    pub(crate) homebrew: &'static str,
}

/// Installs packages by `apt-get`; on a system without it, says what to do.
pub(crate) fn install(package: &SystemPackage) -> Result<()> {
    let SystemPackage { name, homebrew, .. } = package;
    if shell::find("apt-get").is_none() {
        bail!("{name} is missing: install it (macOS: `brew install {homebrew}`) and run me again");
    }
    println!("{name} is missing: installing it");
    apt_get(&["update"])?;
    let mut result = Ok(());
    for packages in package.apt {
        result = apt_get(&[&["install", "-y", "--no-install-recommends"], *packages].concat());
        if result.is_ok() {
            break;
        }
    }
    result
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let sh = shell()?;
    sh.set_var("DEBIAN_FRONTEND", "noninteractive");
    let apt_get = if cmd!(sh, "id -u").read()? == "0" {
        cmd!(sh, "apt-get {arguments...}")
    } else {
        // `-n` fails instead of waiting for a password.
        cmd!(sh, "sudo -n apt-get {arguments...}")
    };
    Ok(apt_get.run()?)
}
