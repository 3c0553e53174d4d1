//! The numbers of a figure as text, to as many digits as chance leaves standing.

mod apart;

pub(super) use apart::{HoursApart, the_same, with_sign};

use std::cmp::Ordering;

use super::clock::duration;
use super::{Basic, Words, count, grouped};
use crate::allocation::Policy;
use crate::report::{PolicyReport, Report};

/// A smaller share has a decimal in its percentage.
const SMALL_SHARE: f64 = 0.0995;

/// Reads a number of a report.
pub(super) type Number = fn(&PolicyReport) -> f64;

/// The numbers of a figure, and those of the same settings with other seeds. The
/// spread of a number is its standard deviation over the seeds.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    /// The texts.
    pub words: &'a Words,
    /// The numbers of the settings.
    pub report: &'a Report,
    /// The numbers of other seeds; empty if they are not known.
    pub seeds: &'a [Report],
}

/// How a rounded number stands to the exact one.
#[derive(Clone, Copy)]
enum Closeness {
    /// It has the digits of numbers of its kind.
    Usual,
    /// It has fewer.
    About,
    /// The exact one is above 0, and below the rounded one: a small number is not shown
    /// as none.
    Below,
}

/// A rounded number.
#[derive(Clone, Copy)]
struct Rounded {
    value: f64,
    /// What the value is a multiple of.
    unit: f64,
    closeness: Closeness,
}

impl Rounded {
    /// Rounds a number to `usual` times 1, 5, 10, 50, 100 and so on, the largest that is
    /// not above half the spread. Without seeds, to a power of ten that is not above the
    /// share `unknown` of the number.
    fn new(value: f64, spread: Option<f64>, usual: f64, unknown: f64) -> Self {
        let most = spread.map_or(value.abs() * unknown, |spread| spread / 2.0);
        let mut unit = usual;
        while unit * 10.0 <= most && unit < 1e15 {
            unit *= 10.0;
        }
        if spread.is_some() && unit * 5.0 <= most {
            unit *= 5.0;
        }
        Self::to_unit(value, unit, usual)
    }

    /// Rounds a number to a multiple of `unit`; `usual` is the unit of numbers of its
    /// kind.
    fn to_unit(value: f64, unit: f64, usual: f64) -> Self {
        let rounded = (value / unit).round() * unit;
        let (value, closeness) = if value > 0.0 && rounded == 0.0 {
            (unit, Closeness::Below)
        } else if unit > usual {
            (rounded, Closeness::About)
        } else {
            (rounded, Closeness::Usual)
        };
        Self {
            value,
            unit,
            closeness,
        }
    }
}

