//! A plan in the characters of a link: letters, digits, hyphens and points.
//!
//! `Mon,Wed-Fri 07:00-20:00 8; else 3` is `mon.wed-fri.0700-2000.8.else.3`: a number
//! ends its entry, and days in a row are a list.

use super::Plan;

impl Plan {
    /// Writes the plan as a link has it. `notation` makes its notation of that.
    pub fn in_link(&self) -> String {
        let mut text = String::new();
        for letter in self.to_string().chars() {
            match letter {
                ';' | ':' => {}
                ' ' | ',' => text.push('.'),
                other => text.push(other.to_ascii_lowercase()),
            }
        }
        text
    }
}

/// Returns the notation of a plan as a link has it; `None` for a text that has no points,
/// as the notation has none.
pub(crate) fn notation(text: &str) -> Option<String> {
    // `contains` of a text or a character adds 4.5 kB to the download.
    if text.bytes().all(|byte| byte != b'.') {
        return None;
    }
    let mut notation = String::new();
    let mut separator = "";
    for word in text.split('.') {
        let is_number = word.chars().all(|letter| letter.is_ascii_digit());
        let hours = hours(word);
        // Words of letters are days.
        let is_day = !is_number && hours.is_none();
        notation.push_str(if separator == "," && !is_day {
            " "
        } else {
            separator
        });
        notation.push_str(hours.as_deref().unwrap_or(word));
        separator = match (is_number, is_day) {
            (true, _) => "; ",
            (_, true) if word.eq_ignore_ascii_case(super::read::ELSE) => " ",
            (_, true) => ",",
            _ => " ",
        };
    }
    Some(notation)
}

/// Returns hours with their colons: `0700-2000` is 07:00-20:00.
fn hours(word: &str) -> Option<String> {
    let (from, to) = word.split_once('-')?;
    let time = |text: &str| {
        let is_time = text.len() == 4 && text.chars().all(|letter| letter.is_ascii_digit());
        let (hour, minute) = text.split_at_checked(2).filter(|_| is_time)?;
        Some([hour, ":", minute].concat())
    };
    Some([time(from)?, time(to)?].join("-"))
}
