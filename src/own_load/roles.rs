//! Guesses what each column of a table is.

use super::choices::Choices;
use super::column::Column;
use super::column_names::{
    is_cpu, is_cpu_use, is_elapsed, is_key, is_key_of_numbers, is_lag, is_named_time,
    is_parallelism, is_task_managers, load_score,
};
use super::error::ReadError;
use super::series::rises;
use super::table::Table;
use super::time::Parts;

/// The columns of a table by what they are, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// The times, `None` if only a step was chosen.
    pub(super) time: Option<usize>,
    /// The times of day of a column with dates.
    pub(super) clock: Option<usize>,
    pub(super) load: usize,
    /// Columns that tell series apart.
    pub(super) keys: Vec<usize>,
    /// The CPU that was used.
    pub(super) cpu: Option<usize>,
    /// The TaskManagers that there were.
    pub(super) task_managers: Option<usize>,
}

/// Finds the columns, as chosen or as their names and cells say.
pub(super) fn roles(table: &Table, choices: &Choices) -> Result<Roles, ReadError> {
    let columns = &table.columns;
    let names = || {
        columns
            .iter()
            .map(|column| column.name.clone())
            .collect::<Vec<_>>()
    };
    let no_such = |index: usize, what| ReadError::NoSuchColumn {
        index,
        what,
        columns: names(),
    };
    let time = match choices.time_column {
        Some(index) => {
            let column = columns.get(index).filter(|column| can_be_times(column));
            Some(
                column
                    .map(|_| index)
                    .ok_or_else(|| no_such(index, "times"))?,
            )
        }
        None if choices.step_s.is_some() => None,
        None => Some(time_column(columns).ok_or_else(|| ReadError::NoTimes(names()))?),
    };
    let repeats = time
        .and_then(|index| columns.get(index))
        .is_none_or(repeats);
    let tells_apart = |column: &Column| match (column.labels(), column.numbers()) {
        // A column of remarks tells no series apart.
        (Some(labels), _) => labels.names.len() > 1 && (repeats || is_key(&column.name)),
        (_, Some(numbers)) => {
            is_key_of_numbers(&column.name, repeats)
                && numbers
                    .iter()
                    .all(|number| number.is_nan() || number.fract() == 0.0)
        }
        _ => false,
    };
    let keys: Vec<usize> = (0..columns.len())
        .filter(|index| Some(*index) != time && columns.get(*index).is_some_and(tells_apart))
        .collect();
    let measured = |index: usize| Some(index) != time && !keys.contains(&index);
    let of = |is_it: fn(&str) -> bool| {
        let is_it = |(index, column): (usize, &Column)| {
            measured(index) && column.numbers().is_some() && is_it(&column.name)
        };
        columns.iter().enumerate().position(is_it)
    };
    let chosen = |index: usize| {
        let column = columns.get(index);
        let fits = column.is_some_and(|column| column.numbers().is_some());
        fits.then_some(index)
            .ok_or_else(|| no_such(index, "numbers"))
    };
    let cpu = match choices.cpu_column {
        Some(index) => Some(chosen(index)?),
        None => of(is_cpu_use),
    };
    let task_managers = match choices.task_manager_column {
        Some(index) => Some(chosen(index)?),
        None => of(is_task_managers).or_else(|| of(is_parallelism)),
    };
    let load = match choices.load_column {
        Some(index) => {
            let name = columns
                .get(chosen(index)?)
                .map_or("", |column| &column.name);
            if is_lag(name) {
                return Err(ReadError::Lag(name.to_owned()));
            }
            index
        }
        None => load_column(
            columns,
            |index| {
                let is_measured = |column: &Column| {
                    is_cpu(&column.name)
                        || is_task_managers(&column.name)
                        || is_parallelism(&column.name)
                };
                Some(index) == cpu
                    || Some(index) == task_managers
                    || !measured(index)
                    || columns.get(index).is_some_and(is_measured)
            },
            names,
        )?,
    };
    let is_date_only = |index: usize| {
        let times = columns.get(index).and_then(Column::times);
        times.is_some_and(|(form, times)| {
            form.parts == Some(Parts::Date)
                && times
                    .iter()
                    .all(|s| s.is_nan() || s.rem_euclid(crate::calendar::DAY_S) == 0.0)
        })
    };
    let is_clock = |column: &Column| {
        column
            .times()
            .is_some_and(|(form, _)| form.parts == Some(Parts::Clock))
    };
    let clock = columns
        .iter()
        .position(is_clock)
        .filter(|index| time.is_some_and(|time| time != *index && is_date_only(time)));
    Ok(Roles {
        time,
        clock,
        load,
        keys,
        cpu: cpu.filter(|index| *index != load),
        task_managers: task_managers.filter(|index| *index != load),
    })
}

/// Returns whether any time stands in several rows.
fn repeats(column: &Column) -> bool {
    let times = column
        .times()
        .map(|(_, times)| times)
        .or_else(|| column.numbers())
        .unwrap_or_default();
    if rises(times) {
        return false;
    }
    let mut seen = std::collections::HashSet::with_capacity(times.len());
    times
        .iter()
        .filter(|time| !time.is_nan())
        .any(|time| !seen.insert(time.to_bits()))
}

fn can_be_times(column: &Column) -> bool {
    column.times().is_some() || column.numbers().is_some()
}

/// Returns the column of the times: of its name, else the first with dates, else the
/// first whose numbers rise.
fn time_column(columns: &[Column]) -> Option<usize> {
    let has_times = |column: &&Column| {
        column
            .times()
            .is_some_and(|(form, _)| form.parts != Some(Parts::Clock))
    };
    let find = |is: &dyn Fn(&Column) -> bool| columns.iter().position(is);
    find(&|column| has_times(&column) && is_named_time(&column.name))
        .or_else(|| find(&|column| has_times(&column)))
        .or_else(|| find(&|column| column.times().is_some()))
        .or_else(|| find(&|column| column.numbers().is_some() && is_elapsed(&column.name)))
        .or_else(|| {
            let others = columns
                .iter()
                .filter(|column| column.numbers().is_some())
                .count();
            let rises = |column: &Column| {
                let numbers = column.numbers();
                numbers.is_some_and(|numbers| numbers.len() > 2 && rises(numbers))
            };
            find(&rises).filter(|index| others > 1 && *index == 0)
        })
}

/// Returns the column of the load: the first whose name says so, else the first other.
fn load_column(
    columns: &[Column],
    is_taken: impl Fn(usize) -> bool,
    names: impl Fn() -> Vec<String>,
) -> Result<usize, ReadError> {
    let has_some = |column: &Column| {
        column
            .numbers()
            .is_some_and(|numbers| numbers.iter().any(|number| number.is_finite()))
    };
    let free = || {
        columns
            .iter()
            .enumerate()
            .filter(|(index, column)| has_some(column) && !is_taken(*index))
    };
    let lag = free().find(|(_, column)| is_lag(&column.name));
    // Of equal ones the first.
    let mut best: Option<(i32, usize)> = None;
    for (index, column) in free().filter(|(_, column)| !is_lag(&column.name)) {
        let score = load_score(&column.name);
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, index));
        }
    }
    match (best, lag) {
        (Some((score, index)), lag) if score >= 0 || lag.is_none() => Ok(index),
        (_, Some((_, column))) => Err(ReadError::Lag(column.name.clone())),
        (_, None) => Err(ReadError::NoNumbers(names())),
    }
}
