//! The map of the choices for a load, in words.

mod answer;

use super::messages::MapText;
use super::names::worker_count;
use super::other_seeds::{SpreadOf, from_to};
use super::service::LEAST_WAIT_S;
use super::{Basic, Words, autoscaler_name, grouped, setting_name, value_of};
use crate::map::{Axis, Candidate, DelayMeasure, Limit, Outcome, Point, Spread, Sweep};
use crate::settings::{SettingId, Settings, Value};
use crate::text::clock::duration;

/// A map in words.
#[derive(Clone, Copy)]
pub struct MapWords<'a> {
    /// The texts.
    pub words: &'a Words,
    /// The runs.
    pub sweep: &'a Sweep,
    /// How delays are measured.
    pub measure: DelayMeasure,
    /// What a choice may cost, or how long records may wait.
    pub limit: Limit,
}

impl MapWords<'_> {
    /// Names a choice: “HPA · Target utilization 65 % · Stabilization window 2 min”.
    pub fn choice(&self, candidate: Candidate) -> String {
        let words = self.words;
        match candidate {
            Candidate::Grid { .. } => {
                let base = self.sweep.base();
                let settings = candidate.settings(base, self.sweep.axes());
                let settings = settings.as_ref().unwrap_or(base);
                let mut parts = vec![autoscaler_name(words, settings.autoscaler).to_owned()];
                let ids = self.sweep.axes().iter().map(Axis::id);
                let ids = ids.filter(|id| *id != SettingId::Autoscaler);
                parts.extend(ids.map(|id| self.setting(id, settings)));
                parts.join(" · ")
            }
            Candidate::Static { workers } => {
                words.fill(MapText::StaticFleet, &[&worker_count(words, workers)])
            }
            Candidate::Schedule { more: 0 } => words.get(MapText::Schedule).to_owned(),
            Candidate::Schedule { more } => {
                let pattern = match more {
                    1.. => MapText::MoreThanSchedule,
                    _ => MapText::LessThanSchedule,
                };
                words.fill(pattern, &[&worker_count(words, more.unsigned_abs())])
            }
            Candidate::Autoscaler(kind) => autoscaler_name(words, kind).to_owned(),
        }
    }

    /// Names a choice in the table, whose caption names the settings: “90 % · 120 s”.
    pub fn short_choice(&self, candidate: Candidate) -> String {
        let Candidate::Grid { .. } = candidate else {
            return self.choice(candidate);
        };
        let base = self.sweep.base();
        let settings = candidate.settings(base, self.sweep.axes());
        let settings = settings.as_ref().unwrap_or(base);
        let axes = self.sweep.axes().iter();
        let values = axes.map(|axis| value_of(self.words, axis.id().field(), settings));
        values.collect::<Vec<_>>().join(" · ")
    }

    /// Returns the caption of the table, with the names of the settings on the axes.
    pub fn table_caption(&self) -> String {
        let [x, y] = self.sweep.axes().each_ref().map(Axis::id);
        let [x, y] = [x, y].map(|id| setting_name(self.words, id.field()));
        self.words.fill(MapText::Table, &[x, y])
    }

    /// Returns worker-hours without their unit, with their cost if `workerPrice` is above 0.
    pub fn short_hours(&self, spread: Spread) -> String {
        let hours = SpreadOf::WorkerHours.range(self.words, spread.least, spread.most);
        match self.cost(spread) {
            Some(cost) => self.words.fill(MapText::AtCost, &[&hours, &cost]),
            None => hours,
        }
    }

    /// Returns a delay in seconds for the table: “40 s”. A mean that is below a second is no
    /// proof that no record waits.
    pub fn short_delay(&self, delay_s: f64) -> String {
        let words = self.words;
        if delay_s.is_infinite() {
            words.get(MapText::Never).to_owned()
        } else if !self.is_wait(delay_s) {
            words.get(Basic::NeverBehind).to_owned()
        } else if delay_s < LEAST_WAIT_S {
            words.fill(Basic::Seconds, &["< 1"])
        } else {
            duration(words, delay_s.round())
        }
    }

    /// Returns whether records are told to wait at a delay in seconds.
    fn is_wait(&self, delay_s: f64) -> bool {
        match self.measure {
            DelayMeasure::Longest => delay_s >= LEAST_WAIT_S,
            DelayMeasure::Mean => delay_s > 0.0,
        }
    }

    /// Returns what worker-hours cost; `None` without a price.
    fn cost(&self, spread: Spread) -> Option<String> {
        let price = self.sweep.base().worker_price;
        let cost = |hours: f64| grouped(self.words, hours * price, 2);
        (price > 0.0).then(|| from_to(self.words, cost(spread.least), cost(spread.most)))
    }

    /// Names a setting with its value.
    fn setting(&self, id: SettingId, settings: &Settings) -> String {
        let (words, field) = (self.words, id.field());
        let value = value_of(words, field, settings);
        words.fill(MapText::Setting, &[setting_name(words, field), &value])
    }

    /// Returns worker-hours, with their cost if `workerPrice` is above 0.
    pub fn hours(&self, spread: Spread) -> String {
        let words = self.words;
        let hours = SpreadOf::WorkerHours.range(words, spread.least, spread.most);
        match self.cost(spread) {
            Some(cost) => words.fill(MapText::HoursAtCost, &[&hours, &cost]),
            None => words.fill(MapText::Hours, &[&hours]),
        }
    }

    /// Returns a delay in seconds: “40 s behind at worst”.
    pub fn delay(&self, delay_s: f64) -> String {
        let short = self.short_delay(delay_s);
        if delay_s.is_infinite() || !self.is_wait(delay_s) {
            return short;
        }
        match self.measure {
            DelayMeasure::Longest => self.words.fill(Basic::Behind, &[&short]),
            DelayMeasure::Mean => self.words.fill(MapText::BehindMean, &[&short]),
        }
    }

    /// Returns what a choice costs and how long records wait; empty before its first run.
    pub fn told(&self, point: &Point) -> String {
        let (Some(judged), Some(cost)) = (point.judged(self.measure), point.cost_spread()) else {
            return String::new();
        };
        let choice = self.choice(point.candidate);
        let numbers = [self.hours(cost), self.delay(judged.delay_s)];
        let [hours, delay] = &numbers;
        self.words.fill(MapText::Told, &[&choice, hours, delay])
    }

    /// Returns the key to the marks of the chart in a picture.
    pub fn key(&self) -> String {
        let words = self.words;
        let grid = autoscaler_name(words, self.sweep.base().autoscaler);
        let marks = [
            ("●", words.fill(MapText::Grid, &[grid])),
            ("■", words.get(MapText::StaticFleets).to_owned()),
            ("◆", words.get(MapText::Schedules).to_owned()),
            ("▲", words.get(MapText::Autoscalers).to_owned()),
            ("◯", words.get(MapText::Present).to_owned()),
        ];
        let marks = marks.map(|(mark, text)| [mark, " ", &text].concat());
        marks.join(" · ")
    }

    /// Returns what another value of one setting changes: “Max workers 6 instead of 12”, and
    /// what follows from it.
    pub fn change(&self, settings: &Settings, id: SettingId, value: &Value) -> String {
        let (words, field) = (self.words, id.field());
        let before = value_of(words, field, settings);
        let changed = settings.with(&[(id, value.clone())]);
        let after = changed.map_or_else(|_| String::new(), |after| value_of(words, field, &after));
        let name = setting_name(words, field);
        words.fill(MapText::Changed, &[name, &before, &after])
    }

    /// Returns the worker-hours and the delay of a run, for a table: “96”, “40 s”.
    pub fn outcome(&self, outcome: &Outcome) -> [String; 2] {
        let hours = outcome.worker_hours;
        let hours = self.short_hours(Spread {
            least: hours,
            most: hours,
        });
        [hours, self.short_delay(outcome.delay_s(self.measure))]
    }
}
