//! The policies: how many TaskManagers there are over time, a file per policy.

mod cluster;
mod incident;
mod manual;
mod reactive;
mod run;
mod schedule;
mod script;
mod static_fleet;

pub use incident::{Heartbeats, Incident, IncidentCause, Phase, PhaseKind, incidents};
pub use manual::{Rescaling, manual, manual_at};
pub use reactive::evaluations;
pub use reactive::reactive;
pub use run::{Event, EventKind, Run, Totals};
pub use schedule::schedule;
pub use script::{Command, CommandKind, Script, script};
pub use static_fleet::static_fleet;

use crate::random::uniform;
use crate::settings::Settings;
use crate::workload::Workload;

const HEARTBEAT_STREAM: u64 = 12;

/// What decides how many TaskManagers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The number never changes.
    Static,
    /// An operator rescales with a savepoint.
    Manual,
    /// An autoscaler changes the number, and the job follows.
    Reactive,
    /// A plan by days and hours changes the number, and the job follows.
    Schedule,
    /// A script starts, stops and kills TaskManagers.
    Script,
}

/// Returns enough workers for a load counted in workers, within the bounds of
/// the settings.
fn workers_for(settings: &Settings, load: f64) -> u32 {
    // `as` saturates.
    (load.ceil() as u32)
        .max(settings.min_workers)
        .min(settings.max_workers)
}

/// Returns the load at the start, in records per second.
fn first_rate_per_s(workload: &Workload) -> f64 {
    workload.rate.values().first().copied().unwrap_or(0.0)
}

/// Returns enough workers for the load at the start of a workload.
pub(crate) fn workers_at_first(settings: &Settings, workload: &Workload) -> u32 {
    let load = first_rate_per_s(workload) / settings.planned_rate_per_s();
    workers_for(settings, load)
}

/// Returns the time of the JobManager's first heartbeat request, in seconds.
pub(crate) fn heartbeats_from_s(settings: &Settings) -> f64 {
    settings.heartbeat_interval_s * uniform(settings.seed, HEARTBEAT_STREAM, 0)
}
