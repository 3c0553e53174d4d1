//! The headline of a figure: what each fleet costs, and how well it serves.
//!
//! Its rules, in this order:
//! - A fleet that does not catch up, or whose job failed for good, is lost: that is said
//!   first, and no saving of it or against it is given.
//! - The worker-hours of the leading fleet are compared with those of the static
//!   fleet in sight, and with those of the smallest static fleet that is never short;
//!   those of the reader's own cluster only with the fleets in sight.
//! - It says how often and by how much the leading fleet and its rival are short, and
//!   what any other fleet costs.
//! - A standstill of more than 1 % of the time and more than 5 % of the records
//!   processed again are named for each fleet, and a wait above the limit for the
//!   leading one, if it is compared.
//! - Where the scheduled fleet is in sight, it says what its plan was written for.
//!
//! It speaks of the charts in sight only.

mod plan_known;
mod shortage;

use super::numbers::Numbers;
use super::{Basic, count, fleet_name, policy_title, span_genitive, span_name};
use crate::allocation::Policy;
use crate::report::PolicyReport;
use crate::settings::Settings;
pub(super) use plan_known::plan_known;
use shortage::Shortage;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Whether it is emphasised.
    pub strong: bool,
}

/// A share of the time at a standstill above this is named.
const NAMED_STANDSTILL: f64 = 0.01;
/// A share of records processed again above this is named.
const NAMED_REPROCESSING: f64 = 0.05;

/// Returns the headline of a figure with these charts. `touched` is the policy whose
/// settings the reader changed last: the headline leads with it.
pub fn headline(
    settings: &Settings,
    numbers: &Numbers,
    charts: &[Policy],
    touched: Option<Policy>,
) -> Vec<Phrase> {
    let mut headline = Headline {
        settings,
        numbers,
        phrases: Vec::new(),
    };
    let charts: Vec<Policy> = charts
        .iter()
        .copied()
        .filter(|policy| numbers.report.of(*policy).is_some())
        .collect();
    let Some(leading) = leading(&charts, touched) else {
        return Vec::new();
    };
    let other = rival(&charts, leading);
    for policy in &charts {
        headline.lost(*policy);
    }
    headline.cost(leading, other);
    // Of a lost fleet, that it is lost is enough.
    let caught_up = |policy: &Policy| headline.of(*policy).caught_up;
    if caught_up(&leading) {
        let other = other.filter(caught_up);
        headline.shortage(leading, other, charts.len());
    }
    for policy in &charts {
        if *policy != leading && Some(*policy) != other {
            headline.third(*policy);
        }
    }
    for policy in &charts {
        headline.troubles(*policy);
    }
    if charts.contains(&Policy::Schedule)
        && let Some(known) = plan_known(settings)
    {
        headline.say(known, &[]);
    }
    if other.is_some() {
        headline.late(leading);
    }
    headline.phrases
}

/// Returns the policy that the headline is about.
fn leading(charts: &[Policy], touched: Option<Policy>) -> Option<Policy> {
    let order = [
        Policy::Reactive,
        Policy::Script,
        Policy::Schedule,
        Policy::Manual,
        Policy::Static,
    ];
    let touched = touched.filter(|policy| *policy != Policy::Static);
    let mut wanted = touched.into_iter().chain(order);
    wanted.find(|policy| charts.contains(policy))
}

/// Returns the policy that the leading one is compared with.
fn rival(charts: &[Policy], leading: Policy) -> Option<Policy> {
    let order = [
        Policy::Static,
        Policy::Reactive,
        Policy::Schedule,
        Policy::Manual,
    ];
    let mut others = order.into_iter().filter(|policy| *policy != leading);
    others.find(|policy| charts.contains(policy))
}

struct Headline<'a> {
    settings: &'a Settings,
    numbers: &'a Numbers<'a>,
    phrases: Vec<Phrase>,
}