impl Numbers<'_> {
    /// Returns the numbers of a policy; those of the static fleet for an own cluster
    /// that is not in the report.
    pub(super) fn of(&self, policy: Policy) -> &PolicyReport {
        self.report.of(policy).unwrap_or(&self.report.static_fleet)
    }

    /// Returns the standard deviation of a number over the seeds, `None` without
    /// seeds.
    fn spread(&self, policy: Policy, number: Number) -> Option<f64> {
        let values = || {
            self.seeds
                .iter()
                .filter_map(|seed| Some(number(seed.of(policy)?)))
        };
        let count = values().count() as f64;
        let mean = values().sum::<f64>() / count;
        let squares: f64 = values().map(|value| (value - mean) * (value - mean)).sum();
        (count > 1.0).then(|| (squares / (count - 1.0)).sqrt())
    }

    /// Rounds a number of a policy as [`Rounded::new`] does.
    fn rounded(&self, policy: Policy, number: Number, usual: f64, unknown: f64) -> Rounded {
        let value = number(self.of(policy));
        Rounded::new(value, self.spread(policy, number), usual, unknown)
    }

    /// Says how close a text is to the exact number: “about 160,000”, “<10 s”.
    fn qualified(&self, closeness: Closeness, text: String) -> String {
        match closeness {
            Closeness::Usual => text,
            Closeness::About => self.words.fill(Basic::About, &[&text]),
            Closeness::Below => ["<", &text].concat(),
        }
    }

    /// Returns a count: of worker-hours, restarts or workers.
    pub(super) fn count(&self, policy: Policy, number: Number) -> String {
        let rounded = self.rounded(policy, number, 1.0, 0.0);
        self.qualified(rounded.closeness, count(self.words, rounded.value))
    }

    /// Returns the worker-hours.
    pub(super) fn hours(&self, policy: Policy) -> String {
        self.count(policy, |report| report.worker_hours)
    }

    /// Returns how the worker-hours of one policy compare with those of another, and by
    /// how much they differ as the figure writes both.
    pub(super) fn hours_apart(&self, one: Policy, other: Policy) -> (Ordering, String) {
        let rounded = |policy| self.rounded(policy, |report| report.worker_hours, 1.0, 0.0);
        let (one, other) = (rounded(one), rounded(other));
        let apart = Rounded::to_unit(
            (one.value - other.value).abs(),
            one.unit.max(other.unit),
            1.0,
        );
        let order = if apart.value == 0.0 {
            Ordering::Equal
        } else {
            one.value.total_cmp(&other.value)
        };
        let text = count(self.words, apart.value);
        (order, self.qualified(apart.closeness, text))
    }

    /// Returns a number of records: “about 160,000”, “36.7 billion”.
    pub(super) fn records(&self, policy: Policy, number: Number) -> String {
        let rounded = self.rounded(policy, number, 1.0, 0.1);
        let mut large = self.words.large_numbers().into_iter();
        let text = match large.find(|(part, _)| rounded.value >= *part) {
            Some((part, name)) => {
                let value = rounded.value / part;
                let decimals = u32::from(value < 99.95 && value.fract() != 0.0);
                let number = grouped(self.words, value, decimals);
                self.words.fill(name, &[&number])
            }
            None => count(self.words, rounded.value),
        };
        self.qualified(rounded.closeness, text)
    }

    /// Returns a share as a percentage.
    pub(super) fn share(&self, policy: Policy, number: Number) -> String {
        let rounded = self.rounded_share(policy, number);
        self.qualified(rounded.closeness, self.percentage(rounded))
    }

    fn rounded_share(&self, policy: Policy, number: Number) -> Rounded {
        let is_small = number(self.of(policy)) < SMALL_SHARE;
        self.rounded(policy, number, if is_small { 0.001 } else { 0.01 }, 0.0)
    }

    /// Returns how far the worker-hours of a policy are from others, as a percentage of
    /// those.
    pub(super) fn difference(&self, policy: Policy, others_h: f64) -> String {
        let hours: Number = |report| report.worker_hours;
        let difference = (1.0 - hours(self.of(policy)) / others_h).abs();
        let spread = self.spread(policy, hours);
        let spread = spread.map(|spread_h| spread_h / others_h);
        let rounded = Rounded::new(difference, spread, 0.01, 0.0);
        self.qualified(rounded.closeness, self.percentage(rounded))
    }

    /// Returns a rounded share as a percentage, with a decimal only if its unit has one.
    fn percentage(&self, rounded: Rounded) -> String {
        let is_small = rounded.value > 0.0 && rounded.value < SMALL_SHARE;
        let decimals = u32::from(is_small && rounded.unit < 0.0095);
        let number = grouped(self.words, rounded.value * 100.0, decimals);
        self.words.fill(Basic::Percent, &[&number])
    }

    /// Returns worker-hours, idle share and share of time short for narrow columns:
    /// “≈2,000”.
    pub(super) fn three(&self, policy: Policy) -> [String; 3] {
        let narrow = |rounded: Rounded, text: String| match rounded.closeness {
            Closeness::About => ["≈", &text].concat(),
            _ => self.qualified(rounded.closeness, text),
        };
        let hours = self.rounded(policy, |report| report.worker_hours, 1.0, 0.0);
        let share = |number| {
            let rounded = self.rounded_share(policy, number);
            narrow(rounded, self.percentage(rounded))
        };
        [
            narrow(hours, count(self.words, hours.value)),
            share(|report| report.idle_share),
            share(|report| report.short_time_share),
        ]
    }

    /// Returns a duration of `number` seconds: “32 s”, “about 12 min”.
    pub(super) fn duration(&self, policy: Policy, number: Number) -> String {
        let rounded = self.rounded_duration(policy, number);
        self.qualified(rounded.closeness, duration(self.words, rounded.value))
    }

    fn rounded_duration(&self, policy: Policy, number: Number) -> Rounded {
        let exact_s = number(self.of(policy));
        let spread_s = self.spread(policy, number).unwrap_or(if exact_s >= 100.0 {
            exact_s / 10.0
        } else {
            0.0
        });
        let units = [86_400.0, 3600.0, 600.0, 60.0, 10.0];
        let unit_s = units.into_iter().find(|unit| *unit <= spread_s);
        Rounded::to_unit(exact_s, unit_s.unwrap_or(1.0), 1.0)
    }
}

#[cfg(test)]
mod tests;
