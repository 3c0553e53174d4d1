//! Shortens the names of imports and exports between glue and wasm to one or two
//! letters.
//!
//! wasm-bindgen's names carry hashes, which no compression can shorten and
//! which stand in both files: together a twentieth of the download.

use anyhow::{Result, bail};
use std::collections::HashMap;

/// The pass that renames, and prints what it renamed.
pub(crate) const PASS: &str = "--minify-imports-and-exports-and-modules";

/// The new names of the wasm's imports and exports.
pub(crate) struct Names {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// Reads the list that the pass prints: `["module", "old", "new"]` for each
    /// import, `["old", "new"]` for each export, one a line.
    pub(crate) fn parse(list: &str) -> Self {
        let (mut imports, mut exports) = (HashMap::new(), HashMap::new());
        for line in list.lines() {
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match words.as_slice() {
                [_, old, new] => imports.insert((*old).to_owned(), (*new).to_owned()),
                [old, new] => exports.insert((*old).to_owned(), (*new).to_owned()),
                _ => None,
            };
        }
        Self { imports, exports }
    }

    /// The glue with the new names. It has each import as a property of one
    /// object, at the beginning of a line, and each export as `wasm.name`.
    pub(crate) fn rewrite(&self, glue: &str) -> Result<String> {
        const OBJECT: &str = ": import0,";
        let mut text = String::with_capacity(glue.len());
        let mut renamed = 0;
        for line in glue.lines() {
            let indent = line.len() - line.trim_start().len();
            let (name, rest) = identifier(&line[indent..]);
            if rest == OBJECT || line.trim_start().starts_with('"') && line.ends_with(OBJECT) {
                // The one module of all imports: the pass calls it "a".
                text.push_str("a: import0,");
            } else if rest.starts_with(':')
                && let Some(new) = self.imports.get(name)
            {
                renamed += 1;
                text.push_str(new);
                self.push_with_exports(&mut text, rest);
            } else {
                self.push_with_exports(&mut text, line);
            }
            text.push('\n');
        }
        if renamed == self.imports.len() {
            Ok(text)
        } else {
            bail!(
                "the glue defines {renamed} of the wasm's {} imports: has wasm-bindgen's output changed?",
                self.imports.len()
            )
        }
    }

    fn push_with_exports(&self, text: &mut String, line: &str) {
        const OWNER: &str = "wasm.";
        let mut rest = line;
        while let Some(at) = rest.find(OWNER) {
            let (before, after) = rest.split_at(at + OWNER.len());
            let (name, tail) = identifier(after);
            text.push_str(before);
            text.push_str(self.exports.get(name).map_or(name, String::as_str));
            rest = tail;
        }
        text.push_str(rest);
    }
}

/// The identifier at the beginning of `text`, and what follows it.
fn identifier(text: &str) -> (&str, &str) {
    let end = text
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$')
        .unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{
 "imports": [
  ["./x_bg.js", "__wbg_log_0123", "a"]
 ],
"exports": [
  ["memory", "b"],
  ["__wbindgen_free", "c"]
 ]
}"#;

    #[test]
    fn renames_imports_and_exports_and_nothing_else() {
        let glue = "const import0 = {\n    __wbg_log_0123: function(x) { wasm.__wbindgen_free(wasm.memory, memory); },\n};\nreturn {\n    \"./x_bg.js\": import0,\n};\n";
        let renamed = Names::parse(LIST).rewrite(glue).unwrap();
        assert_eq!(
            renamed,
            "const import0 = {\na: function(x) { wasm.c(wasm.b, memory); },\n};\nreturn {\na: import0,\n};\n"
        );
    }

    #[test]
    fn says_when_an_import_is_missing() {
        assert!(Names::parse(LIST).rewrite("const import0 = {};\n").is_err());
    }
}