impl Headline<'_> {
    fn of(&self, policy: Policy) -> &PolicyReport {
        self.numbers.of(policy)
    }

    /// Adds a pattern, whose part between two strokes is emphasised.
    fn say(&mut self, pattern: Basic, values: &[&str]) {
        let words = self.numbers.words;
        if !self.phrases.is_empty() {
            self.push(words.between_sentences().to_owned(), false);
        }
        for (index, part) in words.get(pattern).split('|').enumerate() {
            self.push(words.fill_text(part, values), index == 1);
        }
    }

    fn push(&mut self, text: String, strong: bool) {
        if !text.is_empty() {
            self.phrases.push(Phrase { text, strong });
        }
    }

    fn lost(&mut self, policy: Policy) {
        if self.of(policy).caught_up {
            return;
        }
        let behind = self.numbers.records(policy, |report| report.end_lag);
        let name = fleet_name(self.numbers.words, policy);
        let pattern = if self.of(policy).failed {
            Basic::JobFailed
        } else {
            Basic::NeverCatchesUp
        };
        self.say(pattern, &[name, &behind]);
    }

    /// Says what the leading fleet costs, with a saving only between fleets that do
    /// the work.
    fn cost(&mut self, leading: Policy, other: Option<Policy>) {
        if !self.of(leading).caught_up {
            return;
        }
        let words = self.numbers.words;
        let name = policy_title(words, leading);
        let span = span_name(words, self.settings);
        let ours = self.numbers.hours(leading);
        let idle = self.numbers.share(leading, |report| report.idle_share);
        match other.filter(|other| self.of(*other).caught_up) {
            Some(other) => {
                let theirs = self.numbers.hours(other);
                let difference = self.difference(leading, self.of(other).worker_hours);
                self.say(Basic::Compared, &[name, span, &ours, &theirs, &difference]);
            }
            None if other.is_some() => self.say(Basic::Alone, &[name, span, &ours]),
            None => self.say(Basic::One, &[name, &ours, &idle]),
        }
        let enough = self.numbers.report.never_short_workers;
        let is_compared = [Some(leading), other].contains(&Some(Policy::Static));
        let is_needed = if is_compared {
            enough != self.settings.static_workers
        } else {
            leading != Policy::Script
        };
        if is_needed {
            let span_h =
                self.of(Policy::Static).worker_hours / f64::from(self.settings.static_workers);
            let difference = self.difference(leading, f64::from(enough) * span_h);
            self.say(
                Basic::AgainstEnough,
                &[&count(words, f64::from(enough)), &difference],
            );
        }
    }

    /// Compares the worker-hours of the leading policy with others: "45 % less".
    fn difference(&self, leading: Policy, others_h: f64) -> String {
        let words = self.numbers.words;
        let saved = 1.0 - self.of(leading).worker_hours / others_h;
        let pattern = if saved.abs() < 0.005 {
            Basic::Same
        } else if saved > 0.0 {
            Basic::Less
        } else {
            Basic::More
        };
        words.fill(pattern, &[&self.numbers.difference(leading, others_h)])
    }

    fn troubles(&mut self, policy: Policy) {
        let report = self.numbers.of(policy);
        let name = fleet_name(self.numbers.words, policy);
        if report.down_time_share > NAMED_STANDSTILL {
            let share = self.numbers.share(policy, |report| report.down_time_share);
            let restarts = self
                .numbers
                .count(policy, |report| f64::from(report.rescales));
            self.say(Basic::StoodStill, &[name, &share, &restarts]);
        }
        if report.reprocessed_share > NAMED_REPROCESSING {
            let share = self
                .numbers
                .share(policy, |report| report.reprocessed_share);
            self.say(Basic::Reprocessed, &[name, &share]);
        }
    }

    /// Says how long records wait for the leading fleet, if that is above the limit.
    fn late(&mut self, leading: Policy) {
        let report = self.of(leading);
        if report.max_delay > self.settings.delay_limit_s && report.caught_up {
            let delay = self.numbers.duration(leading, |report| report.max_delay);
            let name = fleet_name(self.numbers.words, leading);
            self.say(Basic::Waits, &[name, &delay]);
        }
    }

    /// Says what a fleet costs that is neither the leading one nor its rival, and for
    /// how much of the time it is short.
    fn third(&mut self, policy: Policy) {
        if !self.of(policy).caught_up {
            return;
        }
        let words = self.numbers.words;
        let (name, hours) = (policy_title(words, policy), self.numbers.hours(policy));
        match Shortage::of(self.numbers, policy) {
            Some(short) => {
                self.say(Basic::ThirdShort, &[name, &hours, &short.time]);
            }
            None => self.say(Basic::Third, &[name, &hours]),
        }
    }

    /// Says for how much of the time the leading fleet and the other one, of so many
    /// charts, are short.
    fn shortage(&mut self, leading: Policy, other: Option<Policy>, charts: usize) {
        let words = self.numbers.words;
        let span = span_genitive(words, self.settings);
        let name = other.map_or("", |other| policy_title(words, other));
        let (ours, theirs) = (
            Shortage::of(self.numbers, leading),
            other.map(|other| Shortage::of(self.numbers, other)),
        );
        let pattern = match (ours.is_some(), &theirs) {
            (true, None) => Basic::OneShort,
            (true, Some(None)) => Basic::LeadingShort,
            (true, Some(Some(_))) => Basic::BothShort,
            (false, None) => Basic::OneNeverShort,
            (false, Some(None)) if charts > 2 => Basic::TwoNeverShort,
            (false, Some(None)) => Basic::NeverShort,
            (false, Some(Some(_))) => Basic::OtherShort,
        };
        let ours = ours.unwrap_or_default();
        let theirs = theirs.flatten().unwrap_or_default();
        let degree = words.get(if ours.is_little {
            Basic::LittleShort
        } else {
            Basic::IsShort
        });
        let missing = match ours.is_tiny {
            true => String::new(),
            false => words.fill(Basic::OnAverage, &[&ours.missing]),
        };
        self.say(
            pattern,
            &[
                &ours.time,
                span,
                degree,
                &missing,
                name,
                &theirs.time,
                &theirs.missing,
                policy_title(words, leading),
            ],
        );
    }
}
