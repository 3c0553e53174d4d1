//! The display attributes of a figure as their texts.

use crate::figure::{DisplayOptions, Level, chart_name};
use crate::settings::{DisplayAttribute, NamedValues, Preset, SettingsError, Value};

/// The display attributes that are set, as their texts, in the order of
/// [`DisplayAttribute::ALL`]. Each text is one that the attribute takes, in its shortest
/// form: words with one space between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayTexts(Vec<(DisplayAttribute, String)>);

impl DisplayTexts {
    /// Returns the texts of the options that differ from the default. The height of the
    /// charts is in the style sheet, not in the options: `compact` says whether they are
    /// low.
    pub fn of(options: &DisplayOptions, compact: bool) -> Self {
        let default = DisplayOptions::default();
        let mut texts = Self::default();
        for attribute in DisplayAttribute::ALL {
            let text = text_of(options, attribute);
            let is_default = match attribute {
                DisplayAttribute::Compact => !compact,
                _ => text == text_of(&default, attribute),
            };
            if let (Some(text), false) = (text, is_default) {
                texts.0.push((attribute, text));
            }
        }
        texts
    }

    /// Sets an attribute to a text.
    ///
    /// # Errors
    /// An error for a text that the attribute does not take.
    pub fn set(&mut self, attribute: DisplayAttribute, text: &str) -> Result<(), SettingsError> {
        let refused = || SettingsError::not_an_option(attribute, text);
        let mut one: NamedValues =
            vec![(attribute.name().to_owned(), Value::Text(text.to_owned()))];
        let (mut options, errors) = DisplayOptions::take(&mut one);
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        options.presets = without_repetition(&options.presets);
        let text = text_of(&options, attribute).ok_or_else(refused)?;
        self.0.retain(|(other, _)| *other != attribute);
        let rank = |attribute| DisplayAttribute::ALL.iter().position(|a| *a == attribute);
        let place = self
            .0
            .partition_point(|(other, _)| rank(*other) < rank(attribute));
        self.0.insert(place, (attribute, text));
        Ok(())
    }

    /// Returns the text of an attribute that is set.
    pub fn get(&self, attribute: DisplayAttribute) -> Option<&str> {
        self.iter()
            .find(|(other, _)| *other == attribute)
            .map(|(_, text)| text)
    }

    /// Returns the attributes that are set.
    pub fn iter(&self) -> impl Iterator<Item = (DisplayAttribute, &str)> {
        self.0
            .iter()
            .map(|(attribute, text)| (*attribute, text.as_str()))
    }
}

/// Returns the text that an attribute needs for the options; `None` if no text says it.
fn text_of(options: &DisplayOptions, attribute: DisplayAttribute) -> Option<String> {
    let text = match attribute {
        DisplayAttribute::Level => match options.level {
            Level::Basic => "basic",
            Level::More => "more",
            Level::Lab => "lab",
        },
        DisplayAttribute::Charts => {
            let names: Option<Vec<_>> = options.charts.iter().copied().map(chart_name).collect();
            return Some(names?.join(" "));
        }
        DisplayAttribute::Controls => {
            let fields = options.controls.as_ref()?.iter();
            let names: Vec<_> = fields.map(|field| field.attribute()).collect();
            return Some(names.join(" "));
        }
        DisplayAttribute::Open => {
            let open = options.open;
            let parts = [
                (open.hood, "hood"),
                (open.settings, "settings"),
                (open.own_cluster, "hand"),
            ];
            let names = parts.iter().filter(|(is_open, _)| *is_open);
            let names: Vec<_> = names.map(|(_, name)| *name).collect();
            // A map is open at first by itself only.
            if open.map && names.is_empty() {
                return Some("map".to_owned());
            }
            return Some(names.join(" "));
        }
        DisplayAttribute::Presets => {
            let names: Vec<_> = options.presets.iter().map(|preset| preset.name()).collect();
            return Some(names.join(" "));
        }
        DisplayAttribute::Sentence if options.sentence => "on",
        DisplayAttribute::Sentence => "off",
        DisplayAttribute::Compact => "",
        DisplayAttribute::Predict => chart_name(options.predict?)?,
    };
    Some(text.to_owned())
}

/// Returns each preset once: a list is no longer than there are presets.
fn without_repetition(presets: &[Preset]) -> Vec<Preset> {
    let mut once: Vec<Preset> = Vec::new();
    for preset in presets {
        if !once.contains(preset) {
            once.push(*preset);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation::Policy;
    use crate::figure::Open;

    #[test]
    fn texts_have_one_form_and_the_order_of_the_attributes() {
        let mut texts = DisplayTexts::default();
        for (attribute, text) in [
            (DisplayAttribute::Compact, "yes"),
            (DisplayAttribute::Presets, "weekend growth  weekend"),
            (DisplayAttribute::Controls, " peakLoad  seed "),
            (DisplayAttribute::Level, "lab"),
            (DisplayAttribute::Level, " basic"),
        ] {
            texts.set(attribute, text).unwrap();
        }
        let all: Vec<_> = texts.iter().collect();
        assert_eq!(
            all,
            [
                (DisplayAttribute::Level, "basic"),
                (DisplayAttribute::Controls, "peak-load seed"),
                (DisplayAttribute::Presets, "weekend growth"),
                (DisplayAttribute::Compact, ""),
            ]
        );
        assert_eq!(texts.get(DisplayAttribute::Level), Some("basic"));
        assert!(texts.set(DisplayAttribute::Open, "sesame").is_err());
        assert_eq!(texts.get(DisplayAttribute::Open), None);
    }

    #[test]
    fn the_options_of_a_figure_have_texts_where_they_differ() {
        let options = DisplayOptions::default();
        assert_eq!(DisplayTexts::of(&options, false), DisplayTexts::default());
        let options = DisplayOptions {
            level: Level::Lab,
            charts: vec![Policy::Reactive],
            controls: Some(Vec::new()),
            open: Open {
                hood: true,
                settings: false,
                own_cluster: true,
                map: false,
            },
            presets: Vec::new(),
            sentence: false,
            predict: Some(Policy::Static),
        };
        let texts = DisplayTexts::of(&options, true);
        let mut attributes: NamedValues = texts
            .iter()
            .map(|(attribute, text)| (attribute.name().to_owned(), Value::Text(text.to_owned())))
            .collect();
        assert_eq!(attributes.len(), 8);
        assert_eq!(DisplayOptions::take(&mut attributes), (options, Vec::new()));
    }

    #[test]
    fn a_map_is_kept_where_it_is_the_only_open_section() {
        let mut options = DisplayOptions::default();
        options.open.map = true;
        let open = |options: &DisplayOptions| text_of(options, DisplayAttribute::Open);
        assert_eq!(open(&options).as_deref(), Some("map"));
        options.open.hood = true;
        assert_eq!(open(&options).as_deref(), Some("hood"));
    }
}
