//! The incidents of a run: each time the job stands still, with its cause, its phases,
//! and the heartbeats that end.

use super::{Event, EventKind, Run};
use crate::flink::{Removal, RestartCause, silence_limit_s};
use crate::settings::Settings;

/// Times that differ by less are the same, in seconds: some come from sums.
const SAME_S: f64 = 1e-3;
/// A loss that is noticed within this time is noticed at once, in seconds.
const AT_ONCE_S: f64 = 0.5;

/// Why the job stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncidentCause {
    /// TaskManagers were stopped.
    Stopped {
        /// Their number.
        count: u32,
    },
    /// TaskManagers were killed.
    Killed {
        /// Their number.
        count: u32,
    },
    /// TaskManagers joined.
    Joined,
    /// An autoscaler changed the parallelism of the running job.
    ParallelismChanged,
    /// An autoscaler changed the parallelism, for which the cluster was replaced.
    Upgraded,
    /// The job was stopped with a savepoint, to run on another number of TaskManagers.
    Rescaled {
        /// TaskManagers before.
        from: u32,
        /// TaskManagers after.
        to: u32,
    },
}

/// What the job waits for in a phase of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// A TaskManager is gone and the JobManager has not noticed.
    Silence,
    /// The loss is noticed, and the job waits to restart.
    BackOff,
    /// The savepoint is written.
    Savepoint,
    /// The new TaskManagers start.
    Allocation,
    /// The job is deployed.
    Restart,
    /// Its state is restored.
    Restore,
    /// It failed for good.
    Failed,
}

/// A phase of an incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// What the job waits for.
    pub kind: PhaseKind,
    /// When it begins, in seconds from the start.
    pub begin_s: f64,
    /// When it ends, in seconds from the start.
    pub end_s: f64,
}

/// The heartbeats of a TaskManager that is lost.
///
/// A run keeps no heartbeats. The last one that was answered follows from the time at
/// which the JobManager notices the loss: that is one limit of silence later, by the
/// rule of the release. The requests before and after it are one interval apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heartbeats {
    /// The last request that was answered, in seconds from the start.
    pub last_s: f64,
    /// The time between two requests, in seconds.
    pub interval_s: f64,
    /// When the JobManager notices the loss, in seconds from the start.
    pub noticed_s: f64,
}

/// A time in which the job processes nothing, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// When processing stops, in seconds from the start.
    pub begin_s: f64,
    /// Why it stops.
    pub cause: IncidentCause,
    /// The phases in order of time, without gaps.
    pub phases: Vec<Phase>,
    /// The heartbeats, if the JobManager had to notice a loss by their end.
    pub heartbeats: Option<Heartbeats>,
    /// When processing resumes, in seconds from the start; `None` if it does not.
    pub restored_s: Option<f64>,
    /// When the backlog of the incident is worked off, in seconds from the start;
    /// `None` if another incident or the end comes first.
    pub caught_up_s: Option<f64>,
    /// The most records that wait between its beginning and the time when it is worked
    /// off.
    pub largest_backlog: f64,
}

impl Incident {
    /// Returns when the job stands no longer, in seconds from the start.
    pub fn outage_end_s(&self) -> f64 {
        self.phases.last().map_or(self.begin_s, |last| last.end_s)
    }

    /// Returns how far a time is from the outage, in seconds; 0 within it.
    pub fn distance_s(&self, t_s: f64) -> f64 {
        (self.begin_s - t_s).max(t_s - self.outage_end_s()).max(0.0)
    }
}

/// Returns the incidents of a run in order of time.
pub fn incidents(settings: &Settings, run: &Run) -> Vec<Incident> {
    let outages = outages(run);
    let nexts = outages.iter().skip(1).map(|next| next.0);
    let nexts = nexts.chain([run.running.end_s()]);
    let each = outages.iter().zip(nexts);
    each.filter_map(|(outage, next_s)| incident(settings, run, *outage, next_s))
        .collect()
}

/// Returns begin and end of each time in which nothing is processed, in seconds.
fn outages(run: &Run) -> Vec<(f64, f64)> {
    let mut outages: Vec<(f64, f64)> = Vec::new();
    for (begin_s, end_s, running) in run.running.spans() {
        if running > 0.0 || end_s <= begin_s {
            continue;
        }
        match outages.last_mut() {
            Some(last) if last.1 >= begin_s => last.1 = end_s,
            _ => outages.push((begin_s, end_s)),
        }
    }
    outages
}

