//! What is wrong with a link, as data.

use crate::settings::{SettingsError, cut};

/// The latest time of a command or of the cursor, in seconds: a leap year.
pub(super) const MOST_TIME_S: f64 = 366.0 * 86_400.0;

/// The text is no link of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLink;

/// The text is no file of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// It is larger than 4 MB.
    TooLarge,
    /// It is no JSON.
    NoJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 for the end of the line before.
        column: usize,
    },
    /// It is JSON of something else.
    NoSettings,
}

/// The text is neither a link nor a file of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoShared {
    /// It is taken for a link.
    Link(NoLink),
    /// It is taken for a file.
    File(NoFile),
}

/// What is wrong with a link. All that is not named is kept. Its text is in English;
/// [`LinkProblem::told`] has other languages.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkProblem {
    /// A program on the way has changed the text, and it could be undone.
    Mended(Mending),
    /// The link is of a later version: what it says may mean something else by now.
    LaterVersion(u32),
    /// The end is missing; the last part is left out, because it may be incomplete.
    CutOff(String),
    /// The text has more bytes than any link; the rest is left out.
    TooManyBytes(usize),
    /// The link has more parts than there are names; the rest is left out.
    TooManyParts(usize),
    /// The name is not one of a link.
    UnknownName {
        /// The name, cut when long.
        name: String,
        /// The value, cut when long.
        value: String,
    },
    /// A setting of a former version, which is gone.
    Gone {
        /// The name.
        name: String,
        /// The value, cut when long.
        value: String,
    },
    /// The name is there twice; the last one counts.
    Repeated(String),
    /// A setting or a display attribute does not take its value, or contradicts another.
    Refused {
        /// Of which settings.
        place: Place,
        /// The error.
        error: SettingsError,
    },
    /// Another part does not take its value.
    NotAllowed {
        /// The name.
        name: String,
        /// The value, cut when long.
        value: String,
        /// What it takes.
        allowed: Allowed,
    },
    /// The load is left out, because a part of it is missing or wrong.
    NoLoad(Place, LoadPart),
    /// The load is not in the link: it comes as a file.
    LoadInFile(Place),
    /// There are more problems than are told.
    More(usize),
}

/// A change of the text by a program on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Characters were escaped (`%3D`), once or several times.
    Escapes,
    /// `&` was written as in HTML (`&amp;`).
    Ampersands,
    /// Spaces, line breaks or invisible characters were put in.
    Spaces,
}

/// What a part of a link takes that is neither a setting nor a display attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The time of the cursor.
    Time,
    /// The name of a pin.
    Name,
    /// A language.
    Language,
    /// Light or dark colours.
    ColorScheme,
    /// Commands to the own cluster.
    Commands,
    /// The same in a file.
    CommandsOfFile,
    /// Where a load is.
    LoadPlace,
    /// When a load begins.
    LoadBegin,
    /// The time between two values of a load.
    LoadStep,
    /// The highest load.
    LoadPeak,
    /// The values of a load.
    LoadShares,
}

/// What a load cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadPart {
    /// Its values.
    Shares,
    /// The time between two of them.
    Step,
    /// The highest load.
    Peak,
}

/// Whose settings a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Those of the figure.
    Figure,
    /// Those of a pin, counted from 1.
    Pin(usize),
}

/// A value that is not allowed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bad {
    pub(super) value: String,
    pub(super) allowed: Allowed,
}

impl Bad {
    pub(super) fn new(value: &str, allowed: Allowed) -> Self {
        Self {
            value: cut(value),
            allowed,
        }
    }

    pub(super) fn of(self, name: &str) -> LinkProblem {
        LinkProblem::NotAllowed {
            name: cut(name),
            value: self.value,
            allowed: self.allowed,
        }
    }
}

impl LinkProblem {
    /// Returns whether nothing is lost: a program on the way has changed the text, and it
    /// could be undone.
    pub fn is_mended(&self) -> bool {
        matches!(self, Self::Mended(_))
    }
}
