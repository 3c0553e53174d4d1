//! What a policy's fleet is doing at a time, and why.

use super::clock::{clock, moment, soon};
use super::decision::{Verdict, verdict};
use super::event::event_clause;
use super::names::worker_count;
use super::texts::{Decided, Doing};
use super::{Words, count, grouped};
use crate::allocation::planned_rate_per_s;
use crate::autoscaler::{Decision, Look, Why};
use crate::flink::RestartCause;
use crate::settings::{FlinkRelease, RestartStrategy, Settings};
use crate::simulation::{Event, EventKind, Run, Steps};
use crate::workload::Workload;

/// Times closer than this are the same: one may have been read off the other.
const SAME_S: f64 = 0.01;
/// A change that is older than this is told with its time, seconds.
const FRESH_S: f64 = 60.0;

/// One or two short sentences about what a fleet is doing `t_s` seconds from
/// the start, and why: first whether the job processes, and if it does what
/// happened just now, or what the autoscaler last thought. `looks` are its
/// looks in order of time, as far as they are known.
pub fn happened(
    words: &Words,
    settings: &Settings,
    workload: &Workload,
    run: &Run,
    looks: &[Look],
    t_s: f64,
) -> String {
    let split = run.events.partition_point(|e| e.t_s <= t_s + SAME_S);
    let (past, future) = run.events.split_at_checked(split).unwrap_or_default();
    let now = Now {
        words,
        settings,
        workload,
        run,
        past,
        future,
        t_s,
    };
    let (first, second) = now
        .outage()
        .or_else(|| now.behind())
        .or_else(|| now.news())
        .or_else(|| now.decided(looks))
        .unwrap_or_else(|| now.balance());
    let mut text = first;
    if let Some(second) = second {
        text.push_str(words.between_sentences());
        text.push_str(&second);
    }
    words.fill(Doing::At, &[&clock(words, workload, t_s), &text])
}

/// A sentence, and perhaps another one.
type Told = (String, Option<String>);

struct Now<'a> {
    words: &'a Words,
    settings: &'a Settings,
    workload: &'a Workload,
    run: &'a Run,
    past: &'a [Event],
    future: &'a [Event],
    t_s: f64,
}

