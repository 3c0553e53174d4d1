//! Reads a link.

use super::pairs::pairs;
use super::part::Part;
use super::problem::{Bad, LinkProblem, MOST_TIME_S, NoLink, Place};
use super::{ColorScheme, DisplayTexts, MOST_PINS, Pin, Shared, commands, load, name};
use crate::allocation::Command;
use crate::decimal;
use crate::settings::{NamedValues, Settings, Value, cut, read_valid};

/// The most problems that are told one by one.
const MOST_PROBLEMS: usize = 40;
/// The longest tag of a language (RFC 5646, section 4.4.1).
const MOST_OF_LANGUAGE: usize = 35;

const ALLOWED_TIME: &str = "0 to 31622400 s";
const ALLOWED_NAME: &str = "up to 60 characters as a figure has written them";
const ALLOWED_LANGUAGE: &str = "a tag such as de or zh-Hans";
const ALLOWED_COLOR_SCHEME: &str = "light, dark";

/// Reads a link: a fragment, a query, or an address with one of them. What is wrong with
/// it is told and left out, and the rest is kept.
///
/// # Errors
/// An error if the text is no link of a figure.
pub fn from_fragment(text: &str) -> Result<(Shared, Vec<LinkProblem>), NoLink> {
    let found = pairs(text).ok_or(NoLink)?;
    let mut link = Link {
        given: Vec::new(),
        problems: found.problems,
    };
    for (name, value) in found.pairs {
        link.add(&name, value);
    }
    let shared = link.shared();
    let more = link.problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        link.problems.truncate(MOST_PROBLEMS);
        link.problems.push(LinkProblem::More(more));
    }
    Ok((shared, link.problems))
}

/// The known parts of a link.
pub(super) struct Link {
    given: Vec<Given>,
    pub(super) problems: Vec<LinkProblem>,
}

struct Given {
    place: Place,
    part: Part,
    name: String,
    value: String,
}

impl Link {
    fn add(&mut self, name: &str, value: String) {
        let Some((place, part)) = Part::from_name(name) else {
            self.problems.push(LinkProblem::UnknownName {
                name: cut(name),
                value: cut(&value),
            });
            return;
        };
        let before = self.given.len();
        self.given
            .retain(|given| (given.place, given.part) != (place, part));
        if self.given.len() < before {
            self.problems.push(LinkProblem::Repeated(cut(name)));
        }
        self.given.push(Given {
            place,
            part,
            name: name.to_owned(),
            value,
        });
    }

    /// Returns the value of a part of the figure.
    pub(super) fn value(&self, part: Part) -> Option<String> {
        self.value_at(Place::Figure, part)
            .map(|given| given.value.clone())
    }

    fn value_at(&self, place: Place, part: Part) -> Option<&Given> {
        let mut all = self.given.iter();
        all.find(|given| given.place == place && given.part == part)
    }

    /// Reads a part of the figure, and tells if its value is not allowed.
    pub(super) fn read<T>(
        &mut self,
        (place, part): (Place, Part),
        allowed: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let given = self.value_at(place, part)?;
        let value = read(&given.value);
        if value.is_none() {
            let bad = Bad::new(&given.value, allowed).of(&given.name);
            self.problems.push(bad);
        }
        value
    }

    fn shared(&mut self) -> Shared {
        let of_figure = |part| (Place::Figure, part);
        Shared {
            settings: self.settings(Place::Figure),
            display: self.display(),
            language: self.read(of_figure(Part::Language), ALLOWED_LANGUAGE, read_language),
            color_scheme: self.read(
                of_figure(Part::ColorScheme),
                ALLOWED_COLOR_SCHEME,
                ColorScheme::from_name,
            ),
            commands: self.commands(Place::Figure),
            cursor_s: self.read(of_figure(Part::Cursor), ALLOWED_TIME, read_time),
            pins: (1..=MOST_PINS)
                .filter_map(|number| self.pin(number))
                .collect(),
            load: load::read(self),
        }
    }

    fn settings(&mut self, place: Place) -> Settings {
        let mut named = NamedValues::new();
        for given in self.given.iter().filter(|given| given.place == place) {
            match given.part {
                Part::Setting(id) => {
                    let value = Value::Text(given.value.clone());
                    named.push((id.field().attribute(), value));
                }
                Part::Former(always) if given.value != always => {
                    self.problems.push(LinkProblem::Gone {
                        name: given.name.clone(),
                        value: cut(&given.value),
                    });
                }
                _ => {}
            }
        }
        let (patch, mut errors) = read_valid(&named);
        let (settings, contradictions) = Settings::default().with_valid(&patch);
        errors.extend(contradictions);
        let refused = |error| LinkProblem::Refused { place, error };
        self.problems.extend(errors.into_iter().map(refused));
        settings
    }

    fn display(&mut self) -> DisplayTexts {
        let mut texts = DisplayTexts::default();
        for given in &self.given {
            let Part::Display(attribute) = given.part else {
                continue;
            };
            // Links part the words of a list by points, queries by spaces or plus signs.
            let parts_words = |c: char| matches!(c, '.' | ',' | '+');
            let text: String = given
                .value
                .chars()
                .map(|c| if parts_words(c) { ' ' } else { c })
                .collect();
            if let Err(error) = texts.set(attribute, &text) {
                let place = Place::Figure;
                self.problems.push(LinkProblem::Refused { place, error });
            }
        }
        texts
    }

    fn commands(&mut self, place: Place) -> Vec<Command> {
        let Some(given) = self.value_at(place, Part::Commands) else {
            return Vec::new();
        };
        let (commands, bad) = commands::read(&given.value);
        let problem = bad.map(|bad| bad.of(&given.name));
        self.problems.extend(problem);
        commands
    }

    fn pin(&mut self, number: usize) -> Option<Pin> {
        let place = Place::Pin(number);
        self.given.iter().find(|given| given.place == place)?;
        let name = self.read((place, Part::PinName), ALLOWED_NAME, name::read);
        Some(Pin {
            name: name.unwrap_or_default(),
            settings: self.settings(place),
            commands: self.commands(place),
        })
    }
}

fn read_time(text: &str) -> Option<f64> {
    decimal::parse(text).filter(|time_s| (0.0..=MOST_TIME_S).contains(time_s))
}

fn read_language(text: &str) -> Option<String> {
    let is_tag = text.len() <= MOST_OF_LANGUAGE
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then(|| text.to_owned())
}
