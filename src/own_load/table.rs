//! Collects the columns of a text whose fields are divided.

use super::column::{Cells, Column, Labels, TimeForm, column_for};
use super::column_names::is_named_time;
use super::fields::{Fields, trimmed};
use super::notes::Dialect;
use super::records::Divider;
use super::sniff::{Sniffed, is_annotation};

/// The most columns that are kept.
const MOST_COLUMNS: usize = 32;

/// Rows by columns.
pub(super) struct Table {
    pub(super) dialect: Dialect,
    pub(super) columns: Vec<Column>,
    pub(super) rows: u64,
    /// Records that are left out before the first row.
    preamble: usize,
    /// The header as it stands in the file.
    header: Vec<String>,
    /// The place of each column in a record: files of InfluxDB have several tables.
    places: Vec<Option<usize>>,
    /// Whether the next record is a header.
    awaits_header: bool,
}

impl Table {
    /// Returns an empty table for a text that begins like this.
    pub(super) fn new(sniffed: Sniffed) -> Self {
        let commas_divide = sniffed.divider == Divider::Character(b',');
        let columns = sniffed
            .names
            .iter()
            .take(MOST_COLUMNS)
            .enumerate()
            .map(|(index, name)| {
                let sample: Vec<&str> = sniffed
                    .sample
                    .iter()
                    .filter_map(|row| row.get(index))
                    .map(String::as_str)
                    .collect();
                column_for(name, &sample, commas_divide, is_named_time(name))
            });
        let columns: Vec<Column> = columns.collect();
        let dialect = match sniffed.divider {
            _ if sniffed.is_influx => Dialect::Influx,
            Divider::Character(character) => Dialect::Divided(char::from(character)),
            Divider::Blanks => Dialect::Blanks,
        };
        Self {
            dialect,
            places: (0..columns.len()).map(Some).collect(),
            columns,
            rows: 0,
            preamble: sniffed.preamble,
            awaits_header: sniffed.has_header,
            header: if sniffed.has_header {
                sniffed.names
            } else {
                Vec::new()
            },
        }
    }

    /// Returns a table of these columns, which have as many rows.
    pub(super) fn of(dialect: Dialect, columns: Vec<Column>, rows: u64) -> Self {
        Self {
            dialect,
            places: Vec::new(),
            columns,
            rows,
            preamble: 0,
            header: Vec::new(),
            awaits_header: false,
        }
    }

    /// Makes room for rows: to grow by and by takes longer, and half as much memory again.
    pub(super) fn reserve(&mut self, rows: u64) {
        for column in &mut self.columns {
            column.reserve(rows as usize);
        }
    }

    /// Takes a record that begins at a line.
    pub(super) fn push(&mut self, fields: Fields, line: u64) {
        if fields.are_blank() {
            return;
        }
        if self.preamble > 0 {
            self.preamble -= 1;
            return;
        }
        let first = fields.at(0);
        if first.starts_with('#') {
            self.awaits_header |= is_annotation(first);
            return;
        }
        let is_same_header = !self.header.is_empty()
            && self
                .header
                .iter()
                .map(String::as_str)
                .eq(fields.iter().map(trimmed));
        if self.awaits_header || is_same_header {
            self.awaits_header = false;
            self.place(fields);
            return;
        }
        self.rows += 1;
        for (column, place) in self.columns.iter_mut().zip(&self.places) {
            let cell = place.map_or("", |place| fields.at(place));
            column.push(cell, line);
        }
    }

    /// Takes a header: the columns may stand in another order than before.
    fn place(&mut self, header: Fields) {
        if self.dialect != Dialect::Influx {
            return;
        }
        for (column, place) in self.columns.iter().zip(&mut self.places) {
            *place = header.iter().position(|name| name.trim() == column.name);
        }
    }
}

/// Returns an empty column of numbers.
pub(super) fn numbers(name: &str) -> Column {
    Column::new(name, Cells::Numbers(super::point::Point::Dot, Vec::new()))
}

/// Returns an empty column of times.
pub(super) fn times(name: &str) -> Column {
    Column::new(name, Cells::Times(TimeForm::default(), Vec::new()))
}

/// Returns an empty column of labels.
pub(super) fn labels(name: &str) -> Column {
    Column::new(name, Cells::Labels(Labels::default()))
}
