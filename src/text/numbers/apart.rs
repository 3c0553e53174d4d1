//! How far a number of one run is from that of another, with a sign.

use super::{Closeness, Number, Numbers, Rounded};
use crate::allocation::Policy;
use crate::text::clock::duration;
use crate::text::messages::Compare;
use crate::text::{Words, count, grouped};

/// How a rounded number differs from another.
#[derive(Clone, Copy)]
enum Apart {
    /// Both are the same, to the digits of numbers of their kind.
    Same,
    /// They are the same to the digits that other seeds leave.
    AboutSame,
    Differs {
        is_more: bool,
        by: Rounded,
    },
}

impl Apart {
    /// Compares two rounded numbers; `usual` is the unit of numbers of their kind.
    fn of(one: Rounded, other: Rounded, usual: f64) -> Self {
        // What is shown as below a unit is less than half of it.
        let shown = |number: Rounded| match number.closeness {
            Closeness::Below => 0.0,
            _ => number.value,
        };
        let difference = shown(one) - shown(other);
        let by = Rounded::to_unit(difference.abs(), one.unit.max(other.unit), usual);
        let are_usual = [one, other].iter().all(Rounded::is_usual);
        match by.closeness {
            _ if by.value == 0.0 && are_usual => Self::Same,
            _ if by.value == 0.0 => Self::AboutSame,
            Closeness::Below => Self::AboutSame,
            _ => Self::Differs {
                is_more: difference > 0.0,
                by,
            },
        }
    }
}

/// How the worker-hours of one run differ from those of another.
pub(in crate::text) struct HoursApart {
    /// The difference: “−52”, “about the same”.
    pub(in crate::text) text: String,
    /// The same as a share of the other: “−31 %”. `None` if that rounds to nothing.
    pub(in crate::text) share: Option<String>,
    /// Whether they differ.
    pub(in crate::text) differs: bool,
}

impl Rounded {
    fn is_usual(&self) -> bool {
        matches!(self.closeness, Closeness::Usual)
    }
}

/// Returns a text behind its sign.
pub(in crate::text) fn with_sign(is_more: bool, text: &str) -> String {
    [if is_more { "+" } else { "−" }, text].concat()
}

/// Returns that two numbers are the same.
pub(in crate::text) fn the_same(words: &Words) -> String {
    words.get(Compare::Same).to_owned()
}

impl Numbers<'_> {
    /// Returns a difference with its sign, whose number `write` returns.
    fn signed(&self, apart: Apart, write: impl Fn(Rounded) -> String) -> String {
        match apart {
            Apart::Same => the_same(self.words),
            Apart::AboutSame => self.words.get(Compare::AboutSame).to_owned(),
            Apart::Differs { is_more, by } => {
                self.qualified(by.closeness, with_sign(is_more, &write(by)))
            }
        }
    }

    /// Returns how far a count of a policy is from that in other numbers: “+3”.
    pub(in crate::text) fn count_apart(
        &self,
        other: &Numbers,
        policy: Policy,
        number: Number,
    ) -> String {
        let apart = self.apart(other, policy, number);
        self.signed(apart, |by| count(self.words, by.value))
    }

    fn apart(&self, other: &Numbers, policy: Policy, number: Number) -> Apart {
        let rounded = |numbers: &Numbers| numbers.rounded(policy, number, 1.0, 0.0);
        Apart::of(rounded(self), rounded(other), 1.0)
    }

    /// Returns how far the worker-hours of a policy are from those in other numbers.
    pub(in crate::text) fn hours_apart_from(&self, other: &Numbers, policy: Policy) -> HoursApart {
        let hours: Number = |report| report.worker_hours;
        let apart = self.apart(other, policy, hours);
        let text = self.signed(apart, |by| count(self.words, by.value));
        let Apart::Differs { is_more, .. } = apart else {
            return HoursApart {
                text,
                share: None,
                differs: false,
            };
        };
        let others_h = hours(other.of(policy));
        let share = (hours(self.of(policy)) / others_h - 1.0).abs();
        let spreads = [self, other].map(|numbers| numbers.spread(policy, hours));
        let spread_h = spreads.into_iter().flatten().reduce(f64::max);
        let rounded = Rounded::new(share, spread_h.map(|hours| hours / others_h), 0.01, 0.0);
        let is_told = share.is_finite() && !matches!(rounded.closeness, Closeness::Below);
        let share = with_sign(is_more, &self.percentage(rounded));
        HoursApart {
            text,
            share: is_told.then(|| self.qualified(rounded.closeness, share)),
            differs: true,
        }
    }

    /// Returns how far a share of a policy is from that in other numbers, in percentage
    /// points: “−5 percentage points”.
    pub(in crate::text) fn share_apart(
        &self,
        other: &Numbers,
        policy: Policy,
        number: Number,
    ) -> String {
        let (one, two) = (
            self.rounded_share(policy, number),
            other.rounded_share(policy, number),
        );
        // A small share has a decimal more than a large one.
        let is_about = |share: &Rounded| matches!(share.closeness, Closeness::About);
        let usual = if [one, two].iter().any(is_about) {
            0.001
        } else {
            one.unit.max(two.unit)
        };
        self.signed(Apart::of(one, two, usual), |by| {
            let decimals = u32::from(by.unit < 0.0095);
            let points = grouped(self.words, by.value * 100.0, decimals);
            let pattern = match points.as_str() {
                "1" => Compare::Point,
                _ => Compare::Points,
            };
            self.words.fill(pattern, &[&points])
        })
    }

    /// Returns how far a duration of `number` seconds is from that in other numbers.
    pub(in crate::text) fn duration_apart(
        &self,
        other: &Numbers,
        policy: Policy,
        number: Number,
    ) -> String {
        let (one, two) = (
            self.rounded_duration(policy, number),
            other.rounded_duration(policy, number),
        );
        self.signed(Apart::of(one, two, 1.0), |by| {
            duration(self.words, by.value)
        })
    }
}
