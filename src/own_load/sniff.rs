//! Finds out from the start of a text how it is divided, and where its header is.

use super::cell::{self, Cell};
use super::fields::Fields;
use super::point::Point;
use super::records::{Divider, Records};
use super::time::{self, DateOrder};

/// The most records that are looked at.
const MOST_RECORDS: usize = 200;
/// The most lines before the header.
const MOST_PREAMBLE: usize = 30;

/// How a text is divided, and its first records.
pub(super) struct Sniffed {
    pub(super) divider: Divider,
    /// Records before the header, or before the first row.
    pub(super) preamble: usize,
    /// The names of the columns; made up if there is no header.
    pub(super) names: Vec<String>,
    pub(super) has_header: bool,
    /// Some records below the header.
    pub(super) sample: Vec<Vec<String>>,
    /// Whether InfluxDB's annotations stand before the header.
    pub(super) is_influx: bool,
}

/// Returns how a text is divided; `None` if no two lines have the same number of fields.
pub(super) fn sniff(start: &str) -> Option<Sniffed> {
    let dividers = [
        Divider::Character(b'\t'),
        Divider::Character(b';'),
        Divider::Character(b','),
        Divider::Character(b'|'),
        Divider::Blanks,
    ];
    let mut best: Option<(usize, Divider, Vec<Vec<String>>, usize)> = None;
    for divider in dividers {
        let records = records(start, divider);
        let Some((fields, count)) = usual_length(&records) else {
            continue;
        };
        // Nearly all records have it, and more than one field.
        let is_table = fields > 1
            && count * 10
                >= records
                    .len()
                    .saturating_sub(MOST_PREAMBLE.min(records.len() / 2))
                    * 6
            && count > 1;
        if is_table && best.as_ref().is_none_or(|(most, ..)| count > *most) {
            best = Some((count, divider, records, fields));
        }
    }
    let (_, divider, records, fields) = match best {
        Some(best) => best,
        // One number a line.
        None => {
            let divider = Divider::Character(b'\t');
            let records = records(start, divider);
            let numbers = records
                .iter()
                .filter(|record| matches!(record.as_slice(), [one] if is_value(one)));
            if numbers.count() < 2 {
                return None;
            }
            (0, divider, records, 1)
        }
    };
    let is_comment =
        |record: &Vec<String>| record.first().is_some_and(|first| first.starts_with('#'));
    let is_influx = records
        .iter()
        .take(MOST_PREAMBLE)
        .any(|record| record.first().is_some_and(|first| is_annotation(first)));
    let is_whole = |record: &&Vec<String>| record.len() == fields && !is_comment(record);
    let preamble = records
        .iter()
        .take(MOST_PREAMBLE)
        .position(|record| is_whole(&record))?;
    let mut rows = records.iter().skip(preamble);
    let first = rows.next()?;
    // The next table of InfluxDB may have other columns, and files put together have
    // several headers.
    let rows = rows.take_while(|record| !record.first().is_some_and(|first| is_annotation(first)));
    let below: Vec<Vec<String>> = rows
        .filter(|record| is_whole(record) && *record != first)
        .cloned()
        .collect();
    let has_header = is_header(first, &below);
    let names = if has_header {
        let name = |(index, name): (usize, &String)| {
            if name.trim().is_empty() {
                made_up(index)
            } else {
                name.trim().to_owned()
            }
        };
        first.iter().enumerate().map(name).collect()
    } else {
        (0..fields).map(made_up).collect()
    };
    let sample = if has_header {
        below
    } else {
        [vec![first.clone()], below].concat()
    };
    Some(Sniffed {
        divider,
        preamble,
        names,
        has_header,
        sample,
        is_influx,
    })
}

fn made_up(index: usize) -> String {
    ["column ", &(index + 1).to_string()].concat()
}

/// Returns whether a first field begins a line of InfluxDB's annotations.
pub(super) fn is_annotation(first: &str) -> bool {
    ["#datatype", "#group", "#default"].contains(&first)
}

fn records(start: &str, divider: Divider) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut records = Records::new(divider);
    let lines = start.split_inclusive('\n').map(Some).chain([None]);
    for line in lines {
        let take = &mut |fields: Fields, _| {
            if !fields.are_blank() {
                found.push(fields.iter().map(str::to_owned).collect());
            }
        };
        // A quote that does not end is told when the whole text is read.
        let _ = match line {
            Some(line) => records.push(line, take),
            None => records.finish(take),
        };
        if found.len() >= MOST_RECORDS {
            break;
        }
    }
    found.truncate(MOST_RECORDS);
    found
}

/// Returns the most frequent number of fields, and of how many records.
fn usual_length(records: &[Vec<String>]) -> Option<(usize, usize)> {
    let count = |fields: usize| {
        records
            .iter()
            .filter(|record| record.len() == fields)
            .count()
    };
    let lengths = records
        .iter()
        .map(|record| (record.len(), count(record.len())));
    lengths.max_by_key(|(fields, count)| (*count, *fields))
}

fn is_value(text: &str) -> bool {
    let number = [Point::Dot, Point::Comma]
        .iter()
        .any(|point| matches!(cell::read(text, *point), Cell::Number(_)));
    number
        || [DateOrder::DayFirst, DateOrder::MonthFirst]
            .iter()
            .any(|order| time::read(text, *order).is_some())
}

/// Returns whether a record is a header: none of its fields is a number or a time where
/// those below it are.
fn is_header(first: &[String], below: &[Vec<String>]) -> bool {
    let values_below = |index: usize| {
        let cells = || {
            below
                .iter()
                .filter_map(|row| row.get(index))
                .filter(|cell| !cell.trim().is_empty())
        };
        let values = cells().filter(|cell| is_value(cell)).count();
        values > 0 && values * 2 >= cells().count()
    };
    let mut columns = (0..first.len())
        .filter(|index| values_below(*index))
        .peekable();
    if columns.peek().is_none() {
        return first.iter().all(|cell| !is_value(cell));
    }
    columns.all(|index| first.get(index).is_some_and(|cell| !is_value(cell)))
}
