//! The state of one figure, and the one way it changes.
//!
//! Sliders, drags, keys, attributes, the address and the host page all speak
//! in [`Action`]s; [`Figure::apply`] is the only place that answers them.

mod axis;
mod control;
mod display_options;
mod edit;
mod history;
mod memo;
mod own_cluster;
mod picture;
mod shape;

pub use control::Control;
pub use display_options::{DISPLAY_ATTRIBUTES, DisplayOptions, Level, Open};
pub use own_cluster::{MOST_COMMANDS, OwnCluster};
pub use shape::{ShapeHandle, ShapeHandles};

use std::rc::Rc;

use crate::allocation::CommandKind;
use crate::allocation::Policy;
use crate::report::{PolicyReport, Results};
use crate::settings::{Patch, Preset, Settings, SettingsError, field};
use crate::simulation::Run;
use crate::text::Words;
use crate::{autoscaler::Evaluation, simulation::Steps};
use memo::Memo;

/// Something that somebody wants of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The author changed attributes: the whole set as it is now, and the names
    /// of those that changed or went.
    Attributes {
        /// Every attribute that is there.
        all: Patch,
        /// What is new.
        changed: Vec<String>,
    },
    /// The host page sets properties.
    Patch(Patch),
    /// The reader picks a preset.
    Choose(Preset),
    /// The reader moves a control.
    Set {
        /// The setting.
        name: &'static str,
        /// Its new value.
        value: f64,
        /// Whether the control is still held.
        held: bool,
    },
    /// The reader let go of a control.
    Release,
    /// The host page goes back to what the author set.
    Reset,
    /// The reader goes back to what the author set.
    ResetAll,
    /// The reader puts some settings back, by name: see [`Figure::baseline`].
    ResetFields(Vec<&'static str>),
    /// The reader sets several settings at memo, or one by its text.
    Edit {
        /// The settings.
        patch: Patch,
        /// Whether a control is still held.
        held: bool,
    },
    /// The reader takes the last step back.
    Undo,
    /// The reader does again what was taken back last.
    Redo,
    /// The reader does something to one TaskManager of the cluster by own_cluster.
    Command {
        /// What: start, stop or kill.
        kind: CommandKind,
        /// When, in seconds from the start.
        at_s: f64,
    },
    /// The reader takes back one of the commands of [`Figure::own_cluster`], by its
    /// place.
    Uncommand(usize),
    /// The reader takes back all of them.
    ClearCommands,
    /// These charts are in sight.
    Show(Vec<Policy>),
}

/// Settings, everything that follows from them, and the vertical axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What the author set by attributes, preset included.
    author: Patch,
    /// The settings.
    pub settings: Settings,
    /// The settings of this preset before the reader touched anything.
    pub baseline: Settings,
    /// The runs and numbers of the settings.
    pub results: Rc<Results>,
    /// The top of the vertical axis, in workers. It stays while a control is
    /// held and settles when it is let go.
    pub y_max: f64,
    /// Whether a control is held.
    pub held: bool,
    /// The words of the reader's language; English until somebody says
    /// otherwise.
    pub words: Words,
    /// The reader's own cluster.
    pub own_cluster: OwnCluster,
    /// The policies whose charts are in sight.
    pub shown: Rc<[Policy]>,
    /// What the autoscaler thought.
    evaluations: Memo<Rc<Vec<Evaluation>>>,
    /// Where the handles on the load are.
    handles: Memo<ShapeHandles>,
    /// The CPU use of each policy.
    cpu: [Memo<Steps>; 4],
    history: Rc<history::History>,
}

impl Figure {
    /// A figure with these attributes. What is wrong among them is left out and
    /// reported.
    pub fn new(attributes: Patch) -> (Self, Vec<SettingsError>) {
        let (settings, errors) = Settings::default().with_what_is_right(&attributes);
        (Self::of(attributes, settings), errors)
    }