/// Returns the incident of an outage; `next_s` is when the next one begins. `None` for a
/// job that has not run yet.
fn incident(
    settings: &Settings,
    run: &Run,
    (begin_s, end_s): (f64, f64),
    next_s: f64,
) -> Option<Incident> {
    let from = run.events.partition_point(|e| e.t_s < begin_s - SAME_S);
    let events = run.events.get(from..).unwrap_or_default();
    let inside = || events.iter().take_while(move |e| e.t_s <= end_s + SAME_S);
    let cause = inside().find_map(cause)?;
    let is_restored = end_s < run.running.end_s();
    let restored_s = is_restored.then_some(end_s);
    let (silence_end_s, heartbeats) = silence(settings, inside());
    let phases = match cause {
        IncidentCause::Rescaled { .. } => savepoint_phases(inside(), begin_s, end_s, end_s),
        IncidentCause::Upgraded => savepoint_phases(inside(), begin_s, begin_s, end_s),
        _ => {
            let restores = inside().filter(|e| is_restored && e.kind == EventKind::Restoring);
            let deployed_s = restores.last().map_or(end_s, |event| event.t_s);
            let deploys_s = if is_restored {
                (deployed_s - settings.restart_time_s).max(begin_s)
            } else {
                end_s
            };
            let before = if matches!(
                cause,
                IncidentCause::Joined | IncidentCause::ParallelismChanged
            ) {
                PhaseKind::Restart
            } else {
                PhaseKind::BackOff
            };
            let failed_s = run.failed_s().filter(|_| !is_restored);
            let deploys_s = failed_s.unwrap_or(deploys_s);
            let silence_end_s = silence_end_s.unwrap_or(begin_s).min(deploys_s).max(begin_s);
            let waited = [(PhaseKind::Silence, silence_end_s), (before, deploys_s)];
            let rest: &[_] = match failed_s {
                Some(_) => &[(PhaseKind::Failed, end_s)],
                None => &[
                    (PhaseKind::Restart, deployed_s),
                    (PhaseKind::Restore, end_s),
                ],
            };
            in_a_row(begin_s, &[&waited, rest].concat())
        }
    };
    let after = events.iter().filter(|e| e.t_s >= end_s - SAME_S);
    let caught_up_s = restored_s.and_then(|restored_s| {
        let mut after = after.take_while(|e| e.t_s < next_s);
        let caught_up = after.find(|e| e.kind == EventKind::CaughtUp);
        let nothing_waits = || (run.backlog.at(restored_s) <= 0.0).then_some(restored_s);
        caught_up.map(|e| e.t_s).or_else(nothing_waits)
    });
    let until_s = caught_up_s.unwrap_or(next_s);
    let corners = run.backlog.points();
    let corners = corners
        .iter()
        .filter(|(t_s, _)| (begin_s..=until_s).contains(t_s));
    Some(Incident {
        begin_s,
        cause,
        phases,
        heartbeats,
        restored_s,
        caught_up_s,
        largest_backlog: corners
            .map(|(_, backlog)| *backlog)
            .fold(run.backlog.at(until_s), f64::max),
    })
}

fn cause(event: &Event) -> Option<IncidentCause> {
    Some(match &event.kind {
        EventKind::Removed { count, removal, .. } => match removal {
            Removal::Stop => IncidentCause::Stopped { count: *count },
            Removal::Kill => IncidentCause::Killed { count: *count },
        },
        EventKind::SavepointBegun { from, to } => IncidentCause::Rescaled {
            from: *from,
            to: *to,
        },
        EventKind::Restarting { cause } => match cause {
            RestartCause::TaskManagersRegistered => IncidentCause::Joined,
            RestartCause::ParallelismChanged => IncidentCause::ParallelismChanged,
            RestartCause::Upgraded => IncidentCause::Upgraded,
            RestartCause::FirstTaskManagers | RestartCause::TaskManagersLost => return None,
        },
        _ => return None,
    })
}

/// Returns when the JobManager has noticed every loss, in seconds, and the heartbeats of
/// the loss that it notices last.
fn silence<'a>(
    settings: &Settings,
    events: impl Iterator<Item = &'a Event>,
) -> (Option<f64>, Option<Heartbeats>) {
    let losses = events.filter_map(|event| match event.kind {
        EventKind::Removed { noticed_s, .. } if noticed_s - event.t_s >= AT_ONCE_S => {
            Some(noticed_s)
        }
        _ => None,
    });
    let noticed_s = losses.reduce(f64::max);
    let heartbeats = noticed_s.map(|noticed_s| Heartbeats {
        last_s: noticed_s - silence_limit_s(settings),
        interval_s: settings.heartbeat_interval_s,
        noticed_s,
    });
    (noticed_s, heartbeats)
}

/// Returns the phases of an outage in which the job moves to new TaskManagers, the first
/// of them a savepoint until `saved_s`, unless an event ends it earlier.
fn savepoint_phases<'a>(
    events: impl Iterator<Item = &'a Event>,
    begin_s: f64,
    mut saved_s: f64,
    end_s: f64,
) -> Vec<Phase> {
    let (mut allocated_s, mut deployed_s) = (end_s, end_s);
    for event in events {
        match event.kind {
            EventKind::SavepointDone => saved_s = event.t_s,
            EventKind::Registered { .. } if event.t_s < end_s => allocated_s = event.t_s,
            EventKind::Restoring => deployed_s = event.t_s,
            _ => {}
        }
    }
    in_a_row(
        begin_s,
        &[
            (PhaseKind::Savepoint, saved_s),
            (PhaseKind::Allocation, allocated_s.max(saved_s)),
            (PhaseKind::Restart, deployed_s),
            (PhaseKind::Restore, end_s),
        ],
    )
}

/// Returns phases that follow each other, given by their ends in seconds. Empty ones are
/// left out, and two of one kind are one.
fn in_a_row(begin_s: f64, ends: &[(PhaseKind, f64)]) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    let mut from_s = begin_s;
    for (kind, end_s) in ends {
        if *end_s - from_s < SAME_S {
            continue;
        }
        match phases.last_mut() {
            Some(last) if last.kind == *kind => last.end_s = *end_s,
            _ => phases.push(Phase {
                kind: *kind,
                begin_s: from_s,
                end_s: *end_s,
            }),
        }
        from_s = *end_s;
    }
    phases
}
