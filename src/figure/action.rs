//! Everything that changes a figure.

use std::rc::Rc;

use super::{ChangePins, MOST_COMMANDS, Predict};
use crate::allocation::{Command, CommandKind, Policy};
use crate::own_load::OwnLoad;
use crate::settings::{NamedValues, Patch, Preset, SettingId, Settings, Value};

/// A change of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The author changed attributes.
    Attributes {
        /// All present attributes.
        all: NamedValues,
        /// The names of those that were changed, added or removed.
        changed: Vec<String>,
    },
    /// The host page sets properties.
    Patch(Patch),
    /// The host page resets the settings to those of the attributes.
    Reset,
    /// The charts of these policies are shown.
    Show(Vec<Policy>),
    /// The reader guesses the workers of a fleet, or the author asks for it.
    Predict(Predict),
    /// The reader chooses a preset: its load, and all its settings as long as the
    /// reader has changed none.
    Choose(Preset),
    /// The author gives a load in place of that of the preset, or takes it away.
    AuthorLoad(Option<Rc<OwnLoad>>),
    /// The reader brings a load, or chooses again the one that was brought last.
    BringLoad(Rc<OwnLoad>),
    /// What somebody has passed on takes the place of all settings and commands.
    Adopt(Box<Adopted>),
    /// The reader takes all settings of the preset.
    TakeSetUp,
    /// The reader moves a control.
    Set {
        /// The setting.
        id: SettingId,
        /// Its new value.
        value: f64,
        /// Whether the control is still held.
        held: bool,
    },
    /// The reader changes several settings at once, or one by its text.
    Edit {
        /// The settings.
        patch: Patch,
        /// Whether a control is still held.
        held: bool,
    },
    /// The reader releases a control.
    Release,
    /// The drag of a control turns out to scroll or zoom the page: the settings go back
    /// to those before it.
    CancelDrag,
    /// The reader resets some settings to [`Figure::baseline`](super::Figure::baseline).
    ResetFields(Vec<SettingId>),
    /// The reader resets the settings to those of the attributes.
    ResetAll,
    /// The reader takes back the last step.
    Undo,
    /// The reader repeats the step that was taken back last.
    Redo,
    /// The reader commands one TaskManager of the own cluster.
    Command {
        /// Start, stop or kill.
        kind: CommandKind,
        /// Seconds from the start.
        at_s: f64,
    },
    /// The reader moves a command to another time.
    MoveCommand {
        /// The index in [`Figure::own_cluster`](super::Figure::own_cluster).
        index: usize,
        /// Its new time, in seconds from the start.
        at_s: f64,
        /// Whether it is still held.
        held: bool,
    },
    /// The reader restores the commands of the best try:
    /// [`Figure::best_try`](super::Figure::best_try).
    RestoreBestTry,
    /// The reader removes the command with this index from
    /// [`Figure::own_cluster`](super::Figure::own_cluster).
    Uncommand(usize),
    /// The reader removes all commands.
    ClearCommands,
    /// The reader pins a run, renames or removes a pin, or goes back to its run: see
    /// [`Action::pin`].
    Pins(ChangePins),
}

/// Settings and commands of a link or a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Adopted {
    /// The settings.
    pub settings: Settings,
    /// The commands to the own cluster, in order of time.
    pub commands: Vec<Command>,
    /// Whether the page adopts them, such as for its own address, and not the reader.
    pub by_page: bool,
}

/// Returns the commands as the figure has them: each to one TaskManager, at most
/// [`MOST_COMMANDS`].
pub(super) fn single_commands(commands: &[Command]) -> Vec<Command> {
    let singles = commands.iter().flat_map(|command| {
        let one = Command {
            count: 1,
            ..*command
        };
        std::iter::repeat_n(one, command.count as usize)
    });
    singles.take(MOST_COMMANDS).collect()
}

impl Action {
    /// The reader types or chooses the value of one setting.
    pub fn edit(id: SettingId, value: Value) -> Self {
        Self::Edit {
            patch: vec![(id, value)],
            held: false,
        }
    }
}
