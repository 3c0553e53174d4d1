//! Writes the texts of the languages that the browser fetches on demand:
//! `words-de.json` and `words-zh.json`, lists of strings in the order of
//! `Words::to_list`, and `exchange-words-de.json` and so on for the third wasm file, in the
//! order of `Words::further_list`.

use std::path::Path;
use std::{fs, io};

use reactive_allocation::text::Words;

pub(crate) fn write_all(to: &Path) -> io::Result<()> {
    for words in [Words::german(), Words::chinese()] {
        for (prefix, list) in [
            ("words", words.to_list()),
            ("exchange-words", words.further_list()),
        ] {
            let name = format!("{prefix}-{}.json", words.tag());
            fs::write(to.join(name), serde_json::to_string(&list)?)?;
        }
    }
    Ok(())
}
