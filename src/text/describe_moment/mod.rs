//! The state of a policy's fleet at a moment, and its reason, in words.

mod outage;

use std::cell::Cell;
use std::cmp::Ordering;

use crate::allocation::{Event, EventKind, Run};
use crate::autoscaler::{Decision, Evaluation, ScalingReason};
use crate::flink::RestartCause;
use crate::settings::Settings;
use crate::text::clock::{self, clock, clock_to_the_second};
use crate::text::decision::{Verdict, verdict};
use crate::text::event::{event_clause, has_seconds};
use crate::text::messages::{Decided, Doing};
use crate::text::names::worker_count;
use crate::text::number::cmp_shown;
use crate::text::{Words, count, grouped};
use crate::timeline::Steps;
use crate::workload::Workload;

/// Times closer than this, in seconds, are the same.
const SAME_S: f64 = 0.01;
/// A change that is older than this, in seconds, is described with its time.
const FRESH_S: f64 = 60.0;

/// What a fleet does at a time, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The time, to the second if the text has times to the second.
    pub clock: String,
    /// The time and one or two short sentences.
    pub text: String,
}

/// Returns one or two short sentences about a fleet `t_s` seconds from the start:
/// an outage, a backlog, an event at that moment, the last evaluation of the
/// autoscaler, or the workers beside the load, the first of these that applies.
///
/// `evaluations` are those of the fleet's autoscaler in order of time, as far as
/// they are known. `name` names the fleet where there are several.
pub fn moment(
    words: &Words,
    settings: &Settings,
    workload: &Workload,
    run: &Run,
    evaluations: &[Evaluation],
    t_s: f64,
    name: Option<&str>,
) -> Moment {
    let split = run.events.partition_point(|e| e.t_s <= t_s + SAME_S);
    let (past, future) = run.events.split_at_checked(split).unwrap_or_default();
    let situation = Situation {
        words,
        settings,
        workload,
        run,
        past,
        future,
        t_s,
        has_seconds: Cell::new(false),
    };
    let (first, second) = situation
        .outage()
        .or_else(|| situation.behind())
        .or_else(|| situation.event_now())
        .or_else(|| situation.decided(evaluations))
        .unwrap_or_else(|| situation.balance());
    let mut text = match name {
        Some(name) => [name, " · ", &first].concat(),
        None => first,
    };
    if let Some(second) = second {
        text.push_str(words.between_sentences());
        text.push_str(&second);
    }
    let clock = if situation.has_seconds.get() {
        clock_to_the_second(words, workload, t_s)
    } else {
        clock(words, workload, t_s)
    };
    Moment {
        text: words.fill(Doing::At, &[&clock, &text]),
        clock,
    }
}

/// One or two sentences.
type Sentences = (String, Option<String>);

/// The state of a fleet at one time.
struct Situation<'a> {
    words: &'a Words,
    settings: &'a Settings,
    workload: &'a Workload,
    run: &'a Run,
    past: &'a [Event],
    future: &'a [Event],
    t_s: f64,
    /// Whether a time was written to the second.
    has_seconds: Cell<bool>,
}

