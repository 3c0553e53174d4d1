//! Splits the style sheet in two, and prepares the release build for the browser to be
//! split, too: the splitting tool needs the relocations that the linker usually drops.
//! In other builds the wasm stays in one piece.

use std::path::Path;
use std::{env, fs, io};

const STYLE: &str = "src/ui/style.css";

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
    let (first_frame, workbench) = sheets(&fs::read_to_string(STYLE)?);
    fs::write(Path::new(&directory).join("first-frame.css"), first_frame)?;
    fs::write(Path::new(&directory).join("workbench.css"), workbench)
}

/// Returns the rules of the first frame and those of the workbench, which the comments
/// `@workbench` and `@first-frame` begin. Leaves out comments and needless spaces.
fn sheets(style: &str) -> (String, String) {
    let (mut first_frame, mut workbench) = (String::new(), String::new());
    let mut is_later = false;
    let mut rest = style;
    while !rest.is_empty() {
        let (rules, after) = rest.split_once("/*").unwrap_or((rest, ""));
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        let sheet = if is_later {
            &mut workbench
        } else {
            &mut first_frame
        };
        push(sheet, rules);
        match comment.trim() {
            "@workbench" => is_later = true,
            "@first-frame" => is_later = false,
            _ => {}
        }
        rest = after;
    }
    (first_frame, workbench)
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
