//! Reads `flink-conf.yaml` line by line, as Flink up to 1.20 does: its values need not be
//! YAML.

use super::super::flink_options::OPTIONS;
use super::super::tree::{Content, Node, Place};

/// Returns the lines `key: value` as a map; `None` if none of the keys is that of a setting.
pub(super) fn document(text: &str) -> Option<Node> {
    let mut entries = Vec::new();
    let mut is_known = false;
    for (index, line) in text.lines().enumerate() {
        let code = line.split('#').next().unwrap_or_default();
        let Some((key, value)) = code.split_once(':') else {
            continue;
        };
        let (key, is_separated) = (key.trim(), value.starts_with([' ', '\t']));
        let value = value.trim();
        if !is_separated || key.is_empty() || value.is_empty() {
            continue;
        }
        is_known |= OPTIONS.iter().any(|option| option.is_key(key));
        let column = line.chars().count() - line.trim_start().chars().count() + 1;
        let at = Place {
            line: index + 1,
            column,
        };
        let content = Content::Scalar(value.to_owned());
        entries.push((key.to_owned(), Node { at, content }));
    }
    is_known.then_some(Node {
        at: Place { line: 1, column: 1 },
        content: Content::Map(entries),
    })
}
