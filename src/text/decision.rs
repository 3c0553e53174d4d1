//! What an autoscaler decided, and why, in words.

use super::messages::Decided;
use super::names::worker_count;
use super::{Basic, Words, count, grouped};
use crate::autoscaler::hpa::{Limit, MetricsError};
use crate::autoscaler::{Decision, ScalingReason, asg, hpa, mig};

/// A decision in words.
pub(super) struct Verdict {
    /// What was decided on what was seen: a clause without a stop at its end.
    pub(super) clause: String,
    /// A sentence about what held it back, if anything did.
    pub(super) held: Option<String>,
}

/// Says a decision. `until` writes a time; `now_s` is when the reader evaluations, in
/// seconds: what ended before then is not told.
pub(super) fn verdict(
    words: &Words,
    decision: &Decision<ScalingReason>,
    now_s: f64,
    until: &dyn Fn(f64) -> String,
) -> Verdict {
    let speaker = Speaker {
        words,
        decision,
        now_s,
        until,
    };
    match decision.reason {
        ScalingReason::Hpa(reason) => speaker.hpa(reason),
        ScalingReason::Asg(reason) => speaker.asg(reason),
        ScalingReason::Mig(reason) => speaker.mig(reason),
    }
}

struct Speaker<'a> {
    words: &'a Words,
    decision: &'a Decision<ScalingReason>,
    now_s: f64,
    until: &'a dyn Fn(f64) -> String,
}

