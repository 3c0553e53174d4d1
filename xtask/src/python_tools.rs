//! What pip installs, into environments that belong to this checkout alone.

use crate::shell::{self, shell};
use crate::system_packages::{self, SystemPackage};
use crate::workspace;
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

const PACKAGE: SystemPackage = SystemPackage {
    name: "Python with venv",
    apt: &[&["python3", "python3-venv"]],
    homebrew: "python",
};

/// Installs exactly what a list of requirements names into the environment `name`, unless it
/// was installed from the same one. Returns the folder of the environment.
pub(crate) fn ensure_packages(name: &str, requirements: &Path) -> Result<PathBuf> {
    let (sh, environment) = (shell()?, workspace::tools()?.join(name));
    let wanted = sh.read_file(requirements)?;
    let stamp = environment.join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(environment);
    }
    ensure_python()?;
    sh.remove_path(&environment)?;
    cmd!(sh, "python3 -m venv {environment}").run()?;
    let pip = environment.join("bin").join("pip");
    // The list is complete, so that no version is left to the day of the installation.
    cmd!(
        sh,
        "{pip} install --quiet --disable-pip-version-check --no-deps --only-binary :all:"
    )
    .arg("--requirement")
    .arg(requirements)
    .run()?;
    sh.write_file(stamp, wanted)?;
    Ok(environment)
}

fn ensure_python() -> Result<()> {
    if !has_venv()? {
        system_packages::install(&PACKAGE)?;
    }
    if !has_venv()? {
        bail!("{} is installed but does not start", PACKAGE.name);
    }
    Ok(())
}

/// Debian has Python without the part that creates environments.
fn has_venv() -> Result<bool> {
    let sh = shell()?;
    Ok(shell::find("python3").is_some()
        && cmd!(sh, "python3 -c")
            .arg("import ensurepip, venv")
            .ignore_stderr()
            .quiet()
            .run()
            .is_ok())
}
