//! How much of a figure is shown: what an author says of one figure in a post,
//! and what no number follows from.

use crate::allocation::Policy;
use crate::settings::{Field, NamedValues, SettingId, SettingsError, Value};

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
    pub own_cluster: bool,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplayOptions {
    /// How much there is to touch.
    pub level: Level,
    /// The charts, from left to right.
    pub charts: Vec<Policy>,
    /// The settings that have a slider in sight; by default those of the preset.
    pub controls: Option<Vec<&'static Field>>,
    /// What is open from the beginning.
    pub open: Open,
}

impl Default for DisplayOptions {
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
pub const DISPLAY_ATTRIBUTES: [&str; 4] = ["level", "charts", "controls", "open"];

const CHARTS: &str = "static, manual, reactive; one to three of them";
const CONTROLS: &str = "at most four settings that are numbers";
/// No more sliders stand in sight.
const MOST_CONTROLS: usize = 4;

impl DisplayOptions {
    /// Takes what is about the view out of `attributes`. What is wrong with it
    /// is left at its default and reported.
    pub fn take(attributes: &mut NamedValues) -> (Self, Vec<SettingsError>) {
        let mut view = Self::default();
        let mut errors = Vec::new();
        for name in DISPLAY_ATTRIBUTES {
            let Some(place) = attributes.iter().position(|(given, _)| given == name) else {
                continue;
            };
            if let (_, Value::Text(text)) = attributes.remove(place)
                && let Some(allowed) = view.read(name, &text)
            {
                errors.push(SettingsError::not_one_of(name, &text, allowed));
            }
        }
        (view, errors)
    }

    /// The policies that have a chart; the reader's own cluster comes last.
    pub fn policies(&self) -> impl Iterator<Item = Policy> + '_ {
        let own = (self.open.own_cluster && self.level == Level::Lab).then_some(Policy::Script);
        self.charts.iter().copied().chain(own)
    }

    /// Reads one attribute; answers what is allowed if this is not.
    fn read(&mut self, name: &str, text: &str) -> Option<&'static str> {
        let words = || text.split(' ').filter(|word| !word.is_empty());
        match name {
            "level" => match text.trim() {
                "basic" => self.level = Level::Basic,
                "more" => self.level = Level::More,
                "lab" => self.level = Level::Lab,
                _ => return Some("basic, more, lab"),
            },
            "charts" => {
                let mut charts = Vec::new();
                for word in words() {
                    charts.push(match word {
                        "static" => Policy::Static,
                        "manual" => Policy::Manual,
                        "reactive" => Policy::Reactive,
                        _ => return Some(CHARTS),
                    });
                }
                if charts.is_empty() || charts.len() > 3 {
                    return Some(CHARTS);
                }
                self.charts = charts;
            }
            "controls" => {
                let mut controls = Vec::new();
                for word in words() {
                    let field = SettingId::from_name(word).map(SettingId::field);
                    match field.filter(|field| field.is_number()) {
                        Some(field) => controls.push(field),
                        None => return Some(CONTROLS),
                    }
                }
                if controls.len() > MOST_CONTROLS {
                    return Some(CONTROLS);
                }
                self.controls = Some(controls);
            }
            _ => {
                for word in words() {
                    match word {
                        "hood" => self.open.hood = true,
                        "settings" => self.open.settings = true,
                        "hand" => self.open.own_cluster = true,
                        _ => return Some("hood, settings, hand"),
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(attributes: &[(&str, &str)]) -> (DisplayOptions, Vec<SettingsError>) {
        let entry =
            |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
        DisplayOptions::take(&mut attributes.iter().map(entry).collect())
    }

    #[test]
    fn attributes_say_how_a_figure_is_shown() {
        let (view, errors) = view(&[
            ("level", " lab "),
            ("charts", "reactive  manual"),
            ("controls", "peak-load heartbeatTimeout"),
            ("open", "hood hand"),
        ]);
        assert!(errors.is_empty());
        assert_eq!(view.level, Level::Lab);
        assert_eq!(view.charts, [Policy::Reactive, Policy::Manual]);
        let controls = view.controls.unwrap();
        assert_eq!(
            controls.iter().map(|field| field.id).collect::<Vec<_>>(),
            [SettingId::PeakLoad, SettingId::HeartbeatTimeout]
        );
        assert!(view.open.hood && view.open.own_cluster && !view.open.settings);
    }

    #[test]
    fn what_is_wrong_is_named_and_left_at_its_default() {
        for (name, text) in [
            ("level", "expert"),
            ("charts", "static dynamic"),
            ("charts", " "),
            ("charts", "static static static static"),
            ("controls", "preset"),
            ("controls", "nothing"),
            ("controls", "seed noise growth seed noise"),
            ("open", "sesame"),
        ] {
            let (view, errors) = view(&[(name, text)]);
            assert_eq!(view.charts, DisplayOptions::default().charts);
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
        let mut attributes: NamedValues = vec![("staticWorkers".to_owned(), Value::Number(3.0))];
        assert_eq!(
            DisplayOptions::take(&mut attributes).0,
            DisplayOptions::default()
        );
        assert_eq!(attributes.len(), 1);
    }
}
