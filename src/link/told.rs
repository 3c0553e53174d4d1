//! What is wrong with a link, in words.

use std::fmt;

use super::VERSION;
use super::part::Part;
use super::problem::{Allowed, LinkProblem, LoadPart, Mending, NoFile, NoLink, NoShared, Place};
use super::write::{MOST_LENGTH, TooLong};
use crate::numbers::plain_number;
use crate::text::{Share, Words, refusal};

impl LinkProblem {
    /// Returns the problem in the language of a figure.
    pub fn told(&self, words: &Words) -> String {
        let fill = |pattern, values: &[&str]| words.fill(pattern, values);
        match self {
            Self::Mended(mending) => words.get(mending.text()).to_owned(),
            Self::LaterVersion(version) => {
                fill(Share::LaterVersion, &[&whole(*version), &whole(VERSION)])
            }
            Self::CutOff(part) => fill(Share::CutOff, &[part]),
            Self::TooManyBytes(most) => fill(Share::TooManyBytes, &[&count(*most)]),
            Self::TooManyParts(most) => fill(Share::TooManyParts, &[&count(*most)]),
            Self::UnknownName { name, value } => fill(Share::UnknownName, &[name, value]),
            Self::Gone { name, value } => fill(Share::Gone, &[name, value]),
            Self::Repeated(name) => fill(Share::Repeated, &[name]),
            Self::Refused { place, error } => {
                [&place.prefix(), refusal(words, error).as_str()].concat()
            }
            Self::NotAllowed {
                name,
                value,
                allowed,
            } => fill(Share::NotAllowed, &[name, value, words.get(allowed.text())]),
            Self::NoLoad(place, part) => {
                let part = fill(part.text(), &[&part.part().name()]);
                fill(Share::NoLoad, &[&load_name(*place), &part])
            }
            Self::LoadInFile(place) => fill(Share::LoadInFile, &[&load_name(*place)]),
            Self::More(number) => fill(Share::MoreProblems, &[&count(*number)]),
        }
    }
}

impl NoLink {
    /// Returns it in the language of a figure.
    pub fn told(self, words: &Words) -> String {
        words.get(Share::NoLink).to_owned()
    }
}

impl NoFile {
    /// Returns it in the language of a figure.
    pub fn told(self, words: &Words) -> String {
        match self {
            Self::TooLarge => words.get(Share::FileTooLarge).to_owned(),
            Self::NoJson { line, column } => {
                words.fill(Share::FileNoJson, &[&count(line), &count(column)])
            }
            Self::NoSettings => words.get(Share::FileNoSettings).to_owned(),
        }
    }
}

impl NoShared {
    /// Returns it in the language of a figure.
    pub fn told(self, words: &Words) -> String {
        match self {
            Self::Link(error) => error.told(words),
            Self::File(error) => error.told(words),
        }
    }
}

impl TooLong {
    /// Returns it in the language of a figure.
    pub fn told(self, words: &Words) -> String {
        words.fill(
            Share::LinkTooLong,
            &[&count(self.length), &count(MOST_LENGTH)],
        )
    }
}

/// Returns the name of a load in a link.
fn load_name(place: Place) -> String {
    place.prefix() + &Part::LoadPlace.name()
}

fn whole(number: u32) -> String {
    plain_number(f64::from(number))
}

fn count(number: usize) -> String {
    plain_number(number as f64)
}

impl Place {
    /// Returns what stands in front of a name: nothing, or `pin1.`.
    pub(super) fn prefix(self) -> String {
        match self {
            Self::Figure => String::new(),
            Self::Pin(number) => ["pin", &count(number), "."].concat(),
        }
    }
}

impl Mending {
    fn text(self) -> Share {
        match self {
            Self::Escapes => Share::MendedEscapes,
            Self::Ampersands => Share::MendedAmpersands,
            Self::Spaces => Share::MendedSpaces,
        }
    }
}

impl LoadPart {
    fn part(self) -> Part {
        match self {
            Self::Shares => Part::LoadShares,
            Self::Step => Part::LoadStep,
            Self::Peak => Part::LoadPeak,
        }
    }

    fn text(self) -> Share {
        match self {
            Self::Shares => Share::PartShares,
            Self::Step => Share::PartStep,
            Self::Peak => Share::PartPeak,
        }
    }
}

impl Allowed {
    fn text(self) -> Share {
        match self {
            Self::Time => Share::AllowedTime,
            Self::Name => Share::AllowedName,
            Self::Language => Share::AllowedLanguage,
            Self::ColorScheme => Share::AllowedColorScheme,
            Self::Commands => Share::AllowedCommands,
            Self::CommandsOfFile => Share::AllowedCommandsOfFile,
            Self::LoadPlace => Share::AllowedLoadPlace,
            Self::LoadBegin => Share::AllowedLoadBegin,
            Self::LoadStep => Share::AllowedLoadStep,
            Self::LoadPeak => Share::AllowedLoadPeak,
            Self::LoadShares => Share::AllowedLoadShares,
        }
    }
}

/// Lets an error say what it is in English.
macro_rules! told_in_english {
    ($($error:ty),+) => {
        $(
            impl fmt::Display for $error {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.told(&Words::english()))
                }
            }

            impl std::error::Error for $error {}
        )+
    };
}

told_in_english!(LinkProblem, NoLink, NoFile, NoShared, TooLong);
