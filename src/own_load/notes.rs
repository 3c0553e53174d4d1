//! What reading a file found, guessed and left out.

use super::choices::Aggregate;
use super::cpu_unit::{CpuScope, CpuUnit};
use super::error::Place;
use super::time::Zone;
use super::unit::LoadUnit;

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Fields divided by this character.
    Divided(char),
    /// Fields divided by blanks.
    Blanks,
    /// InfluxDB's annotated CSV.
    Influx,
    /// Tables of Kafka's command-line tools.
    Kafka,
    /// The answer of Prometheus' `query_range`.
    Prometheus,
    /// CloudWatch's `get-metric-statistics` or `get-metric-data`.
    CloudWatch,
    /// Other JSON: times and values, pairs or objects.
    Json,
}

/// A column that a reader may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnNote {
    /// Its name in the file, or "column 2".
    pub name: String,
    /// Whether it can be the column of the times.
    pub has_times: bool,
    /// Whether it can be the column of the load.
    pub has_numbers: bool,
}

/// Rows that were left out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The load is blank or a word for nothing.
    pub blank: u64,
    /// The load is NaN or infinite.
    pub not_finite: u64,
    /// The load is no number.
    pub unreadable: u64,
    /// The load is below 0.
    pub negative: u64,
    /// The time is missing or no time.
    pub without_time: u64,
    /// A row has the same time and series as a later one.
    pub duplicate: u64,
}

/// What was found of the CPU use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CpuNote {
    /// Its column.
    pub column: usize,
    /// What its numbers count, guessed or chosen.
    pub unit: CpuUnit,
    /// Whose CPU they are, guessed or chosen.
    pub scope: CpuScope,
    /// Its series, for each TaskManager or for parts of them.
    pub series: usize,
    /// The steps of the load without a value.
    pub missing_steps: usize,
}

/// What was found of the TaskManagers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskManagerNote {
    /// Their column.
    pub column: usize,
    /// The steps of the load without a value.
    pub missing_steps: usize,
}

/// What was found, guessed and left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// The kind of file.
    pub dialect: Dialect,
    /// All columns.
    pub columns: Vec<ColumnNote>,
    /// Rows below the header.
    pub rows: u64,
    /// The column of the times, `None` if the rows only have a step.
    pub time_column: Option<usize>,
    /// The column of the load.
    pub load_column: usize,
    /// What its numbers count, guessed or chosen.
    pub unit: LoadUnit,
    /// The CPU use, if a column tells it.
    pub cpu: Option<CpuNote>,
    /// The TaskManagers, if a column tells them.
    pub task_managers: Option<TaskManagerNote>,
    /// What is known of the zone.
    pub zone: Zone,
    /// Whether the order of day and month in the dates is a guess.
    pub is_date_order_guessed: bool,
    /// Whether numbers are read with a comma as their point.
    pub has_decimal_comma: bool,
    /// The names of the series; one without a name if there is only one.
    pub series: Vec<String>,
    /// How they became one.
    pub aggregate: Aggregate,
    /// The rows that were left out.
    pub left_out: LeftOut,
    /// The first cell that was to be read and could not.
    pub first_unreadable: Option<Place>,
    /// Rows that came before an earlier time.
    pub disordered: u64,
    /// Gaps in the times, bridged by a straight line.
    pub gaps: u64,
    /// The longest of them, in seconds.
    pub longest_gap_s: f64,
    /// Times that a counter fell, and began at 0 again.
    pub resets: u64,
    /// The usual time between two rows of a series, in seconds.
    pub usual_step_s: f64,
    /// The highest load of any series, in records per second, before it was levelled over
    /// the steps of the load.
    pub highest_per_s: f64,
}
