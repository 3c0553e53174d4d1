//! Writes the texts of the languages that the browser fetches on demand:
//! `words-de.json` and `words-zh.json`, lists of strings in the order of
//! `Words::to_list`.

use std::path::Path;
use std::{fs, io};

use reactive_allocation::text::Words;

pub(crate) fn write_all(to: &Path) -> io::Result<()> {
    for words in [Words::german(), Words::chinese()] {
        let name = format!("words-{}.json", words.tag());
        fs::write(to.join(name), serde_json::to_string(&words.to_list())?)?;
    }
    Ok(())
}
