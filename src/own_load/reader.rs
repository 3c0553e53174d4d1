//! Reads a whole file, in pieces.

use super::bins::{self, OwnLoad};
use super::choices::Choices;
use super::error::ReadError;
use super::json;
use super::kafka::{KafkaTables, is_kafka};
use super::notes::{Dialect, Notes};
use super::records::{LineRecords, RecordTooLong, Records};
use super::roles::roles;
use super::series::{Series, sorted};
use super::sniff::sniff;
use super::stretches::Source;
use super::table::Table;
use super::time::Zone;
use super::told::{first_unreadable, notes};
use super::unit::{self, LoadUnit};

/// The most bytes of a file.
pub(super) const MOST_BYTES: u64 = 100 << 20;
/// The bytes from which the form of a file is guessed.
const SNIFFED_BYTES: usize = 64 << 10;
/// The fewest rows of a load.
const LEAST_ROWS: usize = 2;
/// The longest span of a load, in days.
const MOST_DAYS: u64 = 366;

/// A load that was read, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The load.
    pub load: OwnLoad,
    /// What was found, guessed and left out.
    pub notes: Notes,
}

/// Reads a file whose text comes in pieces, so that a page can draw a frame between two of
/// them.
#[derive(Default)]
pub struct Reader {
    state: State,
    bytes: u64,
}

#[derive(Default)]
enum State {
    /// Too little has come to know the form.
    #[default]
    Empty,
    Begun(String),
    Json(String),
    Kafka(LineRecords, Box<KafkaTables>),
    Divided(Records, Box<Table>),
}

impl Reader {
    /// Takes the next piece.
    ///
    /// # Errors
    /// Returns an error if no more pieces are of use: the file is too large, or a record of
    /// it does not end.
    pub fn push(&mut self, text: &str) -> Result<(), ReadError> {
        self.bytes += text.len() as u64;
        if self.bytes > MOST_BYTES {
            return Err(self.too_large(MOST_BYTES, ""));
        }
        match &mut self.state {
            State::Empty => {
                let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
                if !text.is_empty() {
                    self.state = match text.as_bytes().first() {
                        Some(b'{' | b'[') => State::Json(text.to_owned()),
                        _ => State::Begun(text.to_owned()),
                    };
                    self.begin(false)?;
                }
            }
            State::Begun(start) => {
                start.push_str(text);
                self.begin(false)?;
            }
            State::Json(json) => {
                json.push_str(text);
                if json.len() as u64 > json::MOST_BYTES {
                    return Err(self.too_large(json::MOST_BYTES, " of JSON; CSV may be larger"));
                }
            }
            State::Kafka(lines, tables) => lines
                .push(text, &mut |line, number| tables.push(line, number))
                .map_err(open_quote)?,
            State::Divided(records, table) => records
                .push(text, &mut |fields, line| table.push(fields, line))
                .map_err(open_quote)?,
        }
        Ok(())
    }

    fn too_large(&self, most: u64, hint: &'static str) -> ReadError {
        ReadError::TooLarge {
            bytes: self.bytes,
            most,
            hint,
        }
    }

    /// Guesses the form once enough of the text has come.
    fn begin(&mut self, is_whole: bool) -> Result<(), ReadError> {
        let State::Begun(start) = &self.state else {
            return Ok(());
        };
        if start.len() < SNIFFED_BYTES && !is_whole {
            return Ok(());
        }
        let start = without_separator_line(start).to_owned();
        if is_kafka(&start) {
            let (mut lines, mut tables) = (LineRecords::default(), Box::new(KafkaTables::new()));
            lines
                .push(&start, &mut |line, number| tables.push(line, number))
                .map_err(open_quote)?;
            self.state = State::Kafka(lines, tables);
            return Ok(());
        }
        let whole_lines = match start.rfind('\n') {
            Some(end) if !is_whole => start.get(..=end).unwrap_or(&start),
            _ => &start,
        };
        let sniffed = sniff(whole_lines).ok_or(ReadError::NoTable)?;
        let mut records = Records::new(sniffed.divider);
        let mut table = Box::new(Table::new(sniffed));
        records
            .push(&start, &mut |fields, line| table.push(fields, line))
            .map_err(open_quote)?;
        self.state = State::Divided(records, table);
        Ok(())
    }

