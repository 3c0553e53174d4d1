//! The hashes by which the scripts know the files that they fetch.

use crate::bundle::{
    EXCHANGE, EXCHANGE_SCRIPT, GLUE, LOADER, MAP_WORKER, VALUE, WASM, WORDS, WORKBENCH,
};
use crate::shell::shell;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

/// A constant in a script's source, and the file it is about.
type Pin = (&'static str, &'static str);

const PINNED_BY_WORDS: [Pin; 2] = [
    ("DE_INTEGRITY", "words-de.json"),
    ("ZH_INTEGRITY", "words-zh.json"),
];
const PINNED_BY_GLUE: [Pin; 4] = [
    ("EXCHANGE_INTEGRITY", EXCHANGE_SCRIPT),
    ("VALUE_INTEGRITY", VALUE),
    ("WORDS_INTEGRITY", WORDS),
    ("WASM_INTEGRITY", WASM),
];
/// In the script beside it, if the wasm is split.
const PINNED_BY_EXCHANGE: [Pin; 1] = [("EXCHANGE_INTEGRITY", EXCHANGE)];
const WORDS_PINNED_BY_EXCHANGE: [Pin; 2] = [
    ("DE_INTEGRITY", "exchange-words-de.json"),
    ("ZH_INTEGRITY", "exchange-words-zh.json"),
];
const PINNED_BY_MAP_WORKER: [Pin; 1] = [("WASM_INTEGRITY", WASM)];
const PINNED_BY_MAP_WORKER_IF_SPLIT: [Pin; 2] = [
    ("WORKBENCH_INTEGRITY", WORKBENCH),
    ("EXCHANGE_INTEGRITY", EXCHANGE),
];
/// In the glue, too, if the wasm is in two files.
const PINNED_IF_SPLIT: [Pin; 1] = [("WORKBENCH_INTEGRITY", WORKBENCH)];
/// A loader for bundlers has none: they rewrite the scripts, so that their
/// hashes cannot be known.
const PINNED_BY_LOADER: [Pin; 1] = [("GLUE_INTEGRITY", GLUE)];

/// Fills in the hashes of the files that hold the texts.
pub(crate) fn pin_by_words(folder: &Path) -> Result<()> {
    pin(&folder.join(WORDS), &PINNED_BY_WORDS)
}

/// The script of the exchange knows what it fetches.
pub(crate) fn pin_by_exchange(folder: &Path, is_split: bool) -> Result<()> {
    pin(&folder.join(EXCHANGE_SCRIPT), &WORDS_PINNED_BY_EXCHANGE)?;
    match is_split {
        true => pin(&folder.join(EXCHANGE_SCRIPT), &PINNED_BY_EXCHANGE),
        false => Ok(()),
    }
}

/// The thread of the map knows what it fetches.
pub(crate) fn pin_by_map_worker(folder: &Path, is_split: bool) -> Result<()> {
    pin(&folder.join(MAP_WORKER), &PINNED_BY_MAP_WORKER)?;
    match is_split {
        true => pin(&folder.join(MAP_WORKER), &PINNED_BY_MAP_WORKER_IF_SPLIT),
        false => Ok(()),
    }
}

/// The glue knows what it fetches.
pub(crate) fn pin_by_glue(folder: &Path, is_split: bool) -> Result<()> {
    pin(&folder.join(GLUE), &PINNED_BY_GLUE)?;
    if is_split {
        pin(&folder.join(GLUE), &PINNED_IF_SPLIT)?;
    }
    Ok(())
}

/// The loader knows what it fetches, the glue in its final form.
pub(crate) fn pin_by_loader(folder: &Path) -> Result<()> {
    pin(&folder.join(LOADER), &PINNED_BY_LOADER)
}

/// Fills in the constants of `script` for the files beside it.
fn pin(script: &Path, pins: &[Pin]) -> Result<()> {
    let sh = shell()?;
    let mut source = sh.read_file(script)?;
    for (constant, file) in pins {
        let content = sh.read_binary_file(script.with_file_name(file))?;
        source = filled(&source, constant, &hash(&content))
            .with_context(|| format!("{}: no place for {constant}", script.display()))?;
    }
    Ok(sh.write_file(script, source)?)
}

fn filled(source: &str, constant: &str, value: &str) -> Option<String> {
    let empty = format!("const {constant} = \"\";");
    let full = format!("const {constant} = \"{value}\";");
    source
        .contains(&empty)
        .then(|| source.replacen(&empty, &full, 1))
}

/// As the attribute `integrity` has it. Hashes do not compress: SHA-256 is safe
/// enough here, and shorter than the others.
fn hash(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::{
        PINNED_BY_EXCHANGE, PINNED_BY_GLUE, PINNED_BY_LOADER, PINNED_BY_WORDS, PINNED_IF_SPLIT,
        WORDS_PINNED_BY_EXCHANGE, filled, hash,
    };

    #[test]
    fn hashes_are_what_openssl_says() {
        // printf 'abc' | openssl dgst -sha256 -binary | openssl base64 -A
        assert_eq!(
            hash(b"abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
    }

    #[test]
    fn the_scripts_have_a_place_for_every_hash() {
        let loader = include_str!("../../www/reactive-allocation.js");
        let controller = include_str!("../../www/figure-controller.js");
        let linker = include_str!("../../www/linker.js");
        let words = include_str!("../../www/reactive-allocation-words.js");
        let exchange = include_str!("../../www/exchange.js");
        for (script, pins) in [
            (loader, &PINNED_BY_LOADER[..]),
            (controller, &PINNED_BY_GLUE),
            (linker, &PINNED_IF_SPLIT),
            (words, &PINNED_BY_WORDS),
            (exchange, &PINNED_BY_EXCHANGE),
            (exchange, &WORDS_PINNED_BY_EXCHANGE),
        ] {
            for (constant, _) in pins {
                let source = filled(script, constant, "sha256-x").unwrap();
                assert_eq!(filled(&source, constant, "again"), None);
            }
        }
    }
}
