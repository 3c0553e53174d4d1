//! The names of the parts of a link.

use super::MOST_PINS;
use super::former::{Fate, fate};
use super::problem::Place;
use crate::settings::{DisplayAttribute, SettingId};

/// A part of a link by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A setting.
    Setting(SettingId),
    /// A setting of a former version, for which this value always holds.
    Former(&'static str),
    /// A display attribute.
    Display(DisplayAttribute),
    /// The language of the page.
    Language,
    /// The colours of the page.
    ColorScheme,
    /// The commands to the own cluster.
    Commands,
    /// The time of the cursor.
    Cursor,
    /// The name of a pin.
    PinName,
    /// Where the load is, if the link has no values of it: see
    /// [`LoadPlace`].
    LoadPlace,
    /// When the load begins.
    LoadBegin,
    /// The time between two values of the load.
    LoadStep,
    /// The highest load.
    LoadPeak,
    /// The values of the load.
    LoadShares,
}

/// Where a load is of which a link has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoadPlace {
    /// In a file that comes with the link.
    File,
    /// In the same link: a pin has the load of the figure.
    Figure,
}

impl LoadPlace {
    /// Returns its name in a link.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Figure => "figure",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        let all = [Self::File, Self::Figure];
        all.into_iter().find(|place| place.name() == name)
    }
}

/// The parts of a figure alone that are neither settings nor display attributes.
const OF_FIGURE: [(&str, Part); 3] = [
    ("lang", Part::Language),
    ("color-scheme", Part::ColorScheme),
    ("time", Part::Cursor),
];

/// Those of a pin alone.
const OF_PIN: [(&str, Part); 1] = [("name", Part::PinName)];

/// Those of both.
const OF_BOTH: [(&str, Part); 6] = [
    ("own", Part::Commands),
    ("load", Part::LoadPlace),
    ("load.begin", Part::LoadBegin),
    ("load.step", Part::LoadStep),
    ("load.peak", Part::LoadPeak),
    ("load.shares", Part::LoadShares),
];

impl Part {
    /// Returns the part with this name, and of what it is; `None` for an unknown name.
    pub(super) fn from_name(name: &str) -> Option<(Place, Self)> {
        if let Some((pin, name)) = of_pin(name) {
            let part = setting(name)
                .or_else(|| find(&OF_PIN, name))
                .or_else(|| find(&OF_BOTH, name))?;
            return Some((Place::Pin(pin), part));
        }
        let mut display = DisplayAttribute::ALL.into_iter();
        let display = display.find(|attribute| attribute.name() == name);
        let part = setting(name)
            .or(display.map(Self::Display))
            .or_else(|| find(&OF_FIGURE, name))
            .or_else(|| find(&OF_BOTH, name))?;
        Some((Place::Figure, part))
    }

    /// Returns its name within its place.
    pub(super) fn name(self) -> String {
        let named = |(_, part): &&(&str, Part)| *part == self;
        match self {
            Self::Setting(id) => id.field().attribute(),
            Self::Display(attribute) => attribute.name().to_owned(),
            _ => {
                let mut all = OF_FIGURE.iter().chain(&OF_PIN).chain(&OF_BOTH);
                all.find(named).map_or("", |(name, _)| *name).to_owned()
            }
        }
    }
}

fn find(parts: &[(&str, Part)], name: &str) -> Option<Part> {
    let (_, part) = parts.iter().find(|(known, _)| *known == name)?;
    Some(*part)
}

fn setting(name: &str) -> Option<Part> {
    match fate(name) {
        Some(Fate::Renamed(now)) => SettingId::from_name(now).map(Part::Setting),
        Some(Fate::Always(value)) => Some(Part::Former(value)),
        None => SettingId::from_name(name).map(Part::Setting),
    }
}

/// Returns the number of a pin, from 1, and the name behind its point.
fn of_pin(name: &str) -> Option<(usize, &str)> {
    let (number, name) = name.strip_prefix("pin")?.split_once('.')?;
    let number: usize = number.parse().ok()?;
    (1..=MOST_PINS).contains(&number).then_some((number, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FIELDS;

    #[test]
    fn no_name_has_two_meanings() {
        for field in FIELDS {
            let name = field.attribute();
            let part = Part::Setting(field.id);
            assert_eq!(Part::from_name(&name), Some((Place::Figure, part)));
            let of_pin = Part::from_name(&format!("pin3.{name}"));
            assert_eq!(of_pin, Some((Place::Pin(3), part)));
        }
        for attribute in DisplayAttribute::ALL {
            let part = Part::Display(attribute);
            assert_eq!(
                Part::from_name(attribute.name()),
                Some((Place::Figure, part))
            );
            assert_eq!(Part::from_name(&format!("pin1.{}", attribute.name())), None);
        }
        for (name, part) in OF_FIGURE.into_iter().chain(OF_BOTH) {
            assert_eq!(Part::from_name(name), Some((Place::Figure, part)));
            assert_eq!(part.name(), name);
        }
        for (name, part) in OF_PIN.into_iter().chain(OF_BOTH) {
            let of_pin = Part::from_name(&format!("pin2.{name}"));
            assert_eq!(of_pin, Some((Place::Pin(2), part)));
        }
        for name in [
            "",
            "pin0.own",
            "pin4.own",
            "pin.own",
            "pin1",
            "pin1.time",
            "pin1.lang",
            "name",
            "own.",
        ] {
            assert_eq!(Part::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn no_name_begins_as_a_character_reference_of_html() {
        // The references that HTML knows without a semicolon.
        const REFERENCES: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH \
            Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve \
            Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute \
            aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide \
            eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest \
            iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash \
            otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times \
            uacute ucirc ugrave uml uuml yacute yen yuml";
        let settings = FIELDS.iter().map(|field| field.attribute());
        let display = DisplayAttribute::ALL.map(|attribute| attribute.name().to_owned());
        let others = OF_FIGURE.into_iter().chain(OF_BOTH);
        let others = others.map(|(name, _)| name.to_owned());
        let more = ["pin1.name", "end"].map(str::to_owned);
        for name in settings.chain(display).chain(others).chain(more) {
            for reference in REFERENCES.split_whitespace() {
                assert!(
                    !name.starts_with(reference),
                    "&{name} begins with &{reference}"
                );
            }
        }
    }
}
