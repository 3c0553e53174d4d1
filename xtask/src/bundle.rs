//! Trunk's hook, for `trunk build` and `trunk serve`: gives the files in the
//! staging directory their final names, adds the hand-written files, and minifies
//! all of them in a release build.

use crate::shell::shell;
use crate::{integrity, node_tools, split, wasm_opt, workspace};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

pub(crate) const LOADER: &str = "reactive-allocation.js";
pub(crate) const GLUE: &str = "reactive-allocation-glue.js";
pub(crate) const WASM: &str = "reactive-allocation_bg.wasm";
pub(crate) const WORKBENCH: &str = "reactive-allocation-workbench_bg.wasm";
pub(crate) const EXCHANGE: &str = "reactive-allocation-exchange_bg.wasm";
pub(crate) const EXCHANGE_SCRIPT: &str = "exchange.js";
/// Makes the runs of a map in a thread of its own.
pub(crate) const MAP_WORKER: &str = "map-worker.js";
/// Fetched when a reader saves a picture or data.
pub(crate) const SAVE: &str = "save.js";
pub(crate) const WORDS: &str = "reactive-allocation-words.js";
pub(crate) const VALUE: &str = "reactive-value.js";
/// Appended to the glue with the linker, so that they cost no round trip of their own.
pub(crate) const CONTROLLER: [&str; 3] = ["paper.js", "page-colours.js", "figure-controller.js"];

pub(crate) fn finish_staging() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`bundle` is Trunk's hook; run `cargo xtask build`")?;
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");

    if release {
        node_tools::ensure_optimisers()?;
        split::split(&staging)?;
    }
    name_the_glue(&staging)?;
    let www = workspace::root()?.join("www");
    copy_tree(&www, &staging)?;
    generate("bundle", &staging)?;
    if release {
        let names = wasm_opt::shrink(&staging.join(WASM))?;
        wasm_opt::shrink_chunk(&staging.join(WORKBENCH))?;
        wasm_opt::shrink_chunk(&staging.join(EXCHANGE))?;
        rewrite(&staging.join(GLUE), |glue| names.rewrite(glue))?;
    }
    rewrite(&staging.join(GLUE), ignore_closures_of_stopped_instances)?;
    let linker = if release { "" } else { split::NO_LINKER };
    let mut appended = vec![linker.to_owned()];
    for name in CONTROLLER {
        appended.push(shell()?.read_file(www.join(name))?);
    }
    rewrite(&staging.join(GLUE), |glue| {
        Ok([glue, &appended.join("\n")].join("\n"))
    })?;
    minify_and_pin(&staging, release)
}

/// Makes listeners of a stopped instance do nothing. After a panic the browser
/// still calls them; wasm-bindgen lets them throw, into the page's console.
fn ignore_closures_of_stopped_instances(glue: &str) -> Result<String> {
    const THROW: &str = "throw new Error('Cannot invoke closure from previous WASM instance');";
    if !glue.contains(THROW) {
        bail!(
            "the glue of this wasm-bindgen handles closures of a stopped instance in another way"
        );
    }
    Ok(glue.replace(THROW, "return;"))
}

/// A file must have its final form before the one that holds its hash.
fn minify_and_pin(staging: &Path, release: bool) -> Result<()> {
    let minify = |sources: Vec<PathBuf>| match release {
        true => minify(staging, sources),
        false => Ok(()),
    };
    minify(workspace::files_in(staging, |name| {
        (name.ends_with(".js") || name.ends_with(".css"))
            && ![WORDS, EXCHANGE_SCRIPT, MAP_WORKER, GLUE, LOADER].contains(&name)
    }))?;
    integrity::pin_by_words(staging)?;
    minify(vec![staging.join(WORDS)])?;
    integrity::pin_by_exchange(staging, release)?;
    minify(vec![staging.join(EXCHANGE_SCRIPT)])?;
    integrity::pin_by_map_worker(staging, release)?;
    minify(vec![staging.join(MAP_WORKER)])?;
    integrity::pin_by_glue(staging, release)?;
    minify(vec![staging.join(GLUE)])?;
    integrity::pin_by_loader(staging)?;
    minify(vec![staging.join(LOADER)])
}

/// Trunk names wasm-bindgen's glue after the crate. That name is the loader's,
/// and its type definitions are written by hand like it.
fn name_the_glue(staging: &Path) -> Result<()> {
    let definitions = format!("{}.d.ts", workspace::CRATE);
    rename(staging, &format!("{}.js", workspace::CRATE), GLUE)?;
    rename(staging, &definitions, &GLUE.replace(".js", ".d.ts"))
}

fn rename(directory: &Path, from: &str, to: &str) -> Result<()> {
    std::fs::rename(directory.join(from), directory.join(to)).with_context(|| from.to_owned())
}

/// Everything hand-written, except the page that Trunk has already put there
/// and what goes into the glue.
fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    let sh = shell()?;
    sh.create_dir(to)?;
    for source in sh.read_dir(from)? {
        let name = source.file_name().unwrap_or_default();
        let hidden = name.to_string_lossy().starts_with('.');
        let mut not_alone = CONTROLLER.into_iter().chain(["index.html", split::LINKER]);
        if hidden || not_alone.any(|other| name == other) {
            continue;
        }
        if source.is_dir() {
            copy_tree(&source, &to.join(name))?;
        } else {
            sh.copy_file(&source, to.join(name))?;
        }
    }
    Ok(())
}

/// Runs the example `generate`, natively and in the dev profile, which the
/// native tests use too.
pub(crate) fn generate(what: &str, directory: &Path) -> Result<()> {
    let sh = shell()?;
    Ok(cmd!(
        sh,
        "cargo run --quiet --example generate -- {what} {directory}"
    )
    .run()?)
}

fn rewrite(file: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let sh = shell()?;
    let text = sh.read_file(file)?;
    Ok(sh.write_file(file, change(&text)?)?)
}

/// Only the syntax: no bundling, so imports and `import.meta.url` stay as they
/// are and the files still find each other in whatever folder they are put.
pub(crate) fn minify(folder: &Path, sources: Vec<PathBuf>) -> Result<()> {
    let sh = shell()?;
    let command = cmd!(
        sh,
        "esbuild --minify --format=esm --legal-comments=none --charset=utf8"
    )
    .args(["--log-level=warning", "--allow-overwrite"])
    .arg(format!("--outdir={}", folder.display()))
    .args(sources);
    Ok(command.run()?)
}
