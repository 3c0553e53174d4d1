//! Guesses what each column of a table is.

use super::choices::Choices;
use super::column::Column;
use super::error::ReadError;
use super::table::Table;
use super::time::Parts;
use super::words::{any, words};

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
    /// The CPU that the fleet used.
    pub(super) cpu: Option<usize>,
    /// The TaskManagers that there were.
    pub(super) workers: Option<usize>,
}

const TIMES: [&str; 12] = [
    "time",
    "timestamp",
    "timestamps",
    "datetime",
    "date",
    "ts",
    "t",
    "epoch",
    "zeit",
    "zeitpunkt",
    "datum",
    "时间",
];
const SPANS: [&str; 4] = ["start", "stop", "end", "begin"];
const LAGS: [&str; 7] = [
    "lag",
    "backlog",
    "behind",
    "pending",
    "unconsumed",
    "queued",
    "rückstand",
];
const CPUS: [&str; 5] = ["cpu", "cores", "millicores", "cputime", "vcpu"];
const WORKERS: [&str; 9] = [
    "replicas",
    "workers",
    "worker",
    "taskmanagers",
    "taskmanager",
    "pods",
    "instances",
    "nodes",
    "machines",
];
const KEYS: [&str; 12] = [
    "partition",
    "table",
    "result",
    "shard",
    "instance",
    "pod",
    "host",
    "topic",
    "series",
    "metric",
    "job",
    "group",
];
/// What a load counts.
const COUNTED: [&str; 14] = [
    "records",
    "record",
    "requests",
    "messages",
    "msgs",
    "msg",
    "events",
    "hits",
    "rps",
    "qps",
    "throughput",
    "offset",
    "datensätze",
    "tuples",
];
/// Words for a rate.
const RATES: [&str; 6] = ["rate", "sec", "second", "rps", "qps", "s"];
/// Words for any number that may be the one.
const VALUES: [&str; 8] = [
    "value", "values", "load", "last", "sum", "average", "mean", "in",
];
/// What is no load even if it is counted.
const NO_LOADS: [&str; 10] = [
    "bytes", "mb", "kb", "gb", "current", "id", "thread", "latency", "errors", "threadid",
];

/// Returns whether a name is that of a column of times.
pub(super) fn is_named_time(name: &str) -> bool {
    let words = words(name);
    any(&words, &TIMES) && !any(&words, &SPANS)
}

fn is_lag(name: &str) -> bool {
    any(&words(name), &LAGS)
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
    // Metrics of a TaskManager name it, too.
    let of = |list: &'static [&str]| {
        let is_it = |column: &Column| {
            let words = words(&column.name);
            column.numbers().is_some() && any(&words, list) && !any(&words, &COUNTED)
        };
        columns.iter().position(is_it)
    };
    let repeats = time
        .and_then(|index| columns.get(index))
        .is_none_or(repeats);
    let is_key = |column: &Column| match (column.labels(), column.numbers()) {
        // A column of remarks tells no series apart.
        (Some(labels), _) => {
            labels.names.len() > 1 && (repeats || any(&words(&column.name), &KEYS))
        }
        (_, Some(numbers)) => {
            let words = words(&column.name);
            any(&words, &KEYS)
                && !any(&words, &RATES)
                && !any(&words, &COUNTED)
                && numbers
                    .iter()
                    .all(|number| number.is_nan() || number.fract() == 0.0)
        }
        _ => false,
    };
    let keys: Vec<usize> = (0..columns.len())
        .filter(|index| Some(*index) != time && columns.get(*index).is_some_and(is_key))
        .collect();
    let cpu = of(&CPUS);
    let workers = of(&WORKERS).filter(|index| !keys.contains(index));
    let load = match choices.load_column {
        Some(index) => {
            let column = columns
                .get(index)
                .filter(|column| column.numbers().is_some());
            let column = column.ok_or_else(|| no_such(index, "numbers"))?;
            if is_lag(&column.name) {
                return Err(ReadError::Lag(column.name.clone()));
            }
            index
        }
        None => load_column(
            columns,
            |index| {
                Some(index) == time
                    || Some(index) == cpu
                    || Some(index) == workers
                    || keys.contains(&index)
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
        workers: workers.filter(|index| *index != load),
    })
}

/// Returns whether any time stands in several rows.
fn repeats(column: &Column) -> bool {
    let times = column
        .times()
        .map(|(_, times)| times)
        .or_else(|| column.numbers())
        .unwrap_or_default();
    let rises = times
        .iter()
        .zip(times.iter().skip(1))
        .all(|(before, after)| before < after);
    if rises {
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
        .or_else(|| find(&|column| column.numbers().is_some() && is_elapsed_name(&column.name)))
        .or_else(|| {
            let others = columns
                .iter()
                .filter(|column| column.numbers().is_some())
                .count();
            let rises = |column: &Column| column.numbers().is_some_and(rises);
            find(&rises).filter(|index| others > 1 && *index == 0)
        })
}

fn is_elapsed_name(name: &str) -> bool {
    any(
        &words(name),
        &["elapsed", "seconds", "secs", "s", "t", "offset_s"],
    )
}

fn rises(numbers: &[f64]) -> bool {
    numbers.len() > 2
        && numbers
            .iter()
            .zip(numbers.iter().skip(1))
            .all(|(before, after)| before < after)
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
        let score = score(&column.name);
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

/// Returns how much the name of a column says that it is a load.
fn score(name: &str) -> i32 {
    let words = words(name);
    let has = |list: &[&str], worth: i32| if any(&words, list) { worth } else { 0 };
    has(&COUNTED, 4) + has(&RATES, 2) + has(&VALUES, 1) - has(&NO_LOADS, 8)
}
