//! The reader's own cluster: TaskManagers start, stop and die by own_cluster, and the
//! job follows. And what is only worked out when somebody evaluations at it.

use std::rc::Rc;

use super::memo::Memo;
use super::{Action, Figure};
use crate::allocation::{
    self, Command, CommandKind, Policy, Run, Script, heartbeats_from_s, workers_at_first,
};
use crate::autoscaler::Evaluation;
use crate::elasticity::utilisation;
use crate::report::{PolicyReport, Results};
use crate::settings::Settings;
use crate::timeline::Steps;

/// No more commands are taken.
pub const MOST_COMMANDS: usize = 500;

/// What the reader does to a cluster that begins like the reactive fleet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnCluster {
    /// The commands in order of time, each to one TaskManager.
    pub commands: Rc<Vec<Command>>,
    /// What comes of them.
    ran: Memo<Ran>,
}

#[derive(Debug)]
struct Ran {
    run: Run,
    numbers: PolicyReport,
}

impl Figure {
    /// The CPU use of a policy's TaskManagers over time, in percent of what they
    /// request: see [`utilisation`].
    pub fn cpu_use(&self, policy: Policy) -> &Steps {
        let [static_fleet, manual, reactive, script] = &self.cpu;
        let kept = match policy {
            Policy::Static => static_fleet,
            Policy::Manual => manual,
            Policy::Reactive => reactive,
            Policy::Script => script,
        };
        kept.get_or_init(|| utilisation(&self.settings, self.run(policy)))
    }

    /// What the autoscaler of the reactive fleet thought, in order of time: see
    /// [`allocation::evaluations`].
    pub fn evaluations(&self) -> Rc<Vec<Evaluation>> {
        let evaluations = || {
            Rc::new(allocation::evaluations(
                &self.settings,
                &self.results.workload,
            ))
        };
        self.evaluations.get_or_init(evaluations).clone()
    }

    /// The TaskManagers of the reader's own cluster that live at a time in
    /// seconds, those that are still starting included.
    pub fn own_cluster_alive_at(&self, t_s: f64) -> u32 {
        // `as` saturates.
        self.run(Policy::Script).workers.at(t_s) as u32
    }

    pub(super) fn own_cluster_run(&self) -> &Run {
        &self.hand_ran().run
    }

    pub(super) fn own_cluster_numbers(&self) -> &PolicyReport {
        &self.hand_ran().numbers
    }

    fn hand_ran(&self) -> &Ran {
        let (settings, results) = (&self.settings, &self.results);
        self.own_cluster.ran.get_or_init(|| {
            let plan = Script {
                task_managers: workers_at_first(settings, &results.workload),
                heartbeats_from_s: heartbeats_from_s(settings),
                commands: self.own_cluster.commands.to_vec(),
            };
            let run = allocation::script(settings, results.workload.arrivals(), &plan);
            Ran {
                numbers: PolicyReport::new(settings, &results.load_in_workers, &run),
                run,
            }
        })
    }

    /// The settings and the results will be others. Where the load is the same,
    /// only the static fleet has changed: see [`Results::after`].
    pub(super) fn forget(&mut self, next: &Results) {
        self.handles = Memo::default();
        self.cpu = <[Memo<Steps>; 4]>::default();
        if !Rc::ptr_eq(&self.results.workload, &next.workload) {
            self.own_cluster.ran = Memo::default();
            self.evaluations = Memo::default();
        }
    }

    pub(super) fn command(&mut self, commands: Rc<Vec<Command>>) {
        if commands != self.own_cluster.commands {
            self.own_cluster = OwnCluster {
                commands,
                ran: Memo::default(),
            };
            self.cpu = <[Memo<Steps>; 4]>::default();
        }
    }

    /// The commands that an action leads to. Those for one load are not those
    /// for another preset's.
    pub(super) fn commands_after(&self, action: &Action, settings: &Settings) -> Rc<Vec<Command>> {
        let mut commands = self.own_cluster.commands.clone();
        match action {
            Action::Command { kind, at_s } => {
                if let Some(command) = self.allowed(*kind, *at_s) {
                    let place = commands.partition_point(|other| other.at_s <= command.at_s);
                    Rc::make_mut(&mut commands).insert(place, command);
                }
            }
            Action::Uncommand(place) if *place < commands.len() => {
                Rc::make_mut(&mut commands).remove(*place);
            }
            Action::ClearCommands | Action::ResetAll | Action::Reset => return Rc::default(),
            _ if settings.preset != self.settings.preset => return Rc::default(),
            _ => {}
        }
        commands
    }

    /// One TaskManager more or less, at a time there is.
    fn allowed(&self, kind: CommandKind, at_s: f64) -> Option<Command> {
        let by_hand = matches!(
            kind,
            CommandKind::Start | CommandKind::Stop | CommandKind::Kill
        );
        let in_time = (0.0..self.results.workload.span_s()).contains(&at_s);
        let room = self.own_cluster.commands.len() < MOST_COMMANDS;
        (by_hand && in_time && room).then_some(Command {
            at_s,
            kind,
            count: 1,
        })
    }
}
