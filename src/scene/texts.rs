//! The words of a chart, given by whoever knows the language.

/// Every string that a chart can show.
///
/// In the patterns `{}` stands for a whole number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Texts<'a> {
    /// What the left axis counts, such as "workers".
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

impl Texts<'static> {
    /// The words in English.
    pub const ENGLISH: Self = Self {
        unit: "workers",
        idle: "idle",
        short: "short",
        load: "load",
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        day: "day {}",
        hours: "{} h",
        minutes: "{} min",
        seconds: "{} s",
    };
}

/// Text size of ticks and direct labels, CSS pixels.
pub const LABEL_PX: f64 = 12.5;

/// The width that a text is given room for, CSS pixels. Nothing is measured, so
/// this leans to the wide side.
pub fn room_for(text: &str, size_px: f64) -> f64 {
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

/// `pattern` with its `{}` replaced by a number.
pub(super) fn numbered(pattern: &str, number: i64) -> String {
    // By character: searching for text of two would be ten times the code.
    let (before, after) = pattern.split_once('{').unwrap_or((pattern, ""));
    [before, &number.to_string(), after.trim_start_matches('}')].concat()
}
