//! The reader's own cluster: commands start, stop and kill TaskManagers, and the
//! job follows.

use std::rc::Rc;

use super::action::single_commands;
use super::memo::Memo;
use super::{Action, Figure};
use crate::allocation::{
    self, Command, CommandKind, Incident, Policy, Run, Script, heartbeats_from_s, workers_at_first,
};
use crate::report::{PolicyReport, Results};
use crate::settings::Settings;
use crate::timeline::Steps;

/// The largest number of commands; further ones are ignored.
pub const MOST_COMMANDS: usize = 500;

/// The commands to a cluster that starts like the reactive fleet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnCluster {
    /// The commands in order of time, each to one TaskManager.
    pub commands: Rc<Vec<Command>>,
    results: Memo<OwnResults>,
}

/// The run of the commands.
#[derive(Debug)]
pub(super) struct OwnResults {
    pub(super) run: Run,
    pub(super) report: PolicyReport,
}

impl OwnCluster {
    /// Creates a cluster with commands.
    pub(super) fn of(commands: Rc<Vec<Command>>) -> Self {
        Self {
            commands,
            results: Memo::default(),
        }
    }

    /// Returns the run of the commands on the workload of settings.
    pub(super) fn results(&self, settings: &Settings, results: &Results) -> &OwnResults {
        self.results.get_or_init(|| {
            let plan = Script {
                task_managers: workers_at_first(settings, &results.workload),
                heartbeats_from_s: heartbeats_from_s(settings),
                commands: self.commands.to_vec(),
            };
            let run = allocation::script(settings, results.workload.arrivals(), &plan);
            OwnResults {
                report: PolicyReport::new(
                    settings,
                    &results.workload,
                    &results.load_in_workers,
                    &run,
                ),
                run,
            }
        })
    }

    /// Returns whether a command kills a TaskManager.
    pub(super) fn has_kill(&self) -> bool {
        self.commands
            .iter()
            .any(|command| command.kind == CommandKind::Kill)
    }

    /// Forgets the run, because settings or load have changed.
    pub(super) fn forget_run(&mut self) {
        self.results = Memo::default();
    }
}

impl Figure {
    /// Returns the number of TaskManagers of the reader's own cluster that are
    /// alive at a time in seconds, those included that are still starting.
    pub fn own_cluster_alive_at(&self, t_s: f64) -> u32 {
        // `as` saturates.
        self.run(Policy::Script).workers.at(t_s) as u32
    }

    pub(super) fn own_cluster_run(&self) -> &Run {
        &self.own_results().run
    }

    /// Returns the numbers of the reader's own cluster.
    pub fn own_cluster_report(&self) -> &PolicyReport {
        &self.own_results().report
    }

    /// Returns whether the own cluster is shown or has commands.
    pub(super) fn has_own_cluster(&self) -> bool {
        self.shown.contains(&Policy::Script) || !self.own_cluster.commands.is_empty()
    }

    fn own_results(&self) -> &OwnResults {
        self.own_cluster.results(&self.settings, &self.results)
    }

    /// Replaces the commands.
    pub(super) fn set_commands(&mut self, commands: Rc<Vec<Command>>) {
        if commands != self.own_cluster.commands {
            self.own_cluster = OwnCluster::of(commands);
            self.cpu = <[Memo<Steps>; 5]>::default();
            self.incidents = <[Memo<Vec<Incident>>; 5]>::default();
        }
    }

    /// Returns the commands after an action that leads to `settings`. Another load of
    /// the page has none; one that the reader chooses keeps them.
    pub(super) fn commands_after(&self, action: &Action, settings: &Settings) -> Rc<Vec<Command>> {
        if let Some(pin) = self.restored(action) {
            return Rc::new(pin.commands.clone());
        }
        let mut commands = self.own_cluster.commands.clone();
        match action {
            Action::Command { kind, at_s } => {
                if let Some(command) = self.new_command(*kind, *at_s) {
                    let index = commands.partition_point(|other| other.at_s <= command.at_s);
                    Rc::make_mut(&mut commands).insert(index, command);
                }
            }
            Action::MoveCommand { index, at_s, .. } => {
                let target = self.command_after_move(*index, *at_s);
                if let Some((command, place)) = target {
                    let commands = Rc::make_mut(&mut commands);
                    commands.remove(*index);
                    commands.insert(place, command);
                }
            }
            Action::RestoreBestTry => {
                if let Some(best) = self.best_try() {
                    return best.commands.clone();
                }
            }
            Action::Uncommand(index) if *index < commands.len() => {
                Rc::make_mut(&mut commands).remove(*index);
            }
            Action::ClearCommands | Action::ResetAll | Action::Reset => return Rc::default(),
            Action::Choose(_) => {}
            Action::BringLoad(_) => {}
            Action::Adopt(adopted) => return Rc::new(single_commands(&adopted.commands)),
            _ if !settings.has_load_of(&self.settings) => return Rc::default(),
            _ => {}
        }
        commands
    }

    /// Returns a command as it is after a move to a time in seconds, which is limited to
    /// the span, and its index then. `None` if there is no such command or time.
    pub fn command_after_move(&self, index: usize, at_s: f64) -> Option<(Command, usize)> {
        let commands = &self.own_cluster.commands;
        let command = commands.get(index)?;
        let last_s = (self.results.workload.span_s() - 1.0).max(0.0);
        let at_s = at_s.is_finite().then(|| at_s.min(last_s).max(0.0))?;
        let at_s = whole_milliseconds(at_s);
        let others = commands
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        // Among commands at one time it stays on the side from which it comes.
        let is_before = |(_, other): &(usize, &Command)| {
            other.at_s < at_s || (other.at_s == at_s && command.at_s > at_s)
        };
        let place = others.filter(is_before).count();
        Some((
            Command {
                at_s,
                ..command.clone()
            },
            place,
        ))
    }

    /// Returns a command to one TaskManager, or nothing if it is not a reader's
    /// kind of command, is outside the span, or finds no TaskManager to remove.
    fn new_command(&self, kind: CommandKind, at_s: f64) -> Option<Command> {
        let possible = match kind {
            CommandKind::Start => true,
            CommandKind::Stop | CommandKind::Kill => self.own_cluster_alive_at(at_s) > 0,
            CommandKind::Register | CommandKind::Lose => false,
        };
        let in_span = (0.0..self.results.workload.span_s()).contains(&at_s);
        let fits = self.own_cluster.commands.len() < MOST_COMMANDS;
        (possible && in_span && fits).then_some(Command {
            at_s: whole_milliseconds(at_s),
            kind,
            count: 1,
        })
    }
}

/// Returns a time without parts of a millisecond, which no link keeps. It is not later:
/// what is read at `at_s` is after the command.
fn whole_milliseconds(at_s: f64) -> f64 {
    let nearest_s = (at_s * 1e3).round() / 1e3;
    if nearest_s > at_s {
        ((at_s * 1e3).round() - 1.0).max(0.0) / 1e3
    } else {
        nearest_s
    }
}
