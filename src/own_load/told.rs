//! Collects what reading a file found, guessed and left out.

use super::choices::Aggregate;
use super::column::{Cells, Column};
use super::error::Place;
use super::measured::Found;
use super::notes::{ColumnNote, Notes};
use super::point::Point;
use super::roles::Roles;
use super::series::Sorted;
use super::stretches::Source;
use super::table::Table;
use super::time::Zone;
use super::unit::LoadUnit;

/// Returns the first cell that was to be read and could not.
pub(super) fn first_unreadable(table: &Table, roles: &Roles) -> Option<Place> {
    let columns = [roles.time, Some(roles.load)].into_iter().flatten();
    let places = columns.filter_map(|index| table.columns.get(index)?.first_unreadable.clone());
    places.min_by_key(|place| place.line)
}

/// What lies between the values of all series.
#[derive(Default)]
struct Between {
    gaps: u64,
    longest_gap_s: f64,
    resets: u64,
    highest_per_s: f64,
}

fn between(sources: &[Source]) -> Between {
    let mut found = Between::default();
    for source in sources {
        for stretch in source.stretches() {
            if stretch.is_gap {
                found.gaps += 1;
                found.longest_gap_s = found.longest_gap_s.max(stretch.end_s - stretch.begin_s);
            }
            found.resets += u64::from(stretch.is_reset);
            // `max` is a function of its own in wasm.
            for per_s in [stretch.from_per_s, stretch.to_per_s] {
                if per_s > found.highest_per_s {
                    found.highest_per_s = per_s;
                }
            }
        }
    }
    found
}

/// Returns the notes.
pub(super) fn notes(
    table: &Table,
    roles: &Roles,
    sorted: &Sorted,
    sources: &[Source],
    zone: Zone,
    (aggregate, usual_step_s): (Aggregate, f64),
    found: &Found,
) -> Notes {
    let note = |column: &Column| ColumnNote {
        name: column.name.clone(),
        has_times: column.times().is_some(),
        has_numbers: column.numbers().is_some(),
    };
    let column = |index: usize| table.columns.get(index);
    let times = roles.time.and_then(column).and_then(Column::times);
    let load = column(roles.load).map(|column| &column.cells);
    let between = between(sources);
    Notes {
        dialect: table.dialect,
        columns: table.columns.iter().map(note).collect(),
        rows: table.rows,
        time_column: roles.time,
        load_column: roles.load,
        unit: sources
            .first()
            .map_or(LoadUnit::PerSecond, |source| source.unit),
        cpu: found.cpu_note,
        task_managers: found.task_manager_note,
        zone,
        is_date_order_guessed: times.is_some_and(|(form, _)| form.is_order_guessed),
        has_decimal_comma: matches!(load, Some(Cells::Numbers(Point::Comma, _))),
        series: sorted
            .series
            .iter()
            .map(|series| series.name.clone())
            .collect(),
        aggregate,
        left_out: sorted.left_out,
        first_unreadable: first_unreadable(table, roles),
        disordered: sorted.disordered,
        gaps: between.gaps,
        longest_gap_s: between.longest_gap_s,
        resets: between.resets,
        usual_step_s,
        highest_per_s: between.highest_per_s,
    }
}
