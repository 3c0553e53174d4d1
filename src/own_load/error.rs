//! Says why a file could not be read.

/// A place in a file, with what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u64,
    /// The name of the column.
    pub column: String,
    /// What stands there, shortened.
    pub text: String,
}

impl Place {
    pub(super) fn new(line: u64, column: &str, text: &str) -> Self {
        Self {
            line,
            column: shortened(column),
            text: shortened(text),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { line, column, text } = self;
        write!(f, "line {line}, column “{column}”: “{text}”")
    }
}

/// Returns a text of at most 40 characters.
pub(super) fn shortened(text: &str) -> String {
    let mut letters = text.trim().chars();
    let mut short: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// A kind of file that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileKind {
    /// A spreadsheet or an archive (ZIP).
    #[error("a spreadsheet or an archive (ZIP)")]
    Archive,
    /// A spreadsheet in its older form.
    #[error("an old spreadsheet (XLS)")]
    OldSpreadsheet,
    /// gzip or Zstandard.
    #[error("a compressed file")]
    Compressed,
    /// A document.
    #[error("a PDF")]
    Pdf,
    /// A picture.
    #[error("a picture")]
    Picture,
    /// Parquet or Avro.
    #[error("a table in binary form (Parquet, Avro)")]
    BinaryTable,
    /// Bytes of another kind.
    #[error("binary data")]
    Binary,
}

/// The reason why a file holds no load.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in the file.
    #[error("The file is empty.")]
    Empty,
    /// The file is no text.
    #[error("This is no text but {0}. Export it as CSV.")]
    NoText(FileKind),
    /// The file is larger than what is read, in bytes.
    #[error("The file is too large: {bytes} bytes. Allowed: {most} bytes{hint}.")]
    TooLarge {
        /// The bytes that were seen.
        bytes: u64,
        /// The most bytes that are read.
        most: u64,
        /// What helps.
        hint: &'static str,
    },
    /// A record does not end.
    #[error("line {line}: a quoted field that begins here does not end.")]
    OpenQuote {
        /// The line, from 1.
        line: u64,
    },
    /// The JSON is not well formed.
    #[error("line {line}, column {column}: no JSON: {reason}")]
    NoJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The parser's words.
        reason: String,
    },
    /// The JSON is of no known form.
    #[error(
        "This JSON holds no series that is known here. Allowed: the answer of Prometheus’ query_range, \
         CloudWatch’s get-metric-data or get-metric-statistics, {{\"times\": […], \"values\": […]}}, \
         or a list of pairs or objects."
    )]
    UnknownJson,
    /// Prometheus answered with an error.
    #[error("Prometheus answered: {0}")]
    FromPrometheus(String),
    /// Prometheus was asked for one moment only.
    #[error("This is the answer for one moment (query). Ask for a span with query_range.")]
    OneMoment,
    /// No rows were found.
    #[error("There is no table in the file: no two lines have the same number of fields.")]
    NoTable,
    /// No column has times.
    #[error("No column has times. Columns: {}.", .0.join(", "))]
    NoTimes(Vec<String>),
    /// No column has numbers that can be a load.
    #[error("No column has numbers that can be a load. Columns: {}.", .0.join(", "))]
    NoNumbers(Vec<String>),
    /// The only numbers are a consumer lag.
    #[error(
        "“{0}” is a consumer lag: the records that wait, not those that arrive. The load is the \
         slope of the log-end offset, or the job’s numRecordsInPerSecond."
    )]
    Lag(String),
    /// A table of Kafka’s tools for one moment.
    #[error(
        "These are the offsets of one moment, which have no rate. Write them again and again, \
         each time behind a line with the time."
    )]
    OneSnapshot,
    /// Too few rows remain.
    #[error("Only {found} usable rows, at least {least} are needed.{}", first(.place.as_ref()))]
    TooFewRows {
        /// The rows with a time and a number.
        found: usize,
        /// The fewest that are needed.
        least: usize,
        /// The first cell that could not be read.
        place: Option<Place>,
    },
    /// All loads are 0.
    #[error("All numbers of “{0}” are 0.")]
    AllZero(String),
    /// The span is too long or too short.
    #[error("The file spans {days} days. Allowed: up to {most} days.")]
    TooLong {
        /// Whole days.
        days: u64,
        /// The most days.
        most: u64,
    },
    /// A chosen column does not exist, or does not fit.
    #[error("Column {index}: is no column of {what}. Columns: {}.", .columns.join(", "))]
    NoSuchColumn {
        /// The chosen index, from 0.
        index: usize,
        /// What it was chosen for.
        what: &'static str,
        /// The names of all columns.
        columns: Vec<String>,
    },
}

fn first(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |place| {
        format!(" The first that could not be read: {place}.")
    })
}
