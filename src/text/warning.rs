//! Settings that cannot do what the job needs, in words, with a way out.

use super::clock::duration;
use super::messages::Advice;
use super::{Words, choice_name, count, percent, setting_name, setting_value};
use crate::settings::{SettingId, Settings, Value, Warning};

/// Returns why settings cannot do what the job needs.
pub fn warning(words: &Words, settings: &Settings, warning: Warning) -> String {
    let rate = |rate_per_s: f64| count(words, rate_per_s);
    let capacity = settings.worker_capacity_per_s();
    let peak = rate(settings.peak_load_per_s);
    match warning {
        Warning::UnreachableTarget { highest_pct } => {
            let least_pct = settings.least_scaling_pct();
            let pct = |pct: f64| percent(words, pct / 100.0);
            words.fill(
                Advice::UnreachableTarget,
                &[&rate(capacity), &pct(highest_pct), &pct(least_pct)],
            )
        }
        Warning::LowLagThreshold { shown } => {
            let threshold = count(words, settings.lag_threshold);
            let most = count(words, settings.max_workers.into());
            words.fill(
                Advice::LowLagThreshold,
                &[&count(words, shown), &threshold, &most],
            )
        }
        Warning::CapacityAboveCpu { allowed_per_s } => words.fill(
            Advice::CapacityAboveCpu,
            &[&rate(capacity), &rate(allowed_per_s)],
        ),
        Warning::FewWorkers { most_per_s } => {
            let workers = count(words, settings.max_workers.into());
            words.fill(Advice::FewWorkers, &[&workers, &rate(most_per_s), &peak])
        }
        Warning::SlowSource => {
            let most = rate(settings.source_capacity_per_s.unwrap_or_default());
            words.fill(Advice::SlowSource, &[&most, &peak])
        }
        Warning::LowParallelism { most_per_s } => {
            let subtasks = count(words, settings.max_parallelism.into());
            words.fill(
                Advice::LowParallelism,
                &[&subtasks, &rate(most_per_s), &peak],
            )
        }
        Warning::SlowRestore {
            task_managers,
            restore_s,
            wait_s,
        } => {
            let least = count(words, settings.min_workers.into());
            let larger = count(words, task_managers.into());
            let (restore, wait) = (duration(words, restore_s), duration(words, wait_s));
            words.fill(Advice::SlowRestore, &[&least, &larger, &restore, &wait])
        }
    }
}

/// Returns what a way out does: “Set “Target CPU utilisation” to 90 %”.
pub fn way_out(words: &Words, (id, value): &(SettingId, Value)) -> String {
    let field = id.field();
    let name = setting_name(words, field);
    match value {
        Value::Number(number) => {
            let value = setting_value(words, field, *number);
            words.fill(Advice::SetTo, &[name, &value])
        }
        Value::Text(text) => match field.choices().iter().position(|choice| choice == text) {
            Some(index) => words.fill(Advice::SetTo, &[name, &choice_name(words, field, index)]),
            None => words.fill(Advice::LeaveToDefault, &[name]),
        },
    }
}
