//! The score of the reader's own cluster against the autoscaler.
//!
//! It uses the numbers of the figure as they are rounded there, and compares what the
//! reader sees: two waits that are written alike are the same.

use std::cmp::Ordering;

use super::Words;
use super::clock::clock;
use super::messages::Score;
use super::numbers::Numbers;
use super::service::{LEAST_WAIT_S, service};
use crate::allocation::{CommandKind, Policy};
use crate::workload::Workload;

/// The score of the own cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoreboard {
    /// What the reader's commands cost and how long records wait; empty without commands.
    pub you: String,
    /// The same of the autoscaler's fleet.
    pub autoscaler: String,
    /// How the two compare.
    pub verdict: String,
    /// Whether the reader's cluster never caught up.
    pub is_lost: bool,
}

/// Returns the score; `has_commands` says whether the reader has commanded anything.
pub fn scoreboard(numbers: &Numbers, has_commands: bool) -> Scoreboard {
    let words = numbers.words;
    let line = |who, policy| line(numbers, words.get(who), policy);
    let (you, autoscaler) = (
        line(Score::You, Policy::Script),
        line(Score::Autoscaler, Policy::Reactive),
    );
    let caught_up = |policy| numbers.of(policy).caught_up;
    let is_lost = has_commands && !caught_up(Policy::Script);
    let verdict = if !has_commands {
        words.get(Score::NoCommands).to_owned()
    } else if is_lost {
        words.get(Score::YouLost).to_owned()
    } else if !caught_up(Policy::Reactive) {
        words.get(Score::ItLost).to_owned()
    } else {
        verdict(numbers)
    };
    Scoreboard {
        you: if has_commands { you } else { String::new() },
        autoscaler,
        verdict,
        is_lost,
    }
}

/// Returns the numbers of one fleet in a sentence.
fn line(numbers: &Numbers, who: &str, policy: Policy) -> String {
    let words = numbers.words;
    let report = numbers.of(policy);
    if !report.caught_up {
        let behind = numbers.records(policy, |report| report.end_lag);
        return words.fill(Score::Lost, &[who, &behind]);
    }
    let delay = if report.max_delay < LEAST_WAIT_S {
        service(numbers, policy).delay
    } else {
        let delay = numbers.duration(policy, |report| report.max_delay);
        let records = numbers.records(policy, |report| report.max_lag);
        words.fill(Score::Behind, &[&delay, &records])
    };
    let hours = numbers.hours(policy);
    let short = numbers.share(policy, |report| report.short_time_share);
    words.fill(Score::Line, &[who, &hours, &short, &delay])
}

fn verdict(numbers: &Numbers) -> String {
    let words = numbers.words;
    let wait_s = |policy| numbers.of(policy).max_delay;
    let written = |policy| service(numbers, policy).delay;
    let wait = if written(Policy::Script) == written(Policy::Reactive) {
        Score::WaitSame
    } else if wait_s(Policy::Script) < wait_s(Policy::Reactive) {
        Score::WaitShorter
    } else {
        Score::WaitLonger
    };
    let (order, hours) = numbers.hours_apart(Policy::Script, Policy::Reactive);
    let paid = match order {
        Ordering::Less => Score::PaidLess,
        Ordering::Equal => Score::PaidSame,
        Ordering::Greater => Score::PaidMore,
    };
    let paid = words.fill(paid, &[&hours]);
    words.fill(Score::Verdict, &[words.get(wait), &paid])
}

/// Returns what a try cost and how long records waited, and what makes it the best;
/// `numbers` are those of a report whose own cluster is the try.
pub fn best_try(numbers: &Numbers) -> [String; 2] {
    let delay = service(numbers, Policy::Script).delay;
    let hours = numbers.hours(Policy::Script);
    [
        numbers.words.fill(Score::Best, &[&hours, &delay]),
        numbers.words.get(Score::BestRule).to_owned(),
    ]
}

/// Returns the label of the button that restores the best try.
pub fn bring_back(words: &Words) -> &str {
    words.get(Score::BringBack)
}

/// Returns a command with its time: “Start one at 1 h 53 min”.
pub fn command_at(words: &Words, workload: &Workload, kind: CommandKind, at_s: f64) -> String {
    let pattern = match kind {
        CommandKind::Start | CommandKind::Register => Score::StartAt,
        CommandKind::Stop | CommandKind::Lose => Score::StopAt,
        CommandKind::Kill => Score::KillAt,
    };
    words.fill(pattern, &[&clock(words, workload, at_s)])
}
