//! Holds the cells of one column.

use std::collections::HashMap;

use super::cell::{self, Cell};
use super::error::Place;
use super::point::{Point, point_of};
use super::time::{self, DateOrder, Parts};

/// The most different labels of a column that tells series apart.
const MOST_LABELS: usize = 4096;

/// How the times of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct TimeForm {
    pub(super) order: DateOrder,
    /// Whether the order of day and month is a guess.
    pub(super) is_order_guessed: bool,
    /// `None` until a time was read.
    pub(super) parts: Option<Parts>,
    pub(super) has_zone: bool,
}

/// The cells of a column, one a row.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    /// Seconds since 1970 or midnight, or counts; NaN where there is none.
    Times(TimeForm, Vec<f64>),
    /// Numbers; NaN where there is none.
    Numbers(Point, Vec<f64>),
    /// Numbers of labels, in the order of their first appearance.
    Labels(Labels),
}

/// Labels, each kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    pub(super) ids: Vec<u32>,
    pub(super) names: Vec<String>,
    known: HashMap<String, u32>,
}

impl Labels {
    pub(super) fn push(&mut self, name: &str) {
        let id = match self.known.get(name) {
            Some(id) => *id,
            // All further ones are one.
            None if self.names.len() >= MOST_LABELS => MOST_LABELS as u32 - 1,
            None => {
                let id = self.names.len() as u32;
                self.names.push(name.to_owned());
                self.known.insert(name.to_owned(), id);
                id
            }
        };
        self.ids.push(id);
    }
}

/// A column with its name, and what of it could not be read.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) cells: Cells,
    /// Cells that hold no number or time, and the first of them.
    pub(super) unreadable: u64,
    pub(super) first_unreadable: Option<Place>,
    pub(super) blank: u64,
    pub(super) not_finite: u64,
}

impl Column {
    pub(super) fn new(name: &str, cells: Cells) -> Self {
        Self {
            name: name.to_owned(),
            cells,
            unreadable: 0,
            first_unreadable: None,
            blank: 0,
            not_finite: 0,
        }
    }

    /// Makes room for rows, if there is as much memory.
    pub(super) fn reserve(&mut self, rows: usize) {
        match &mut self.cells {
            Cells::Times(_, times) => times.try_reserve(rows),
            Cells::Numbers(_, numbers) => numbers.try_reserve(rows),
            Cells::Labels(labels) => labels.ids.try_reserve(rows),
        }
        .unwrap_or_default();
    }

    /// Adds a cell; `line` is that of its record.
    pub(super) fn push(&mut self, text: &str, line: u64) {
        let mut unreadable = false;
        match &mut self.cells {
            Cells::Times(form, times) => {
                let moment = time::read(text, form.order);
                // A file has one kind of time.
                let moment =
                    moment.filter(|moment| form.parts.is_none_or(|parts| parts == moment.parts));
                if let Some(moment) = moment {
                    form.parts = Some(moment.parts);
                    form.has_zone |= moment.has_zone;
                } else if text.trim().is_empty() {
                    self.blank += 1;
                } else {
                    unreadable = true;
                }
                times.push(moment.map_or(f64::NAN, |moment| moment.s));
            }
            Cells::Numbers(point, numbers) => {
                let mut number = f64::NAN;
                match cell::read(text, *point) {
                    Cell::Number(value) => number = value,
                    Cell::Blank => self.blank += 1,
                    Cell::NotFinite => self.not_finite += 1,
                    Cell::Text => unreadable = true,
                }
                numbers.push(number);
            }
            Cells::Labels(labels) => labels.push(text.trim()),
        }
        if unreadable {
            self.unreadable += 1;
            self.first_unreadable
                .get_or_insert_with(|| Place::new(line, &self.name, text));
        }
    }

    /// Adds a number to a column of numbers; what is not finite is none.
    pub(super) fn push_number(&mut self, number: f64) {
        if let Cells::Numbers(_, numbers) = &mut self.cells {
            self.not_finite += u64::from(!number.is_finite());
            numbers.push(if number.is_finite() { number } else { f64::NAN });
        }
    }

    pub(super) fn numbers(&self) -> Option<&[f64]> {
        match &self.cells {
            Cells::Numbers(_, numbers) => Some(numbers),
            _ => None,
        }
    }

    pub(super) fn times(&self) -> Option<(&TimeForm, &[f64])> {
        match &self.cells {
            Cells::Times(form, times) => Some((form, times)),
            _ => None,
        }
    }

    pub(super) fn labels(&self) -> Option<&Labels> {
        match &self.cells {
            Cells::Labels(labels) => Some(labels),
            _ => None,
        }
    }
}

/// Returns an empty column for cells like those of a sample: times if nearly all that are
/// not blank are times and its name or their form says so, else numbers, else labels.
pub(super) fn column_for(
    name: &str,
    sample: &[&str],
    commas_divide: bool,
    is_named_time: bool,
) -> Column {
    let filled = || {
        sample
            .iter()
            .copied()
            .filter(|text| !text.trim().is_empty())
    };
    // Of a few cells one may be wrong.
    let enough = match filled().count() {
        few @ ..10 => few.div_ceil(2).max(1),
        many => (many * 4).div_ceil(5),
    };
    let order = order_of(sample);
    let moments: Vec<_> = filled()
        .filter_map(|text| time::read(text, order.0))
        .collect();
    let dated = moments
        .iter()
        .filter(|moment| moment.parts != Parts::Count)
        .count();
    if dated >= enough || (is_named_time && moments.len() >= enough) {
        let form = TimeForm {
            order: order.0,
            is_order_guessed: order.1,
            ..TimeForm::default()
        };
        return Column::new(name, Cells::Times(form, Vec::new()));
    }
    let point = point_of(filled(), commas_divide);
    let numbers = filled()
        .filter(|text| cell::read(text, point) != Cell::Text)
        .count();
    if numbers >= enough || filled().next().is_none() {
        return Column::new(name, Cells::Numbers(point, Vec::new()));
    }
    Column::new(name, Cells::Labels(Labels::default()))
}

/// Returns the order of day and month in a sample, and whether it is a guess: the one by
/// which more cells are dates, else the one by which they lie closer together.
fn order_of(sample: &[&str]) -> (DateOrder, bool) {
    let read = |order| {
        let moments = sample.iter().filter_map(|text| time::read(text, order));
        let dates: Vec<f64> = moments
            .filter(|moment| moment.parts == Parts::Date)
            .map(|moment| moment.s)
            .collect();
        let span = dates.iter().copied().fold(f64::MIN, f64::max)
            - dates.iter().copied().fold(f64::MAX, f64::min);
        (dates, span)
    };
    let (by_day, day_span) = read(DateOrder::DayFirst);
    let (by_month, month_span) = read(DateOrder::MonthFirst);
    if by_day == by_month {
        return (DateOrder::DayFirst, false);
    }
    match by_day.len().cmp(&by_month.len()) {
        std::cmp::Ordering::Greater => (DateOrder::DayFirst, false),
        std::cmp::Ordering::Less => (DateOrder::MonthFirst, false),
        std::cmp::Ordering::Equal if day_span <= month_span => (DateOrder::DayFirst, true),
        std::cmp::Ordering::Equal => (DateOrder::MonthFirst, true),
    }
}
