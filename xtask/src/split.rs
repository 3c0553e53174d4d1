//! Splits the release wasm in three files: what the first frame needs, the workbench
//! (`src/ui/workbench`), and the exchange (`src/ui/exchange`). The others are linked into
//! the same instance when they are fetched.

use crate::bundle::{EXCHANGE, WORKBENCH};
use crate::chunks::{self, SHARED_IN_JOINED};
use crate::shell::shell;
use crate::workspace::{self, CRATE};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// What the splitting tool calls the other files. What both use is in a further one, whose
/// name begins with `SHARED_CHUNK`; it becomes a part of the workbench, which comes first.
const WORKBENCH_CHUNK: &str = "split_workbench.wasm";
const EXCHANGE_CHUNK: &str = "split_exchange.wasm";
const SHARED_CHUNK: &str = "chunk_";
/// The script that the splitting tool writes; ours replaces it, because that one
/// checks no hash, needs wasm's MIME type, and keeps a dead instance after a
/// panic. It names what both files share.
const LINK_SCRIPT: &str = "./link.js";
/// Hand-written: fetches the other files and links them.
pub(crate) const LINKER: &str = "linker.js";
/// What stands for it in a build with one file.
pub(crate) const NO_LINKER: &str =
    "const linkWorkbench = async () => {}; export const linkFile = linkWorkbench;";

/// Replaces the wasm and the glue in `staging`, which Trunk has made from the
/// whole program, by those of the first file, and adds the second file.
pub(crate) fn split(staging: &Path) -> Result<()> {
    let sh = shell()?;
    let work = workspace::tools()?.join("split");
    sh.remove_path(&work)?;
    let (whole, first) = (built_wasm()?, work.join(format!("{CRATE}.wasm")));
    // A program of its own, so that only release builds compile it.
    let chunks = cmd!(sh, "cargo run --quiet --package split-wasm --")
        .args([&whole, &work, &first])
        .arg(LINK_SCRIPT)
        .read()?;
    let [workbench, exchange] = parts(&chunks)?;
    // Readers of files and of YAML in the exchange need some of them.
    for file in workbench.iter().chain([&first]) {
        without_big_parts(&fs::read(file)?)?;
    }
    chunks::join(&workbench, &staging.join(WORKBENCH))?;
    chunks::join(&exchange, &staging.join(EXCHANGE))?;
    // The second file imports the memory, the table and the stack pointer.
    cmd!(sh, "wasm-bindgen --target web --keep-lld-exports --out-name {CRATE} --out-dir {staging} {first}").run()?;
    let glue = staging.join(format!("{CRATE}.js"));
    let script = sh.read_file(work.join(LINK_SCRIPT))?;
    let linker = sh.read_file(workspace::root()?.join("www").join(LINKER))?;
    let text = with_linker(&sh.read_file(&glue)?, &script, &linker)?;
    Ok(sh.write_file(&glue, text)?)
}

/// Parts of the standard library that the first two files must not have: the name that their functions
/// have in common, what they do, and their size after brotli.
const TOO_BIG: [(&str, &str); 2] = [
    // `f64::clamp` with bounds that are not constant: its panic shows them.
    ("flt2dec", "prints floating-point numbers, 10 kB"),
    // `str::find` and `contains` of a text, or of a `char` that is not constant.
    ("StrSearcher", "searches a text for another, 4.5 kB"),
];

/// Fails if a wasm with function names has one of the parts that are too big.
fn without_big_parts(wasm: &[u8]) -> Result<()> {
    for (name, what) in TOO_BIG {
        if wasm.windows(name.len()).any(|part| part == name.as_bytes()) {
            bail!("the wasm {what}, with the standard library ({name})");
        }
    }
    Ok(())
}

/// Returns the files that make the workbench and the exchange, from the list of all.
fn parts(list: &str) -> Result<[Vec<PathBuf>; 2]> {
    let [mut workbench, mut exchange, mut shared] = <[Vec<PathBuf>; 3]>::default();
    for file in list.lines().map(PathBuf::from) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match &*name {
            WORKBENCH_CHUNK => workbench.push(file),
            EXCHANGE_CHUNK => exchange.push(file),
            name if name.starts_with(SHARED_CHUNK) => shared.push(file),
            _ => bail!("the wasm was split in another way: {list}"),
        }
    }
    if [&workbench, &exchange].iter().any(|files| files.len() != 1) || shared.len() > 1 {
        bail!("the wasm was split in another way: {list}");
    }
    workbench.extend(shared);
    Ok([workbench, exchange])
}

/// The wasm as Cargo built it, before wasm-bindgen.
fn built_wasm() -> Result<PathBuf> {
    let target = match env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => PathBuf::from(directory),
        None => workspace::root()?.join("target"),
    };
    let name = format!("{}.wasm", workspace::CRATE.replace('-', "_"));
    Ok(target
        .join(workspace::WASM_TARGET)
        .join("module")
        .join(name))
}

/// The glue with our linker. `link_script` is the tool's.
fn with_linker(glue: &str, link_script: &str, linker: &str) -> Result<String> {
    const PLACE: &str = "{ /* shared exports */ }";
    if glue.contains(LINK_SCRIPT) || !linker.contains(PLACE) {
        bail!("the first file imports the second one in another way now");
    }
    let shared = shared_exports(link_script)?.join(", ");
    let shared = format!("{{ {SHARED_IN_JOINED}: {{ {shared} }} }}");
    Ok([glue, &linker.replace(PLACE, &shared)].join("\n"))
}

/// Returns what the second file imports from the first, as properties of an object.
fn shared_exports(link_script: &str) -> Result<Vec<String>> {
    let names = link_script
        .split_once("const { ")
        .and_then(|(_, rest)| rest.split_once('}'))
        .map(|(names, _)| names.split(',').map(str::trim))
        .context("the splitting tool's script names no shared exports")?;
    let names = names.filter(|name| !name.is_empty());
    Ok(names.map(|name| format!("{name}: wasm.{name}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_use_goes_with_the_workbench() {
        let list = "t/split_exchange.wasm\nt/split_workbench.wasm\nt/chunk_3.wasm";
        let [workbench, exchange] = parts(list).unwrap();
        assert_eq!(
            workbench,
            ["t/split_workbench.wasm", "t/chunk_3.wasm"].map(PathBuf::from)
        );
        assert_eq!(exchange, [PathBuf::from("t/split_exchange.wasm")]);
        for other in ["t/split_workbench.wasm", "t/split_more.wasm", ""] {
            assert!(parts(other).is_err(), "{other}");
        }
    }

    #[test]
    fn big_parts_are_found_by_the_names_of_their_functions() {
        assert!(without_big_parts(b"\0asm f64::clamp strategy::grisu").is_ok());
        assert!(without_big_parts(b"\0asm core::num::flt2dec::strategy").is_err());
        assert!(without_big_parts(b"\0asm core3str7pattern11StrSearcher3new").is_err());
    }
}
