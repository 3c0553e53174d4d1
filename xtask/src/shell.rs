//! Starts other programs.

use crate::workspace;
use anyhow::{Context, Result, anyhow, bail};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use xshell::{Cmd, Shell, cmd};

/// Returns a shell in the root of the repository, with [`search_path`].
pub(crate) fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(workspace::root()?);
    shell.set_var("PATH", search_path()?);
    Ok(shell)
}

/// Returns the path of a program, by its name in the search path or by its path.
pub(crate) fn find(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let name = Path::new(name.as_ref());
    if name.components().count() > 1 {
        return name.is_file().then(|| name.to_owned());
    }
    let file = format!("{}{}", name.display(), env::consts::EXE_SUFFIX);
    env::split_paths(&search_path().ok()?)
        .map(|directory| directory.join(&file))
        .find(|candidate| candidate.is_file())
}

/// Returns what `NAME --version` prints, or `None` if there is no such program.
pub(crate) fn version_line(name: impl AsRef<Path>) -> Option<String> {
    let (sh, name) = (shell().ok()?, name.as_ref());
    let version = cmd!(sh, "{name} --version").ignore_stderr().read();
    version.ok()
}

/// Runs a command and prints its whole output at its end, so that the lines of
/// commands which run at the same time do not mix.
pub(crate) fn run_captured(command: Cmd<'_>) -> Result<()> {
    let line = command.to_string();
    let output = command.ignore_status().output()?;
    println!(
        "$ {line}\n{}{}",
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(&output.stdout)
    );
    if !output.status.success() {
        bail!("`{line}` failed ({})", output.status);
    }
    Ok(())
}

/// A program in the background; stopped when dropped.
pub(crate) struct Background {
    child: Child,
    line: String,
}

impl Background {
    pub(crate) fn start(command: Cmd<'_>) -> Result<Self> {
        let line = command.to_string();
        println!("$ {line} &");
        let child = Command::from(command).stdin(Stdio::null()).spawn();
        let child = child.with_context(|| line.clone())?;
        Ok(Self { child, line })
    }

    /// Returns an error if the program has ended.
    pub(crate) fn check_running(&mut self) -> Result<()> {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(anyhow!("`{}` ended ({status})", self.line)),
            Err(error) => Err(error).with_context(|| self.line.clone()),
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // Both fail only if the program has already ended.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Returns the directories to search: this checkout's tools, then `PATH`, then
/// Cargo's programs, which a shell without a login profile may not list.
fn search_path() -> Result<OsString> {
    let tools = workspace::tools()?;
    let mut directories = vec![tools.join("bin"), tools.join("node_modules").join(".bin")];
    if let Some(path) = env::var_os("PATH") {
        directories.extend(env::split_paths(&path));
    }
    directories.extend(cargo_home().map(|home| home.join("bin")));
    env::join_paths(directories).context("PATH")
}

pub(crate) fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
}
