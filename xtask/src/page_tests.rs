//! Scripts that drive the built pages in a real browser: tests and benches.

use crate::fault::{Fault, Outcome};
use crate::program::Program;
use crate::{browser, node_tools, package, site_tools, workspace};
use std::path::PathBuf;

/// The tests look at the package too, and build sites with it.
pub(crate) fn tests() -> Outcome {
    package::assemble()?;
    site_tools::ensure()?;
    let files = prepared(".test.mjs")?;
    if files.is_empty() {
        return Err(Fault::new("no page tests in tests/browser"));
    }
    node()?
        // One file at a time: some tests measure, and none should disturb them.
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .run()
}

pub(crate) fn benches() -> Outcome {
    for file in prepared(".bench.mjs")? {
        node()?.args([file]).run()?;
    }
    Ok(())
}

fn prepared(suffix: &str) -> Outcome<Vec<PathBuf>> {
    let directory = workspace::root()?.join("tests").join("browser");
    node_tools::ensure_packages(&directory)?;
    Ok(workspace::files_in(&directory, |name| {
        name.ends_with(suffix)
    }))
}

/// Node, told where the browser and the bundle are.
fn node() -> Outcome<Program> {
    Ok(Program::new("node")?
        .env("CHROMIUM", browser::chromium()?.browser)
        .env("DIST", workspace::dist()?))
}
