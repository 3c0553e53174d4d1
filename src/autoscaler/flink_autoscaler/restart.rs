//! The restart time: configured, or the longest one measured.
//!
//! Source: class `ScalingTracking`, options `restart.time`,
//! `restart.time-tracking.enabled` and `restart.time-tracking.limit`.

use super::change::VertexMemory;
use super::options::Options;
use super::vertex::Vertex;

/// A rescale and how long the job was out for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restart {
    /// The time of the decision, in ms.
    pub decided_ms: i64,
    /// From the decision until the job runs again, in ms; `None` until then.
    pub duration_ms: Option<i64>,
}

/// Returns the expected outage of a rescale, in ms. Measured ones count in whole
/// seconds.
pub fn expected_ms(restarts: &[Restart], options: &Options) -> i64 {
    let whole_s = |restart: &Restart| restart.duration_ms.map(|ms| ms.div_euclid(1000));
    match restarts.iter().filter_map(whole_s).max() {
        Some(longest_s) if options.tracks_restarts => {
            1000 * longest_s.min(options.tracked_restart_limit_ms.div_euclid(1000))
        }
        _ => options.restart_ms,
    }
}

/// Measures the last restart, once the job runs with the parallelism that was decided.
/// Returns whether it did.
pub fn note_running(
    restarts: &mut [Restart],
    running_since_ms: i64,
    vertices: &[Vertex],
    memories: &[VertexMemory],
) -> bool {
    let Some(last) = restarts.last_mut() else {
        return false;
    };
    if last.duration_ms.is_some() {
        return false;
    }
    let runs_as_decided = memories.iter().enumerate().all(|(index, memory)| {
        let parallelism = vertices.get(index).map(|vertex| vertex.parallelism);
        memory
            .history
            .iter()
            .rfind(|past| past.at_ms == last.decided_ms)
            .is_none_or(|past| parallelism == Some(past.to))
    });
    if runs_as_decided {
        last.duration_ms = Some(running_since_ms - last.decided_ms);
    }
    runs_as_decided
}

/// Drops restarts that are older than `age_ms` and those before the newest `count`, but
/// never the newest.
pub fn forget_old(restarts: &mut Vec<Restart>, now_ms: i64, age_ms: i64, count: usize) {
    let newest = restarts.last().copied();
    restarts.retain(|restart| restart.decided_ms >= now_ms - age_ms);
    restarts.drain(..restarts.len().saturating_sub(count));
    if restarts.is_empty() {
        restarts.extend(newest);
    }
}
