//! Which settings matter: what one of them alone changes.

use super::alike::with_unrun_of;
use super::rank::ranked;
use super::{DelayMeasure, Load, Outcome, is_tuned, outcome};
use crate::allocation::Policy;
use crate::settings::{FIELDS, Field, Kind, SettingId, Settings, Unit, Value};

/// What another value of one setting changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The setting.
    pub id: SettingId,
    /// The value that was tried.
    pub value: Value,
    /// The outcome with it.
    pub outcome: Outcome,
}

/// The effects of all settings that act, as far as they have run.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    settings: Settings,
    load: Load,
    present: Outcome,
    trials: Vec<(SettingId, Value)>,
    effects: Vec<Effect>,
}

/// Returns the values of a setting that are tried: half and double a number, a quarter less
/// and more of a percentage, each other name of a choice. One that is left to its default
/// has no half.
fn trials(field: &Field, settings: &Settings) -> Vec<Value> {
    match field.kind {
        Kind::Number { whole, .. } => {
            if field.is_left_to_default(settings) {
                return Vec::new();
            }
            let present = (field.get)(settings);
            let factors = match field.unit {
                Unit::Percent => [0.75, 1.25],
                _ => [0.5, 2.0],
            };
            let numbers = factors.map(|factor| field.within(present * factor));
            let numbers = numbers.into_iter();
            let mut numbers: Vec<f64> = numbers
                .map(|number| if whole { number.round() } else { number })
                .filter(|number| *number != present)
                .collect();
            numbers.dedup();
            numbers.into_iter().map(Value::Number).collect()
        }
        Kind::Choice(names) => {
            let present = field.choice(settings);
            let others = names.iter().filter(|name| Some(**name) != present);
            others.map(|name| Value::Text((*name).to_owned())).collect()
        }
        Kind::Curve | Kind::Plan => Vec::new(),
    }
}

impl Sensitivity {
    /// Returns the settings around which others are tried.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns whether these settings are those around which others are tried, but for what
    /// changes no run.
    pub fn is_around(&self, settings: &Settings) -> bool {
        with_unrun_of(settings, &self.settings) == self.settings
    }

    /// Runs the settings as they are, and lists what is to be tried.
    pub fn new(settings: &Settings) -> Self {
        let load = Load::new(settings);
        let fields = FIELDS.iter().filter(|field| is_tuned(settings, field.id));
        let trials = fields.flat_map(|field| {
            let values = trials(field, settings);
            values.into_iter().map(|value| (field.id, value))
        });
        Self {
            present: outcome(settings, Policy::Reactive, &load),
            trials: trials.collect(),
            settings: settings.clone(),
            load,
            effects: Vec::new(),
        }
    }

    /// Returns the outcome with the settings as they are.
    pub fn present(&self) -> &Outcome {
        &self.present
    }

    /// Returns whether all trials are made.
    pub fn is_complete(&self) -> bool {
        self.trials.is_empty()
    }

    /// Makes the next trial. Returns whether there was one.
    pub fn step(&mut self) -> bool {
        let Some((id, value)) = self.trials.pop() else {
            return false;
        };
        // A value that contradicts other settings is no choice.
        if let Ok(settings) = self.settings.with(&[(id, value.clone())]) {
            let outcome = outcome(&settings, Policy::Reactive, &self.load);
            self.effects.push(Effect { id, value, outcome });
        }
        true
    }

    /// Returns the effects of the `count` settings that change cost and delay most, the
    /// greatest first: of a number both, of a choice the greatest. How much a setting changes
    /// is measured against the greatest change of the cost and of the delay by any setting.
    pub fn greatest(&self, measure: DelayMeasure, count: usize) -> Vec<Vec<&Effect>> {
        let change = |effect: &Effect| {
            let cost = (effect.outcome.worker_hours - self.present.worker_hours).abs();
            let seconds = |outcome: &Outcome| libm::log(outcome.delay_s(measure) + 1.0);
            // A job that never catches up is farther than any delay of the span.
            let delay = (seconds(&effect.outcome) - seconds(&self.present)).abs();
            (cost, if delay.is_nan() { 0.0 } else { delay.min(30.0) })
        };
        let changes = self.effects.iter().map(change);
        let (most_cost, most_delay) = changes.fold((0.0_f64, 0.0_f64), |most, change| {
            (most.0.max(change.0), most.1.max(change.1))
        });
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let rank = |effect: &Effect| {
            let (cost, delay) = change(effect);
            share(cost, most_cost) + share(delay, most_delay)
        };
        let (mut ranks, mut shown): (Vec<f64>, Vec<Vec<&Effect>>) = Default::default();
        for of in self.effects.chunk_by(|a, b| a.id == b.id) {
            let greatest = of.iter().max_by(|a, b| rank(a).total_cmp(&rank(b)));
            let Some(greatest) = greatest.filter(|effect| rank(effect) > 0.0) else {
                continue;
            };
            let is_choice = matches!(greatest.value, Value::Text(_));
            shown.push(if is_choice {
                vec![greatest]
            } else {
                of.iter().collect()
            });
            ranks.push(rank(greatest));
        }
        let keys: Vec<(f64, f64)> = ranks.iter().map(|rank| (-rank, 0.0)).collect();
        let greatest = ranked(&keys).into_iter().take(count);
        greatest
            .filter_map(|index| shown.get(index).cloned())
            .collect()
    }
}
