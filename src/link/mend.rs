//! Undoes what programs on the way do to a link: escapes, HTML, broken lines.

use super::problem::Mending;

/// Text that was escaped more often is left as it is.
const MOST_ROUNDS: usize = 4;

/// Undoes escapes, those of escapes included. Returns how often there were some.
pub(super) fn unescape(text: &str) -> (String, usize) {
    let mut text = text.to_owned();
    for round in 0..MOST_ROUNDS {
        match unescape_once(&text) {
            Some(next) => text = next,
            None => return (text, round),
        }
    }
    (text, MOST_ROUNDS)
}

/// Returns `None` if there is nothing to undo.
fn unescape_once(text: &str) -> Option<String> {
    let mut found = false;
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if let (b'%', [high, low, tail @ ..]) = (*first, tail)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            bytes.push(high << 4 | low);
            rest = tail;
            found = true;
        } else {
            bytes.push(*first);
        }
    }
    found.then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// Leaves out what a link never has, and programs put in: spaces, line breaks, the marks
/// of quoted lines, and characters that allow a line to be broken. Returns whether there
/// were some.
pub(super) fn without_spaces(text: &str) -> (String, bool) {
    let is_put_in = |c: char| is_space(c) || c == '>';
    let without: String = text.chars().filter(|c| !is_put_in(*c)).collect();
    let found = without.len() != text.len();
    (without, found)
}

/// Leaves line breaks out of a text in which spaces part words.
pub(super) fn without_breaks(text: &str) -> (String, bool) {
    let is_break = |c: char| is_space(c) && c != ' ';
    let without: String = text.chars().filter(|c| !is_break(*c)).collect();
    let found = without.len() != text.len();
    (without, found)
}

fn is_space(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    );
    c.is_whitespace() || c.is_control() || is_invisible
}

/// Takes `amp;` off the start of a part: the rest of an `&amp;`, or of an `&amp;amp;`.
pub(super) fn without_html(part: &str) -> (&str, bool) {
    let mut rest = part;
    while let Some(after) = rest.strip_prefix("amp;") {
        rest = after;
    }
    (rest, rest.len() != part.len())
}

/// Adds a change once.
pub(super) fn note(changes: &mut Vec<Mending>, change: Mending) {
    if !changes.contains(&change) {
        changes.push(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_however_often_they_were_made() {
        for (text, plain, rounds) in [
            ("a=b", "a=b", 0),
            ("a%3Db", "a=b", 1),
            ("a%3db%26", "a=b&", 1),
            ("a%253Db", "a=b", 2),
            ("a%25253Db", "a=b", 3),
            ("%", "%", 0),
            ("%4", "%4", 0),
            ("%4g%", "%4g%", 0),
            ("%é1", "%é1", 0),
            ("%C3%A9", "é", 1),
            ("%ff", "\u{fffd}", 1),
        ] {
            assert_eq!(unescape(text), (plain.to_owned(), rounds), "{text}");
        }
        let often = format!("%{}3D", "25".repeat(9));
        assert_eq!(unescape(&often).1, MOST_ROUNDS);
    }

    #[test]
    fn spaces_and_html_are_taken_out() {
        assert_eq!(
            without_spaces("a \r\n> \u{ad}b\u{200b}"),
            ("ab".to_owned(), true)
        );
        assert_eq!(without_breaks("a b\r\n\tc"), ("a bc".to_owned(), true));
        assert_eq!(without_html("amp;amp;a"), ("a", true));
        assert_eq!(without_html("amplitude"), ("amplitude", false));
    }
}
