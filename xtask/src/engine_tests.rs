//! Page tests that run in Chromium, Firefox and WebKitGTK, and the monkey.

use crate::shell::shell;
use crate::{browser, build, engines, node_tools, package, page_tests, workspace};
use anyhow::Result;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use xshell::{Shell, cmd};

/// How long the monkey uses the figure in each engine after all other tests.
const LONG_RUN_S: u32 = 180;

/// Runs the page tests of all engines.
pub(crate) fn tests() -> Result<()> {
    page_tests::run_files(&shell_for_node()?, &directory()?)
}

/// Lets the monkey use the figure for some minutes in each engine.
pub(crate) fn long_monkey() -> Result<()> {
    let seconds = LONG_RUN_S.to_string();
    run_monkey(&seconds, &new_seed()?)
}

/// Lets the monkey use the figure of a new bundle in each engine. Without a seed, each
/// run has another.
pub(crate) fn monkey(seconds: &str, seed: Option<&str>) -> Result<()> {
    build::release()?;
    match seed {
        Some(seed) => run_monkey(seconds, seed),
        None => run_monkey(seconds, &new_seed()?),
    }
}

fn run_monkey(seconds: &str, seed: &str) -> Result<()> {
    let (sh, monkey) = (shell_for_node()?, directory()?.join("monkey.mjs"));
    Ok(cmd!(sh, "node {monkey} {seconds} {seed}").run()?)
}

fn new_seed() -> Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(now.as_secs().to_string())
}

fn directory() -> Result<PathBuf> {
    Ok(workspace::root()?.join("tests").join("engines"))
}

/// A shell with the engines, the bundle with its package, and the native program whose
/// numbers the figure's are compared with.
fn shell_for_node() -> Result<Shell> {
    let chromium = browser::chromium()?;
    engines::ensure()?;
    package::assemble()?;
    let root = workspace::root()?;
    // The web server of the page tests is in there.
    node_tools::ensure_packages(&root.join("tests").join("browser"))?;
    let sh = shell()?;
    cmd!(sh, "cargo build --example simulate").run()?;
    sh.set_var("SIMULATE", simulate(&sh)?);
    sh.set_var("CHROMIUM", chromium.browser);
    sh.set_var("CHROMEDRIVER", chromium.driver);
    sh.set_var("DIST", workspace::dist()?);
    if engines::must_have_all() {
        sh.set_var("REQUIRE_ENGINES", "1");
    }
    Ok(sh)
}

/// Where Cargo puts the example: `target` may be elsewhere.
fn simulate(sh: &Shell) -> Result<PathBuf> {
    let target = match sh.var("CARGO_TARGET_DIR") {
        Ok(directory) => workspace::root()?.join(directory),
        Err(_) => workspace::root()?.join("target"),
    };
    Ok(target.join("debug").join("examples").join("simulate"))
}
