//! What describe_moment at some moment, in words.

use super::clock::{clock, moment, soon};
use super::decision::verdict;
use super::messages::Happened;
use super::{Words, count};
use crate::allocation::{Event, EventKind};
use crate::flink::{Removal, RestartCause};
use crate::workload::Workload;

/// A loss that is noticed sooner than this is noticed at once, seconds.
const AT_ONCE_S: f64 = 0.5;

/// A short label of one event, with its time: "14:05: a TaskManager
/// registered". `None` for an event that has no time.
pub fn event_label(words: &Words, workload: &Workload, event: &Event) -> Option<String> {
    let time = clock(words, workload, event.t_s);
    let clause = event_clause(words, workload, event);
    event
        .t_s
        .is_finite()
        .then(|| words.fill(Happened::At, &[&time, &clause]))
}

/// What describe_moment, without its time and without a stop at its end.
pub(super) fn event_clause(words: &Words, workload: &Workload, event: &Event) -> String {
    let told = |text| words.get(text).to_owned();
    let counted = |one, many, count: u32| {
        let text = if count == 1 { one } else { many };
        words.fill(text, &[&count.to_string()])
    };
    match &event.kind {
        EventKind::Scaled { decision, .. } => {
            let until = |t_s| soon(words, workload, t_s);
            verdict(words, decision, event.t_s, &until).clause
        }
        EventKind::Requested { count } => {
            counted(Happened::OrderedOne, Happened::OrderedMany, *count)
        }
        EventKind::Started => told(Happened::Started),
        EventKind::Registered => told(Happened::Registered),
        EventKind::Removed {
            count,
            removal,
            noticed_s,
        } => {
            let (one, many) = match removal {
                Removal::Stop => (Happened::StoppedOne, Happened::StoppedMany),
                Removal::Kill => (Happened::KilledOne, Happened::KilledMany),
            };
            let gone = counted(one, many, *count);
            if noticed_s - event.t_s < AT_ONCE_S {
                return gone;
            }
            let noticed = moment(words, workload, *noticed_s);
            words.fill(Happened::NoticedAt, &[&gone, &noticed])
        }
        EventKind::LossNoticed => told(Happened::LossNoticed),
        EventKind::BackOff { until_s, .. } => {
            words.fill(Happened::BackOff, &[&moment(words, workload, *until_s)])
        }
        EventKind::SavepointBegun { from, to } => {
            let (from, to) = (from.to_string(), to.to_string());
            words.fill(Happened::Savepoint, &[&from, &to])
        }
        EventKind::SavepointDone => told(Happened::SavepointDone),
        EventKind::Restarting { cause } => told(match cause {
            RestartCause::FirstTaskManagers => Happened::FirstStart,
            RestartCause::TaskManagersRegistered => Happened::RestartForNew,
            RestartCause::TaskManagersLost => Happened::RestartAfterLoss,
        }),
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
        EventKind::CaughtUp => told(Happened::CaughtUp),
    }
}
