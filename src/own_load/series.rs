//! Brings the rows of a table into series in order of time.

use std::collections::HashMap;

use super::choices::Choices;
use super::column::Column;
use super::notes::LeftOut;
use super::roles::Roles;
use super::table::Table;
use super::time::{Parts, Zone};

/// The most steps of which the median is taken.
const MOST_STEPS_COMPARED: usize = 20_000;

/// The values of one series, in order of time.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) t_s: Vec<f64>,
    pub(super) values: Vec<f64>,
}

/// All series of a column, and what was left out.
pub(super) struct Sorted {
    pub(super) series: Vec<Series>,
    pub(super) left_out: LeftOut,
    pub(super) disordered: u64,
}

/// The times of all rows, in seconds since 1970 or from the start.
pub(super) struct Times {
    pub(super) t_s: Vec<f64>,
    pub(super) zone: Zone,
}

/// Takes the values of a column apart by series; only the series of this name if one is
/// given.
pub(super) fn sorted(
    table: &Table,
    roles: &Roles,
    times: &Times,
    value: usize,
    wanted: Option<&str>,
) -> Sorted {
    let numbers = table
        .columns
        .get(value)
        .and_then(Column::numbers)
        .unwrap_or_default();
    let mut left_out = LeftOut::default();
    if let Some(column) = table.columns.get(value) {
        (left_out.blank, left_out.not_finite, left_out.unreadable) =
            (column.blank, column.not_finite, column.unreadable);
    }
    let mut series: Vec<Series> = Vec::new();
    let mut places: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut only: Option<usize> = None;
    let mut disordered = 0;
    for (row, (t_s, number)) in times.t_s.iter().zip(numbers).enumerate() {
        if number.is_nan() {
            continue;
        }
        if t_s.is_nan() {
            left_out.without_time += 1;
            continue;
        }
        if *number < 0.0 {
            left_out.negative += 1;
            continue;
        }
        let place = match (roles.keys.is_empty(), only) {
            (true, Some(only)) => only,
            _ => {
                let key = roles
                    .keys
                    .iter()
                    .map(|column| key(table.columns.get(*column), row))
                    .collect();
                *places.entry(key).or_insert_with(|| {
                    // Of a single series all rows are known to come.
                    let rows = if roles.keys.is_empty() {
                        numbers.len()
                    } else {
                        0
                    };
                    series.push(Series {
                        name: name(table, roles, row),
                        t_s: Vec::with_capacity(rows),
                        values: Vec::with_capacity(rows),
                    });
                    series.len() - 1
                })
            }
        };
        only = Some(place);
        if let Some(one) = series.get_mut(place) {
            if one.t_s.last().is_some_and(|last| last > t_s) {
                disordered += 1;
            }
            one.t_s.push(*t_s);
            one.values.push(*number);
        }
    }
    if let Some(wanted) = wanted {
        series.retain(|one| one.name == wanted);
    }
    for one in &mut series {
        left_out.duplicate += one.order();
    }
    Sorted {
        series,
        left_out,
        disordered,
    }
}

fn key(column: Option<&Column>, row: usize) -> u64 {
    let label = column
        .and_then(Column::labels)
        .and_then(|labels| labels.ids.get(row))
        .map(|id| u64::from(*id));
    let number = column
        .and_then(Column::numbers)
        .and_then(|numbers| numbers.get(row))
        .map(|number| number.to_bits());
    label.or(number).unwrap_or_default()
}

fn name(table: &Table, roles: &Roles, row: usize) -> String {
    let part = |index: &usize| {
        let column = table.columns.get(*index)?;
        if let Some(labels) = column.labels() {
            return labels.names.get(*labels.ids.get(row)? as usize).cloned();
        }
        column
            .numbers()?
            .get(row)
            .map(|number| crate::numbers::plain_number(*number))
    };
    roles
        .keys
        .iter()
        .filter_map(part)
        .collect::<Vec<_>>()
        .join(" / ")
}

/// Returns the times of all rows.
pub(super) fn times(table: &Table, roles: &Roles, choices: &Choices) -> Times {
    let (t_s, zone) = times_s(table, roles, choices);
    Times { t_s, zone }
}

