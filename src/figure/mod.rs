//! The state of one figure and its changes.
//!
//! Sliders, drags, keys, attributes, the address and the host page all cause
//! [`Action`]s, which only [`Figure::apply`] applies. [`FigureStore`] holds the
//! figure of one element and emits its events.

mod action;
mod affected;
mod author;
mod axis;
mod beside_map;
mod best_try;
mod change_pins;
mod choice_map;
mod comparison;
mod control;
mod derived;
mod display_options;
mod drawn_load;
mod edit;
mod guess;
mod history;
mod log_window;
mod map_chart;
mod measured_fleet;
mod memo;
mod own_cluster;
mod own_load;
mod picture;
mod pin;
mod pinned_runs;
mod pins;
mod prediction;
mod seeds;
mod set_up;
mod shape;
mod store;
mod stroke;
mod touched;
mod typed;

pub use action::{Action, Adopted};
pub use affected::affected_policy;
pub use best_try::BestTry;
pub use change_pins::ChangePins;
pub use choice_map::{ChoiceMap, FrontierStep, MAP_SEEDS};
pub use control::Control;
pub use display_options::{DisplayOptions, Level, Open, chart_name};
pub use guess::{GUESS_COLUMNS, GUESS_PARTS, Guess};
pub use log_window::{LogStep, LogWindow, row_at};
pub use map_chart::{MapChart, RightEdge};
pub use measured_fleet::MeasuredFleet;
pub use own_cluster::{MOST_COMMANDS, OwnCluster};
pub(crate) use pin::is_name_character;
pub use pin::{MOST_NAME, MOST_PINS, Pin, clean_name};
pub use prediction::Predict;
pub use seeds::{MOST_SEEDS, SEEDS_FOR_DIGITS};
pub use shape::{ShapeHandle, ShapeHandles};
pub use store::{EventSink, FigureStore, HostEvent, InitialState, Origin};
pub use stroke::StrokePoint;
pub use typed::TypedProblem;

use std::rc::Rc;

use crate::allocation::Policy;
use crate::allocation::{Incident, Run};
use crate::autoscaler::Evaluation;
use crate::own_load::OwnLoad;
use crate::report::{Report, Results};
use crate::settings::{NamedValues, Preset, SettingId, Settings, SettingsError, read_valid};
use crate::text::{self, Numbers, Phrase, Words};
use crate::timeline::Steps;
use author::Author;
use memo::Memo;

/// Settings, everything that follows from them, and the vertical axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The settings that the author made by attributes.
    author: Author,
    /// The settings.
    pub settings: Settings,
    /// The settings of this preset before the reader changed any.
    pub baseline: Settings,
    /// The runs and numbers of the settings.
    pub results: Rc<Results>,
    /// The top of the vertical axis, in workers. It does not change while a
    /// control is held.
    pub y_max: f64,
    /// Whether a control is held.
    pub held: bool,
    /// The texts of the reader's language; English by default.
    pub words: Words,
    /// The reader's own cluster.
    pub own_cluster: OwnCluster,
    /// The best try with the own cluster.
    best_try: Option<BestTry>,
    /// The policies whose charts are shown.
    pub shown: Rc<[Policy]>,
    /// The evaluations of the reactive fleet's autoscaler.
    evaluations: Memo<Rc<Vec<Evaluation>>>,
    /// The positions of the handles on the load.
    handles: Memo<ShapeHandles>,
    /// The CPU use of each policy.
    cpu: [Memo<Steps>; 5],
    /// The incidents of each policy.
    incidents: [Memo<Vec<Incident>>; 5],
    /// All numbers, those of the own cluster included.
    report: Memo<Report>,
    seeds: seeds::Seeds,
    prediction: prediction::Prediction,
    /// The load that was brought last.
    last_load: Option<Rc<OwnLoad>>,
    /// The fleet that ran with a load from a file.
    measured: Option<Rc<MeasuredFleet>>,
    /// The policy whose settings the reader changed last.
    touched: Option<Policy>,
    set_up: set_up::SetUp,
    pins: pins::Pins,
    history: Rc<history::History>,
}

