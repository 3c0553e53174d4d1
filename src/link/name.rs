//! Names that people give, in the characters of a link.
//!
//! Letters and figures of English stand for themselves and a hyphen for a space. Other
//! characters stand between two points as the numbers of Unicode: `5-–-9` is
//! `5.2d.-.2013.-.2d.9`. Neither two points nor two hyphens are in a row, which some
//! programs change.

use crate::figure::{MOST_NAME, clean_name, is_name_character};

/// Writes a name.
pub(super) fn write(name: &str) -> String {
    let mut text = String::new();
    let mut is_escaped = false;
    let mut last = ' ';
    for c in clean_name(name).chars() {
        // A space beside another one, or at the start, is escaped.
        let is_plain = c.is_ascii_alphanumeric() || c == ' ' && last != ' ';
        if is_plain == is_escaped {
            text.push('.');
            is_escaped = !is_plain;
        } else if is_escaped {
            text.push('-');
        }
        match c {
            ' ' if is_plain => text.push('-'),
            _ if is_plain => text.push(c),
            _ => push_hex(&mut text, u32::from(c)),
        }
        last = c;
    }
    if is_escaped {
        text.push('.');
    }
    text
}

fn push_hex(text: &mut String, number: u32) {
    let digits = (32 - number.leading_zeros()).div_ceil(4).max(1);
    for place in (0..digits).rev() {
        let digit = number >> (4 * place) & 15;
        text.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

/// Reads a name. Returns `None` for a text that is none or too long.
pub(super) fn read(text: &str) -> Option<String> {
    let mut name = String::new();
    for (index, part) in text.split('.').enumerate() {
        if index % 2 == 0 {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if !part.chars().all(is_plain) {
                return None;
            }
            name.extend(part.chars().map(|c| if c == '-' { ' ' } else { c }));
            continue;
        }
        for number in part.split('-') {
            let number = u32::from_str_radix(number, 16).ok()?;
            name.push(char::from_u32(number).filter(|c| is_name_character(*c))?);
        }
    }
    let is_closed = text.split('.').count() % 2 == 1;
    (is_closed && name.chars().nth(MOST_NAME).is_none()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stay_readable_where_they_can() {
        for (name, text) in [
            ("", ""),
            ("Nine workers", "Nine-workers"),
            ("5-9", "5.2d.9"),
            ("größer", "gr.f6-df.er"),
            ("50 %", "50-.25."),
            (" a  b ", ".20.a-.20.b-"),
            ("两个", ".4e24-4e2a."),
        ] {
            assert_eq!(write(name), text);
            assert_eq!(read(text).as_deref(), Some(name));
        }
        assert_eq!(write("a\u{202e}b\n"), "a.fffd.b.fffd.");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for text in [
            "a_b", "a.b", "a..b", "a.zz.b", ".d800.", ".a.", ".202e.", ".20", "a%20b",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"a".repeat(MOST_NAME + 1)), None);
    }

    proptest! {
        #[test]
        fn a_name_is_read_as_it_is_written(name in ".{0,70}") {
            let text = write(&name);
            prop_assert_eq!(read(&text), Some(clean_name(&name)));
            prop_assert!(!text.contains("..") && !text.contains("--"), "{text}");
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[a-f0-9.-]{0,30}") {
            if let Some(name) = read(&text) {
                prop_assert_eq!(read(&write(&name)), Some(name));
            }
        }
    }
}