impl Situation<'_> {
    fn moment(&self, t_s: f64) -> String {
        self.has_seconds.set(true);
        clock::moment(self.words, self.workload, t_s)
    }

    /// Formats a time to the minute, or to the second within this minute.
    fn soon(&self, t_s: f64) -> String {
        let soon = |t_s| clock::soon(self.words, self.workload, t_s);
        let text = soon(t_s);
        if text == soon(self.t_s) {
            self.moment(t_s)
        } else {
            text
        }
    }

    /// The events at this moment, the last first.
    fn events_now(&self) -> impl Iterator<Item = &Event> {
        let latest = self.past.iter().rev();
        latest.take_while(|event| event.t_s >= self.t_s - SAME_S)
    }

    /// The decision that the autoscaler makes at this moment.
    fn scaled_now(&self) -> Option<&Decision<ScalingReason>> {
        self.events_now().find_map(decision_of)
    }

    /// Says whether the job works off a backlog or falls further behind.
    fn behind(&self) -> Option<Sentences> {
        // Records in flight are read already and no consumer lag.
        let lag = (self.run.backlog.at(self.t_s) - self.settings.in_flight_records).max(0.0);
        let arrives_per_s = self.workload.rate.at(self.t_s);
        let overrun = arrives_per_s > self.run.processed_per_s.at(self.t_s);
        let records = count(self.words, lag);
        if lag > 1.0 && overrun {
            return Some((self.words.fill(Doing::FallingBehind, &[&records]), None));
        }
        let last = self.past.iter().rev().find_map(|event| match event.kind {
            EventKind::Restored { backlog, .. } => Some(backlog > 0.0),
            EventKind::CaughtUp => Some(false),
            _ => None,
        });
        if lag < 1.0 || last != Some(true) {
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

    /// Describes the last event at this moment. Next to a decision, the events
    /// that follow from it are left out.
    fn event_now(&self) -> Option<Sentences> {
        if self.scaled_now().is_some() {
            return None;
        }
        let event = self.events_now().next()?;
        if has_seconds(event) {
            self.has_seconds.set(true);
        }
        let clause = event_clause(self.words, self.workload, event);
        // The event itself says that a TaskManager is starting.
        let under_way = match event.kind {
            EventKind::Started { .. } => None,
            _ => self.under_way(),
        };
        Some((self.sentence(&clause), under_way))
    }

    /// Describes the last evaluation of the autoscaler.
    fn decided(&self, evaluations: &[Evaluation]) -> Option<Sentences> {
        let evaluated = evaluations
            .iter()
            .rev()
            .find(|l| l.t_s <= self.t_s + SAME_S);
        let evaluated = evaluated.map(|last| (last.t_s, &last.decision));
        let mut past = self.past.iter().rev();
        let scaled = past.find_map(|event| Some((event.t_s, decision_of(event)?)));
        let (at_s, decision) = match (evaluated, scaled) {
            (Some(last), Some(change)) if change.0 > last.0 => change,
            (Some(last), _) => last,
            (None, change) => change?,
        };
        let Verdict { clause, limitation } = self.verdict(decision);
        if decision.is_change() && self.t_s - at_s > FRESH_S {
            let time = clock(self.words, self.workload, at_s);
            let since = self.words.fill(Decided::Since, &[&time, &clause]);
            return Some((self.sentence(&since), self.under_way()));
        }
        Some((
            self.sentence(&clause),
            limitation.or_else(|| self.under_way()),
        ))
    }

    fn verdict(&self, decision: &Decision<ScalingReason>) -> Verdict {
        verdict(self.words, decision, self.t_s, &|t_s| self.soon(t_s))
    }

    /// Describes TaskManagers that are starting, or that have registered and wait
    /// for the job to rescale.
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
        // Only if nothing else comes before the rescale.
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

    /// Compares the workers with what the load needs.
    fn balance(&self) -> Sentences {
        let workers = self.run.workers.at(self.t_s);
        let load = self.workload.rate.at(self.t_s) / self.settings.planned_rate_per_s();
        let text = match cmp_shown(workers, load) {
            Ordering::Greater => Doing::MoreThanLoad,
            Ordering::Less => Doing::FewerThanLoad,
            Ordering::Equal => Doing::JustTheLoad,
        };
        let difference = grouped(self.words, (workers - load).abs(), 1);
        // `as` saturates.
        let workers = worker_count(self.words, workers as u32);
        (
            self.words.fill(text, &[&workers, &difference]),
            self.under_way(),
        )
    }

    fn sentence(&self, clause: &str) -> String {
        sentence(self.words, clause)
    }
}

/// Makes a sentence of a clause: a capital letter first, a full stop last.
pub(super) fn sentence(words: &Words, clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let text: String = first.into_iter().chain(letters).collect();
    words.fill(Doing::Stop, &[&text])
}

fn decision_of(event: &Event) -> Option<&Decision<ScalingReason>> {
    match &event.kind {
        EventKind::Scaled { decision, .. } => Some(decision),
        _ => None,
    }
}

fn is_restored(event: &Event) -> bool {
    matches!(event.kind, EventKind::Restored { .. })
}
