//! Every check there is, the quick ones first; stops at the first that fails.

use crate::progress::Progress;
use crate::shell::{run_captured, shell};
use crate::workspace::WASM_TARGET;
use crate::{
    browser, build, cargo_tools, engine_tests, engines, manifest_tests, node_tools, page_tests,
    serve, size, workspace,
};
use anyhow::{Result, anyhow};
use std::path::Path;
use std::thread;
use xshell::cmd;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Full,
    /// With a long run of the monkey in each engine.
    AllEngines,
    /// Without browsers and without the bundle.
    Fast,
}

pub(crate) fn everything(scope: Scope) -> Result<()> {
    let mut progress = Progress::begin();
    match scope {
        Scope::Fast => native_checks(&mut progress)?,
        Scope::Full | Scope::AllEngines => {
            with_tools(&mut progress)?;
            progress.step("manifests", manifest_tests::check)?;
            in_browsers(&mut progress)?;
        }
    }
    if scope == Scope::AllEngines {
        progress.step("a monkey in all engines", engine_tests::long_monkey)?;
    }
    progress.finish();
    Ok(())
}

fn native_checks(progress: &mut Progress) -> Result<()> {
    let sh = shell()?;
    progress.step("format", || Ok(cmd!(sh, "cargo fmt --all --check").run()?))?;
    progress.step("clippy, native", || {
        Ok(cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?)
    })?;
    progress.step("clippy, wasm", clippy_wasm)?;
    progress.step("native tests", || {
        Ok(cmd!(sh, "cargo test --workspace").run()?)
    })?;
    progress.step("documentation", || {
        sh.set_var("RUSTDOCFLAGS", "-D warnings");
        cmd!(sh, "cargo doc --no-deps --workspace").run()?;
        // What only exists for browsers is only documented for wasm.
        Ok(cmd!(sh, "cargo doc --no-deps --lib --target {WASM_TARGET}").run()?)
    })
}

/// Runs the native checks while missing tools are compiled and downloaded.
fn with_tools(progress: &mut Progress) -> Result<()> {
    cargo_tools::ensure_wasm_target()?;
    thread::scope(|scope| {
        let tools = scope.spawn(tools);
        native_checks(progress)?;
        progress.step("tools, the rest", || {
            tools
                .join()
                .map_err(|_| anyhow!("the installer panicked"))?
        })
    })
}

fn tools() -> Result<()> {
    browser::chromium()?;
    engines::ensure()?;
    page_tests::ensure_tools()?;
    manifest_tests::ensure_tools()?;
    node_tools::ensure_optimisers()?;
    cargo_tools::ensure()
}

fn in_browsers(progress: &mut Progress) -> Result<()> {
    // Both use one core for most of their time: a linker, and a browser.
    progress.steps_at_once(
        ("build, size", || {
            build::release()?;
            size::check()
        }),
        ("wasm tests", wasm_tests_in_browsers),
    )?;
    progress.step("plain `trunk serve`", serve::check_plain_trunk)?;
    progress.step("page tests in Chromium", page_tests::tests)?;
    progress.step("page tests in all engines", engine_tests::tests)
}

fn wasm_tests_in_browsers() -> Result<()> {
    let chromium = browser::chromium()?;
    wasm_tests("CHROMEDRIVER", &chromium.driver)?;
    match browser::geckodriver() {
        Some(driver) => wasm_tests("GECKODRIVER", &driver),
        None => {
            println!("no Firefox with geckodriver is installed: tested in Chromium only");
            Ok(())
        }
    }
}

/// Only the library and the tests written for browsers: the native tests use
/// crates that do not exist for wasm.
fn clippy_wasm() -> Result<()> {
    cargo_tools::ensure_wasm_target()?;
    let (sh, tests) = (shell()?, web_tests()?);
    cmd!(
        sh,
        "cargo clippy --target {WASM_TARGET} --lib {tests...} -- -D warnings"
    )
    .run()?;
    Ok(())
}

/// Runs the tests written for browsers with a WebDriver server.
fn wasm_tests(variable: &str, driver: &Path) -> Result<()> {
    let (sh, tests) = (shell()?, web_tests()?);
    let command = cmd!(sh, "cargo test --target {WASM_TARGET} {tests...}")
        // The runner takes the first of these that is set.
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER")
        .env_remove("SAFARIDRIVER")
        .env(variable, driver)
        // In seconds; the usual 20 are few on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run_captured(command)
}

/// `--test NAME` for each tests/web*.rs.
fn web_tests() -> Result<Vec<String>> {
    let files = workspace::files_in(&workspace::root()?.join("tests"), |name| {
        name.starts_with("web") && name.ends_with(".rs")
    });
    let names = files.iter().filter_map(|path| path.file_stem()?.to_str());
    Ok(names
        .flat_map(|name| ["--test".to_owned(), name.to_owned()])
        .collect())
}
