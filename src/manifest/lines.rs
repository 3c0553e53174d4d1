//! Writes indented lines, and notes as comments of YAML.
//!
//! All that is written comes from a closed set: fixed words and numbers. So no value needs an
//! escape, and the few that YAML would read as another type are quoted where they are written.

use super::Manifest;
use std::fmt::Display;

/// Spaces per level.
const INDENT: usize = 2;
/// The longest line of a comment, in characters.
const COMMENT_WIDTH: usize = 92;

/// A text under construction.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// Adds a line.
    pub(super) fn line(&mut self, level: usize, line: &str) {
        for _ in 0..level * INDENT {
            self.text.push(' ');
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a line for each line of a text.
    pub(super) fn block(&mut self, level: usize, text: &str) {
        for line in text.lines() {
            self.line(level, line);
        }
    }

    /// Adds `key: value`.
    pub(super) fn entry(&mut self, level: usize, key: &str, value: impl Display) {
        self.line(level, &format!("{key}: {value}"));
    }

    /// Returns the text as it is.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Returns a manifest with the notes as comments above the text.
    pub(super) fn into_yaml(self, notes: Vec<String>) -> Manifest {
        let mut text = String::new();
        for note in &notes {
            comment(&mut text, note);
        }
        text.push_str(&self.text);
        Manifest { text, notes }
    }
}

/// Adds a note as comment lines, broken between words.
fn comment(text: &mut String, note: &str) {
    let mut width = COMMENT_WIDTH;
    for word in note.split_ascii_whitespace() {
        let length = word.chars().count();
        if width + 1 + length > COMMENT_WIDTH {
            let is_first = width == COMMENT_WIDTH && !text.ends_with(|last| last != '\n');
            text.push_str(if is_first { "# " } else { "\n#   " });
            width = if is_first { 1 } else { 3 };
        } else {
            text.push(' ');
        }
        text.push_str(word);
        width += 1 + length;
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_comments_broken_between_words() {
        let mut lines = Lines::default();
        lines.entry(1, "a", 5);
        let long = "word ".repeat(30);
        let manifest = lines.into_yaml(vec!["Short.".to_owned(), long]);
        let rows: Vec<&str> = manifest.text.lines().collect();
        assert_eq!(rows[0], "# Short.");
        assert!(rows[1].starts_with("# word word") && rows[2].starts_with("#   word"));
        assert_eq!(rows.last(), Some(&"  a: 5"));
        assert_eq!(manifest.text.matches("word").count(), 30);
        assert!(
            rows.iter()
                .all(|row| row.chars().count() <= COMMENT_WIDTH + 1)
        );
    }
}
