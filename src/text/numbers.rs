//! The numbers of a figure as text, to as many digits as chance leaves standing.

use super::clock::duration;
use super::{Basic, Words, count, grouped, percent};
use crate::allocation::Policy;
use crate::report::{PolicyReport, Report};

/// Reads a number of a report.
pub(super) type Number = fn(&PolicyReport) -> f64;

/// The numbers of a figure, and those of the same settings with other seeds. A digit
/// below the standard deviation over the seeds is not shown.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    /// The texts.
    pub words: &'a Words,
    /// The numbers of the settings.
    pub report: &'a Report,
    /// The numbers of other seeds; empty if they are not known.
    pub seeds: &'a [Report],
}

/// A rounded value.
struct Rounded {
    value: f64,
    /// Whether it is rounded to a coarser unit than numbers of its kind.
    is_coarse: bool,
}

impl Rounded {
    /// Rounds a number to `unit` times 1, 5, 10, 50, 100 and so on, the largest that is
    /// not above half the spread. Without seeds, to a power of ten that is not above the
    /// share `unknown` of the number.
    fn new(value: f64, spread: Option<f64>, unit: f64, unknown: f64) -> Self {
        let most = spread.map_or(value.abs() * unknown, |spread| spread / 2.0);
        let mut coarse = unit;
        while coarse * 10.0 <= most && coarse < 1e15 {
            coarse *= 10.0;
        }
        if spread.is_some() && coarse * 5.0 <= most {
            coarse *= 5.0;
        }
        Self {
            value: (value / coarse).round() * coarse,
            is_coarse: coarse > unit,
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
    fn rounded(&self, policy: Policy, number: Number, unit: f64, unknown: f64) -> Rounded {
        let value = number(self.of(policy));
        Rounded::new(value, self.spread(policy, number), unit, unknown)
    }

    fn about(&self, text: String, is_coarse: bool) -> String {
        if is_coarse {
            self.words.fill(Basic::About, &[&text])
        } else {
            text
        }
    }

    /// Returns a count: of worker-hours, restarts or workers.
    pub(super) fn count(&self, policy: Policy, number: Number) -> String {
        let rounded = self.rounded(policy, number, 1.0, 0.0);
        self.about(count(self.words, rounded.value), rounded.is_coarse)
    }

    /// Returns the worker-hours.
    pub(super) fn hours(&self, policy: Policy) -> String {
        self.count(policy, |report| report.worker_hours)
    }

    /// Returns a number of records: “about 160,000”, “36.7 billion”.
    pub(super) fn records(&self, policy: Policy, number: Number) -> String {
        let Rounded { value, is_coarse } = self.rounded(policy, number, 1.0, 0.1);
        let mut large = self.words.large_numbers().into_iter();
        let text = match large.find(|(part, _)| value >= *part) {
            Some((part, name)) => {
                let value = value / part;
                let decimals = if value < 99.95 && value.fract() != 0.0 {
                    1
                } else {
                    0
                };
                self.words
                    .fill(name, &[&grouped(self.words, value, decimals)])
            }
            None => count(self.words, value),
        };
        self.about(text, is_coarse)
    }

    /// Returns a share as a percentage.
    pub(super) fn share(&self, policy: Policy, number: Number) -> String {
        let (text, is_coarse) = self.rounded_share(policy, number);
        self.about(text, is_coarse)
    }

    fn rounded_share(&self, policy: Policy, number: Number) -> (String, bool) {
        let share = number(self.of(policy));
        let unit = if share < 0.0995 { 0.001 } else { 0.01 };
        let rounded = self.rounded(policy, number, unit, 0.0);
        // A small share is not shown as none.
        let value = if rounded.value > 0.0 {
            rounded.value
        } else {
            share
        };
        (percent(self.words, value), rounded.is_coarse)
    }

    /// Returns how far the worker-hours of a policy are from others, as a percentage of
    /// those.
    pub(super) fn difference(&self, policy: Policy, others_h: f64) -> String {
        let hours: Number = |report| report.worker_hours;
        let difference = (1.0 - hours(self.of(policy)) / others_h).abs();
        let spread = self.spread(policy, hours);
        let spread = spread.map(|spread_h| spread_h / others_h);
        let rounded = Rounded::new(difference, spread, 0.01, 0.0);
        self.about(percent(self.words, rounded.value), rounded.is_coarse)
    }

    /// Returns worker-hours, idle share and share of time short for narrow columns:
    /// “≈2,000”.
    pub(super) fn three(&self, policy: Policy) -> [String; 3] {
        let hours = self.rounded(policy, |report| report.worker_hours, 1.0, 0.0);
        [
            (count(self.words, hours.value), hours.is_coarse),
            self.rounded_share(policy, |report| report.idle_share),
            self.rounded_share(policy, |report| report.short_time_share),
        ]
        .map(|(text, is_coarse)| match is_coarse {
            true => ["≈", &text].concat(),
            false => text,
        })
    }

    /// Returns a duration of `number` seconds: “32 s”, “about 12 min”.
    pub(super) fn duration(&self, policy: Policy, number: Number) -> String {
        let exact_s = number(self.of(policy));
        let spread_s = self.spread(policy, number).unwrap_or(if exact_s >= 100.0 {
            exact_s / 10.0
        } else {
            0.0
        });
        let units = [86_400.0, 3600.0, 600.0, 60.0, 10.0];
        let unit_s = units.into_iter().find(|unit| *unit <= spread_s);
        let unit_s = unit_s.unwrap_or(1.0);
        let rounded_s = (exact_s / unit_s).round() * unit_s;
        if exact_s > 0.0 && rounded_s == 0.0 {
            return ["<", &duration(self.words, unit_s)].concat();
        }
        self.about(duration(self.words, rounded_s), unit_s > 1.0)
    }
}
