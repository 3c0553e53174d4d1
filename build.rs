//! Splits the style sheet in three, and prepares the release build for the browser to be
//! split, too: the splitting tool needs the relocations that the linker usually drops.
//! In other builds the wasm stays in one piece.

use std::path::Path;
use std::{env, fs, io};

const STYLE: &str = "src/ui/style.css";
/// The sheets that it is split in, by the file of the download that each is in.
const SHEETS: [&str; 3] = ["first-frame", "workbench", "exchange"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={STYLE}");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let variable = |key: &str| env::var(key).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_ARCH") == "wasm32" && variable("PROFILE") == "release" {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
    let directory = variable("OUT_DIR");
    let sheets = sheets(&fs::read_to_string(STYLE)?);
    for (name, rules) in SHEETS.iter().zip(sheets) {
        fs::write(Path::new(&directory).join(format!("{name}.css")), rules)?;
    }
    Ok(())
}

/// Returns the rules of each sheet, which a comment with its name after `@` begins. Leaves
/// out comments and needless spaces.
fn sheets(style: &str) -> [String; 3] {
    let mut sheets = <[String; 3]>::default();
    let mut current = 0;
    let mut rest = style;
    while !rest.is_empty() {
        let (rules, after) = rest.split_once("/*").unwrap_or((rest, ""));
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        if let Some(sheet) = sheets.get_mut(current) {
            push(sheet, rules);
        }
        let name = comment.trim().strip_prefix('@');
        let found = SHEETS.iter().position(|sheet| name == Some(sheet));
        current = found.unwrap_or(current);
        rest = after;
    }
    sheets
}

/// Appends rules without the spaces that mean nothing.
fn push(sheet: &mut String, rules: &str) {
    for word in rules.split_whitespace() {
        let joins = sheet.is_empty()
            || sheet.ends_with(['{', '}', ';', ':', ','])
            || word.starts_with(['{', '}']);
        if !joins {
            sheet.push(' ');
        }
        if word.starts_with('}') && sheet.ends_with(';') {
            sheet.pop();
        }
        sheet.push_str(word);
    }
}
