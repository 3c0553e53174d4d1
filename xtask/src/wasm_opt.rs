//! Makes the wasm smaller.

use crate::shell::{self, shell};
use crate::short_names::{self, Names};
use crate::workspace;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Listed one by one: with `--all-features`, wasm-opt writes encodings that no
/// browser accepts yet. These are the features Rust compiles with by default.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Stripping is for here, the last step. Done by the compiler, it would remove
/// the section from which wasm-bindgen learns what the module may use.
///
/// A function with one caller stays a function unless it is tiny: inlined, it
/// is a little smaller, but compresses worse. Functions of one module resemble each other:
/// side by side they compress better, by 1.2 kB of the first file and 0.3 kB of the second.
/// Control flow that is built anew saves 0.5 kB and 0.2 kB. The first kilobyte of memory is the
/// end of the stack, where no object is: adding a constant to an address can go into the load,
/// which saves 0.3 kB and 0.4 kB. With -O3 instead of -Oz the reader of files takes 0.3 kB
/// more and reads a million rows no faster, within 2 %.
const PASSES: [&str; 10] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=22",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Replaces a module by its smaller self, and says what its imports and exports
/// are called now. The last result is remembered: most builds change nothing in
/// the wasm, and this is their slowest part.
pub(crate) fn shrink(wasm: &Path) -> Result<Names> {
    optimised(wasm, true)
}

/// Replaces a module that others import by name by its smaller self.
pub(crate) fn shrink_chunk(wasm: &Path) -> Result<()> {
    optimised(wasm, false).map(drop)
}

fn optimised(wasm: &Path, rename: bool) -> Result<Names> {
    let optimiser = executable()?;
    let name = wasm.file_stem().unwrap_or_default();
    let memory = workspace::tools()?.join("last-wasm-opt").join(name);
    let sh = shell()?;
    sh.create_dir(&memory)?;
    let [before, after, names, recipe] =
        ["before.wasm", "after.wasm", "names.json", "recipe"].map(|n| memory.join(n));

    let version = shell::version_line(&optimiser).unwrap_or_default();
    let todays_recipe = format!("{version}\n{FEATURES:?}\n{PASSES:?}");
    let remembered = fs::read_to_string(&recipe).is_ok_and(|known| known == todays_recipe)
        && same_content(&before, wasm)
        && after.is_file()
        && names.is_file();
    if !remembered {
        // The recipe is written last: without it, nothing counts as remembered.
        fs::remove_file(&recipe).ok();
        sh.copy_file(wasm, &before)?;
        cmd!(sh, "{optimiser} {before} -o {after}")
            .args(FEATURES)
            .args(PASSES)
            .run()?;
        // By itself, because it is to see and to list each name once.
        let list = match rename {
            true => cmd!(sh, "{optimiser} {after} -o {after}")
                .args(FEATURES)
                .arg(short_names::PASS)
                .ignore_stderr()
                .read()?,
            false => String::new(),
        };
        sh.write_file(&names, list)?;
        sh.write_file(&recipe, todays_recipe)?;
    }
    sh.copy_file(&after, wasm)?;
    Ok(Names::parse(&sh.read_file(&names)?))
}

fn same_content(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// A native wasm-opt of the pinned version if there is one, being faster, else
/// npm's of that version. Never another: the bundle must come out the same.
fn executable() -> Result<PathBuf> {
    let pinned = workspace::tools()?.join("node_modules/.bin/wasm-opt");
    let wanted = shell::version_line(&pinned);
    let native = std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .map(|directory| directory.join("wasm-opt"))
        .find(|candidate| candidate.is_file());
    Ok(native
        .filter(|path| wanted.is_some() && shell::version_line(path) == wanted)
        .unwrap_or(pinned))
}
