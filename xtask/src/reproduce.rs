//! Whether the same sources give the same bytes, wherever they lie.

use crate::fault::{Fault, Outcome};
use crate::program::Program;
use crate::workspace;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Packages two copies of the committed files, in folders of different names
/// and depths, and compares what comes out with each other.
pub(crate) fn check() -> Outcome {
    let place = std::env::temp_dir().join(format!("reproduce-{}", std::process::id()));
    let outcome = compare(&place);
    // In the way of nothing, if it cannot be removed.
    let _ = fs::remove_dir_all(&place);
    outcome
}

fn compare(place: &Path) -> Outcome {
    let one = packaged(&place.join("one"))?;
    let other = packaged(&place.join("quite").join("another place"))?;
    let differing: Vec<&str> = one
        .keys()
        .chain(other.keys())
        .filter(|name| one.get(*name) != other.get(*name))
        .map(String::as_str)
        .collect();
    if differing.is_empty() {
        println!("{} files, the same bytes in both", one.len());
        return Ok(());
    }
    Err(Fault::new(format!(
        "not the same: {}",
        differing.join(", ")
    )))
}

/// Every file of the package built in `folder`, by name.
fn packaged(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    fs::create_dir_all(folder).map_err(Fault::at(folder))?;
    let files = Program::new("git")?.args(["ls-files"]).answer()?;
    for name in files.lines() {
        copy(&workspace::root()?.join(name), &folder.join(name))?;
    }
    Program::new("cargo")?
        .in_directory(folder)
        // Both build from nothing, into folders of their own.
        .without_env("CARGO_TARGET_DIR")
        .args(["xtask", "package"])
        .run()?;
    let made = folder.join("dist").join("package");
    workspace::files_in(&made, |_| true)
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let content = fs::read(&path).map_err(Fault::at(&path))?;
            Ok((name.into_owned(), content))
        })
        .collect()
}

fn copy(from: &Path, to: &PathBuf) -> Outcome {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Fault::at(parent))?;
    }
    fs::copy(from, to).map(drop).map_err(Fault::at(from))
}
