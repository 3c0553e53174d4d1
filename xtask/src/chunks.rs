//! Joins the wasm files that the splitting tool makes beside the first one.

use crate::shell::shell;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The module from which the tool's files import what all of them share.
const SHARED: &str = "__wasm_split";
/// The module from which a joined file imports it: the files themselves are joined with one
/// of the other name, which passes it on, so that it is imported once.
pub(crate) const SHARED_IN_JOINED: &str = "a";
/// The features that the files use: see `wasm_opt`.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Writes several files as one. All of them import nothing but what they share, and export
/// nothing: they are called by the table of functions.
pub(crate) fn join(files: &[PathBuf], joined: &Path) -> Result<()> {
    let (first, others) = files.split_first().context("nothing to join")?;
    let sh = shell()?;
    let [text, shared] = ["shared.wat", "shared.wasm"].map(|name| first.with_file_name(name));
    let [disassemble, assemble, merge] = ["wasm-dis", "wasm-as", "wasm-merge"].map(tool);
    let (disassemble, assemble, merge) = (disassemble?, assemble?, merge?);
    let first_text = cmd!(sh, "{disassemble} {first}")
        .args(FEATURES)
        .ignore_stderr()
        .read()?;
    sh.write_file(&text, passing_on(&first_text)?)?;
    cmd!(sh, "{assemble} {text} -o {shared}")
        .args(FEATURES)
        .run()?;
    let mut command = cmd!(sh, "{merge} {first} first {shared} {SHARED}");
    for (index, file) in others.iter().enumerate() {
        command = command.arg(file).arg(format!("other{index}"));
    }
    let command = command.arg("-o").arg(joined).arg("-g").args(FEATURES);
    Ok(command.ignore_stderr().run()?)
}

/// Returns a module that imports all that another one imports, and exports it again.
fn passing_on(module: &str) -> Result<String> {
    let (mut imports, mut exports) = (String::new(), String::new());
    let own = format!("(import \"{SHARED}\" ");
    for line in module
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("(import "))
    {
        let words: Vec<&str> = line
            .split([' ', '"', '(', ')'])
            .filter(|word| !word.is_empty())
            .collect();
        let ["import", SHARED, name, kind, id, ..] = words.as_slice() else {
            bail!("a wasm file imports something else than what all share: {line}");
        };
        imports.push_str(&line.replace(&own, &format!("(import \"{SHARED_IN_JOINED}\" ")));
        exports.push_str(&format!("(export \"{name}\" ({kind} {id}))"));
    }
    Ok(format!("(module {imports}{exports})"))
}

fn tool(name: &str) -> Result<PathBuf> {
    Ok(workspace::tools()?.join("node_modules/.bin").join(name))
}

#[cfg(test)]
mod tests {
    use super::passing_on;

    #[test]
    fn what_is_imported_is_exported_again() {
        let module = "(module\n (import \"__wasm_split\" \"memory\" (memory $m 18))\n (import \"__wasm_split\" \"stack\" (global $s (mut i32)))\n (func $f)\n)";
        let wanted = "(module (import \"a\" \"memory\" (memory $m 18))(import \"a\" \"stack\" (global $s (mut i32)))(export \"memory\" (memory $m))(export \"stack\" (global $s)))";
        assert_eq!(passing_on(module).unwrap(), wanted);
        assert!(passing_on("(import \"env\" \"f\" (func $f))").is_err());
    }
}
