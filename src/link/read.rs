//! Reads a link.

use std::rc::Rc;

use super::given::with_load;
use super::number::{milliseconds, read_exact};
use super::pairs::pairs;
use super::part::Part;
use super::problem::{Allowed, Bad, LinkProblem, MOST_TIME_S, NoLink, Place};
use super::{ColorScheme, DisplayTexts, MOST_PINS, Pin, Shared, commands, load, name};
use crate::allocation::Command;
use crate::own_load::OwnLoad;
use crate::settings::{NamedValues, SettingId, Settings, Value, cut, read_valid};

/// The most problems that are told one by one.
const MOST_PROBLEMS: usize = 40;
/// The longest tag of a language (RFC 5646, section 4.4.1).
const MOST_OF_LANGUAGE: usize = 35;

/// Reads a link: a fragment, a query, or an address with one of them. What is wrong with
/// it is told and left out, and the rest is kept.
///
/// # Errors
/// An error if the text is no link of a figure.
pub fn from_fragment(text: &str) -> Result<(Shared, Vec<LinkProblem>), NoLink> {
    let found = pairs(text).ok_or(NoLink)?;
    let mut link = Link::new(found.problems);
    for (name, value) in found.pairs {
        link.add(&name, value);
    }
    Ok(link.read_all())
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
    pub(super) fn new(problems: Vec<LinkProblem>) -> Self {
        Self {
            given: Vec::new(),
            problems,
        }
    }

    /// Reads all parts. Of many problems the first are told, and how many more there are.
    pub(super) fn read_all(mut self) -> (Shared, Vec<LinkProblem>) {
        let shared = self.shared();
        let more = self.problems.len().saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            self.problems.truncate(MOST_PROBLEMS);
            self.problems.push(LinkProblem::More(more));
        }
        (shared, self.problems)
    }

    /// Adds a part by its name.
    pub(super) fn add(&mut self, name: &str, value: String) {
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

    /// Returns whether there is a part of the figure or of a pin.
    pub(super) fn has(&self, (place, part): (Place, Part)) -> bool {
        self.value_at(place, part).is_some()
    }

    fn value_at(&self, place: Place, part: Part) -> Option<&Given> {
        let mut all = self.given.iter();
        all.find(|given| given.place == place && given.part == part)
    }

    /// Reads a part of the figure or of a pin, and tells if its value is not allowed.
    pub(super) fn read<T>(
        &mut self,
        (place, part): (Place, Part),
        allowed: Allowed,
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
        let load = load::read(self, Place::Figure, None);
        Shared {
            settings: self.settings(Place::Figure, load.clone()),
            display: self.display(),
            language: self.read(of_figure(Part::Language), Allowed::Language, read_language),
            color_scheme: self.read(
                of_figure(Part::ColorScheme),
                Allowed::ColorScheme,
                ColorScheme::from_name,
            ),
            commands: self.commands(Place::Figure),
            cursor_s: self.read(of_figure(Part::Cursor), Allowed::Time, read_time),
            pins: (1..=MOST_PINS)
                .filter_map(|number| self.pin(number, load.as_ref()))
                .collect(),
        }
    }

    fn settings(&mut self, place: Place, load: Option<Rc<OwnLoad>>) -> Settings {
        let mut named = NamedValues::new();
        for given in self.given.iter().filter(|given| given.place == place) {
            match given.part {
                Part::Setting(id) => {
                    named.push((id.field().attribute(), setting_value(id, &given.value)));
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
        match load {
            Some(load) => with_load(settings, load, &patch),
            None => settings,
        }
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

    fn pin(&mut self, number: usize, load: Option<&Rc<OwnLoad>>) -> Option<Pin> {
        let place = Place::Pin(number);
        self.given.iter().find(|given| given.place == place)?;
        let name = self.read((place, Part::PinName), Allowed::Name, name::read);
        let load = load::read(self, place, load);
        Some(Pin {
            name: name.unwrap_or_default(),
            settings: self.settings(place, load),
            commands: self.commands(place),
        })
    }
}

/// Returns the value of a setting as a patch takes it. A link may give a number exactly,
/// which no attribute can.
fn setting_value(id: SettingId, text: &str) -> Value {
    match read_exact(text) {
        Some(number) if id.field().is_number() => Value::Number(number),
        _ => Value::Text(text.to_owned()),
    }
}

/// Reads a time in seconds, to the millisecond.
fn read_time(text: &str) -> Option<f64> {
    let time_s = read_exact(text).filter(|time_s| (0.0..=MOST_TIME_S).contains(time_s))?;
    Some(milliseconds(time_s) as f64 / 1e3)
}

fn read_language(text: &str) -> Option<String> {
    let is_tag = text.len() <= MOST_OF_LANGUAGE
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then(|| text.to_owned())
}
