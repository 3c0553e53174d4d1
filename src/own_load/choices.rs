//! What a reader may choose instead of what is guessed.

use super::cpu_unit::{CpuScope, CpuUnit};
use super::unit::LoadUnit;

/// How the loads of several series at one time become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregate {
    /// Their sum: each is a part of the load.
    #[default]
    Sum,
    /// Their mean.
    Mean,
    /// The highest.
    Max,
}

/// Choices; `None` leaves one to the guess.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The column of the times, from 0.
    pub time_column: Option<usize>,
    /// The column of the load, from 0.
    pub load_column: Option<usize>,
    /// What its numbers count.
    pub unit: Option<LoadUnit>,
    /// The column of the CPU use, from 0; the same as `load_column` for none.
    pub cpu_column: Option<usize>,
    /// What its numbers count.
    pub cpu_unit: Option<CpuUnit>,
    /// Whose CPU they are.
    pub cpu_scope: Option<CpuScope>,
    /// The column of the number of TaskManagers, from 0; the same as `load_column` for none.
    pub task_manager_column: Option<usize>,
    /// Seconds east of UTC of times without a zone.
    pub zone_s: Option<f64>,
    /// How several series become one.
    pub aggregate: Option<Aggregate>,
    /// The only series to take, by its name as in [`super::Notes::series`].
    pub series: Option<String>,
    /// Seconds between two rows of a file without times.
    pub step_s: Option<f64>,
}

impl Choices {
    /// Returns these choices, and those of another where there is none.
    pub(super) fn or(&self, other: &Self) -> Self {
        Self {
            time_column: self.time_column.or(other.time_column),
            load_column: self.load_column.or(other.load_column),
            unit: self.unit.or(other.unit),
            cpu_column: self.cpu_column.or(other.cpu_column),
            cpu_unit: self.cpu_unit.or(other.cpu_unit),
            cpu_scope: self.cpu_scope.or(other.cpu_scope),
            task_manager_column: self.task_manager_column.or(other.task_manager_column),
            zone_s: self.zone_s.or(other.zone_s),
            aggregate: self.aggregate.or(other.aggregate),
            series: self.series.clone().or_else(|| other.series.clone()),
            step_s: self.step_s.or(other.step_s),
        }
    }
}
