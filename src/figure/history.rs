//! The steps of the reader, for undo and redo.

use std::rc::Rc;

use super::pins::PinList;
use super::set_up::SetUp;
use super::{Action, Figure};
use crate::allocation::Command;
use crate::settings::{SettingId, Settings};

/// The most steps that are kept; older ones are dropped.
const MOST_STEPS: usize = 200;

/// The state that a step of the reader changes.
#[derive(Clone, Debug)]
struct Snapshot {
    settings: Settings,
    commands: Rc<Vec<Command>>,
    pins: PinList,
    set_up: SetUp,
}

/// Whose settings they are is no difference by itself.
impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
            && self.commands == other.commands
            && (Rc::ptr_eq(&self.pins, &other.pins) || self.pins == other.pins)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    /// The state before each step, the last step last.
    past: Vec<Snapshot>,
    /// The state before each undo, the last undo last.
    future: Vec<Snapshot>,
    /// What `future` was before a drag that has not ended; the last step is that drag.
    before_drag: Option<Vec<Snapshot>>,
}

impl History {
    /// Returns the settings before the last step.
    pub(super) fn last(&self) -> Option<&Settings> {
        self.past.last().map(|snapshot| &snapshot.settings)
    }

    /// Returns the settings before a drag that has not ended.
    pub(super) fn before_drag(&self) -> Option<&Settings> {
        self.last().filter(|_| self.before_drag.is_some())
    }

    /// Returns the settings before the last undo.
    pub(super) fn next(&self) -> Option<&Settings> {
        self.future.last().map(|snapshot| &snapshot.settings)
    }

    /// Records that the reader changed `before` to `after`; with `held` the change
    /// is part of a drag.
    fn step(&mut self, before: Snapshot, after: &Snapshot, held: bool) {
        if before != *after {
            let future = std::mem::take(&mut self.future);
            if self.before_drag.is_none() {
                self.past.push(before);
                self.before_drag = held.then_some(future);
            }
        }
        if !held {
            self.end_drag(after);
        }
    }

    /// Ends a drag: it is one step, or none if it ends where it began.
    fn end_drag(&mut self, after: &Snapshot) {
        if self.before_drag.is_some() && self.past.last() == Some(after) {
            self.cancel_drag();
        }
        self.before_drag = None;
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// Forgets a drag that has not ended. Returns the state before it.
    fn cancel_drag(&mut self) -> Option<Snapshot> {
        self.future = self.before_drag.take()?;
        self.past.pop()
    }

    fn undo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    fn redo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }
}

/// Returns whether an action can be part of a drag that began at `before` and has led to
/// `now`. A change of a setting that the drag has not moved is a step of its own: a browser
/// may never tell that the pointer of the drag was lifted. A drag that is back where it
/// began may begin anew.
fn goes_on(action: &Action, now: &Settings, before: Option<&Settings>) -> bool {
    let is_dragged = |id: SettingId| {
        let field = id.field();
        before.is_none_or(|before| field.value(before) != field.value(now))
    };
    match action {
        Action::Set { id, .. } => is_dragged(*id),
        Action::Edit { patch, .. } => {
            patch.is_empty() || patch.iter().any(|(id, _)| is_dragged(*id))
        }
        // A drag of a command moves no setting.
        Action::MoveCommand { .. } => before.is_none_or(|before| before == now),
        _ => true,
    }
}

impl Figure {
    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.history.past.is_empty()
    }

    /// Returns whether there is an undone step to redo.
    pub fn can_redo(&self) -> bool {
        !self.history.future.is_empty()
    }

    /// Records an action that leads to `settings`, before they change, and applies
    /// its commands to the own cluster.
    pub(super) fn note(&mut self, action: &Action, settings: &Settings) {
        let now = Snapshot {
            settings: self.settings.clone(),
            commands: self.own_cluster.commands.clone(),
            pins: self.pins.list.clone(),
            set_up: self.set_up,
        };
        let next = Snapshot {
            settings: settings.clone(),
            commands: self.commands_after(action, settings),
            pins: self.pins_after(action),
            set_up: self.set_up_after(action, settings),
        };
        let history = Rc::make_mut(&mut self.history);
        let moved = match action {
            Action::Undo | Action::Redo => {
                history.before_drag = None;
                if matches!(action, Action::Undo) {
                    history.undo(now)
                } else {
                    history.redo(now)
                }
            }
            Action::Adopt(adopted) if adopted.by_page => {
                *history = History::default();
                None
            }
            // A change by the page is no step of the reader, and the steps before
            // it start from settings that no longer hold.
            Action::Attributes { .. }
            | Action::Patch(_)
            | Action::AuthorLoad(_)
            | Action::Reset => {
                if now != next {
                    *history = History::default();
                }
                None
            }
            Action::Set { held, .. }
            | Action::Edit { held, .. }
            | Action::MoveCommand { held, .. } => {
                if !goes_on(action, &now.settings, history.before_drag()) {
                    history.end_drag(&now);
                }
                history.step(now, &next, *held);
                None
            }
            Action::Release => {
                history.end_drag(&now);
                None
            }
            Action::CancelDrag => history.cancel_drag(),
            Action::Show(_) | Action::Predict(_) => None,
            _ => {
                history.end_drag(&now);
                history.step(now, &next, false);
                None
            }
        };
        let state = moved.unwrap_or(next);
        self.set_up = state.set_up;
        self.set_pins(action, state.pins);
        self.set_commands(state.commands);
    }
}
