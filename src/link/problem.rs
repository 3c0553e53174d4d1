//! What is wrong with a link, as data.

use std::fmt;

use crate::settings::{SettingsError, cut};
use crate::text::error_message;

/// The latest time of a command or of the cursor, in seconds: a leap year.
pub(super) const MOST_TIME_S: f64 = 366.0 * 86_400.0;

/// The text is no link of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address holds no figure")]
pub struct NoLink;

/// What is wrong with a link. All that is not named is kept.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LinkProblem {
    /// A program on the way has changed the text, and it could be undone.
    #[error("{0}")]
    Mended(Mending),
    /// The link is of a later version: what it says may mean something else by now.
    #[error("the link is of version {0}, and this figure reads version 1: parts may be missing")]
    LaterVersion(u32),
    /// The end is missing; the last part is left out, because it may be incomplete.
    #[error("the link is cut off in “{0}”: this part and all behind it are missing")]
    CutOff(String),
    /// The text is longer than any link; the rest is left out.
    #[error("the link has more than {most} {unit}: the rest is left out")]
    TooLong {
        /// The most that is read.
        most: usize,
        /// What is counted.
        unit: &'static str,
    },
    /// The name is not one of a link.
    #[error("{name}: “{value}” is for a part that links do not have")]
    UnknownName {
        /// The name, cut when long.
        name: String,
        /// The value, cut when long.
        value: String,
    },
    /// A setting of a former version, which is gone.
    #[error("{name}: “{value}” is for a setting that is gone")]
    Gone {
        /// The name.
        name: String,
        /// The value, cut when long.
        value: String,
    },
    /// The name is there twice; the last one counts.
    #[error("{0}: is there more than once; the last one counts")]
    Repeated(String),
    /// A setting or a display attribute does not take its value, or contradicts another.
    #[error("{place}{}", error_message(.error))]
    Refused {
        /// Of which settings.
        place: Place,
        /// The error.
        error: SettingsError,
    },
    /// Another part does not take its value.
    #[error("{name}: “{value}” is not allowed. Allowed: {allowed}.")]
    NotAllowed {
        /// The name.
        name: String,
        /// The value, cut when long.
        value: String,
        /// What it takes.
        allowed: &'static str,
    },
    /// The load is left out, because a part of it is missing or wrong.
    #[error("load: is left out without {0}")]
    NoLoad(&'static str),
    /// There are more problems than are told.
    #[error("and {0} more problems")]
    More(usize),
}

/// A change of the text by a program on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mending {
    /// Characters were escaped (`%3D`), once or several times.
    #[error("the link was escaped; it is read without the escapes")]
    Escapes,
    /// `&` was written as in HTML (`&amp;`).
    #[error("the link was written as in HTML; it is read without “amp;”")]
    Ampersands,
    /// Spaces, line breaks or invisible characters were put in.
    #[error("the link was broken into lines; it is read as one")]
    Spaces,
}

/// Whose settings a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Those of the figure.
    Figure,
    /// Those of a pin, counted from 1.
    Pin(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure => Ok(()),
            Self::Pin(number) => write!(f, "pin{number}."),
        }
    }
}

/// A value that is not allowed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bad {
    pub(super) value: String,
    pub(super) allowed: &'static str,
}

impl Bad {
    pub(super) fn new(value: &str, allowed: &'static str) -> Self {
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
