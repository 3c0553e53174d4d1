//! Finds a link in a text, and parts it into names and values.

use super::mend::{note, unescape, without_breaks, without_html, without_spaces};
use super::part::Part;
use super::problem::{LinkProblem, Mending};
use super::{END, VERSION};
use crate::settings::cut;

/// A text is read so far, in bytes: several times the longest link.
const MOST_BYTES: usize = 65_536;
/// A link is read so far: more than there are names.
const MOST_PARTS: usize = 1000;

/// The parts of a link.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Names and values, in order.
    pub(super) pairs: Vec<(String, String)>,
    /// What is wrong with the text.
    pub(super) problems: Vec<LinkProblem>,
}

/// Finds the link in a text: a fragment of a known form anywhere behind a `#`, or a query.
/// Returns `None` if there is none.
pub(super) fn pairs(text: &str) -> Option<Pairs> {
    // Plain text often has an address between `<` and `>`.
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '<' || c == '>');
    let (text, is_cut) = bounded(text);
    let (text, rounds) = unescape(text);
    let mut found = fragment(&text, rounds).or_else(|| query(&text, rounds))?;
    if is_cut {
        let problem = LinkProblem::TooManyBytes(MOST_BYTES);
        found.problems.insert(0, problem);
    }
    Some(found)
}

fn bounded(text: &str) -> (&str, bool) {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let bounded = text.get(..end).unwrap_or_default();
    (bounded, bounded.len() < text.len())
}

fn fragment(whole: &str, rounds: usize) -> Option<Pairs> {
    let (version, text, has_spaces) = whole.split('#').find_map(|part| {
        let (part, has_spaces) = without_spaces(part);
        let first = part.split('&').next().unwrap_or_default();
        version(first).map(|version| (version, part, has_spaces))
    })?;
    let mut found = Pairs::default();
    let mut changes = Vec::new();
    if rounds > 0 {
        changes.push(Mending::Escapes);
    }
    if has_spaces {
        changes.push(Mending::Spaces);
    }
    if version > VERSION {
        found.problems.push(LinkProblem::LaterVersion(version));
    }
    let mut is_whole = false;
    for part in text.split('&').skip(1) {
        let (part, is_html) = without_html(part);
        if is_html {
            note(&mut changes, Mending::Ampersands);
        }
        is_whole |= is_end(part);
        if !is_end(part) && !found.push(part) {
            break;
        }
    }
    // The last part may be incomplete, unless the text ends where a part does.
    if !is_whole {
        let ends_with_part = text.ends_with('&') || text.ends_with("&amp;");
        let last = if ends_with_part {
            None
        } else {
            found.pairs.pop()
        };
        let last = last.map_or_else(|| cut(&text), |(name, _)| cut(&name));
        found.problems.push(LinkProblem::CutOff(last));
    }
    found
        .problems
        .splice(0..0, changes.into_iter().map(LinkProblem::Mended));
    for (name, value) in of_page(whole) {
        if !found.pairs.iter().any(|(other, _)| *other == name) {
            found.pairs.push((name, value));
        }
    }
    Some(found)
}

/// Returns what the query in front of a fragment says of the page: the fragment holds the
/// rest.
fn of_page(text: &str) -> impl Iterator<Item = (String, String)> {
    let before = text.split('#').next().unwrap_or_default();
    let query = before.split_once('?').map_or("", |(_, query)| query);
    let pairs = query_pairs(query, 0).pairs.into_iter();
    pairs.filter(|(name, _)| matches!(name.as_str(), "lang" | "color-scheme"))
}

/// Reads a version such as `v1`.
fn version(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('v')?;
    let is_number = digits.len() <= 9 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let number: u32 = is_number.then(|| digits.parse().ok())??;
    (number >= 1 && !digits.starts_with('0')).then_some(number)
}

/// Returns whether a part is the end of a link, perhaps with the punctuation of a sentence.
fn is_end(part: &str) -> bool {
    part.strip_prefix(END)
        .is_some_and(|rest| !rest.contains(|c: char| c.is_ascii_alphanumeric()))
}

/// Reads the query of an address, or a text that is nothing but one.
fn query(text: &str, rounds: usize) -> Option<Pairs> {
    let (before, fragment) = text.split_once('#').unwrap_or((text, ""));
    let query = before.split_once('?').map_or(before, |(_, query)| query);
    let found = [query, fragment]
        .into_iter()
        .map(|text| query_pairs(text, rounds));
    let mut found = found.filter(|found| found.pairs.iter().any(|(name, _)| is_known(name)));
    found.next()
}

fn query_pairs(text: &str, rounds: usize) -> Pairs {
    let mut found = Pairs::default();
    let mut changes = Vec::new();
    // One round of escapes is how queries are written.
    if rounds > 1 {
        changes.push(Mending::Escapes);
    }
    let (text, has_breaks) = without_breaks(text);
    if has_breaks {
        changes.push(Mending::Spaces);
    }
    for part in text.split('&') {
        let (part, is_html) = without_html(part);
        if is_html {
            note(&mut changes, Mending::Ampersands);
        }
        if !found.push(part) {
            break;
        }
    }
    found
        .problems
        .splice(0..0, changes.into_iter().map(LinkProblem::Mended));
    found
}

fn is_known(name: &str) -> bool {
    Part::from_name(name).is_some()
}

impl Pairs {
    /// Adds a part. Returns whether there may be more.
    fn push(&mut self, part: &str) -> bool {
        if part.is_empty() {
            return true;
        }
        if self.pairs.len() == MOST_PARTS {
            self.problems.push(LinkProblem::TooManyParts(MOST_PARTS));
            return false;
        }
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        self.pairs.push((name.to_owned(), value.to_owned()));
        true
    }
}
