//! The attributes that decide what of a figure is shown, and no number.

use crate::allocation::Policy;
use crate::settings::{
    DisplayAttribute, Field, NamedValues, Preset, SettingId, SettingsError, Value,
};

/// How many controls a figure has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Charts, numbers, sentence, sliders.
    Basic,
    /// Also presets, handles on the load, playback and internals.
    #[default]
    More,
    /// Also a cluster of the reader's own.
    Lab,
}

/// The sections that are open at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Lag, throughput and CPU.
    pub hood: bool,
    /// The settings.
    pub settings: bool,
    /// The reader's own cluster.
    pub own_cluster: bool,
    /// The map of choices, which the reader has to ask for once more. At first it is the only
    /// open section.
    pub map: bool,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplayOptions {
    /// How many controls there are.
    pub level: Level,
    /// The charts, from left to right.
    pub charts: Vec<Policy>,
    /// The settings that have a slider in sight; `None` for those of the preset.
    pub controls: Option<Vec<&'static Field>>,
    /// The sections that are open at first.
    pub open: Open,
    /// The presets that can be chosen.
    pub presets: Vec<Preset>,
    /// Whether there is a headline.
    pub sentence: bool,
    /// The policy whose fleet the reader guesses before it is shown.
    pub predict: Option<Policy>,
}

impl Default for DisplayOptions {
    fn default() -> Self {
        Self {
            level: Level::default(),
            charts: vec![Policy::Static, Policy::Reactive],
            controls: None,
            open: Open::default(),
            presets: Preset::ALL.to_vec(),
            sentence: true,
            predict: None,
        }
    }
}

/// The most charts of an author's choice.
const MOST_CHARTS: usize = 3;
/// The most sliders in sight.
const MOST_CONTROLS: usize = 4;

impl DisplayOptions {
    /// Removes the attributes that say how a figure is shown from `attributes`
    /// and reads them. A wrong one is left at its default and reported.
    pub fn take(attributes: &mut NamedValues) -> (Self, Vec<SettingsError>) {
        let mut options = Self::default();
        let mut errors = Vec::new();
        for attribute in DisplayAttribute::ALL {
            let is_it = |(name, _): &(String, Value)| name == attribute.name();
            let Some(index) = attributes.iter().position(is_it) else {
                continue;
            };
            if let (_, Value::Text(text)) = attributes.remove(index)
                && options.read(attribute, &text).is_none()
            {
                errors.push(SettingsError::not_an_option(attribute, &text));
            }
        }
        (options, errors)
    }

    /// Returns the policies that have a chart; the reader's own cluster comes
    /// last.
    pub fn policies(&self) -> impl Iterator<Item = Policy> + '_ {
        let own = (self.open.own_cluster && self.level == Level::Lab).then_some(Policy::Script);
        self.charts.iter().copied().chain(own)
    }

    /// Returns whether a policy has a chart.
    pub fn shows(&self, policy: Policy) -> bool {
        self.policies().any(|shown| shown == policy)
    }

    /// Reads one attribute. Returns `None`, and changes nothing, if it does not
    /// take the text.
    fn read(&mut self, attribute: DisplayAttribute, text: &str) -> Option<()> {
        match attribute {
            DisplayAttribute::Level => self.level = read_level(text)?,
            DisplayAttribute::Charts => self.charts = read_charts(text)?,
            DisplayAttribute::Controls => self.controls = Some(read_controls(text)?),
            DisplayAttribute::Open => self.open = read_open(text)?,
            DisplayAttribute::Presets => self.presets = read_presets(text)?,
            DisplayAttribute::Sentence => self.sentence = read_switch(text)?,
            // The style sheet sees it; any text means yes, as in HTML.
            DisplayAttribute::Compact => {}
            DisplayAttribute::Predict => self.predict = Some(read_predict(text)?),
        }
        Some(())
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

fn read_level(text: &str) -> Option<Level> {
    match text.trim() {
        "basic" => Some(Level::Basic),
        "more" => Some(Level::More),
        "lab" => Some(Level::Lab),
        _ => None,
    }
}

/// The charts of an author's choice, by their names.
const CHARTS: [(&str, Policy); 4] = [
    ("static", Policy::Static),
    ("manual", Policy::Manual),
    ("schedule", Policy::Schedule),
    ("reactive", Policy::Reactive),
];

/// Returns the name of a chart of an author's choice.
pub fn chart_name(policy: Policy) -> Option<&'static str> {
    let mut known = CHARTS.iter().filter(|(_, of_name)| *of_name == policy);
    known.next().map(|(name, _)| *name)
}

