//! Makes a load of the table of a file.

use super::bins::{self, Grid, OwnLoad, levelled};
use super::choices::Choices;
use super::error::ReadError;
use super::measured::{self, Measured, MeasuredCpu, MeasuredTaskManagers, Rows, found};
use super::notes::{Dialect, Notes};
use super::roles::{Roles, roles};
use super::series::{Series, Sorted, Times, sorted, times};
use super::stretches::{Gaps, sources};
use super::table::Table;
use super::time::Zone;
use super::told::{first_unreadable, notes};
use super::unit::{self, LoadUnit};

/// The fewest rows of a load.
const LEAST_ROWS: usize = 2;
/// The longest span of a load, in days.
const MOST_DAYS: u64 = 366;

/// A load that was read, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The load.
    pub load: OwnLoad,
    /// What the fleet did over the steps of the load, if the file tells it.
    pub measured: Option<Measured>,
    /// What was found, guessed and left out.
    pub notes: Notes,
}

/// A reading that is not finished: what its steps have found so far. Each step takes less
/// than a frame for a million rows or so.
pub struct Unfinished {
    choices: Choices,
    ordered: Option<Ordered>,
    levelled: Option<Levelled>,
    /// Known once they were looked for.
    task_managers: Option<Option<MeasuredTaskManagers>>,
    cpu: Option<Option<MeasuredCpu>>,
}

/// The rows of a table in order of time, with what its columns are.
struct Ordered {
    roles: Roles,
    times: Times,
    sorted: Sorted,
}

/// The load of a table over equal steps.
struct Levelled {
    usual_step_s: f64,
    unit: LoadUnit,
    grid: Grid,
    per_s: Vec<f64>,
    load: OwnLoad,
}

impl Unfinished {
    /// Begins a reading.
    pub(super) fn new(choices: Choices) -> Self {
        Self {
            choices,
            ordered: None,
            levelled: None,
            task_managers: None,
            cpu: None,
        }
    }

    /// Takes the next step of reading a table. Returns the reading after the last.
    pub(super) fn step(&mut self, table: &Table) -> Result<Option<Reading>, ReadError> {
        let choices = &self.choices;
        let Some(ordered) = &self.ordered else {
            self.ordered = Some(order(table, choices)?);
            return Ok(None);
        };
        let Some(levelled) = &self.levelled else {
            self.levelled = Some(level(table, ordered, choices)?);
            return Ok(None);
        };
        let Ordered {
            roles,
            times,
            sorted,
        } = ordered;
        let rows = Rows {
            table,
            roles,
            times,
            choices,
        };
        let Some(task_managers) = &self.task_managers else {
            self.task_managers = Some(measured::task_managers(&rows, levelled.grid));
            return Ok(None);
        };
        let Some(cpu) = &self.cpu else {
            let task_managers = task_managers.as_ref();
            let cpu = measured::cpu(&rows, levelled.grid, &levelled.per_s, task_managers);
            self.cpu = Some(cpu);
            return Ok(None);
        };
        let sources = sources(&sorted.series, levelled.unit, levelled.usual_step_s);
        let found = found(&sources, levelled.grid, cpu.clone(), task_managers.clone());
        let aggregate = choices.aggregate.unwrap_or_default();
        let notes = notes(
            table,
            roles,
            sorted,
            &sources,
            times.zone,
            (aggregate, levelled.usual_step_s),
            &found,
        );
        Ok(Some(Reading {
            load: levelled.load.clone(),
            measured: found.measured,
            notes,
        }))
    }
}

/// Orders the rows of a table.
fn order(table: &Table, choices: &Choices) -> Result<Ordered, ReadError> {
    let roles = roles(table, choices)?;
    let times = times(table, &roles, choices);
    let sorted = sorted(table, &roles, &times, roles.load, choices.series.as_deref());
    Ok(Ordered {
        roles,
        times,
        sorted,
    })
}

/// Levels the load of ordered rows.
fn level(table: &Table, ordered: &Ordered, choices: &Choices) -> Result<Levelled, ReadError> {
    let Ordered {
        roles,
        times,
        sorted,
    } = ordered;
    let name = table
        .columns
        .get(roles.load)
        .map_or("", |column| column.name.as_str());
    let found_rows = sorted
        .series
        .iter()
        .map(|series| series.t_s.len())
        .max()
        .unwrap_or(0);
    let longest = sorted.series.iter().max_by_key(|series| series.t_s.len());
    let usual_step_s = longest
        .and_then(Series::usual_step_s)
        .filter(|_| found_rows >= LEAST_ROWS);
    let (Some(longest), Some(usual_step_s)) = (longest, usual_step_s) else {
        return Err(ReadError::TooFewRows {
            found: found_rows,
            least: LEAST_ROWS,
            place: first_unreadable(table, roles),
        });
    };
    let unit = choices
        .unit
        .unwrap_or_else(|| unit::guess(unit_name(table, name, longest), &longest.values));
    let sources = sources(&sorted.series, unit, usual_step_s);
    let aggregate = choices.aggregate.unwrap_or_default();
    let grid = Grid::of(&sources, usual_step_s).ok_or(ReadError::TooFewRows {
        found: found_rows,
        least: LEAST_ROWS + usize::from(unit == LoadUnit::Counter),
        place: None,
    })?;
    let days = (grid.step_s * grid.count as f64 / crate::calendar::DAY_S) as u64;
    if days > MOST_DAYS {
        return Err(ReadError::TooLong {
            days,
            most: MOST_DAYS,
        });
    }
    let per_s: Vec<f64> = levelled(&sources, aggregate, grid, Gaps::Bridged)
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect();
    let begin_s = (times.zone != Zone::Elapsed).then_some(grid.begin_s);
    let load = bins::own_load(begin_s, grid.step_s, &per_s)
        .ok_or_else(|| ReadError::AllZero(name.to_owned()))?;
    if load.levels.len() < LEAST_ROWS {
        return Err(ReadError::TooFewRows {
            found: found_rows,
            least: LEAST_ROWS + 1,
            place: None,
        });
    }
    Ok(Levelled {
        usual_step_s,
        unit,
        grid,
        per_s,
        load,
    })
}

/// Returns the name that tells the unit: series of Prometheus may have one of their own.
fn unit_name<'a>(table: &Table, column: &'a str, series: &'a Series) -> &'a str {
    if table.dialect == Dialect::Prometheus && column == "value" {
        &series.name
    } else {
        column
    }
}