impl Now<'_> {
    fn moment(&self, t_s: f64) -> String {
        moment(self.words, self.workload, t_s)
    }

    /// Nothing is processed: why, and until when.
    fn outage(&self) -> Option<Told> {
        if self.run.running.at(self.t_s) > 0.0 {
            return None;
        }
        let cause = self.cause_of_outage();
        if let Some(decision) = self.scaled_now() {
            return Some((cause, Some(self.sentence(&self.verdict(decision).clause))));
        }
        let restored = self.future.iter().find(|event| is_restored(event));
        let again = restored.map(|event| {
            let time = self.moment(event.t_s);
            self.words.fill(Doing::Again, &[&time])
        });
        Some((cause, again))
    }

    /// What happens just now, the last of it first.
    fn just_now(&self) -> impl Iterator<Item = &Event> {
        let latest = self.past.iter().rev();
        latest.take_while(|event| event.t_s >= self.t_s - SAME_S)
    }

    /// The decision that the autoscaler makes just now.
    fn scaled_now(&self) -> Option<&Decision<Why>> {
        self.just_now().find_map(decision_of)
    }

    fn cause_of_outage(&self) -> String {
        let words = self.words;
        let told = |text| words.get(text).to_owned();
        let since = || self.past.iter().rev().take_while(|e| !is_restored(e));
        let by_hand = since().any(|e| matches!(e.kind, EventKind::SavepointBegun { .. }));
        if !by_hand && self.run.registered.at(self.t_s) <= 0.0 {
            return told(Doing::NoTaskManager);
        }
        for event in since() {
            match &event.kind {
                EventKind::SavepointBegun { from, to } => {
                    let (from, to) = (from.to_string(), to.to_string());
                    return words.fill(Doing::Savepoint, &[&from, &to]);
                }
                EventKind::SavepointDone => return told(Doing::Allocating),
                EventKind::Registered if by_hand => return told(Doing::Restoring),
                EventKind::Removed { noticed_s, .. } if *noticed_s > self.t_s => {
                    return self.silent().unwrap_or_else(|| told(Doing::AfterLoss));
                }
                EventKind::BackOff { until_s, failures } if *until_s > self.t_s => {
                    let text = if *failures > 1 && self.waits_longer_each_time() {
                        Doing::BackOffAgain
                    } else {
                        Doing::BackOff
                    };
                    return words.fill(text, &[&self.moment(*until_s), &failures.to_string()]);
                }
                EventKind::Restarting { cause } => return self.restarting(*cause),
                _ => {}
            }
        }
        told(Doing::NoTaskManager)
    }

    /// Whether the number of failures matters to the wait after one.
    fn waits_longer_each_time(&self) -> bool {
        match self.settings.restart_strategy {
            RestartStrategy::OfRelease => self.settings.flink != FlinkRelease::V1_13,
            RestartStrategy::FixedDelay => false,
            RestartStrategy::ExponentialDelay => true,
        }
    }

    fn restarting(&self, cause: RestartCause) -> String {
        // Flink 1.13 cannot deploy on a TaskManager that is gone, and waits
        // until it knows.
        if self.settings.flink == FlinkRelease::V1_13
            && let Some(silent) = self.silent()
        {
            return silent;
        }
        let text = match cause {
            RestartCause::FirstTaskManagers => Doing::OnFirst,
            RestartCause::TaskManagersRegistered => Doing::OnNew,
            RestartCause::TaskManagersLost => Doing::AfterLoss,
        };
        self.words.get(text).to_owned()
    }

    /// TaskManagers that are gone while the JobManager still believes in them.
    fn silent(&self) -> Option<String> {
        let (count, noticed_s) = self.unnoticed();
        let text = match count {
            0 => return None,
            1 => Doing::SilentOne,
            _ => Doing::SilentMany,
        };
        let time = self.moment(noticed_s);
        Some(self.words.fill(text, &[&time, &count.to_string()]))
    }

    /// How many they are, and when the last of them is noticed.
    fn unnoticed(&self) -> (u32, f64) {
        let mut sum = (0_u32, f64::NEG_INFINITY);
        for event in self.past {
            if let EventKind::Removed {
                count, noticed_s, ..
            } = event.kind
                && noticed_s > self.t_s
            {
                sum = (sum.0.saturating_add(count), sum.1.max(noticed_s));
            }
        }
        sum
    }

    /// The job works off a backlog, or makes it longer.
    fn behind(&self) -> Option<Told> {
        let backlog = self.run.backlog.at(self.t_s);
        let arrives_per_s = self.workload.rate.at(self.t_s);
        let overrun = arrives_per_s > self.run.processed_per_s.at(self.t_s);
        let records = count(self.words, backlog);
        if backlog > self.settings.in_flight_records.max(1.0) && overrun {
            return Some((self.words.fill(Doing::FallingBehind, &[&records]), None));
        }
        let last = self.past.iter().rev().find_map(|event| match event.kind {
            EventKind::Restored { backlog, .. } => Some(backlog > 0.0),
            EventKind::CaughtUp => Some(false),
            _ => None,
        });
        if backlog < 1.0 || last != Some(true) {
            return None;
        }
        let next = self.future.iter().find(|event| {
            matches!(
                event.kind,
                EventKind::CaughtUp
                    | EventKind::Removed { .. }
                    | EventKind::Restarting { .. }
                    | EventKind::SavepointBegun { .. }
            )
        });
        let done = next
            .filter(|event| event.kind == EventKind::CaughtUp)
            .map(|event| {
                let time = self.moment(event.t_s);
                self.words.fill(Doing::DoneAt, &[&time])
            });
        Some((self.words.fill(Doing::CatchingUp, &[&records]), done))
    }

    /// Something happens just now. A decision has more to say than the orders
    /// that follow from it.
    fn news(&self) -> Option<Told> {
        if self.scaled_now().is_some() {
            return None;
        }
        let event = self.just_now().next()?;
        let clause = event_clause(self.words, self.workload, event);
        // The container has just said that its TaskManager is starting.
        let under_way = match event.kind {
            EventKind::Started => None,
            _ => self.under_way(),
        };
        Some((self.sentence(&clause), under_way))
    }

    /// What the autoscaler thought when it last looked.
    fn decided(&self, looks: &[Look]) -> Option<Told> {
        let looked = looks.iter().rev().find(|l| l.t_s <= self.t_s + SAME_S);
        let looked = looked.map(|look| (look.t_s, &look.decision));
        let mut past = self.past.iter().rev();
        let scaled = past.find_map(|event| Some((event.t_s, decision_of(event)?)));
        let (at_s, decision) = match (looked, scaled) {
            (Some(look), Some(change)) if change.0 > look.0 => change,
            (Some(look), _) => look,
            (None, change) => change?,
        };
        let Verdict { clause, held } = self.verdict(decision);
        if decision.is_change() && self.t_s - at_s > FRESH_S {
            let time = clock(self.words, self.workload, at_s);
            let since = self.words.fill(Decided::Since, &[&time, &clause]);
            return Some((self.sentence(&since), self.under_way()));
        }
        Some((self.sentence(&clause), held.or_else(|| self.under_way())))
    }

    fn verdict(&self, decision: &Decision<Why>) -> Verdict {
        let until = |t_s| soon(self.words, self.workload, t_s);
        verdict(self.words, decision, self.t_s, &until)
    }

    /// TaskManagers that are starting, or that have registered and wait for the
    /// job to rescale.
    fn under_way(&self) -> Option<String> {
        let at = |column: &Steps| column.at(self.t_s);
        let run = self.run;
        let silent = f64::from(self.unnoticed().0);
        let alive = at(&run.registered) - silent;
        let starting = at(&run.workers) - alive;
        if starting >= 2.0 {
            let count = count(self.words, starting);
            return Some(self.words.fill(Doing::StartingMany, &[&count]));
        }
        if starting >= 1.0 {
            return Some(self.words.get(Doing::StartingOne).to_owned());
        }
        if alive <= at(&run.running) {
            return None;
        }
        // Nothing else may come between them and the rescale.
        let next = self.future.iter().find(|event| {
            matches!(
                event.kind,
                EventKind::Restarting { .. } | EventKind::Removed { .. }
            )
        });
        let for_new = EventKind::Restarting {
            cause: RestartCause::TaskManagersRegistered,
        };
        let next = next.filter(|event| event.kind == for_new)?;
        let time = self.moment(next.t_s);
        Some(self.words.fill(Doing::UsedAt, &[&time]))
    }

    /// The workers beside what the load needs.
    fn balance(&self) -> Told {
        let workers = self.run.workers.at(self.t_s);
        let load = self.workload.rate.at(self.t_s) / planned_rate_per_s(self.settings);
        let difference = workers - load;
        let text = if difference >= 0.05 {
            Doing::MoreThanLoad
        } else if difference <= -0.05 {
            Doing::FewerThanLoad
        } else {
            Doing::JustTheLoad
        };
        // `as` saturates.
        let workers = worker_count(self.words, workers as u32);
        let difference = grouped(self.words, difference.abs(), 1);
        (
            self.words.fill(text, &[&workers, &difference]),
            self.under_way(),
        )
    }

    /// A clause with a capital at its beginning and a stop at its end.
    fn sentence(&self, clause: &str) -> String {
        let mut letters = clause.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let text: String = first.into_iter().chain(letters).collect();
        self.words.fill(Doing::Stop, &[&text])
    }
}

fn decision_of(event: &Event) -> Option<&Decision<Why>> {
    match &event.kind {
        EventKind::Scaled { decision, .. } => Some(decision),
        _ => None,
    }
}

fn is_restored(event: &Event) -> bool {
    matches!(event.kind, EventKind::Restored { .. })
}