impl Figure {
    /// Creates a figure with these attributes. Returns an error for each that is
    /// wrong and therefore left out.
    pub fn new(attributes: NamedValues) -> (Self, Vec<SettingsError>) {
        let author = Author::new(&attributes);
        let (settings, errors) = author.settings();
        (Self::of(author, settings), errors)
    }

    fn of(author: Author, settings: Settings) -> Self {
        let results = Rc::new(Results::new(&settings));
        let y_max = axis::y_max(&settings, &results, 0.0);
        Self {
            author,
            baseline: settings.clone(),
            settings,
            results,
            y_max,
            held: false,
            words: Words::english(),
            own_cluster: OwnCluster::default(),
            best_try: None,
            shown: Rc::new([Policy::Static, Policy::Reactive]),
            evaluations: Memo::default(),
            handles: Memo::default(),
            cpu: <[Memo<Steps>; 5]>::default(),
            incidents: <[Memo<Vec<Incident>>; 5]>::default(),
            report: Memo::default(),
            seeds: seeds::Seeds::default(),
            prediction: prediction::Prediction::default(),
            last_load: None,
            measured: None,
            touched: None,
            set_up: set_up::SetUp::default(),
            pins: pins::Pins::default(),
            history: Rc::default(),
        }
    }

    /// Returns the run of a policy.
    pub fn run(&self, policy: Policy) -> &Run {
        match policy {
            Policy::Static => &self.results.static_fleet,
            Policy::Manual => &self.results.manual,
            Policy::Schedule => &self.results.schedule,
            Policy::Reactive => &self.results.reactive,
            Policy::Script => self.own_cluster_run(),
        }
    }

    /// Returns the numbers of each policy: of the own cluster if it is shown or has
    /// commands.
    pub fn report(&self) -> &Report {
        self.report.get_or_init(|| Report {
            own: self
                .has_own_cluster()
                .then(|| self.own_cluster_report().clone()),
            ..self.results.report.clone()
        })
    }

    /// Returns [`Figure::report`] with the elasticity metrics of each policy.
    pub fn report_with_spec(&self) -> Report {
        let own = || (self.own_cluster_run(), self.own_cluster_report());
        self.results
            .report_with_spec(self.has_own_cluster().then(own))
    }

    /// Returns the size of the smallest static fleet that is never short, with its
    /// label, where the chart of a policy marks it: the static fleet has another size.
    pub fn enough(&self, policy: Policy) -> Option<(f64, String)> {
        let workers = self.results.report.never_short_workers;
        let is_marked = policy == Policy::Static && workers != self.settings.static_workers;
        let workers = f64::from(workers);
        is_marked.then(|| (workers, text::would_do(&self.words, workers)))
    }

