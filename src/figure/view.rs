//! How much of a figure is shown: what an author says of one figure in a post,
//! and what no number follows from.

use crate::allocation::Policy;
use crate::settings::{Field, Patch, SettingsError, Value, field};

/// How much there is to touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Charts, numbers, sentence, sliders.
    Basic,
    /// Presets, handles on everything, time, and what is under the hood, too.
    #[default]
    More,
    /// A cluster of the reader's own, too.
    Lab,
}

/// What is open from the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Lag, throughput and CPU.
    pub hood: bool,
    /// The settings.
    pub settings: bool,
    /// The reader's own cluster.
    pub hand: bool,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// How much there is to touch.
    pub level: Level,
    /// The charts, from left to right.
    pub charts: Vec<Policy>,
    /// The settings that have a slider in sight; by default those of the preset.
    pub controls: Option<Vec<&'static Field>>,
    /// What is open from the beginning.
    pub open: Open,
}

impl Default for View {
    fn default() -> Self {
        Self {
            level: Level::default(),
            charts: vec![Policy::Static, Policy::Reactive],
            controls: None,
            open: Open::default(),
        }
    }
}

/// The attributes that say how a figure is shown.
pub const VIEW_ATTRIBUTES: [&str; 4] = ["level", "charts", "controls", "open"];

/// No more sliders stand in sight.
const MOST_CONTROLS: usize = 4;

impl View {
    /// Takes what is about the view out of `attributes`. What is wrong with it
    /// is left at its default and reported.
    pub fn take(attributes: &mut Patch) -> (Self, Vec<SettingsError>) {
        let mut view = Self::default();
        let mut errors = Vec::new();
        attributes.retain(|(name, value)| {
            if !VIEW_ATTRIBUTES.contains(&name.as_str()) {
                return true;
            }
            if let Value::Text(text) = value
                && let Err(error) = view.read(name, text)
            {
                errors.push(error);
            }
            false
        });
        (view, errors)
    }

    fn read(&mut self, name: &str, text: &str) -> Result<(), SettingsError> {
        let refused = |allowed: &str| Err(SettingsError::not_one_of(name, text, allowed));
        let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
        match name {
            "level" => match text.trim() {
                "basic" => self.level = Level::Basic,
                "more" => self.level = Level::More,
                "lab" => self.level = Level::Lab,
                _ => return refused("basic, more, lab"),
            },
            "charts" => {
                let mut charts = Vec::new();
                for word in words {
                    let Some(policy) = chart_named(word) else {
                        return refused("static, manual, reactive, one or more");
                    };
                    if !charts.contains(&policy) {
                        charts.push(policy);
                    }
                }
                if charts.is_empty() {
                    return refused("static, manual, reactive, one or more");
                }
                self.charts = charts;
            }
            "controls" => {
                let fields: Option<Vec<_>> = words.map(number_field).collect();
                match fields {
                    Some(fields) if fields.len() <= MOST_CONTROLS => self.controls = Some(fields),
                    _ => return refused("at most four settings that are numbers"),
                }
            }
            _ => {
                if !words.all(|word| self.open.set(word)) {
                    return refused("hood, settings, hand");
                }
            }
        }
        Ok(())
    }
}

impl Open {
    fn set(&mut self, word: &str) -> bool {
        match word {
            "hood" => self.hood = true,
            "settings" => self.settings = true,
            "hand" => self.hand = true,
            _ => return false,
        }
        true
    }
}

fn chart_named(word: &str) -> Option<Policy> {
    match word {
        "static" => Some(Policy::Static),
        "reactive" => Some(Policy::Reactive),
        "manual" => Some(Policy::Manual),
        _ => None,
    }
}

fn number_field(name: &str) -> Option<&'static Field> {
    field(name).filter(|field| field.is_number())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(attributes: &[(&str, &str)]) -> (View, Vec<SettingsError>) {
        let entry =
            |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
        View::take(&mut attributes.iter().map(entry).collect())
    }

    #[test]
    fn attributes_say_how_a_figure_is_shown() {
        let (view, errors) = view(&[
            ("level", " lab "),
            ("charts", "reactive, manual"),
            ("controls", "peak-load heartbeatTimeout"),
            ("open", "hood hand"),
        ]);
        assert!(errors.is_empty());
        assert_eq!(view.level, Level::Lab);
        assert_eq!(view.charts, [Policy::Reactive, Policy::Manual]);
        let controls = view.controls.unwrap();
        assert_eq!(
            controls.iter().map(|f| f.name).collect::<Vec<_>>(),
            ["peakLoad", "heartbeatTimeout"]
        );
        assert!(view.open.hood && view.open.hand && !view.open.settings);
    }

    #[test]
    fn what_is_wrong_is_named_and_left_at_its_default() {
        for (name, text) in [
            ("level", "expert"),
            ("charts", "static dynamic"),
            ("charts", " "),
            ("controls", "preset"),
            ("controls", "nothing"),
            (
                "controls",
                "seed noise growth trough peak-load static-workers",
            ),
            ("open", "sesame"),
        ] {
            let (view, errors) = view(&[(name, text)]);
            assert_eq!(view.charts, View::default().charts);
            assert_eq!(errors.len(), 1, "{name}={text}");
            assert_eq!(
                (errors[0].field.as_str(), errors[0].value.as_str()),
                (name, text)
            );
            assert!(
                errors[0].message.contains("Allowed"),
                "{}",
                errors[0].message
            );
        }
    }

    #[test]
    fn other_attributes_stay() {
        let mut attributes: Patch = vec![("staticWorkers".to_owned(), Value::Number(3.0))];
        assert_eq!(View::take(&mut attributes).0, View::default());
        assert_eq!(attributes.len(), 1);
    }
}
