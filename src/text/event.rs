//! Events in words.

use super::clock::{moment, soon};
use super::decision::verdict;
use super::messages::Happened;
use super::{Words, count};
use crate::allocation::{Event, EventKind};
use crate::flink::{Removal, RestartCause};
use crate::workload::Workload;

/// A loss that is noticed within this time, in seconds, is noticed at once.
const AT_ONCE_S: f64 = 0.5;

/// Returns an event as a clause, without its time and without a full stop.
pub(super) fn event_clause(words: &Words, workload: &Workload, event: &Event) -> String {
    let text = |id| words.get(id).to_owned();
    match &event.kind {
        EventKind::Scaled { decision, .. } => {
            let until = |t_s| soon(words, workload, t_s);
            verdict(words, decision, event.t_s, &until).clause
        }
        EventKind::Requested { count } => {
            counted(words, Happened::OrderedOne, Happened::OrderedMany, *count)
        }
        EventKind::Started { count } => {
            counted(words, Happened::StartedOne, Happened::StartedMany, *count)
        }
        EventKind::Registered { count } => {
            let (one, many) = (Happened::RegisteredOne, Happened::RegisteredMany);
            counted(words, one, many, *count)
        }
        EventKind::Removed {
            count,
            removal,
            noticed_s,
        } => {
            let notice_s = (noticed_s - event.t_s >= AT_ONCE_S).then_some(*noticed_s);
            removal_clause(words, workload, *removal, *count, notice_s)
        }
        EventKind::Released { count } => {
            counted(words, Happened::ReleasedOne, Happened::ReleasedMany, *count)
        }
        EventKind::LossNoticed { count } => {
            counted(words, Happened::NoticedOne, Happened::NoticedMany, *count)
        }
        EventKind::BackOff { until_s, .. } => {
            words.fill(Happened::BackOff, &[&moment(words, workload, *until_s)])
        }
        EventKind::JobFailed { failures } => {
            words.fill(Happened::JobFailed, &[&failures.to_string()])
        }
        EventKind::SavepointBegun { from, to } => {
            let (from, to) = (from.to_string(), to.to_string());
            words.fill(Happened::Savepoint, &[&from, &to])
        }
        EventKind::SavepointDone => text(Happened::SavepointDone),
        EventKind::Restarting { cause } => text(match cause {
            RestartCause::FirstTaskManagers => Happened::FirstStart,
            RestartCause::TaskManagersRegistered => Happened::RestartForNew,
            RestartCause::ParallelismChanged => Happened::RestartAtParallelism,
            RestartCause::Upgraded => Happened::RestartByUpgrade,
            RestartCause::TaskManagersLost => Happened::RestartAfterLoss,
        }),
        EventKind::Restoring => text(Happened::Restoring),
        EventKind::Restored {
            task_managers,
            backlog,
        } => {
            let text = if *task_managers == 1 {
                Happened::RestoredOne
            } else {
                Happened::RestoredMany
            };
            words.fill(text, &[&task_managers.to_string(), &count(words, *backlog)])
        }
        EventKind::CaughtUp => text(Happened::CaughtUp),
    }
}

/// Returns whether the clause of an event has a time to the second.
pub(super) fn has_seconds(event: &Event) -> bool {
    match event.kind {
        EventKind::Removed { noticed_s, .. } => noticed_s - event.t_s >= AT_ONCE_S,
        EventKind::BackOff { .. } => true,
        _ => false,
    }
}

/// Says that TaskManagers were removed, and when that is noticed if `notice_s`,
/// in seconds, is given.
fn removal_clause(
    words: &Words,
    workload: &Workload,
    removal: Removal,
    count: u32,
    notice_s: Option<f64>,
) -> String {
    let (one, many) = match removal {
        Removal::Stop => (Happened::StoppedOne, Happened::StoppedMany),
        Removal::Kill => (Happened::KilledOne, Happened::KilledMany),
    };
    let gone = counted(words, one, many, count);
    match notice_s {
        Some(t_s) => words.fill(Happened::NoticedAt, &[&gone, &moment(words, workload, t_s)]),
        None => gone,
    }
}

fn counted(words: &Words, one: Happened, many: Happened, count: u32) -> String {
    let text = if count == 1 { one } else { many };
    words.fill(text, &[&count.to_string()])
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};
    use std::collections::BTreeSet;

    #[test]
    fn every_event_of_every_preset_has_a_clause_in_every_language() {
        let mut kinds = BTreeSet::new();
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            let events = results.reactive.events.iter();
            let events = events
                .chain(&results.schedule.events)
                .chain(&results.manual.events);
            for event in events {
                let kind = format!("{:?}", event.kind);
                kinds.extend(kind.split([' ', '{']).next().map(str::to_owned));
                for words in [Words::english(), Words::german(), Words::chinese()] {
                    let clause = event_clause(&words, &results.workload, event);
                    assert!(clause.chars().count() > 3, "{clause}");
                    assert!(!clause.contains(['{', '}', '–']), "{clause}");
                }
            }
        }
        assert_eq!(kinds.len(), 12, "{kinds:?}");
    }
}
