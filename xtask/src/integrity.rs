//! The hashes by which the loader knows the files that it fetches.

use crate::bundle::{GLUE, WASM};
use crate::fault::{Fault, Outcome};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fs;
use std::path::Path;

/// A constant in the loader's source, and the file it is about.
type Pin = (&'static str, &'static str);

const WASM_PIN: Pin = ("WASM_INTEGRITY", WASM);
pub(crate) const PINNED: [Pin; 2] = [("GLUE_INTEGRITY", GLUE), WASM_PIN];
/// A bundler rewrites the glue, so its hash cannot be known.
pub(crate) const PINNED_FOR_BUNDLERS: [Pin; 1] = [WASM_PIN];

/// Fills in the constants of `loader` for the files in `folder`.
pub(crate) fn pin(loader: &Path, folder: &Path, pins: &[Pin]) -> Outcome {
    let mut source = fs::read_to_string(loader).map_err(Fault::at(loader))?;
    for (constant, file) in pins {
        let file = folder.join(file);
        let content = fs::read(&file).map_err(Fault::at(&file))?;
        source = filled(&source, constant, &hash(&content))
            .ok_or_else(|| Fault::new(format!("the loader has no place for {constant}")))?;
    }
    fs::write(loader, source).map_err(Fault::at(loader))
}

fn filled(source: &str, constant: &str, value: &str) -> Option<String> {
    let empty = format!("const {constant} = \"\";");
    let full = format!("const {constant} = \"{value}\";");
    source
        .contains(&empty)
        .then(|| source.replacen(&empty, &full, 1))
}

/// As the attribute `integrity` has it.
fn hash(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::{PINNED, filled, hash};

    #[test]
    fn hashes_are_what_openssl_says() {
        // printf 'abc' | openssl dgst -sha384 -binary | openssl base64 -A
        assert_eq!(
            hash(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }

    #[test]
    fn the_loader_has_a_place_for_every_hash() {
        let loader = include_str!("../../www/reactive-allocation.js");
        for (constant, _) in PINNED {
            let source = filled(loader, constant, "sha384-x").unwrap();
            assert_eq!(filled(&source, constant, "again"), None);
        }
    }
}
