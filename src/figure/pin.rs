//! A run that is kept to compare others with.

use crate::allocation::Command;
use crate::settings::Settings;

/// The most pins of a figure.
pub const MOST_PINS: usize = 3;
/// The most characters of a name.
pub const MOST_NAME: usize = 60;

/// A run to compare with: what it takes to run it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pin {
    /// What the reader calls it, as [`clean_name`] leaves it.
    pub name: String,
    /// Its settings.
    pub settings: Settings,
    /// Its commands to the own cluster, in order of time.
    pub commands: Vec<Command>,
}

impl Pin {
    /// Returns whether another pin is the same run, whatever it is called.
    pub(super) fn is_run_of(&self, other: &Self) -> bool {
        self.settings == other.settings && self.commands == other.commands
    }
}

/// Returns a name that can be shown: without control characters and those that change
/// the direction of the text around them, in at most [`MOST_NAME`] characters.
pub fn clean_name(name: &str) -> String {
    let clean = |c: char| {
        if is_name_character(c) { c } else { '\u{fffd}' }
    };
    name.chars().take(MOST_NAME).map(clean).collect()
}

/// Returns whether a character of a name can be shown.
pub(crate) fn is_name_character(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !turns && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}
