//! Says which build this is, and takes comments and white space out of the style
//! sheets, which are part of the wasm, where no minifier sees them.

use std::path::Path;
use std::{env, fs, io};

/// The style sheets, and what their tight forms are called.
const SHEETS: [(&str, &str); 2] = [
    ("src/ui/style.css", "style.css"),
    ("src/ui/more/style.css", "more.css"),
];

fn main() -> io::Result<()> {
    // Everything there is: the module that a page fetches when its reader comes
    // near, and every native build. Without it, what the first frame needs.
    println!("cargo::rustc-check-cfg=cfg(everything)");
    let in_browser = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    if !in_browser || env::var_os("CARGO_FEATURE_FULL").is_some() {
        println!("cargo::rustc-cfg=everything");
    }
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    for (sheet, name) in SHEETS {
        println!("cargo::rerun-if-changed={sheet}");
        fs::write(
            Path::new(&folder).join(name),
            tight(&fs::read_to_string(sheet)?),
        )?;
    }
    Ok(())
}

/// The same rules on one line. White space goes only where CSS never needs it.
fn tight(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    for (place, part) in css.split("/*").enumerate() {
        // Behind each opening of a comment, what comes after its end.
        let rules = part.split_once("*/").map_or(part, |(_, rules)| rules);
        text.push_str(if place == 0 { part } else { rules });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut tight = words.join(" ");
    for mark in ["{", "}", ";", ","] {
        for spaced in [[" ", mark].concat(), [mark, " "].concat()] {
            tight = tight.replace(&spaced, mark);
        }
    }
    tight.replace(": ", ":").replace(";}", "}")
}
