//! An autoscaler's decision and its reason, in words.
//!
//! The texts of one autoscaler are one file here, which implements
//! [`ReasonText`] for its reason.

mod asg;
mod asg_steps;
mod flink;
mod hpa;
mod keda;
mod managed_flink;
mod mig;
mod schedule;

use super::messages::Decided;
use super::names::worker_count;
use super::{Basic, Words, count, grouped};
use crate::autoscaler::{Decision, Metric, ScalingReason};

/// A decision in words.
pub(super) struct Verdict {
    /// The decision and the metric behind it: a clause without a full stop.
    pub(super) clause: String,
    /// A sentence about what limits or delays the decision, if anything does.
    pub(super) limitation: Option<String>,
}

/// Puts a decision into words. `until` formats a time. A limitation that ended
/// before `now_s`, in seconds, is left out.
pub(super) fn verdict(
    words: &Words,
    decision: &Decision<ScalingReason>,
    now_s: f64,
    until: &dyn Fn(f64) -> String,
) -> Verdict {
    let reason = reason_text(&decision.reason);
    let writer = DecisionWriter {
        words,
        decision,
        reason,
        now_s,
        until,
    };
    reason.verdict(&writer)
}

fn reason_text(reason: &ScalingReason) -> &dyn ReasonText {
    match reason {
        ScalingReason::Hpa(reason) => reason,
        ScalingReason::Asg(reason) => reason,
        ScalingReason::Mig(reason) => reason,
        ScalingReason::HpaLag(reason) => reason,
        ScalingReason::Keda(reason) => reason,
        ScalingReason::Flink(reason) => reason,
        ScalingReason::AsgSteps(reason) => reason,
        ScalingReason::ManagedFlink(reason) => reason,
        ScalingReason::Schedule(reason) => reason,
    }
}

/// The texts of one autoscaler's reasons.
trait ReasonText {
    /// The name of the autoscaler within a clause.
    fn autoscaler(&self) -> Decided;

    /// The pattern for the observed CPU use (`{0}`) and the target (`{1}`).
    fn observed(&self) -> Decided {
        Decided::OfMachine
    }

    /// Puts a decision with this reason into words.
    fn verdict(&self, writer: &DecisionWriter) -> Verdict;
}

/// Writes the parts that the texts of all autoscalers share.
struct DecisionWriter<'a> {
    words: &'a Words,
    decision: &'a Decision<ScalingReason>,
    reason: &'a dyn ReasonText,
    now_s: f64,
    until: &'a dyn Fn(f64) -> String,
}

impl DecisionWriter<'_> {
    /// The change, followed by a fixed sentence.
    fn change_and(&self, sentence: Decided) -> Verdict {
        self.change_limited(self.words.get(sentence).to_owned())
    }

    /// The change, followed by a sentence with numbers in it.
    fn change_and_fill(&self, sentence: Decided, numbers: &[u32]) -> Verdict {
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        self.change_limited(self.words.fill(sentence, &numbers))
    }

    fn change_limited(&self, limitation: String) -> Verdict {
        Verdict {
            clause: self.change(),
            limitation: Some(limitation),
        }
    }

    /// The change, and the bound that the wanted size has reached.
    fn at_bound(&self, sentence: Decided) -> Verdict {
        self.change_and_fill(sentence, &[self.decision.wanted])
    }

    /// The change, and the earlier size that holds it until `until_s` seconds.
    fn held(&self, sentence: Decided, held_at: u32, until_s: f64) -> Verdict {
        let values = [held_at.to_string(), (self.until)(until_s)];
        let held = until_s > self.now_s;
        Verdict {
            clause: self.change(),
            limitation: held.then(|| self.words.fill(sentence, &[&values[0], &values[1]])),
        }
    }

    /// Another size, the one that the metric asks for, or the same.
    fn change(&self) -> String {
        let decision = self.decision;
        match decision.raw {
            _ if decision.is_change() => self.sizes(Decided::Wants, decision.wanted),
            Some(raw) if raw != decision.was => self.would(raw),
            _ => self.keeps(&self.observed()),
        }
    }

    fn would(&self, size: u32) -> String {
        self.sizes(Decided::Would, size)
    }

    fn sizes(&self, pattern: Decided, size: u32) -> String {
        let (size, was) = (size.to_string(), self.decision.was.to_string());
        self.words
            .fill(pattern, &[self.name(), &size, &was, &self.observed()])
    }

    fn keeps(&self, because: &str) -> String {
        let size = self.decision.wanted.to_string();
        self.words
            .fill(Decided::Keeps, &[self.name(), &size, because])
    }

    /// The size stays, for a reason that is a fixed text.
    fn keeps_because(&self, because: Decided) -> Verdict {
        clause_only(self.keeps(self.words.get(because)))
    }

    fn nothing_to_do(&self, pattern: Decided) -> Verdict {
        let workers = worker_count(self.words, self.decision.wanted);
        clause_only(self.words.fill(pattern, &[&workers, &self.observed()]))
    }

    fn name(&self) -> &str {
        self.words.get(self.reason.autoscaler())
    }

    /// The metric against its target.
    fn observed(&self) -> String {
        let decision = self.decision;
        let (Some(observed), Some(target)) = (decision.observed, decision.target) else {
            return self.words.get(Decided::Unseen).to_owned();
        };
        let pattern = match decision.metric {
            Metric::CpuPct => self.reason.observed(),
            Metric::LagPerWorker => Decided::LagPerWorker,
            Metric::BusyPct => Decided::BusyShare,
        };
        let [observed, target] =
            [observed, target].map(|value| metric_text(self.words, decision.metric, value));
        self.words.fill(pattern, &[&observed, &target])
    }
}

/// Returns a value of a metric with its unit.
pub(super) fn metric_text(words: &Words, metric: Metric, value: f64) -> String {
    if metric == Metric::LagPerWorker {
        return count(words, value);
    }
    let number = if value.fract() == 0.0 {
        count(words, value)
    } else {
        grouped(words, value, 1)
    };
    words.fill(Basic::Percent, &[&number])
}

fn clause_only(clause: String) -> Verdict {
    Verdict {
        clause,
        limitation: None,
    }
}
