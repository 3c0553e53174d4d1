//! A script of commands that start, stop and kill TaskManagers. It replays a
//! recorded cluster, and runs the reader's own one.

use super::Run;
use super::cluster::{Cluster, Worker};
use crate::autoscaler::PodMeter;
use crate::flink::{Removal, TaskManager};
use crate::settings::Settings;
use crate::timeline::Steps;

/// The effect of a command on TaskManagers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandKind {
    /// Requests them; they register when they have started.
    Start,
    /// Stops them in order.
    Stop,
    /// Kills them.
    Kill,
    /// Registers them now, wherever they were started.
    Register,
    /// Removes them, and the JobManager notices at once.
    Lose,
}

/// One line of a script.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Command {
    /// Seconds from the start.
    pub at_s: f64,
    /// What it does.
    pub kind: CommandKind,
    /// The number of TaskManagers; of the existing ones, the youngest.
    pub count: u32,
}

/// A cluster's initial state and the commands it gets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// TaskManagers that have been running the job for long when time begins.
    /// Without any, the job waits for the first.
    pub task_managers: u32,
    /// The time of the JobManager's first heartbeat request, in seconds.
    pub heartbeats_from_s: f64,
    /// The commands, in any order; those for the same time run in the order of
    /// the list.
    pub commands: Vec<Command>,
}

/// Runs the arrivals, in records per second, under a script.
pub fn script(settings: &Settings, arrivals: &Steps, script: &Script) -> Run {
    let workers = (0..script.task_managers)
        .map(|_| Worker {
            task_manager: TaskManager::long_running(),
            meter: PodMeter::default(),
        })
        .collect();
    let mut cluster = Cluster::new(
        settings,
        arrivals.end_s(),
        script.heartbeats_from_s,
        workers,
    );
    let mut commands = in_order_of_time(&script.commands).into_iter().peekable();
    for (_, arrivals_end_s, rate) in arrivals.spans() {
        cluster.arrival_per_s = rate;
        loop {
            let command_s = commands.peek().map_or(f64::INFINITY, |next| next.at_s);
            let next_s = command_s.min(cluster.next_change_s());
            if next_s >= arrivals_end_s {
                break;
            }
            cluster.now_s = next_s.max(cluster.now_s);
            cluster.change();
            if let Some(command) = commands.next_if(|next| next.at_s <= cluster.now_s) {
                execute(&mut cluster, command);
            }
        }
        cluster.now_s = arrivals_end_s;
        cluster.run_job();
    }
    cluster.into_run()
}

fn execute(cluster: &mut Cluster, command: Command) {
    match command.kind {
        CommandKind::Start => cluster.add(command.count),
        CommandKind::Stop => cluster.remove(command.count, Removal::Stop),
        CommandKind::Kill => cluster.remove(command.count, Removal::Kill),
        CommandKind::Register => cluster.arrive(command.count),
        CommandKind::Lose => cluster.lose(command.count),
    }
}

/// Returns the commands in order of time; those of the same time keep theirs.
fn in_order_of_time(commands: &[Command]) -> Vec<Command> {
    let mut ordered: Vec<Command> = Vec::with_capacity(commands.len());
    for command in commands {
        let index = ordered.partition_point(|other| other.at_s <= command.at_s);
        ordered.insert(index, command.clone());
    }
    ordered
}
