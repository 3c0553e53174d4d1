//! Changes of the pins.

use std::rc::Rc;

use super::action::single_commands;
use super::pin::{MOST_PINS, Pin, clean_name};
use super::pinned_runs::PinnedRuns;
use super::pins::{PinList, Pinned};
use super::{Action, Figure};
use crate::allocation::{Command, CommandKind};
use crate::settings::{AutoscalerKind, SettingId, SettingsError, Value};
use crate::text;

/// What becomes of the pins.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PinChange {
    /// The present run is pinned, with a name or the next free one.
    Keep(Option<String>),
    /// A run that comes from elsewhere is pinned.
    Add(Box<Pin>),
    /// These become the pins, those beyond [`MOST_PINS`] left out.
    Replace(Vec<Pin>),
    /// A pin gets another name.
    Rename(usize, String),
    /// A pin is removed.
    Remove(usize),
    /// Settings and commands become those of a pin.
    Restore(usize),
}

/// A change of the pins: made by [`Action::pin`] and the functions after it.
#[derive(Clone, Debug)]
pub struct ChangePins {
    change: PinChange,
    /// The code of the pins, which a figure without pins does not have.
    runs: Rc<dyn Pinned>,
}

impl PartialEq for ChangePins {
    fn eq(&self, other: &Self) -> bool {
        self.change == other.change
    }
}

impl ChangePins {
    /// Returns the index of the pin that is removed.
    pub fn removed(&self) -> Option<usize> {
        match self.change {
            PinChange::Remove(index) => Some(index),
            _ => None,
        }
    }

    /// Returns the pins after this change, or why it is refused.
    pub(super) fn next(&self, figure: &Figure) -> Result<PinList, SettingsError> {
        self.runs.next(figure, &self.change)
    }

    /// Returns the results of no pins.
    pub(super) fn runs(&self) -> &Rc<dyn Pinned> {
        &self.runs
    }
}

impl Figure {
    /// Returns the present run as a pin under another autoscaler, with its name; `None` for
    /// the present autoscaler, and where the settings do not allow the other one.
    pub fn pin_with(&self, autoscaler: AutoscalerKind) -> Option<Pin> {
        if autoscaler == self.settings.autoscaler {
            return None;
        }
        let choice = Value::Text(autoscaler.name().to_owned());
        let settings = self
            .settings
            .with(&[(SettingId::Autoscaler, choice)])
            .ok()?;
        Some(Pin {
            name: text::autoscaler_name(&self.words, autoscaler).to_owned(),
            settings,
            commands: self.own_cluster.commands.to_vec(),
        })
    }
}

impl Action {
    /// The reader pins the present run, with a name or as “Pin 1” and so on. A run beyond
    /// [`MOST_PINS`] is refused.
    pub fn pin(name: Option<String>) -> Self {
        Self::change_pins(PinChange::Keep(name))
    }

    /// The reader pins a run that comes from elsewhere: a link, or settings. A run beyond
    /// [`MOST_PINS`] is refused.
    pub fn add_pin(pin: Pin) -> Self {
        Self::change_pins(PinChange::Add(Box::new(pin)))
    }

    /// The pins become those of a link. Those beyond [`MOST_PINS`] are left out.
    pub fn replace_pins(pins: Vec<Pin>) -> Self {
        Self::change_pins(PinChange::Replace(pins))
    }

    /// The reader gives the pin with this index another name.
    pub fn rename_pin(index: usize, name: String) -> Self {
        Self::change_pins(PinChange::Rename(index, name))
    }

    /// The reader removes the pin with this index.
    pub fn unpin(index: usize) -> Self {
        Self::change_pins(PinChange::Remove(index))
    }

    /// The reader goes back to the run of the pin with this index: settings with their own
    /// load, and commands.
    pub fn restore_pin(index: usize) -> Self {
        Self::change_pins(PinChange::Restore(index))
    }

    fn change_pins(change: PinChange) -> Self {
        Self::Pins(ChangePins {
            change,
            runs: Rc::new(PinnedRuns::default()),
        })
    }

    /// Returns the index of the pin that it goes back to.
    pub(super) fn restored_pin(&self) -> Option<usize> {
        match self {
            Self::Pins(ChangePins {
                change: PinChange::Restore(index),
                ..
            }) => Some(*index),
            _ => None,
        }
    }
}

/// Returns the pins of a figure after a change, or why it is refused.
pub(super) fn next(figure: &Figure, change: &PinChange) -> Result<PinList, SettingsError> {
    let before = &figure.pins.list;
    let mut pins = before.to_vec();
    match change {
        PinChange::Keep(name) => {
            let pin = Pin {
                name: name_of(figure, &pins, name.as_deref().unwrap_or_default()),
                settings: figure.settings.clone(),
                commands: figure.own_cluster.commands.to_vec(),
            };
            push(&mut pins, pin)?;
        }
        PinChange::Add(pin) => {
            let pin = taken(figure, &pins, pin);
            push(&mut pins, pin)?;
        }
        PinChange::Replace(all) => {
            pins.clear();
            for pin in all.iter().take(MOST_PINS) {
                let pin = taken(figure, &pins, pin);
                push(&mut pins, pin)?;
            }
        }
        PinChange::Rename(index, name) => {
            let name = name_of(figure, &pins, name);
            if let Some(pin) = pins.get_mut(*index) {
                *pin = Rc::new(Pin {
                    name,
                    ..Pin::clone(pin)
                });
            }
        }
        PinChange::Remove(index) if *index < pins.len() => {
            pins.remove(*index);
        }
        PinChange::Remove(_) | PinChange::Restore(_) => return Ok(before.clone()),
    }
    Ok(pins.into())
}

fn push(pins: &mut Vec<Rc<Pin>>, pin: Pin) -> Result<(), SettingsError> {
    if pins.len() >= MOST_PINS {
        return Err(SettingsError::too_many("pins", &pin.name, MOST_PINS));
    }
    pins.push(Rc::new(pin));
    Ok(())
}

/// Returns a run from elsewhere as a pin beside others.
fn taken(figure: &Figure, pins: &[Rc<Pin>], pin: &Pin) -> Pin {
    Pin {
        name: name_of(figure, pins, &pin.name),
        settings: pin.settings.clone(),
        commands: valid_commands(&pin.commands),
    }
}

/// Returns a name that can be shown: the given one, or the first of “Pin 1”, “Pin 2” and so
/// on that no pin has.
fn name_of(figure: &Figure, pins: &[Rc<Pin>], given: &str) -> String {
    let given = clean_name(given.trim());
    if !given.is_empty() {
        return given;
    }
    let is_free = |name: &String| pins.iter().all(|pin| pin.name != *name);
    let mut names = (1..=MOST_PINS + 1).map(|number| text::pin_name(&figure.words, number));
    names.find(is_free).unwrap_or_default()
}

/// Returns those of the commands that a reader can give, in order of time.
fn valid_commands(commands: &[Command]) -> Vec<Command> {
    let is_of_reader = |command: &&Command| {
        let is_kind = matches!(
            command.kind,
            CommandKind::Start | CommandKind::Stop | CommandKind::Kill
        );
        is_kind && command.at_s.is_finite() && command.at_s >= 0.0
    };
    let valid: Vec<Command> = commands.iter().filter(is_of_reader).cloned().collect();
    let mut valid = single_commands(&valid);
    valid.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    valid
}
