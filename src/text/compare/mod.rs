//! Pinned runs in words: their names, and how the present run differs from them.
//!
//! The rules are those of the headline: of a fleet that does not catch up, that it is lost
//! is enough, and no saving of it or against it is told.

mod table;

pub use table::{ComparisonTable, RowGroup, comparison_table};

use super::clock::duration;
use super::messages::{Advice, Compare};
use super::names::fleet_name;
use super::numbers::{HoursApart, Numbers, the_same, with_sign};
use super::service::LEAST_WAIT_S;
use super::{Basic, Words, grouped, load_name, policy_title};
use crate::allocation::{Command, Policy};
use crate::report::PolicyReport;
use crate::settings::Settings;

/// A run that is compared: the present one, or that of a pin.
#[derive(Clone, Copy, Debug)]
pub struct ComparedRun<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its settings.
    pub settings: &'a Settings,
    /// Its numbers.
    pub numbers: Numbers<'a>,
    /// The length of its load in seconds.
    pub span_s: f64,
    /// Its commands to the own cluster.
    pub commands: &'a [Command],
}

impl ComparedRun<'_> {
    /// Returns what the worker-hours of a policy cost, in cents.
    fn cost_cents(&self, policy: Policy) -> f64 {
        let cost = self.numbers.of(policy).worker_hours * self.settings.worker_price;
        (cost * 100.0).round()
    }
}

/// How a policy differs from the same of a pin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The policy.
    pub title: String,
    /// Why no numbers are compared; empty if they are.
    pub lost: String,
    /// Each number with its label and by how much it differs, with a sign.
    pub numbers: Vec<(String, String)>,
}

impl Difference {
    /// Returns the difference from a pin of this name as a sentence.
    pub fn told(&self, words: &Words, pin: &str) -> String {
        let line = self.line(words);
        if self.lost.is_empty() {
            words.fill(Compare::Told, &[&self.title, pin, &line])
        } else {
            line
        }
    }

    /// Returns the difference as a line: “worker-hours −52 (−31 %) · idle the same”.
    pub fn line(&self, words: &Words) -> String {
        if !self.lost.is_empty() {
            return self.lost.clone();
        }
        let numbers = self.numbers.iter();
        let parts: Vec<String> = numbers
            .map(|(label, number)| words.fill(Compare::LabelAndNumber, &[label, number]))
            .collect();
        parts.join(" · ")
    }
}

/// Returns how a policy of the present run differs from the same of a pin. Only runs of the
/// same length can be compared.
pub fn difference(now: &ComparedRun, pin: &ComparedRun, policy: Policy) -> Difference {
    let words = now.numbers.words;
    let lost = lost(now, pin, policy);
    Difference {
        title: policy_title(words, policy).to_owned(),
        numbers: match lost.is_empty() {
            true => numbers(now, pin, policy),
            false => Vec::new(),
        },
        lost,
    }
}

/// Says that a fleet does not catch up in one of the runs; empty if it does in both.
fn lost(now: &ComparedRun, pin: &ComparedRun, policy: Policy) -> String {
    let words = now.numbers.words;
    let caught_up = |run: &ComparedRun| run.numbers.of(policy).caught_up;
    let behind = |run: &ComparedRun| run.numbers.records(policy, |report| report.end_lag);
    let fleet = fleet_name(words, policy);
    match (caught_up(now), caught_up(pin)) {
        (true, true) => String::new(),
        (false, true) => words.fill(Compare::NowLost, &[fleet, &behind(now), pin.name]),
        (true, false) => words.fill(Compare::PinLost, &[fleet, &behind(pin), pin.name]),
        (false, false) => {
            let values = [fleet, &behind(now), pin.name, &behind(pin)];
            words.fill(Compare::BothLost, &values)
        }
    }
}

fn numbers(now: &ComparedRun, pin: &ComparedRun, policy: Policy) -> Vec<(String, String)> {
    let words = now.numbers.words;
    let (ours, theirs) = (&now.numbers, &pin.numbers);
    let share = |number: fn(&PolicyReport) -> f64| ours.share_apart(theirs, policy, number);
    let hours = ours.hours_apart_from(theirs, policy);
    let cost = cost_apart(now, pin, policy, &hours);
    let hours = match hours.share {
        Some(share) => words.fill(Compare::AndShare, &[&hours.text, &share]),
        None => hours.text,
    };
    let delay = ours.duration_apart(theirs, policy, told_delay_s);
    let restarts = ours.count_apart(theirs, policy, |report| f64::from(report.rescales));
    let [hours_label, idle_label, short_label] = super::number_labels(words);
    let mut numbers = vec![
        (hours_label.to_owned(), hours),
        (idle_label.to_owned(), share(|report| report.idle_share)),
        (
            short_label.to_owned(),
            share(|report| report.short_time_share),
        ),
        (words.get(Advice::WorstDelay).to_owned(), delay),
        (words.get(Advice::RestartsOf).to_owned(), restarts),
    ];
    numbers.extend(cost.map(|cost| (words.get(Compare::Cost).to_owned(), cost)));
    numbers
}

