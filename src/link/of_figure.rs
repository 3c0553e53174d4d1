//! What a link keeps of a figure, and what it changes in another one.

use super::{ColorScheme, DisplayTexts, MOST_PINS, Pin, Shared};
use crate::figure::{Action, Adopted, DisplayOptions, Figure};
use crate::settings::{DisplayAttribute, NamedValues, Value};

/// What a link keeps besides the figure itself.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// How the figure is shown.
    pub display: DisplayOptions,
    /// Whether its charts are low.
    pub compact: bool,
    /// The colours, if the page has chosen some.
    pub color_scheme: Option<ColorScheme>,
    /// The time of the cursor in seconds, if the reader has moved it.
    pub cursor_s: Option<f64>,
    /// The runs to compare with.
    pub pins: Vec<Pin>,
}

impl Shared {
    /// Returns what a link keeps of a figure.
    pub fn of(figure: &Figure, view: &View) -> Self {
        let display = DisplayOptions {
            // Nobody guesses a fleet that was shown before.
            predict: view
                .display
                .predict
                .filter(|policy| figure.is_hidden(*policy)),
            ..view.display.clone()
        };
        let tag = figure.words.tag();
        let cursor_s = view.cursor_s.filter(|cursor_s| *cursor_s >= 0.0);
        Self {
            settings: figure.settings.clone(),
            display: DisplayTexts::of(&display, view.compact),
            // A page is in English without it.
            language: (tag != "en").then(|| tag.to_owned()),
            color_scheme: view.color_scheme,
            commands: figure.own_cluster.commands.to_vec(),
            cursor_s: cursor_s.map(|cursor_s| (cursor_s * 1e3).round() / 1e3),
            pins: view.pins.iter().take(MOST_PINS).cloned().collect(),
        }
    }

    /// Returns the action that gives a figure the settings, the load and the commands.
    pub fn to_action(&self, by_page: bool) -> Action {
        Action::Adopt(Box::new(Adopted {
            settings: self.settings.clone(),
            commands: self.commands.clone(),
            by_page,
        }))
    }

    /// Returns each display attribute with its text, and `None` for one that is to be
    /// removed.
    pub fn display_attributes(&self) -> impl Iterator<Item = (DisplayAttribute, Option<&str>)> {
        let text_of = |attribute| (attribute, self.display.get(attribute));
        DisplayAttribute::ALL.into_iter().map(text_of)
    }

    /// Returns how the figure is shown.
    pub fn display_options(&self) -> DisplayOptions {
        let text_of = |(attribute, text): (DisplayAttribute, &str)| {
            (attribute.name().to_owned(), Value::Text(text.to_owned()))
        };
        let mut attributes: NamedValues = self.display.iter().map(text_of).collect();
        // `DisplayTexts` has only texts that are taken.
        DisplayOptions::take(&mut attributes).0
    }
}