fn times_s(table: &Table, roles: &Roles, choices: &Choices) -> (Vec<f64>, Zone) {
    let Some(column) = roles.time.and_then(|index| table.columns.get(index)) else {
        let step_s = choices.step_s.unwrap_or(1.0);
        return (
            (0..table.rows).map(|row| row as f64 * step_s).collect(),
            Zone::Elapsed,
        );
    };
    let (times, parts, has_zone) = match column.times() {
        Some((form, times)) => (times, form.parts.unwrap_or(Parts::Count), form.has_zone),
        None => (column.numbers().unwrap_or_default(), Parts::Count, true),
    };
    match parts {
        Parts::Count => {
            let most = times
                .iter()
                .copied()
                .filter(|time| time.is_finite())
                .fold(0.0, f64::max);
            let (unit, zone) = count_unit(most, &column.name);
            (times.iter().map(|time| time / unit).collect(), zone)
        }
        Parts::Date => {
            let zone_s = if has_zone {
                0.0
            } else {
                choices.zone_s.unwrap_or(0.0)
            };
            let clock = roles
                .clock
                .and_then(|index| table.columns.get(index))
                .and_then(Column::times);
            let clock_s = |row: usize| {
                clock.map_or(0.0, |(_, times)| {
                    times.get(row).copied().unwrap_or(f64::NAN)
                })
            };
            let all = times
                .iter()
                .enumerate()
                .map(|(row, s)| s + clock_s(row) - zone_s);
            (
                all.collect(),
                if has_zone { Zone::Given } else { Zone::Unknown },
            )
        }
        Parts::Clock => (over_midnight(times), Zone::Elapsed),
    }
}

/// Returns how many of the unit of a count are one second: counts since 1970 have the
/// size of their unit.
fn count_unit(most: f64, name: &str) -> (f64, Zone) {
    match most {
        1e17.. => (1e9, Zone::Given),
        1e14.. => (1e6, Zone::Given),
        1e11.. => (1e3, Zone::Given),
        1e8.. => (1.0, Zone::Given),
        _ if super::words::any(
            &super::words::words(name),
            &["ms", "millis", "milliseconds"],
        ) =>
        {
            (1e3, Zone::Elapsed)
        }
        _ => (1.0, Zone::Elapsed),
    }
}

/// Adds a day each time that the time of day jumps back by more than half a day.
fn over_midnight(times: &[f64]) -> Vec<f64> {
    let (mut day_s, mut last) = (0.0, f64::NAN);
    times
        .iter()
        .map(|time| {
            if last - time > crate::calendar::DAY_S / 2.0 {
                day_s += crate::calendar::DAY_S;
            }
            if time.is_finite() {
                last = *time;
            }
            time + day_s
        })
        .collect()
}

/// Returns whether each number is above the one before.
pub(super) fn rises(numbers: &[f64]) -> bool {
    let mut pairs = numbers.windows(2);
    pairs.all(|pair| matches!(pair, [before, after] if before < after))
}

impl Series {
    /// Sorts by time and keeps the last of several values at one time. Returns how many
    /// were left out.
    fn order(&mut self) -> u64 {
        if rises(&self.t_s) {
            return 0;
        }
        let mut pairs: Vec<(f64, f64)> = self
            .t_s
            .iter()
            .copied()
            .zip(self.values.iter().copied())
            .collect();
        // Stable: of equal times the last stays last.
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let before = pairs.len();
        self.t_s.clear();
        self.values.clear();
        for (t_s, value) in pairs {
            if self.t_s.last() == Some(&t_s) {
                if let Some(last) = self.values.last_mut() {
                    *last = value;
                }
            } else {
                self.t_s.push(t_s);
                self.values.push(value);
            }
        }
        (before - self.t_s.len()) as u64
    }

    /// Returns the median time between two values, in seconds; `None` for less than two.
    pub(super) fn usual_step_s(&self) -> Option<f64> {
        let steps = self.t_s.iter().zip(self.t_s.iter().skip(1));
        // Of a long series a part tells it as well.
        let each = self.t_s.len() / MOST_STEPS_COMPARED + 1;
        let mut steps: Vec<f64> = steps
            .step_by(each)
            .map(|(before, after)| after - before)
            .collect();
        let middle = steps.len() / 2;
        if steps.is_empty() {
            return None;
        }
        let (_, median, _) = steps.select_nth_unstable_by(middle, f64::total_cmp);
        Some(*median)
    }
}