fn read_charts(text: &str) -> Option<Vec<Policy>> {
    let chart = |word| {
        let mut known = CHARTS.iter().filter(|(name, _)| *name == word);
        known.next().map(|(_, policy)| *policy)
    };
    let charts: Vec<Policy> = words(text).map(chart).collect::<Option<_>>()?;
    (1..=MOST_CHARTS).contains(&charts.len()).then_some(charts)
}

fn read_controls(text: &str) -> Option<Vec<&'static Field>> {
    let number = |word| {
        let field = SettingId::from_name(word)?.field();
        field.is_number().then_some(field)
    };
    let controls: Vec<_> = words(text).map(number).collect::<Option<_>>()?;
    (controls.len() <= MOST_CONTROLS).then_some(controls)
}

fn read_predict(text: &str) -> Option<Policy> {
    match text.trim() {
        "static" => Some(Policy::Static),
        "reactive" => Some(Policy::Reactive),
        _ => None,
    }
}

fn read_open(text: &str) -> Option<Open> {
    let mut open = Open::default();
    for word in words(text) {
        match word {
            "hood" => open.hood = true,
            "settings" => open.settings = true,
            "hand" => open.own_cluster = true,
            "map" => open.map = true,
            _ => return None,
        }
    }
    // A covered map has its room in place of the other sections.
    let others = Open { map: false, ..open } != Open::default();
    (!open.map || !others).then_some(open)
}

/// Returns presets in the order of the text; none for an empty one.
fn read_presets(text: &str) -> Option<Vec<Preset>> {
    let preset = |word| Preset::ALL.iter().find(|preset| preset.name() == word);
    words(text).map(|word| preset(word).copied()).collect()
}

fn read_switch(text: &str) -> Option<bool> {
    match text.trim() {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Problem;

    fn view(attributes: &[(&str, &str)]) -> (DisplayOptions, Vec<SettingsError>) {
        let entry =
            |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
        DisplayOptions::take(&mut attributes.iter().map(entry).collect())
    }

    #[test]
    fn the_display_attributes_are_read() {
        let (view, errors) = view(&[
            ("level", " lab "),
            ("charts", "reactive  manual"),
            ("controls", "peak-load heartbeatTimeout"),
            ("open", "hood hand"),
            ("presets", "weekend  day-night"),
            ("sentence", "off"),
            ("compact", ""),
            ("predict", " reactive "),
        ]);
        assert!(errors.is_empty());
        assert_eq!(view.level, Level::Lab);
        assert_eq!(view.charts, [Policy::Reactive, Policy::Manual]);
        let controls = view.controls.unwrap();
        assert_eq!(
            controls.iter().map(|field| field.id).collect::<Vec<_>>(),
            [SettingId::PeakLoad, SettingId::HeartbeatTimeout]
        );
        assert_eq!(view.presets, [Preset::Weekend, Preset::DayNight]);
        assert!(!view.sentence);
        assert_eq!(view.predict, Some(Policy::Reactive));
        assert!(view.open.hood && view.open.own_cluster && !view.open.settings);
    }

    #[test]
    fn the_map_is_open_at_first_by_itself() {
        let (view, errors) = view(&[("open", " map ")]);
        assert!(errors.is_empty());
        assert!(view.open.map && !view.open.hood);
    }

    #[test]
    fn a_wrong_attribute_is_reported_and_left_at_its_default() {
        for (name, text) in [
            ("level", "expert"),
            ("charts", "static dynamic"),
            ("charts", " "),
            ("charts", "static static static static"),
            ("controls", "preset"),
            ("controls", "nothing"),
            ("controls", "seed noise growth seed noise"),
            ("open", "sesame"),
            ("open", "hood map"),
            ("presets", "weekend lunch"),
            ("sentence", "false"),
            ("predict", "manual"),
            ("predict", ""),
        ] {
            let (view, errors) = view(&[(name, text)]);
            assert_eq!(view, DisplayOptions::default());
            assert_eq!(errors.len(), 1, "{name}={text}");
            assert_eq!(
                (errors[0].field.as_str(), errors[0].value.as_str()),
                (name, text)
            );
            assert!(matches!(errors[0].problem, Problem::NotAnOption(_)));
        }
    }

    #[test]
    fn settings_stay_among_the_attributes() {
        let mut attributes: NamedValues = vec![("staticWorkers".to_owned(), Value::Number(3.0))];
        assert_eq!(
            DisplayOptions::take(&mut attributes).0,
            DisplayOptions::default()
        );
        assert_eq!(attributes.len(), 1);
    }
}
