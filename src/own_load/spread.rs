//! Spreads the metrics of a long table over columns of their own.
//!
//! Answers of Prometheus and CloudWatch, long tables of Grafana and InfluxDB have a column of
//! names and one of values. If one of the names is that of a load and another that of CPU
//! or TaskManagers, the values are no parts of one sum.

use super::column::{Cells, Column};
use super::column_names::{
    is_cpu_use, is_key, is_named_time, is_parallelism, is_task_managers, load_score,
};
use super::notes::Dialect;
use super::table::Table;

/// The most metrics of a table.
const MOST_METRICS: usize = 8;

/// Replaces the column of values by one for each metric if they are different things.
pub(super) fn spread(table: &mut Table) {
    // Topics have any names.
    if table.dialect == Dialect::Kafka {
        return;
    }
    let Some(value) = only_values(&table.columns) else {
        return;
    };
    let metrics = table.columns.iter().find_map(metrics);
    let (Some((ids, names)), Some(column)) = (metrics, table.columns.get(value)) else {
        return;
    };
    let of = |(index, name): (usize, &String)| {
        part(column, name, |row| ids.get(row) == Some(&Some(index)))
    };
    let columns: Vec<Column> = names.iter().enumerate().map(of).collect();
    table.columns.remove(value);
    table.columns.extend(columns);
}

/// Returns the only column of numbers that are no times and no labels.
fn only_values(columns: &[Column]) -> Option<usize> {
    let is_value = |column: &Column| {
        let has_some = column
            .numbers()
            .is_some_and(|numbers| numbers.iter().any(|number| number.is_finite()));
        has_some && !is_named_time(&column.name) && !is_key(&column.name)
    };
    let mut values = (0..columns.len()).filter(|index| columns.get(*index).is_some_and(is_value));
    let first = values.next()?;
    values.next().is_none().then_some(first)
}

/// Returns the metric of each row and the names of all, if a column has such names.
fn metrics(column: &Column) -> Option<(Vec<Option<usize>>, Vec<String>)> {
    let labels = column.labels()?;
    let mut names: Vec<String> = Vec::new();
    let mut of_label = Vec::with_capacity(labels.names.len());
    for label in &labels.names {
        let metric = metric(label);
        let known = names.iter().position(|name| name == metric);
        of_label.push(known.unwrap_or(names.len()));
        if known.is_none() {
            names.push(metric.to_owned());
        }
        if names.len() > MOST_METRICS {
            return None;
        }
    }
    let is_measured =
        |name: &String| is_cpu_use(name) || is_task_managers(name) || is_parallelism(name);
    let has_load = names
        .iter()
        .any(|name| !is_measured(name) && load_score(name) > 0);
    if !has_load || !names.iter().any(is_measured) {
        return None;
    }
    let ids = labels
        .ids
        .iter()
        .map(|id| of_label.get(*id as usize).copied());
    Some((ids.collect(), names))
}

/// Returns the name of a metric without its labels: `records` of `records{pod="a"}`.
fn metric(label: &str) -> &str {
    let end = label.bytes().position(|byte| byte == b'{');
    label.get(..end.unwrap_or(label.len())).unwrap_or(label)
}

/// Returns a column with the values of some rows.
fn part(column: &Column, name: &str, is_in: impl Fn(usize) -> bool) -> Column {
    let numbers = column.numbers().unwrap_or_default();
    let mut missing = 0;
    let values = numbers.iter().enumerate().map(|(row, number)| {
        if !is_in(row) {
            return f64::NAN;
        }
        missing += u64::from(number.is_nan());
        *number
    });
    let values: Vec<f64> = values.collect();
    let point = match &column.cells {
        Cells::Numbers(point, _) => *point,
        _ => Default::default(),
    };
    let mut part = Column::new(name, Cells::Numbers(point, values));
    // Why each is missing was counted for the whole column: it is told if all have one reason.
    match (column.blank, column.not_finite, column.unreadable) {
        (0, _, 0) => part.not_finite = missing,
        (0, 0, _) => {
            part.unreadable = missing;
            part.first_unreadable = column.first_unreadable.clone().filter(|_| missing > 0);
        }
        _ => part.blank = missing,
    }
    part
}