    fn of(author: Patch, settings: Settings) -> Self {
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
            shown: Rc::new([Policy::Static, Policy::Reactive]),
            evaluations: Memo::default(),
            handles: Memo::default(),
            cpu: <[Memo<Steps>; 4]>::default(),
            history: Rc::default(),
        }
    }

    /// What a policy made of the load.
    pub fn run(&self, policy: Policy) -> &Run {
        match policy {
            Policy::Static => &self.results.static_fleet,
            Policy::Manual => &self.results.manual,
            Policy::Reactive => &self.results.reactive,
            Policy::Script => self.own_cluster_run(),
        }
    }

    /// The numbers of a policy.
    pub fn numbers(&self, policy: Policy) -> &PolicyReport {
        match policy {
            Policy::Static => &self.results.report.static_fleet,
            Policy::Manual => &self.results.report.manual,
            Policy::Reactive => &self.results.report.reactive,
            Policy::Script => self.own_cluster_numbers(),
        }
    }

    /// Does what is wanted. What is wrong is left undone and reported.
    pub fn apply(&mut self, action: Action) -> Vec<SettingsError> {
        let (settings, errors) = self.settings_after(&action);
        self.note(&action, &settings);
        match action {
            Action::Attributes { all, .. } => {
                self.author = all;
                self.baseline = self.untouched(settings.preset);
            }
            Action::Set { held, .. } => self.held = held,
            Action::Edit { held, .. } => self.held = held,
            Action::Show(policies) => self.shown = policies.into(),
            Action::Patch(_) | Action::Reset => {}
            // Who does something else has let go.
            _ => self.held = false,
        }
        if settings.preset != self.baseline.preset {
            self.baseline = self.untouched(settings.preset);
        }
        if settings != self.settings {
            let results = Rc::new(self.results.after(&self.settings, &settings));
            self.forget(&results);
            self.results = results;
            self.settings = settings;
        }
        if !self.held {
            let others = self.highest_shown();
            self.y_max = axis::y_max(&self.settings, &self.results, others);
        }
        errors
    }

    /// The settings that an action leads to, and what was wrong with it.
    fn settings_after(&self, action: &Action) -> (Settings, Vec<SettingsError>) {
        let settings = match action {
            Action::Attributes { all, changed } => return self.after_attributes(all, changed),
            Action::Choose(preset) => return (self.untouched(*preset), Vec::new()),
            Action::Reset => return Settings::default().with_what_is_right(&self.author),
            Action::Release => return (self.settings.clone(), Vec::new()),
            Action::Set { name, value, .. } => self.settings.with_number(name, *value),
            Action::Patch(patch) if patch.iter().any(|(name, _)| name == "preset") => {
                // The author's attributes hold whatever the preset is; what is
                // wrong among them has been reported.
                let mut whole = self.author_but_preset();
                let (_, errors) = Settings::default().with_what_is_right(&whole);
                whole.retain(|(name, _)| !errors.iter().any(|error| error.is_about(name)));
                whole.extend(patch.iter().cloned());
                self.settings.with(&whole)
            }
            Action::Patch(patch) => self.settings.with(patch),
            other => return self.after_reader(other),
        };
        match settings {
            Ok(settings) => (settings, Vec::new()),
            Err(error) => (self.settings.clone(), vec![error]),
        }
    }

    /// A preset with the author's attributes laid over it.
    fn untouched(&self, preset: Preset) -> Settings {
        let author = self.author_but_preset();
        Settings::preset(preset).with_what_is_right(&author).0
    }

    fn author_but_preset(&self) -> Patch {
        let mut author = self.author.clone();
        author.retain(|(name, _)| name != "preset");
        author
    }

    /// Changed attributes are laid over what the reader has done; one that went
    /// goes back to what the preset says.
    fn after_attributes(&self, all: &Patch, changed: &[String]) -> (Settings, Vec<SettingsError>) {
        let mut patch = Patch::new();
        if changed.iter().any(|name| name == "preset") {
            let (settings, errors) = Settings::default().with_what_is_right(all);
            if !errors.iter().any(|error| error.is_about("preset")) {
                return (settings, errors);
            }
            // A preset that does not exist starts nothing afresh.
        }
        let original = Settings::preset(self.settings.preset);
        for name in changed {
            if let Some(entry) = all.iter().find(|(given, _)| given == name) {
                patch.push(entry.clone());
            } else if let Some(field) = field(name) {
                let mut back = original.entries().filter(|(name, _)| *name == field.name);
                patch.extend(back.next().map(|(name, value)| (name.to_owned(), value)));
            }
        }
        self.settings.with_what_is_right(&patch)
    }
}
