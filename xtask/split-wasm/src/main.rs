//! Splits a wasm at the functions marked with `wasm_split_helpers`:
//! `split-wasm WASM DIRECTORY FIRST LINK_SCRIPT` writes the first file to FIRST,
//! the others to DIRECTORY, and prints the paths of the others, one a line.

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, directory, first, link_script] = arguments.as_slice() else {
        bail!("usage: split-wasm WASM DIRECTORY FIRST LINK_SCRIPT");
    };
    let input = fs::read(wasm).with_context(|| wasm.clone())?;
    let mut options = Options::new(&input);
    options.output_dir = Path::new(directory);
    options.main_out_path = Path::new(first);
    options.link_name = link_script;
    let made = transform(options).map_err(|error| anyhow!("{wasm}: {error:#}"))?;
    for chunk in made.split_modules {
        println!("{}", chunk.display());
    }
    Ok(())
}