impl Speaker<'_> {
    fn hpa(&self, reason: hpa::Reason) -> Verdict {
        use hpa::Reason;
        match reason {
            Reason::ScalingDisabled => plain(self.words.fill(Decided::Off, &[self.name()])),
            Reason::NoMetrics(error) => plain(self.keeps(self.words.get(unmeasured(error)))),
            Reason::WithinTolerance => plain(self.nothing_to_do(Decided::WithinTolerance)),
            Reason::AtTarget => plain(self.nothing_to_do(Decided::AtTarget)),
            Reason::Undecided => plain(self.keeps(self.words.get(Decided::Undecided))),
            Reason::ScaledUp | Reason::ScaledDown => plain(self.change()),
            Reason::AboveMaximum => self.limited(Decided::Maximum),
            Reason::BelowMinimum => self.limited(Decided::Minimum),
            Reason::Stabilized(hold) => self.held(Decided::Held, hold.held_at, hold.until_s),
            Reason::Limited { limit, .. } => match limit {
                Limit::ScaleUpLimit => self.with(self.words.get(Decided::StepUp).to_owned()),
                Limit::ScaleDownLimit => self.with(self.words.get(Decided::StepDown).to_owned()),
                Limit::TooManyReplicas => self.limited(Decided::Maximum),
                Limit::TooFewReplicas => self.limited(Decided::Minimum),
            },
        }
    }

    fn asg(&self, reason: asg::Reason) -> Verdict {
        use asg::Reason;
        let told = |text| self.words.get(text).to_owned();
        let confirming = |text, minutes: u32, needed: u32| {
            let values = [minutes.to_string(), needed.to_string()];
            self.words.fill(text, &[&values[0], &values[1]])
        };
        let warming = |text, count: u32| self.words.fill(text, &[&count.to_string()]);
        match reason {
            Reason::AboveMaximum | Reason::AtMaximum => self.limited(Decided::Maximum),
            Reason::BelowMinimum | Reason::AtMinimum => self.limited(Decided::Minimum),
            Reason::NoData => plain(self.keeps(self.words.get(Decided::NoInstances))),
            Reason::BetweenAlarms => plain(self.nothing_to_do(Decided::BetweenAlarms)),
            Reason::ScaledOut | Reason::ScaledIn => plain(self.change()),
            Reason::ConfirmingHigh { minutes, needed } => {
                self.with(confirming(Decided::ConfirmingHigh, minutes, needed))
            }
            Reason::ConfirmingLow { minutes, needed } => {
                self.with(confirming(Decided::ConfirmingLow, minutes, needed))
            }
            Reason::CoveredByWarming { warming: n } => self.with(warming(Decided::Covered, n)),
            Reason::NothingToAdd => self.with(told(Decided::Enough)),
            Reason::BlockedByWarming { warming: n } => self.with(warming(Decided::Warming, n)),
            Reason::ScaleInDisabled => self.with(told(Decided::ScaleInOff)),
            Reason::NothingToRemove => self.with(told(Decided::OneFewer)),
        }
    }

    fn mig(&self, reason: mig::Reason) -> Verdict {
        use mig::Reason;
        match reason {
            Reason::NoData => plain(self.keeps(self.words.get(Decided::NoMachines))),
            Reason::AtTarget => plain(self.nothing_to_do(Decided::AtTarget)),
            Reason::ScaledOut | Reason::ScaledIn => plain(self.change()),
            Reason::AtMaximum => self.limited(Decided::Maximum),
            Reason::AtMinimum => self.limited(Decided::Minimum),
            Reason::Stabilized { held_at, until_s } => {
                self.held(Decided::HeldByPeriod, held_at, until_s)
            }
            Reason::ScaleInControl { floor, until_s } => {
                self.held(Decided::HeldByControls, floor, until_s)
            }
            Reason::KeptByMode { recommended } => Verdict {
                clause: self.would(recommended),
                held: Some(self.words.get(Decided::ScaleInOff).to_owned()),
            },
        }
    }

    /// What was decided, with a sentence behind it.
    fn with(&self, held: String) -> Verdict {
        Verdict {
            clause: self.change(),
            held: Some(held),
        }
    }

    fn limited(&self, text: Decided) -> Verdict {
        let limit = self.decision.wanted.to_string();
        self.with(self.words.fill(text, &[&limit]))
    }

    fn held(&self, text: Decided, held_at: u32, until_s: f64) -> Verdict {
        let values = [held_at.to_string(), (self.until)(until_s)];
        Verdict {
            clause: self.change(),
            held: (until_s > self.now_s).then(|| self.words.fill(text, &[&values[0], &values[1]])),
        }
    }

    /// Another size, the one that the metric asks for, or the same.
    fn change(&self) -> String {
        let decision = self.decision;
        match decision.raw {
            _ if decision.is_change() => self.sizes(Decided::Wants, decision.wanted),
            Some(raw) if raw != decision.was => self.would(raw),
            _ => self.keeps(&self.seen()),
        }
    }

    fn would(&self, size: u32) -> String {
        self.sizes(Decided::Would, size)
    }

    fn sizes(&self, pattern: Decided, size: u32) -> String {
        let (size, was) = (size.to_string(), self.decision.was.to_string());
        self.words
            .fill(pattern, &[self.name(), &size, &was, &self.seen()])
    }

    fn keeps(&self, because: &str) -> String {
        let size = self.decision.wanted.to_string();
        self.words
            .fill(Decided::Keeps, &[self.name(), &size, because])
    }

    fn nothing_to_do(&self, pattern: Decided) -> String {
        let workers = worker_count(self.words, self.decision.wanted);
        self.words.fill(pattern, &[&workers, &self.seen()])
    }

    fn name(&self) -> &str {
        self.words.get(match self.decision.reason {
            ScalingReason::Hpa(_) => Decided::Hpa,
            ScalingReason::Asg(_) => Decided::Asg,
            ScalingReason::Mig(_) => Decided::Mig,
        })
    }

    /// The CPU use against the target.
    fn seen(&self) -> String {
        let Some(observed_pct) = self.decision.observed_pct else {
            return self.words.get(Decided::Unseen).to_owned();
        };
        let pattern = match self.decision.reason {
            ScalingReason::Hpa(_) => Decided::OfRequest,
            ScalingReason::Asg(_) | ScalingReason::Mig(_) => Decided::OfMachine,
        };
        let [observed, target] = [observed_pct, self.decision.target_pct].map(|pct| {
            let number = if pct.fract() == 0.0 {
                count(self.words, pct)
            } else {
                grouped(self.words, pct, 1)
            };
            self.words.fill(Basic::Percent, &[&number])
        });
        self.words.fill(pattern, &[&observed, &target])
    }
}

fn plain(clause: String) -> Verdict {
    Verdict { clause, held: None }
}

fn unmeasured(error: MetricsError) -> Decided {
    match error {
        MetricsError::NoMetrics => Decided::NoMetrics,
        MetricsError::NoPods => Decided::NoPods,
        MetricsError::NoReadyMetrics => Decided::NoReadyMetrics,
        MetricsError::MissingRequest => Decided::MissingRequest,
        MetricsError::NoMatchingPods => Decided::NoMatchingPods,
        MetricsError::OtherMetricFailed => Decided::OtherMetricFailed,
    }
}
