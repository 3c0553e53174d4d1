//! The texts of a chart, which come from the catalogue of its language.

use super::mark::{Anchor, Label};

/// Every string that a chart can show. In patterns `{}` is a whole number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Texts<'a> {
    /// The unit of the left axis, such as "workers".
    pub unit: &'a str,
    /// Names the area where workers exceed the load.
    pub idle: &'a str,
    /// Names the area where the load exceeds workers.
    pub short: &'a str,
    /// Names the load line.
    pub load: &'a str,
    /// Short names of the days, Monday first.
    pub weekdays: [&'a str; 7],
    /// A day by its number, such as "day {}".
    pub day: &'a str,
    /// A time in hours, such as "{} h".
    pub hours: &'a str,
    /// A time in minutes, such as "{} min".
    pub minutes: &'a str,
    /// A time in seconds, such as "{} s".
    pub seconds: &'a str,
}

/// Text size of ticks and direct labels, CSS pixels.
pub const LABEL_PX: f64 = 12.5;

/// Estimates the width of a text, CSS pixels. The estimate is rather too wide
/// than too narrow, because no font is measured.
pub fn text_width(text: &str, size_px: f64) -> f64 {
    text.chars()
        .map(|c| match c {
            '\0'..='\u{7f}' => 0.6,
            '\u{80}'..='\u{2e7f}' => 0.75,
            // Chinese characters fill a square.
            _ => 1.0,
        })
        .sum::<f64>()
        * size_px
}

/// Returns `pattern` with its `{}` replaced by a number.
pub(super) fn numbered(pattern: &str, number: i64) -> String {
    // Splits at one character: a search for `{}` would link ten times the code.
    let (before, after) = pattern.split_once('{').unwrap_or((pattern, ""));
    [before, &number.to_string(), after.trim_start_matches('}')].concat()
}

/// Returns the left and the right end of a label, CSS pixels.
pub(super) fn label_ends(label: &Label) -> (f64, f64) {
    let width = text_width(&label.text, LABEL_PX);
    match label.anchor {
        Anchor::Left => (label.x, label.x + width),
        Anchor::Middle => (label.x - width / 2.0, label.x + width / 2.0),
        Anchor::Right => (label.x - width, label.x),
    }
}
