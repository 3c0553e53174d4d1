//! The present run and the pinned ones side by side.

use super::ComparedRun;
use crate::allocation::Policy;
use crate::settings::{FIELDS, Field, SettingId, Settings};
use crate::text::clock::duration;
use crate::text::messages::{Advice, Compare};
use crate::text::names::cost;
use crate::text::service::{LEAST_WAIT_S, service};
use crate::text::{
    Basic, Words, count, load_name, number_labels, policy_title, setting_name, three_numbers,
    value_of,
};

/// A table of runs: a column for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonTable {
    /// The title of the table.
    pub caption: String,
    /// The heads of the columns: of the names of the rows, which is empty, and of each run.
    pub header: Vec<String>,
    /// The rows, by what they are about.
    pub groups: Vec<RowGroup>,
}

/// Rows about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowGroup {
    /// What they are about: a policy, or the settings.
    pub title: String,
    /// The rows, each with its name and a value for each run.
    pub rows: Vec<Vec<String>>,
}

/// Stands for a number that a run does not have.
const NONE: &str = "–";

/// Returns the settings that differ among runs, the present one first, and the numbers of
/// these policies.
pub fn comparison_table(runs: &[ComparedRun], policies: &[Policy]) -> Option<ComparisonTable> {
    let words = runs.first()?.numbers.words;
    let rows = differing(words, runs);
    let title = match rows.is_empty() {
        true => Compare::NoneDiffers,
        false => Compare::Differing,
    };
    let mut groups = vec![RowGroup {
        title: words.get(title).to_owned(),
        rows,
    }];
    groups.extend(policies.iter().map(|policy| RowGroup {
        title: policy_title(words, *policy).to_owned(),
        rows: numbers(words, runs, *policy),
    }));
    let names = runs.iter().skip(1).map(|run| run.name.to_owned());
    let first = [String::new(), words.get(Compare::Now).to_owned()];
    Some(ComparisonTable {
        caption: words.get(Compare::TableCaption).to_owned(),
        header: first.into_iter().chain(names).collect(),
        groups,
    })
}

/// Returns a row of values as `write` returns them.
fn row<'a>(
    name: &str,
    runs: &[ComparedRun<'a>],
    write: impl Fn(&ComparedRun<'a>) -> String,
) -> Vec<String> {
    let mut row = vec![name.to_owned()];
    row.extend(runs.iter().map(write));
    row
}

/// Returns a row for each setting that differs.
fn differing(words: &Words, runs: &[ComparedRun]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for field in FIELDS {
        rows.extend(match field.id {
            SettingId::Preset => load_row(words, field, runs),
            _ => setting_row(words, field, runs),
        });
    }
    if runs
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one.span_s != other.span_s))
    {
        let name = words.get(Compare::SpanOfTime);
        rows.insert(0, row(name, runs, |run| duration(words, run.span_s)));
    }
    rows.extend(command_row(words, runs));
    rows
}

/// Returns the names of the loads, if they differ.
fn load_row(words: &Words, field: &Field, runs: &[ComparedRun]) -> Option<Vec<String>> {
    let load = |settings: &Settings| (settings.preset_of_load(), settings.own_load.clone());
    let is_other =
        |run: &ComparedRun, other: &ComparedRun| load(run.settings) != load(other.settings);
    let first = runs.first()?;
    let differs = runs.iter().any(|run| is_other(run, first));
    differs.then(|| {
        let name = |run: &ComparedRun| load_name(words, run.settings).to_owned();
        row(setting_name(words, field), runs, |run| {
            told_apart(words, (name(run), name(first)), is_other(run, first))
        })
    })
}

/// Returns the numbers of commands to the own cluster, if the commands differ.
fn command_row(words: &Words, runs: &[ComparedRun]) -> Option<Vec<String>> {
    let first = runs.first()?;
    let is_other = |run: &ComparedRun| run.commands != first.commands;
    runs.iter().any(is_other).then(|| {
        let number = |run: &ComparedRun| count(words, run.commands.len() as f64);
        row(words.get(Compare::CommandCount), runs, |run| {
            told_apart(words, (number(run), number(first)), is_other(run))
        })
    })
}

/// Returns the values of a setting, if they differ.
fn setting_row(words: &Words, field: &Field, runs: &[ComparedRun]) -> Option<Vec<String>> {
    let first = runs.first()?;
    let is_other = |run: &ComparedRun| field.value(run.settings) != field.value(first.settings);
    runs.iter().any(is_other).then(|| {
        let value = |run: &ComparedRun| value_of(words, field, run.settings);
        row(setting_name(words, field), runs, |run| {
            told_apart(words, (value(run), value(first)), is_other(run))
        })
    })
}

/// Returns a value that can be told from the first one if it is another.
fn told_apart(words: &Words, (value, first): (String, String), is_other: bool) -> String {
    if is_other && value == first {
        words.fill(Compare::Another, &[&value])
    } else {
        value
    }
}

/// Returns the numbers of a policy.
fn numbers(words: &Words, runs: &[ComparedRun], policy: Policy) -> Vec<Vec<String>> {
    // Without commands the own cluster has no numbers.
    let has = |run: &ComparedRun| policy != Policy::Script || !run.commands.is_empty();
    let numbers_row = |name: &str, write: &dyn Fn(&ComparedRun) -> String| {
        row(name, runs, |run| {
            if has(run) {
                write(run)
            } else {
                NONE.to_owned()
            }
        })
    };
    let three = |index: usize| {
        move |run: &ComparedRun| {
            let numbers = three_numbers(&run.numbers, policy);
            numbers.get(index).cloned().unwrap_or_default()
        }
    };
    let mut rows = Vec::new();
    for (index, label) in number_labels(words).into_iter().enumerate() {
        rows.push(numbers_row(label, &three(index)));
    }
    rows.push(numbers_row(words.get(Advice::WorstDelay), &|run| {
        delay(run, policy)
    }));
    rows.push(numbers_row(words.get(Advice::RestartsOf), &|run| {
        run.numbers
            .count(policy, |report| f64::from(report.rescales))
    }));
    if runs.iter().any(|run| run.settings.worker_price > 0.0) {
        rows.push(numbers_row(
            words.get(Compare::Cost),
            &|run| match run.settings.worker_price {
                0.0 => NONE.to_owned(),
                _ => cost(run.settings, &run.numbers, policy),
            },
        ));
    }
    rows
}

/// Returns the worst delay; of a fleet that does not catch up how far it is behind.
fn delay(run: &ComparedRun, policy: Policy) -> String {
    let (numbers, report) = (&run.numbers, run.numbers.of(policy));
    if !report.caught_up {
        return service(numbers, policy).delay;
    }
    if report.max_delay < LEAST_WAIT_S {
        return numbers.words.fill(Basic::UnitSeconds, &["0"]);
    }
    numbers.duration(policy, |report| report.max_delay)
}
