//! What the reader did, step by step, so that it can be taken back.

use std::rc::Rc;

use super::{Action, Figure};
use crate::allocation::Command;
use crate::settings::Settings;

/// Older steps are forgotten.
const MOST_STEPS: usize = 200;

/// Everything that the reader can change.
#[derive(Clone, Debug, PartialEq)]
struct Moment {
    settings: Settings,
    commands: Rc<Vec<Command>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    /// What was before each step, the last step last.
    past: Vec<Moment>,
    /// What was before each step back, the last one last.
    future: Vec<Moment>,
    /// Whether the last step is a drag that goes on.
    dragging: bool,
}

impl History {
    /// The settings before the last step.
    pub(super) fn last(&self) -> Option<&Settings> {
        self.past.last().map(|moment| &moment.settings)
    }

    /// The settings before the last step back.
    pub(super) fn next(&self) -> Option<&Settings> {
        self.future.last().map(|moment| &moment.settings)
    }

    /// The reader changed `before` to `after`, perhaps with more to come.
    fn step(&mut self, before: Moment, after: &Moment, held: bool) {
        if before != *after {
            self.future.clear();
            if !self.dragging {
                self.past.push(before);
                self.dragging = held;
            }
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        if !held {
            self.end_drag(after);
        }
    }

    /// A drag is one step, and none if it ends where it began.
    fn end_drag(&mut self, after: &Moment) {
        if self.dragging && self.past.last() == Some(after) {
            self.past.pop();
        }
        self.dragging = false;
    }

    fn back(&mut self, now: Moment) -> Option<Moment> {
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    fn forth(&mut self, now: Moment) -> Option<Moment> {
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }
}

impl Figure {
    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.past.is_empty()
    }

    /// Whether there is a step that was taken back.
    pub fn can_redo(&self) -> bool {
        !self.history.future.is_empty()
    }

    /// Takes note of an action that leads to `settings`, before they change, and
    /// does what it says of the commands.
    pub(super) fn note(&mut self, action: &Action, settings: &Settings) {
        let now = Moment {
            settings: self.settings.clone(),
            commands: self.own_cluster.commands.clone(),
        };
        let next = Moment {
            settings: settings.clone(),
            commands: self.commands_after(action, settings),
        };
        let history = Rc::make_mut(&mut self.history);
        let moved = match action {
            Action::Undo | Action::Redo => {
                history.dragging = false;
                if *action == Action::Undo {
                    history.back(now)
                } else {
                    history.forth(now)
                }
            }
            // What the page changes is no step of the reader's, and the steps
            // before it lead to settings that are no more.
            Action::Attributes { .. } | Action::Patch(_) | Action::Reset => {
                if now != next {
                    *history = History::default();
                }
                None
            }
            Action::Set { held, .. } | Action::Edit { held, .. } => {
                history.step(now, &next, *held);
                None
            }
            Action::Release => {
                history.end_drag(&now);
                None
            }
            Action::Show(_) => None,
            _ => {
                history.end_drag(&now);
                history.step(now, &next, false);
                None
            }
        };
        self.set_commands(moved.unwrap_or(next).commands);
    }
}
