//! Every check there is, the quick ones first; stops at the first that fails.

use crate::fault::{Fault, Outcome};
use crate::program::Program;
use crate::progress::Progress;
use crate::{browser, build, cargo_tools, node_tools, page_tests, serve, size, workspace};
use std::thread;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Full,
    /// Without browsers and without the bundle.
    Fast,
}

pub(crate) fn everything(scope: Scope) -> Outcome {
    let mut progress = Progress::begin();
    match scope {
        Scope::Fast => native_checks(&mut progress)?,
        Scope::Full => {
            with_tools(&mut progress)?;
            in_browsers(&mut progress)?;
        }
    }
    progress.finish();
    Ok(())
}

fn native_checks(progress: &mut Progress) -> Outcome {
    progress.step("format", || cargo(&["fmt", "--all", "--check"]))?;
    progress.step("clippy, native", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
    })?;
    progress.step("clippy, wasm", clippy_wasm)?;
    progress.step("native tests", || cargo(&["test", "--workspace"]))?;
    progress.step("documentation", || {
        documentation(&["--workspace"])?;
        // What only exists for browsers is only documented for wasm.
        documentation(&["--lib", "--target", workspace::WASM_TARGET])
    })
}

/// Runs the native checks while missing tools are compiled and downloaded.
fn with_tools(progress: &mut Progress) -> Outcome {
    cargo_tools::ensure_wasm_target()?;
    thread::scope(|scope| {
        let tools = scope.spawn(tools);
        native_checks(progress)?;
        progress.step("tools, the rest", || {
            let panicked = |_| Err(Fault::new("installing the tools panicked"));
            tools.join().unwrap_or_else(panicked)
        })
    })
}

fn tools() -> Outcome {
    browser::chromium()?;
    page_tests::ensure_tools()?;
    node_tools::ensure_optimisers()?;
    cargo_tools::ensure()
}

fn in_browsers(progress: &mut Progress) -> Outcome {
    // Both use one core for most of their time: a linker, and a browser.
    progress.steps_at_once(
        ("build, size", || {
            build::release()?;
            size::check()
        }),
        ("wasm tests", wasm_tests_in_browsers),
    )?;
    progress.step("plain `trunk serve`", serve::check_plain_trunk)?;
    progress.step("page tests in Chromium", page_tests::tests)
}

fn wasm_tests_in_browsers() -> Outcome {
    let chromium = browser::chromium()?;
    wasm_tests()?
        .env("CHROMEDRIVER", chromium.driver)
        .run_captured()?;
    match browser::geckodriver() {
        Some(driver) => wasm_tests()?.env("GECKODRIVER", driver).run_captured(),
        None => {
            println!("no Firefox with geckodriver is installed: tested in Chromium only");
            Ok(())
        }
    }
}

/// Only the library and the tests written for browsers: the native tests use
/// crates that do not exist for wasm.
fn clippy_wasm() -> Outcome {
    cargo_tools::ensure_wasm_target()?;
    Program::new("cargo")?
        .args(["clippy", "--target", workspace::WASM_TARGET, "--lib"])
        .args(web_tests()?)
        .args(["--", "-D", "warnings"])
        .run()
}

fn documentation(which: &[&str]) -> Outcome {
    Program::new("cargo")?
        .env("RUSTDOCFLAGS", "-D warnings")
        .args(["doc", "--no-deps"])
        .args(which)
        .run()
}

fn wasm_tests() -> Outcome<Program> {
    // The runner takes the first driver it finds mentioned, so it must hear of
    // one only.
    Ok(Program::new("cargo")?
        .without_env("CHROMEDRIVER")
        .without_env("GECKODRIVER")
        .without_env("SAFARIDRIVER")
        // Seconds; the usual 20 are few on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .args(["test", "--target", workspace::WASM_TARGET])
        .args(web_tests()?))
}

/// `--test NAME` for each tests/web*.rs.
fn web_tests() -> Outcome<Vec<String>> {
    let files = workspace::files_in(&workspace::root()?.join("tests"), |name| {
        name.starts_with("web") && name.ends_with(".rs")
    });
    let names = files.iter().filter_map(|path| path.file_stem()?.to_str());
    Ok(names
        .flat_map(|name| ["--test".to_owned(), name.to_owned()])
        .collect())
}

fn cargo(arguments: &[&str]) -> Outcome {
    Program::new("cargo")?.args(arguments).run()
}
