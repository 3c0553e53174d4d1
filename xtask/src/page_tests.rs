//! Scripts that drive the built pages in a real browser: tests and benches.

use crate::shell::shell;
use crate::{browser, node_tools, package, site_tools, workspace};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Runs all page tests. They look at the package too, and build sites with it.
pub(crate) fn tests() -> Result<()> {
    package::assemble()?;
    ensure_tools()?;
    run_files(&shell_for_node()?, &directory()?)
}

/// Runs the test files of a folder with Node.
pub(crate) fn run_files(sh: &Shell, folder: &Path) -> Result<()> {
    let files = workspace::files_in(folder, |name| name.ends_with(".test.mjs"));
    if files.is_empty() {
        bail!("no page tests in {}", folder.display());
    }
    // Two files at a time, each with a browser of its own; no test asserts how
    // long something takes.
    cmd!(
        sh,
        "node --test --test-concurrency=2 --test-reporter=spec {files...}"
    )
    .run()?;
    Ok(())
}

pub(crate) fn benches() -> Result<()> {
    node_tools::ensure_packages(&directory()?)?;
    let sh = shell_for_node()?;
    for file in scripts(".bench.mjs")? {
        cmd!(sh, "node {file}").run()?;
    }
    Ok(())
}

/// Installs what the page tests need beside the browser.
pub(crate) fn ensure_tools() -> Result<()> {
    node_tools::ensure_packages(&directory()?)?;
    site_tools::ensure()
}

fn directory() -> Result<PathBuf> {
    Ok(workspace::root()?.join("tests").join("browser"))
}

fn scripts(suffix: &str) -> Result<Vec<PathBuf>> {
    Ok(workspace::files_in(&directory()?, |name| {
        name.ends_with(suffix)
    }))
}

/// A shell with the browser and the bundle in its environment.
fn shell_for_node() -> Result<Shell> {
    let sh = shell()?;
    sh.set_var("CHROMIUM", browser::chromium()?.browser);
    sh.set_var("DIST", workspace::dist()?);
    Ok(sh)
}
