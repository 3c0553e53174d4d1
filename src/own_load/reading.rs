//! Makes a load of the table of a file.

use super::bins::{self, Grid, OwnLoad, levelled};
use super::choices::Choices;
use super::error::ReadError;
use super::measured::{Beside, Measured, found};
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

/// The rows of a table in order of time, with what its columns are.
pub struct Ordered {
    roles: Roles,
    times: Times,
    sorted: Sorted,
}

/// Orders the rows of a table.
pub(super) fn ordered(table: &Table, choices: &Choices) -> Result<Ordered, ReadError> {
    let roles = roles(table, choices)?;
    let times = times(table, &roles, choices);
    let sorted = sorted(table, &roles, &times, roles.load, choices.series.as_deref());
    Ok(Ordered {
        roles,
        times,
        sorted,
    })
}

/// Levels the rows of a table, which are ordered by the same choices.
pub(super) fn reading(
    table: &Table,
    ordered: &Ordered,
    choices: &Choices,
) -> Result<Reading, ReadError> {
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
    let found = found(
        table,
        roles,
        times,
        choices,
        &Beside {
            sources: &sources,
            grid,
            per_s: &per_s,
        },
    );
    let notes = notes(
        table,
        roles,
        sorted,
        &sources,
        times.zone,
        (aggregate, usual_step_s),
        &found,
    );
    Ok(Reading {
        load,
        measured: found.measured,
        notes,
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
