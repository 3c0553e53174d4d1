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
/// Appended to the glue: nothing can be shown before that has loaded, and one
/// file fewer is fetched and pinned.
const VALUES: &str = "reactive-value.js";

pub(crate) fn finish_staging() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Fault::new("`bundle` is Trunk's hook; run `cargo xtask build`"))?;
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");

    let www = workspace::root()?.join("www");
    name_the_glue(&staging)?;
    append(&www.join(VALUES), &staging.join(GLUE))?;
    copy_tree(&www, &staging)?;
    draw_fallback_pictures(&staging)?;
    if release {
        node_tools::ensure_optimisers()?;
        wasm_opt::shrink(&staging.join(WASM))?;
        minify_all(&staging)?;
    }
    // Last, since the loader holds hashes of the others' final form.
    integrity::pin(&staging.join(LOADER), &staging, &integrity::PINNED)?;
    if release {
        minify(&staging, [staging.join(LOADER)])?;
    }
    Ok(())
}

fn append(from: &Path, to: &Path) -> Outcome {
    let read = |path: &Path| fs::read_to_string(path).map_err(Fault::at(path));
    let both = [read(to)?, read(from)?].join("\n");
    fs::write(to, both).map_err(Fault::at(to))
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
/// and what went into the glue.
fn copy_tree(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).map_err(Fault::at(to))?;
    for entry in fs::read_dir(from).map_err(Fault::at(from))?.flatten() {
        let (source, name) = (entry.path(), entry.file_name());
        if name == "index.html" || name == VALUES || name.to_string_lossy().starts_with('.') {
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

/// The pictures that readers without scripts see are drawn by the same code as
/// the live figure, natively.
fn draw_fallback_pictures(staging: &Path) -> Outcome {
    if !workspace::root()?
        .join("examples")
        .join("fallback.rs")
        .is_file()
    {
        return Ok(());
    }
    Program::new("cargo")?
        .args(["run", "--quiet", "--release", "--example", "fallback", "--"])
        .args([staging])
        .run()
}

fn minify_all(staging: &Path) -> Outcome {
    let sources = workspace::files_in(staging, |name| {
        name != LOADER && (name.ends_with(".js") || name.ends_with(".css"))
    });
    minify(staging, sources)
}

/// Only the syntax: no bundling, so imports and `import.meta.url` stay as they
/// are and the files still find each other in whatever folder they are put.
pub(crate) fn minify(folder: &Path, sources: impl IntoIterator<Item = PathBuf>) -> Outcome {
    let mut out = OsString::from("--outdir=");
    out.push(folder);
    Program::new("esbuild")?
        .args(["--minify", "--legal-comments=none", "--charset=utf8"])
        .args(["--log-level=warning", "--allow-overwrite"])
        .args([out])
        .args(sources)
        .run()
}