    /// Ends the file and reads the load in it.
    ///
    /// # Errors
    /// Returns an error if there is no load in it.
    pub fn finish(self, choices: &Choices) -> Result<Reading, ReadError> {
        self.end()?.read(choices)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Returns an error if there is no table in it.
    pub fn end(mut self) -> Result<Parsed, ReadError> {
        self.begin(true)?;
        let table = match self.state {
            State::Empty | State::Begun(_) => return Err(ReadError::Empty),
            State::Json(json) => json::read(&json)?,
            State::Kafka(mut lines, mut tables) => {
                lines
                    .push("\n", &mut |line, number| tables.push(line, number))
                    .map_err(open_quote)?;
                tables.finish()?
            }
            State::Divided(mut records, mut table) => {
                records
                    .finish(&mut |fields, line| table.push(fields, line))
                    .map_err(open_quote)?;
                *table
            }
        };
        Ok(Parsed {
            table,
            known: Choices::default(),
        })
    }
}

/// The table of a file, from which a load can be read again with other choices.
pub struct Parsed {
    table: Table,
    /// What is no guess.
    known: Choices,
}

impl Parsed {
    /// Returns the table of a series: times in seconds from any start, since 1970, or in the
    /// units of counts since then, and the records per second from each on.
    pub fn of_series(times: &[f64], values: &[f64]) -> Self {
        Self {
            table: json::series(times, values),
            known: Choices {
                time_column: Some(0),
                load_column: Some(1),
                unit: Some(LoadUnit::PerSecond),
                ..Choices::default()
            },
        }
    }

    /// Reads the load.
    ///
    /// # Errors
    /// Returns an error if there is no load in it.
    pub fn read(&self, choices: &Choices) -> Result<Reading, ReadError> {
        reading(&self.table, &choices.or(&self.known))
    }
}

fn open_quote(error: RecordTooLong) -> ReadError {
    ReadError::OpenQuote { line: error.line }
}

/// Returns a text without the line `sep=;` of spreadsheets.
fn without_separator_line(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_matches(['"', '\r']).starts_with("sep=") => rest,
        _ => text,
    }
}

/// Reads a whole text.
///
/// # Errors
/// Returns an error if there is no load in it.
pub fn read(text: &str, choices: &Choices) -> Result<Reading, ReadError> {
    let mut reader = Reader::default();
    reader.push(text)?;
    reader.finish(choices)
}

fn reading(table: &Table, choices: &Choices) -> Result<Reading, ReadError> {
    let roles = roles(table, choices)?;
    let name = table
        .columns
        .get(roles.load)
        .map_or("", |column| column.name.as_str());
    let sorted = sorted(table, &roles, roles.load, choices);
    let found = sorted
        .series
        .iter()
        .map(|series| series.t_s.len())
        .max()
        .unwrap_or(0);
    let longest = sorted.series.iter().max_by_key(|series| series.t_s.len());
    let usual_step_s = longest
        .and_then(Series::usual_step_s)
        .filter(|_| found >= LEAST_ROWS);
    let (Some(longest), Some(usual_step_s)) = (longest, usual_step_s) else {
        return Err(ReadError::TooFewRows {
            found,
            least: LEAST_ROWS,
            place: first_unreadable(table, &roles),
        });
    };
    let unit = choices
        .unit
        .unwrap_or_else(|| unit::guess(unit_name(table, name, longest), &longest.values));
    let source = |series| Source {
        series,
        unit,
        step_s: Series::usual_step_s(series).unwrap_or(usual_step_s),
    };
    let sources: Vec<Source> = sorted.series.iter().map(source).collect();
    let aggregate = choices.aggregate.unwrap_or_default();
    let (begin_s, binned) =
        bins::bins(&sources, aggregate, usual_step_s).ok_or(ReadError::TooFewRows {
            found,
            least: LEAST_ROWS + usize::from(unit == LoadUnit::Counter),
            place: None,
        })?;
    let days = (binned.step_s * binned.per_s.len() as f64 / crate::calendar::DAY_S) as u64;
    if days > MOST_DAYS {
        return Err(ReadError::TooLong {
            days,
            most: MOST_DAYS,
        });
    }
    let begin = (sorted.zone != Zone::Elapsed).then_some(begin_s);
    let own = bins::own_load(begin, &binned).ok_or_else(|| ReadError::AllZero(name.to_owned()))?;
    if own.levels.len() < LEAST_ROWS {
        return Err(ReadError::TooFewRows {
            found,
            least: LEAST_ROWS + 1,
            place: None,
        });
    }
    let notes = notes(table, &roles, &sorted, &sources, (aggregate, usual_step_s));
    Ok(Reading { load: own, notes })
}

/// Returns the name that tells the unit: series of Prometheus may have one of their own.
fn unit_name<'a>(table: &Table, column: &'a str, series: &'a Series) -> &'a str {
    if table.dialect == Dialect::Prometheus && column == "value" {
        &series.name
    } else {
        column
    }
}
