//! Trunk's hook. Trunk leaves its work in a staging directory; this gives the
//! files there their final names, adds the hand-written ones, and makes them
//! small. It runs for `trunk build` and `trunk serve` alike.

use crate::fault::{Fault, Outcome};
use crate::program::Program;
use crate::{integrity, node_tools, wasm_opt, workspace};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const LOADER: &str = "reactive-allocation.js";
pub(crate) const GLUE: &str = "reactive-allocation-glue.js";
pub(crate) const WASM: &str = "reactive-allocation_bg.wasm";
pub(crate) const WORDS: &str = "reactive-allocation-words.js";
pub(crate) const VALUE: &str = "reactive-value.js";
/// Appended to the glue, so that it costs no round trip of its own.
const CONTROLLER: &str = "figure-controller.js";

pub(crate) fn finish_staging() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Fault::new("`bundle` is Trunk's hook; run `cargo xtask build`"))?;
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");

    name_the_glue(&staging)?;
    let www = workspace::root()?.join("www");
    copy_tree(&www, &staging)?;
    generate("bundle", &staging)?;
    if release {
        node_tools::ensure_optimisers()?;
        let names = wasm_opt::shrink(&staging.join(WASM))?;
        rewrite(&staging.join(GLUE), |glue| names.rewrite(glue))?;
    }
    rewrite(&staging.join(GLUE), without_the_dead)?;
    let controller = www.join(CONTROLLER);
    let controller = fs::read_to_string(&controller).map_err(Fault::at(&controller))?;
    rewrite(&staging.join(GLUE), |glue| {
        Ok([glue, &controller].join("\n"))
    })?;
    minify_and_pin(&staging, release)
}

/// After a fault the browser still knows listeners of the dead instance. Called,
/// they shall do nothing; wasm-bindgen lets them throw, into the page's console.
fn without_the_dead(glue: &str) -> Outcome<String> {
    const THROW: &str = "throw new Error('Cannot invoke closure from previous WASM instance');";
    if !glue.contains(THROW) {
        return Err(Fault::new(
            "wasm-bindgen's glue treats dead closures in another way now",
        ));
    }
    Ok(glue.replace(THROW, "return;"))
}

/// A file must have its final form before the one that holds its hash.
fn minify_and_pin(staging: &Path, release: bool) -> Outcome {
    let minify = |sources: Vec<PathBuf>| match release {
        true => minify(staging, sources),
        false => Ok(()),
    };
    minify(workspace::files_in(staging, |name| {
        (name.ends_with(".js") || name.ends_with(".css")) && ![WORDS, GLUE, LOADER].contains(&name)
    }))?;
    integrity::pin_by_words(staging)?;
    minify(vec![staging.join(WORDS)])?;
    integrity::pin_by_glue(staging)?;
    minify(vec![staging.join(GLUE)])?;
    integrity::pin_by_loader(staging)?;
    minify(vec![staging.join(LOADER)])
}

/// Trunk names wasm-bindgen's glue after the crate. That name is the loader's,
/// and its type definitions are written by hand like it.
fn name_the_glue(staging: &Path) -> Outcome {
    let definitions = format!("{}.d.ts", workspace::CRATE);
    rename(staging, &format!("{}.js", workspace::CRATE), GLUE)?;
    rename(staging, &definitions, &GLUE.replace(".js", ".d.ts"))
}

fn rename(directory: &Path, from: &str, to: &str) -> Outcome {
    let source = directory.join(from);
    fs::rename(&source, directory.join(to)).map_err(Fault::at(&source))
}

/// Everything hand-written, except the page that Trunk has already put there
/// and what goes into the glue.
fn copy_tree(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).map_err(Fault::at(to))?;
    for entry in fs::read_dir(from).map_err(Fault::at(from))?.flatten() {
        let (source, name) = (entry.path(), entry.file_name());
        if name == "index.html" || name == CONTROLLER || name.to_string_lossy().starts_with('.') {
            continue;
        }
        if source.is_dir() {
            copy_tree(&source, &to.join(name))?;
        } else {
            fs::copy(&source, to.join(name)).map_err(Fault::at(&source))?;
        }
    }
    Ok(())
}

/// Runs the example `generate`, natively and in the dev profile, which the
/// native tests use too.
pub(crate) fn generate(what: &str, directory: &Path) -> Outcome {
    Program::new("cargo")?
        .args(["run", "--quiet", "--example", "generate", "--", what])
        .args([directory])
        .run()
}

fn rewrite(file: &Path, change: impl FnOnce(&str) -> Outcome<String>) -> Outcome {
    let text = fs::read_to_string(file).map_err(Fault::at(file))?;
    fs::write(file, change(&text)?).map_err(Fault::at(file))
}

/// Only the syntax: no bundling, so imports and `import.meta.url` stay as they
/// are and the files still find each other in whatever folder they are put.
pub(crate) fn minify(folder: &Path, sources: Vec<PathBuf>) -> Outcome {
    let mut out = OsString::from("--outdir=");
    out.push(folder);
    Program::new("esbuild")?
        .args(["--minify", "--legal-comments=none", "--charset=utf8"])
        .args(["--log-level=warning", "--allow-overwrite"])
        .args([out])
        .args(sources)
        .run()
}
