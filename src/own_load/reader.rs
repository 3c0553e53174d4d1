//! Reads a whole file, in pieces.

use super::choices::Choices;
use super::error::ReadError;
use super::fields::RecordTooLong;
use super::json;
use super::kafka::{KafkaTables, is_kafka};
use super::line_records::LineRecords;
use super::reading::{Reading, Unfinished};
use super::records::Records;
use super::sniff::sniff;
use super::spread::spread;
use super::table::Table;
use super::unit::LoadUnit;

/// The most bytes of a file.
pub(super) const MOST_BYTES: u64 = 100 << 20;
/// The bytes from which the form of a file is guessed.
const SNIFFED_BYTES: usize = 64 << 10;

/// Reads a file whose text comes in pieces, so that a page can draw a frame between two of
/// them.
#[derive(Default)]
pub struct Reader {
    state: State,
    bytes: u64,
    /// How many there will be, if that is known.
    expected_bytes: u64,
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
    /// Returns a reader of a file of this size, for which it can have room at once.
    pub fn of_size(bytes: u64) -> Self {
        Self {
            expected_bytes: bytes,
            ..Self::default()
        }
    }

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
        let lines = whole_lines.bytes().filter(|byte| *byte == b'\n').count() as u64;
        let expected_bytes = self.expected_bytes.min(MOST_BYTES);
        table.reserve(lines * expected_bytes / whole_lines.len().max(1) as u64);
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
        Ok(Parsed::new(table, Choices::default()))
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
        let known = Choices {
            time_column: Some(0),
            load_column: Some(1),
            unit: Some(LoadUnit::PerSecond),
            ..Choices::default()
        };
        Self::new(json::series(times, values), known)
    }

    fn new(mut table: Table, known: Choices) -> Self {
        spread(&mut table);
        Self { table, known }
    }

    /// Reads the load: all steps of [`Parsed::begin`].
    ///
    /// # Errors
    /// Returns an error if there is no load in it.
    pub fn read(&self, choices: &Choices) -> Result<Reading, ReadError> {
        let mut unfinished = self.begin(choices);
        loop {
            if let Some(reading) = self.step(&mut unfinished)? {
                return Ok(reading);
            }
        }
    }

    /// Begins to read the load, in steps between which a page can draw a frame.
    pub fn begin(&self, choices: &Choices) -> Unfinished {
        Unfinished::new(choices.or(&self.known))
    }

    /// Takes the next step. Returns the load after the last.
    ///
    /// # Errors
    /// Returns an error if there is no load in it.
    pub fn step(&self, unfinished: &mut Unfinished) -> Result<Option<Reading>, ReadError> {
        unfinished.step(&self.table)
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
