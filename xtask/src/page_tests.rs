//! Scripts that drive the built pages in a real browser: tests and benches.

use crate::fault::{Fault, Outcome};
use crate::program::Program;
use crate::{browser, node_tools, package, site_tools, workspace};
use std::path::PathBuf;

/// Runs all page tests. They look at the package too, and build sites with it.
pub(crate) fn tests() -> Outcome {
    package::assemble()?;
    ensure_tools()?;
    let files = scripts(".test.mjs")?;
    if files.is_empty() {
        return Err(Fault::new("no page tests in tests/browser"));
    }
    // Two files at a time, each with a browser of its own; no test asserts how
    // long something takes.
    node()?
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .args(files)
        .run()
}

pub(crate) fn benches() -> Outcome {
    node_tools::ensure_packages(&directory()?)?;
    for file in scripts(".bench.mjs")? {
        node()?.args([file]).run()?;
    }
    Ok(())
}

/// Installs what the page tests need beside the browser.
pub(crate) fn ensure_tools() -> Outcome {
    node_tools::ensure_packages(&directory()?)?;
    site_tools::ensure()
}

fn directory() -> Outcome<PathBuf> {
    Ok(workspace::root()?.join("tests").join("browser"))
}

fn scripts(suffix: &str) -> Outcome<Vec<PathBuf>> {
    Ok(workspace::files_in(&directory()?, |name| {
        name.ends_with(suffix)
    }))
}

/// Node, with the browser and the bundle in its environment.
fn node() -> Outcome<Program> {
    Ok(Program::new("node")?
        .env("CHROMIUM", browser::chromium()?.browser)
        .env("DIST", workspace::dist()?))
}
