//! The reader's own cluster: TaskManagers start, stop and die by hand, and the
//! job follows. And what is only worked out when somebody looks at it.

use std::rc::Rc;

use super::once::Once;
use super::{Figure, Intent};
use crate::allocation::{
    self, Action, Command, Policy, Script, heartbeats_from_s, workers_at_first,
};
use crate::autoscaler::Look;
use crate::elasticity::utilisation;
use crate::report::{Outcome, PolicyReport};
use crate::settings::Settings;
use crate::simulation::{Run, Steps};

/// No more commands are taken.
pub const MOST_COMMANDS: usize = 500;

/// What the reader does to a cluster that begins like the reactive fleet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// The commands in order of time, each to one TaskManager.
    pub commands: Rc<Vec<Command>>,
    /// What comes of them.
    ran: Once<Ran>,
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
        let [fixed, manual, reactive, script] = &self.cpu;
        let kept = match policy {
            Policy::Static => fixed,
            Policy::Manual => manual,
            Policy::Reactive => reactive,
            Policy::Script => script,
        };
        kept.get_or_init(|| utilisation(&self.settings, self.run(policy)))
    }

    /// What the autoscaler of the reactive fleet thought, in order of time: see
    /// [`allocation::looks`].
    pub fn looks(&self) -> Rc<Vec<Look>> {
        let looks = || Rc::new(allocation::looks(&self.settings, &self.outcome.workload));
        self.looks.get_or_init(looks).clone()
    }

    /// The TaskManagers of the reader's own cluster that live at a time in
    /// seconds, those that are still starting included.
    pub fn hand_alive_at(&self, t_s: f64) -> u32 {
        // `as` saturates.
        self.run(Policy::Script).workers.at(t_s) as u32
    }

    pub(super) fn hand_run(&self) -> &Run {
        &self.hand_ran().run
    }

    pub(super) fn hand_numbers(&self) -> &PolicyReport {
        &self.hand_ran().numbers
    }

    fn hand_ran(&self) -> &Ran {
        let (settings, outcome) = (&self.settings, &self.outcome);
        self.hand.ran.get_or_init(|| {
            let plan = Script {
                task_managers: workers_at_first(settings, &outcome.workload),
                heartbeats_from_s: heartbeats_from_s(settings),
                commands: self.hand.commands.to_vec(),
            };
            let run = allocation::script(settings, outcome.workload.arrivals(), &plan);
            Ran {
                numbers: PolicyReport::new(settings, &outcome.demand, &run),
                run,
            }
        })
    }

    /// The settings and the outcome will be others. Where the load is the same,
    /// only the static fleet has changed: see [`Outcome::after`].
    pub(super) fn forget(&mut self, next: &Outcome) {
        self.handles = Once::default();
        self.cpu = <[Once<Steps>; 4]>::default();
        if !Rc::ptr_eq(&self.outcome.workload, &next.workload) {
            self.hand.ran = Once::default();
            self.looks = Once::default();
        }
    }

    pub(super) fn command(&mut self, commands: Rc<Vec<Command>>) {
        if commands != self.hand.commands {
            self.hand = Hand {
                commands,
                ran: Once::default(),
            };
            self.cpu = <[Once<Steps>; 4]>::default();
        }
    }

    /// The commands that an intent leads to. Those for one load are not those
    /// for another preset's.
    pub(super) fn commands_after(&self, intent: &Intent, settings: &Settings) -> Rc<Vec<Command>> {
        let mut commands = self.hand.commands.clone();
        match intent {
            Intent::Command { action, at_s } => {
                if let Some(command) = self.allowed(*action, *at_s) {
                    let place = commands.partition_point(|other| other.at_s <= command.at_s);
                    Rc::make_mut(&mut commands).insert(place, command);
                }
            }
            Intent::Uncommand(place) if *place < commands.len() => {
                Rc::make_mut(&mut commands).remove(*place);
            }
            Intent::ClearCommands | Intent::ResetAll | Intent::Reset => return Rc::default(),
            _ if settings.preset != self.settings.preset => return Rc::default(),
            _ => {}
        }
        commands
    }

    /// One TaskManager more or less, at a time there is.
    fn allowed(&self, action: Action, at_s: f64) -> Option<Command> {
        let by_hand = matches!(action, Action::Start | Action::Stop | Action::Kill);
        let in_time = (0.0..self.outcome.workload.span_s()).contains(&at_s);
        let room = self.hand.commands.len() < MOST_COMMANDS;
        (by_hand && in_time && room).then_some(Command {
            at_s,
            action,
            count: 1,
        })
    }
}
