//! Converts a trace to a script: the times at which TaskManagers registered, were
//! stopped or were killed, and the load.

use crate::options::Options;
use crate::trace::{Event, Trace};
use reactive_allocation::allocation::{self, Command, CommandKind, Run, Script};
use reactive_allocation::settings::Settings;
use reactive_allocation::timeline::Steps;
use std::collections::HashSet;

/// Time from the stop signal to the end of the process. The signal is not among the
/// events: the stop script starts a JVM before it sends the signal, which took up to
/// 13 s on a busy host, and returns when the process has ended.
const SHUTDOWN_S: f64 = 2.5;
/// Minimum time from the command, or from the release of the lock of the stop scripts,
/// to the signal.
const SCRIPT_S: f64 = 0.1;
/// Minimum and maximum of that time: the script polls once a second.
const SHUTDOWN_RANGE_S: (f64, f64) = (2.0, 5.0);

/// Random draws for the unknowns of a trace.
#[derive(Clone, Copy)]
pub(crate) struct Draw {
    pub(crate) seed: u32,
    /// Whether only the random draws of the model vary: checkpoints and jitter.
    /// Then the heartbeats start with the JobManager and all other unknowns have
    /// their usual values.
    pub(crate) usual: bool,
}

impl Draw {
    /// Returns the value of this draw in a range, with a different stride for each use.
    fn between(self, stride: u32, (low, high): (f64, f64)) -> f64 {
        const PLACES: u32 = 101;
        let place = (self.seed * stride) % PLACES;
        low + (high - low) * f64::from(place) / f64::from(PLACES - 1)
    }
}

/// A removal of one TaskManager.
pub(crate) struct Removal {
    pub(crate) task_manager: String,
    pub(crate) at_s: f64,
    pub(crate) killed: bool,
}

/// Returns the removals of registered TaskManagers.
pub(crate) fn removals(trace: &Trace) -> Vec<Removal> {
    removals_after(trace, SHUTDOWN_S)
}

fn removals_after(trace: &Trace, shutdown_s: f64) -> Vec<Removal> {
    let mut removals: Vec<Removal> = trace
        .events
        .iter()
        .filter_map(|event| {
            let killed = match event.name.as_str() {
                "tm_kill9_cmd" => true,
                "tm_stop_cmd" => false,
                _ => return None,
            };
            let registered = trace.first("tm_registered", &event.detail, 0.0)?;
            let signal_s = if killed {
                event.t_s
            } else {
                signal_s(trace, event, shutdown_s)
            };
            (registered.t_s < signal_s).then(|| Removal {
                task_manager: event.detail.clone(),
                at_s: signal_s,
                killed,
            })
        })
        .collect();
    removals.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    removals
}

/// Returns when a TaskManager gets its stop signal.
///
/// Stop scripts hold a lock: a second script that waits for the first sends its signal
/// soon after the first has finished.
fn signal_s(trace: &Trace, command: &Event, shutdown_s: f64) -> f64 {
    let done_s = |stop: &Event| {
        let done = trace.first("tm_stop_script_done", &stop.detail, stop.t_s);
        done.map(|done| done.t_s)
    };
    let others = trace.all("tm_stop_cmd").filter(|o| o.t_s < command.t_s);
    let released_s = others
        .filter_map(done_s)
        .filter(|done_s| *done_s > command.t_s)
        .fold(f64::NEG_INFINITY, f64::max);
    if released_s.is_finite() {
        return released_s + SCRIPT_S;
    }
    let soonest_s = command.t_s + SCRIPT_S;
    let gone = trace.first("tm_process_gone", &command.detail, command.t_s);
    gone.map_or(soonest_s, |gone| soonest_s.max(gone.t_s - shutdown_s))
}

/// Returns when the JobManager of a trace starts and sends the first heartbeats.
fn heartbeats_from_s(trace: &Trace) -> Option<f64> {
    let ready = |event: &&Event| event.detail.ends_with("->WaitingForResources");
    trace.all("scheduler_transition").find(ready).map(|e| e.t_s)
}

/// Replays a trace with one set of draws.
pub(crate) fn replay(trace: &Trace, options: &Options, draw: Draw) -> Run {
    let mut settings = Settings {
        seed: draw.seed,
        ..options.settings.clone()
    };
    let mut heartbeats_from_s = heartbeats_from_s(trace).unwrap_or(0.0);
    let mut shutdown_s = SHUTDOWN_S;
    if !draw.usual {
        heartbeats_from_s = draw.between(1, (0.0, settings.heartbeat_interval_s));
        shutdown_s = draw.between(37, SHUTDOWN_RANGE_S);
        settings.restart_time_s = draw.between(61, options.restart_range_s);
    }
    let mut seen = HashSet::new();
    let registrations = trace
        .all("tm_registered")
        // JobManager and ResourceManager can both log the same loss.
        .filter(|event| seen.insert(event.detail.clone()))
        .map(|event| command(event.t_s, CommandKind::Register));
    let mut commands: Vec<Command> = registrations.collect();
    commands.extend(removals_after(trace, shutdown_s).iter().map(|removal| {
        let kind = if removal.killed {
            CommandKind::Kill
        } else {
            CommandKind::Stop
        };
        command(removal.at_s, kind)
    }));
    let script = Script {
        task_managers: 0,
        heartbeats_from_s,
        commands,
    };
    let mut offered = Steps::with_capacity(trace.grid.len(), trace.end_s());
    let mut since_s = 0.0;
    for row in &trace.grid {
        offered.push(since_s, row.offered_per_s);
        since_s = row.t_s;
    }
    allocation::script(&settings, &offered, &script)
}

fn command(at_s: f64, kind: CommandKind) -> Command {
    Command {
        at_s,
        kind,
        count: 1,
    }
}
