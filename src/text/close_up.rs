//! The close-up of an outage in words: its title, its story, and the names in its
//! picture.

use super::clock::{duration, moment};
use super::messages::CloseUpText;
use super::{Basic, Key, Words, count, short_number};
use crate::allocation::{Incident, IncidentCause, Phase, PhaseKind};
use crate::scene::CloseUpLabels;
use crate::workload::Workload;

/// A duration from here on is written in minutes, in seconds.
const MINUTES_FROM_S: f64 = 100.0;

/// Returns the label of the button that opens the close-up.
pub fn look_closer(words: &Words) -> &str {
    words.get(CloseUpText::LookCloser)
}

/// Returns the label of the button that closes it.
pub fn close(words: &Words) -> &str {
    words.get(CloseUpText::Close)
}

/// Returns the title: what happened, and when.
pub fn close_up_title(words: &Words, workload: &Workload, incident: &Incident) -> String {
    let one_or_many = |count, one, many| {
        if count == 1 {
            (one, count, 0)
        } else {
            (many, count, 0)
        }
    };
    let (pattern, first, second) = match incident.cause {
        IncidentCause::Stopped { count } => {
            one_or_many(count, CloseUpText::StoppedOne, CloseUpText::StoppedMany)
        }
        IncidentCause::Killed { count } => {
            one_or_many(count, CloseUpText::KilledOne, CloseUpText::KilledMany)
        }
        IncidentCause::Joined => (CloseUpText::Joined, 0, 0),
        IncidentCause::ParallelismChanged => (CloseUpText::ParallelismChanged, 0, 0),
        IncidentCause::Upgraded => (CloseUpText::Upgraded, 0, 0),
        IncidentCause::Rescaled { from, to } => (CloseUpText::Rescaled, from, to),
    };
    let time = moment(words, workload, incident.begin_s);
    words.fill(pattern, &[&time, &first.to_string(), &second.to_string()])
}

/// Tells what happens from the last heartbeat until the backlog is worked off. Without
/// `in_flight_records` there is no lag.
pub fn close_up_story(words: &Words, incident: &Incident, in_flight_records: f64) -> String {
    let say = |pattern, seconds: f64| words.fill(pattern, &[&span(words, seconds)]);
    let mut sentences = Vec::new();
    let is_removal = matches!(
        incident.cause,
        IncidentCause::Stopped { .. } | IncidentCause::Killed { .. }
    );
    match &incident.heartbeats {
        Some(heartbeats) => {
            let before_s = (incident.begin_s - heartbeats.last_s).max(0.0);
            sentences.push(say(CloseUpText::LastHeartbeat, before_s));
        }
        None if is_removal => sentences.push(words.get(CloseUpText::AtOnce).to_owned()),
        None => {}
    }
    for phase in &incident.phases {
        let pattern = match phase.kind {
            PhaseKind::Silence => CloseUpText::Noticed,
            PhaseKind::BackOff => CloseUpText::ThenWait,
            PhaseKind::Savepoint => CloseUpText::Savepoint,
            PhaseKind::Allocation => CloseUpText::Allocation,
            PhaseKind::Restart => CloseUpText::Restart,
            PhaseKind::Restore => CloseUpText::Restore,
            PhaseKind::Failed => CloseUpText::Failed,
        };
        sentences.push(say(pattern, length_s(phase)));
    }
    let gap_s = incident.outage_end_s() - incident.begin_s;
    if incident.phases.len() > 1 {
        sentences.push(say(CloseUpText::Gap, gap_s));
    }
    let behind = count(
        words,
        (incident.largest_backlog - in_flight_records).max(0.0),
    );
    sentences.push(match (incident.restored_s, incident.caught_up_s) {
        (None, _) => words.get(CloseUpText::NeverResumes).to_owned(),
        (Some(_), None) => words.fill(CloseUpText::NotCaughtUp, &["", &behind]),
        (Some(from_s), Some(to_s)) if to_s > from_s => words.fill(
            CloseUpText::CaughtUp,
            &[&span(words, to_s - from_s), &behind],
        ),
        _ => words.get(CloseUpText::NothingWaits).to_owned(),
    });
    sentences.join(words.between_sentences())
}

/// Returns the names in the picture.
pub fn close_up_labels(words: &Words, incident: &Incident) -> CloseUpLabels {
    let get = |key| words.get(key).to_owned();
    let row = |pattern, seconds: f64| words.fill(pattern, &[&span(words, seconds)]);
    let phase = |phase: &Phase| {
        let pattern = match phase.kind {
            PhaseKind::Silence => CloseUpText::RowSilence,
            PhaseKind::BackOff => CloseUpText::RowWait,
            PhaseKind::Savepoint => CloseUpText::RowSavepoint,
            PhaseKind::Allocation => CloseUpText::RowAllocation,
            PhaseKind::Restart => CloseUpText::RowRestart,
            PhaseKind::Restore => CloseUpText::RowRestore,
            PhaseKind::Failed => CloseUpText::RowFailed,
        };
        row(pattern, length_s(phase))
    };
    let catching_s = match (incident.restored_s, incident.caught_up_s) {
        (Some(from_s), Some(to_s)) => to_s - from_s,
        _ => 0.0,
    };
    CloseUpLabels {
        heartbeats: get(CloseUpText::Heartbeats),
        phases: incident.phases.iter().map(phase).collect(),
        catching_up: row(CloseUpText::RowCatching, catching_s),
        arrived: words.get(Key::Arrived).to_owned(),
        processed: get(CloseUpText::Processed),
        rates: get(CloseUpText::Rates),
        backlog: get(CloseUpText::Lag),
        seconds: words.get(Basic::Seconds).to_owned(),
    }
}

fn length_s(phase: &Phase) -> f64 {
    phase.end_s - phase.begin_s
}

/// Returns a duration: to a tenth of a second below 100 s.
fn span(words: &Words, seconds: f64) -> String {
    let tenths = (seconds * 10.0).round() / 10.0;
    if tenths < MINUTES_FROM_S {
        words.fill(Basic::Seconds, &[&short_number(words, tenths)])
    } else {
        duration(words, seconds.round())
    }
}
