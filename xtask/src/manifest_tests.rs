//! Checks manifests of random settings with the schemas of those who read them: Kubernetes,
//! AWS, Google, KEDA, Flink and its operator.

use crate::shell::shell;
use crate::{python_tools, workspace};
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// The number of random settings.
const STATES: &str = "1000";

/// Installs the schemas. Returns the Python that has them.
pub(crate) fn ensure_tools() -> Result<PathBuf> {
    let requirements = workspace::root()?.join("tests/manifests/requirements.txt");
    let environment = python_tools::ensure_packages("python-manifests", &requirements)?;
    Ok(environment.join("bin").join("python"))
}

pub(crate) fn check() -> Result<()> {
    let (sh, python) = (shell()?, ensure_tools()?);
    let states = cmd!(sh, "cargo run --quiet --example manifest_states {STATES}").read()?;
    cmd!(sh, "{python} tests/manifests/check.py")
        .stdin(states)
        .run()?;
    Ok(())
}
