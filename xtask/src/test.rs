//! Every check there is, the quick ones first; stops at the first that fails.

use crate::fault::Outcome;
use crate::program::Program;
use crate::progress::Progress;
use crate::{browser, build, cargo_tools, node_tools, page_tests, size, workspace};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Full,
    /// Without browsers and without the bundle.
    Fast,
}

pub(crate) fn everything(scope: Scope) -> Outcome {
    let mut progress = Progress::begin();
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
    })?;
    if scope == Scope::Full {
        in_browsers(&mut progress)?;
    }
    progress.finish();
    Ok(())
}

fn in_browsers(progress: &mut Progress) -> Outcome {
    progress.step("tools", || {
        browser::chromium()?;
        cargo_tools::ensure()?;
        node_tools::ensure_optimisers()
    })?;
    progress.step("wasm tests in Chromium", || {
        wasm_tests()?
            .env("CHROMEDRIVER", browser::chromium()?.driver)
            .run()
    })?;
    match browser::geckodriver() {
        Some(driver) => progress.step("wasm tests in Firefox", || {
            wasm_tests()?.env("GECKODRIVER", driver).run()
        })?,
        None => println!("\n(no Firefox with geckodriver here: Chromium speaks for both)"),
    }
    progress.step("build", build::release)?;
    progress.step("size", size::check)?;
    progress.step("page tests in Chromium", page_tests::tests)
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