    /// Returns the numbers as the figure writes them.
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers {
            words: &self.words,
            report: self.report(),
            seeds: self.seeds_for_digits(),
        }
    }

    /// Returns the headline of the charts in sight, without a fleet that is hidden.
    pub fn headline(&self) -> Vec<Phrase> {
        let has_commands = !self.own_cluster.commands.is_empty();
        let charts = self.shown.iter().copied();
        // Without commands there is nothing to say of the own cluster.
        let charts = charts.filter(|policy| *policy != Policy::Script || has_commands);
        let charts = charts.filter(|policy| !self.is_hidden(*policy));
        let charts: Vec<Policy> = charts.collect();
        text::headline(&self.settings, &self.numbers(), &charts, self.touched)
    }

    /// Applies an action. Returns an error for each value that is wrong and
    /// therefore left out.
    pub fn apply(&mut self, action: Action) -> Vec<SettingsError> {
        let action = action.or_choice();
        let (settings, errors) = self.settings_after(&action);
        let restored = self.restored_results(&action);
        self.note(&action, &settings);
        self.touched = touched::after(&action, self.touched);
        self.report = Memo::default();
        match action {
            Action::Attributes { all, .. } => {
                self.author = self.author.with_attributes(&all);
                self.baseline = self.untouched_like(&settings);
            }
            Action::AuthorLoad(load) => self.author.own_load = load,
            Action::Set { held, .. } => self.held = held,
            Action::Edit { held, .. } | Action::MoveCommand { held, .. } => self.held = held,
            Action::Show(policies) => self.shown = policies.into(),
            Action::Predict(change) => self.held = self.prediction.apply(&change),
            Action::Patch(_) | Action::Reset => {}
            // Any other action ends a running drag.
            _ => self.held = false,
        }
        if !settings.has_load_of(&self.baseline) {
            self.baseline = self.untouched_like(&settings);
            self.prediction.change_load();
        }
        if settings.own_load.is_some() {
            self.last_load = settings.own_load.clone();
        }
        if settings != self.settings {
            let results =
                restored.unwrap_or_else(|| Rc::new(self.results.after(&self.settings, &settings)));
            self.forget(&results);
            self.results = results;
            self.settings = settings;
        }
        if !self.held {
            let others = self.highest_shown().max(self.highest_pinned());
            self.y_max = axis::y_max(&self.settings, &self.results, others);
        }
        self.keep_best_try();
        errors
    }

    /// Returns the settings after an action, and its errors.
    fn settings_after(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let settings = match action {
            Action::Attributes { all, changed } => return self.after_attributes(all, changed),
            Action::Choose(preset) => return (self.with_preset(*preset), Vec::new()),
            Action::AuthorLoad(load) => return (self.with_author_load(load), Vec::new()),
            Action::BringLoad(load) => return (self.with_brought_load(load), Vec::new()),
            Action::Adopt(adopted) => return (adopted.settings.clone(), Vec::new()),
            Action::Reset => return self.author.settings(),
            Action::Release => return (self.settings.clone(), Vec::new()),
            Action::Set { id, value, .. } => self.settings.with_number(*id, *value),
            Action::Patch(patch) if patch.iter().any(|(id, _)| *id == SettingId::Preset) => {
                // The author's attributes apply to every preset; their errors
                // have been reported.
                let mut whole = self.author.without_preset();
                let (_, errors) = Settings::default().with_valid(&whole);
                whole.retain(|(id, _)| !errors.iter().any(|error| error.is_about(*id)));
                whole.extend(patch.iter().cloned());
                self.settings.with(&whole)
            }
            Action::Patch(patch) => self.settings.with(patch),
            Action::ResetFields(ids) => self.settings.with_defaults(ids, &self.baseline_of(ids)),
            other => return self.after_reader(other),
        };
        match settings {
            Ok(settings) => (settings, Vec::new()),
            Err(error) => (self.settings.clone(), vec![error]),
        }
    }

    /// Returns a preset with the author's attributes laid over it.
    fn untouched(&self, preset: Preset) -> Settings {
        let author = self.author.without_preset();
        Settings::preset(preset).with_valid(&author).0
    }

    /// Returns the settings of the same load before the reader touched anything.
    fn untouched_like(&self, settings: &Settings) -> Settings {
        let untouched = self.untouched(settings.preset);
        match &settings.own_load {
            Some(load) => self.author.with_load(&untouched, load),
            None => untouched,
        }
    }

    /// Returns the load that was brought last, which the reader can choose again.
    pub fn last_load(&self) -> Option<&Rc<OwnLoad>> {
        self.last_load.as_ref()
    }

    /// Lays changed attributes over the present settings. One that was removed is
    /// reset to the preset's value.
    fn after_attributes(
        &self,
        all: &NamedValues,
        changed: &[String],
    ) -> (Settings, Vec<SettingsError>) {
        let changed_ids = changed.iter().filter_map(|name| SettingId::from_name(name));
        if changed_ids.clone().any(|id| id == SettingId::Preset) {
            let (settings, errors) = self.author.with_attributes(all).settings();
            if !errors.iter().any(|error| error.is_about(SettingId::Preset)) {
                return (settings, errors);
            }
            // An unknown preset changes nothing.
        }
        let mut changed_attributes = all.clone();
        changed_attributes.retain(|(name, _)| changed.contains(name));
        let (patch, mut errors) = read_valid(&changed_attributes);
        let mut removed = Vec::new();
        for id in changed_ids {
            let is_there = patch.iter().any(|(given, _)| *given == id)
                || errors.iter().any(|error| error.is_about(id));
            if !is_there {
                removed.push(id);
            }
        }
        let without = self.settings.with_defaults(&removed, &[]);
        let without = without.as_ref().unwrap_or(&self.settings);
        let (settings, contradictions) = without.with_valid(&patch);
        errors.extend(contradictions);
        (settings, errors)
    }
}
