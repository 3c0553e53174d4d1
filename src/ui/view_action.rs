//! Everything that can happen to the component of a figure.

use web_sys::PointerEvent;

use super::exchange_action::ExchangeAction;
use super::handle::HandleKind;
use super::hood::Quantity;
use super::settings_panel::PanelAction;
use super::sketch::{GuessAction, PencilAction};
use crate::allocation::Policy;
use crate::figure::Action;
use crate::scene::TimeStep;
use crate::settings::SettingId;

/// An input of the root component.
pub(crate) enum ViewAction {
    /// The user changes the figure.
    Dispatch(Action),
    /// The host page has changed the figure or its display options.
    Refresh,
    /// A size or a colour has changed: measure and paint again.
    Repaint,
    /// A pointer event on a handle of the chart with this index.
    DragHandle(usize, HandleKind, PointerEvent),
    /// A second finger is on the figure, perhaps to zoom the page.
    SecondFinger,
    /// The user draws the load.
    Pencil(PencilAction),
    /// The user guesses the workers of a fleet.
    Guess(GuessAction),
    /// A pointer event on the chart with this index.
    PointAt(usize, PointerEvent),
    /// A pointer event on the mark of a command.
    DragCommand(PointerEvent),
    /// A key is pressed on the mark of the command with this index, by its DOM name.
    CommandKey(usize, String),
    /// A pointer is held on the chart with this index.
    Held(usize),
    /// The close-up opens at the cursor: of the chart with this index, or of the policy
    /// that is described.
    LookCloser(Option<usize>),
    /// The close-up goes to another outage.
    StepCloseUp(EventStep),
    /// The time cursor is pinned where it is, or freed.
    TogglePin,
    /// The reader presses Escape.
    Escape,
    /// The menu of the reactive chart opens or closes.
    Menu(MenuAction),
    /// The time cursor goes to a share of the span, 0 to 1.
    Seek(f64),
    /// The time cursor goes to another event.
    Step(EventStep),
    /// An arrow key moves the time cursor.
    StepTime(TimeStep),
    /// The time cursor goes to a decision of the log.
    GoToDecision {
        /// Seconds from the start.
        t_s: f64,
        /// Whether its row gets the focus.
        focus: bool,
    },
    /// The time cursor or the runs have changed while the log of decisions is open.
    CursorMoved,
    /// Playback starts or pauses.
    TogglePlay,
    /// Playback gets the next speed.
    ChangeSpeed,
    /// Playback begins again at the end, or no longer does.
    ToggleLoop,
    /// Playback has ended: it reached the end, or the figure is off screen.
    PlaybackStopped,
    /// The user types a text into the field of a setting.
    Draft(SettingId, String),
    /// The user has typed the text of a setting.
    Typed(SettingId, String),
    /// The user chooses what an ambiguous text means.
    Meant(SettingId, f64),
    /// The user takes back what is typed into a field.
    TakeBack(SettingId),
    /// An arrow key changes the value in a field by so many steps.
    StepField(SettingId, f64),
    /// Another part of the settings comes into sight.
    Panel(PanelAction),
    /// Time for a run with another seed.
    RunSeed,
    /// The figure is on the screen again.
    Appeared,
    /// The reader asks for the map, which is open from the start.
    ShowMap,
    /// Something for the sections behind the second seam.
    Exchange(ExchangeAction),
    /// A section opens or closes.
    ToggleSection(Section),
    /// A chart is added or removed.
    ToggleChart(Policy),
    /// The chart of a policy comes in sight on a narrow page.
    SelectChart(Policy),
    /// The small chart of a quantity comes in sight on a narrow page.
    SelectQuantity(Quantity),
}

/// The neighbouring event to go to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventStep {
    Previous,
    Next,
}

/// A part of the figure that opens and closes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// Consumer lag, throughput, CPU and TaskManagers.
    Internals,
    /// Every setting.
    Settings,
    /// The user's own cluster.
    OwnCluster,
    /// A job and a load of the reader's own.
    Job,
    /// Runs to compare with.
    Compare,
    /// Links, pictures, data and manifests.
    Share,
    /// The map of choices.
    Map,
    /// The log of the autoscaler's decisions.
    Decisions,
    /// The text on how true the figure is.
    About,
    /// The runs with other seeds.
    OtherSeeds,
    /// The key to the marks.
    Key,
}

/// How the menu of the reactive chart opens or closes.
#[derive(Clone, Copy)]
pub(crate) enum MenuAction {
    /// The button opens or closes it.
    Toggle,
    /// It closes, and the button gets the focus.
    Leave,
    /// It closes: the focus is elsewhere.
    Close,
}