/// Returns the worst delay in seconds, none if it is too short to be told.
fn told_delay_s(report: &PolicyReport) -> f64 {
    if report.max_delay < LEAST_WAIT_S {
        0.0
    } else {
        report.max_delay
    }
}

/// Returns how far the costs are apart, `None` where one has no price. Worker-hours that
/// are written alike cost the same at the same price.
fn cost_apart(
    now: &ComparedRun,
    pin: &ComparedRun,
    policy: Policy,
    hours: &HoursApart,
) -> Option<String> {
    let words = now.numbers.words;
    let [ours, theirs] = [now, pin].map(|run| run.settings.worker_price);
    if ours == 0.0 || theirs == 0.0 {
        return None;
    }
    if ours == theirs && !hours.differs {
        return Some(hours.text.clone());
    }
    let cents = now.cost_cents(policy) - pin.cost_cents(policy);
    if cents == 0.0 {
        return Some(the_same(words));
    }
    let cost = grouped(words, cents.abs() / 100.0, 2);
    Some(with_sign(cents > 0.0, &cost))
}

/// How the load of a pin differs from that of the present run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadDifference {
    /// It is the same.
    Nothing,
    /// The same records need another number of workers.
    InWorkers,
    /// The records are others.
    InRecords,
}

/// Says why a pin has no lines in the charts, or how its load differs; `None` if there is
/// nothing to say.
pub fn difference_note(
    now: &ComparedRun,
    pin: &ComparedRun,
    load: LoadDifference,
) -> Option<String> {
    let words = now.numbers.words;
    if now.span_s != pin.span_s {
        let [ours, theirs] = [now, pin].map(|run| duration(words, run.span_s));
        return Some(words.fill(Compare::OtherSpan, &[pin.name, &theirs, &ours]));
    }
    let has_other_name = !now.settings.has_load_of(pin.settings);
    match load {
        LoadDifference::Nothing => None,
        LoadDifference::InWorkers => Some(words.fill(Compare::OtherNeed, &[pin.name])),
        LoadDifference::InRecords if has_other_name => {
            let load = load_name(words, pin.settings);
            Some(words.fill(Compare::OtherNamedLoad, &[pin.name, load]))
        }
        LoadDifference::InRecords => Some(words.fill(Compare::OtherLoad, &[pin.name])),
    }
}

/// Returns a text with sentences after it.
pub fn with_sentences(words: &Words, text: String, more: Vec<String>) -> String {
    more.into_iter().fold(text, |text, sentence| {
        [&text, words.between_sentences(), &sentence].concat()
    })
}

/// Returns the name of the pin with a number that the reader has not named.
pub fn pin_name(words: &Words, number: usize) -> String {
    words.fill(Compare::PinNumber, &[&number.to_string()])
}

/// Returns the name of the line of a pinned load.
pub fn pinned_load(words: &Words, pin: &str) -> String {
    words.fill(Compare::LoadOf, &[words.get(Basic::Load), pin])
}

/// Returns the label of the button that pins the present run.
pub fn pin_this(words: &Words) -> &str {
    words.get(Compare::PinThis)
}

/// Returns the text before the autoscalers with which a run can be pinned.
pub fn pin_with_another(words: &Words) -> &str {
    words.get(Compare::BesideIt)
}

/// Returns what becomes of a pinned run.
pub fn pin_help(words: &Words) -> &str {
    words.get(Compare::PinHelp)
}

/// Says that there can be no more than so many pins.
pub fn no_more_pins(words: &Words, most: usize) -> String {
    words.fill(Compare::NoMorePins, &[&most.to_string()])
}

/// Returns the name of the field for a link or settings.
pub fn paste_run(words: &Words) -> &str {
    words.get(Compare::PasteRun)
}

/// Says that parts of a pasted text were left out, which are told after it.
pub fn left_out(words: &Words) -> &str {
    words.get(Compare::LeftOut)
}

/// Returns the name of the list of pins.
pub fn pin_list(words: &Words) -> &str {
    words.get(Compare::PinList)
}

/// Returns the label of the field with the name of a pin.
pub fn rename_pin(words: &Words, name: &str) -> String {
    words.fill(Compare::RenamePin, &[name])
}

/// Returns the text and the label of the button that goes back to a pin.
pub fn go_back(words: &Words, name: &str) -> (String, String) {
    let text = words.get(Compare::GoBack).to_owned();
    (text, words.fill(Compare::GoBackTo, &[name]))
}

/// Returns the label of the button that removes a pin.
pub fn unpin(words: &Words, name: &str) -> String {
    words.fill(Compare::Unpin, &[name])
}

/// Returns the title of the differences from a pin.
pub fn against(words: &Words, name: &str) -> String {
    words.fill(Compare::Against, &[name])
}

#[cfg(test)]
mod tests;
