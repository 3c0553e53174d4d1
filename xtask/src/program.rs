//! Running other programs: their search path, what is shown of them, and what
//! is said when they fail.

use crate::fault::{Fault, Outcome};
use crate::workspace;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub(crate) struct Program {
    command: Command,
    name: String,
}

impl Program {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Outcome<Self> {
        let program = program.as_ref();
        // Resolved here, because `Command` looks names up in our own PATH and
        // not in the one the child is given.
        let resolved = find(program).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(resolved);
        command
            .current_dir(workspace::root()?)
            .env("PATH", search_path()?)
            .stdin(Stdio::null());
        Ok(Self {
            command,
            name: short_name(program),
        })
    }

    pub(crate) fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub(crate) fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    pub(crate) fn in_directory(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// Runs it in full view of whoever started the task.
    pub(crate) fn run(mut self) -> Outcome {
        let line = self.line();
        println!("$ {line}");
        let status = self
            .command
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(Fault::new(format!("`{line}` failed ({status})")))
    }

    /// Starts it in the background; it is stopped when the result is dropped.
    pub(crate) fn start(mut self) -> Outcome<Running> {
        let line = self.line();
        println!("$ {line} &");
        let child = self
            .command
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        Ok(Running { child, line })
    }

    /// Runs it and prints its whole output at its end, so that programs which
    /// run at the same time do not mix their lines.
    pub(crate) fn run_captured(mut self) -> Outcome {
        let line = self.line();
        let output = self
            .command
            .output()
            .map_err(|error| self.not_started(&error))?;
        println!(
            "$ {line}\n{}{}",
            String::from_utf8_lossy(&output.stderr),
            String::from_utf8_lossy(&output.stdout)
        );
        if output.status.success() {
            return Ok(());
        }
        Err(Fault::new(format!("`{line}` failed ({})", output.status)))
    }

    /// Runs it unseen, for its answer.
    pub(crate) fn answer(mut self) -> Outcome<String> {
        let output = self
            .command
            .stderr(Stdio::null())
            .output()
            .map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        Err(Fault::new(format!(
            "`{}` failed ({})",
            self.line(),
            output.status
        )))
    }

    fn not_started(&self, error: &std::io::Error) -> Fault {
        Fault::new(format!("cannot start {}: {error}", self.name))
    }

    fn line(&self) -> String {
        let mut line = self.name.clone();
        for argument in self.command.get_args() {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        line
    }
}

/// A program in the background.
pub(crate) struct Running {
    child: Child,
    line: String,
}

impl Running {
    /// Returns an error if the program has ended.
    pub(crate) fn check_running(&mut self) -> Outcome {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(Fault::new(format!("`{}` ended ({status})", self.line))),
            Err(error) => Err(Fault::new(format!("`{}`: {error}", self.line))),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if the program has already ended.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The program of this name in the search path, or the path itself if it is one.
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

/// What `NAME --version` says, or `None` where there is no such program.
pub(crate) fn version_line(name: impl AsRef<OsStr>) -> Option<String> {
    let program = find(name)?;
    Program::new(program)
        .ok()?
        .args(["--version"])
        .answer()
        .ok()
}

/// This checkout's tools first, then the reader's PATH, then Cargo's programs,
/// which a shell without a login profile may not know of.
fn search_path() -> Outcome<OsString> {
    let tools = workspace::tools()?;
    let mut directories = vec![tools.join("bin"), tools.join("node_modules").join(".bin")];
    if let Some(path) = env::var_os("PATH") {
        directories.extend(env::split_paths(&path));
    }
    directories.extend(cargo_home().map(|home| home.join("bin")));
    env::join_paths(directories).map_err(|error| Fault::new(format!("PATH: {error}")))
}

pub(crate) fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
}

fn short_name(program: &OsStr) -> String {
    Path::new(program)
        .file_name()
        .unwrap_or(program)
        .to_string_lossy()
        .into_owned()
}
