//! Levels what the fleet did over the steps of its load: its CPU use and its TaskManagers.

use super::bins::{Grid, levelled};
use super::choices::{Aggregate, Choices};
use super::cpu_unit::{self, CpuScope, CpuUnit, MOST_OF_ALL};
use super::notes::{CpuNote, TaskManagerNote};
use super::roles::Roles;
use super::series::{Sorted, Times, sorted};
use super::stretches::{Gaps, Source, sources};
use super::table::Table;
use super::unit::LoadUnit;
use super::words::{any, words};

/// Correlations that differ by less are equal: with a constant number of TaskManagers they
/// are, but for the rounding.
const ROUNDING: f64 = 1e-6;

/// What the fleet did over the steps of a load. All lists have as many entries as the load
/// has steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The CPU use.
    pub cpu: Option<CpuUse>,
    /// The TaskManagers, the mean of each step; `None` where less than half of it is
    /// measured.
    pub task_managers: Option<Vec<Option<f64>>>,
    /// Whether the load of a step was measured, and is no straight line over a gap.
    pub is_load_known: Vec<bool>,
}

/// The CPU use of a fleet.
#[derive(Clone, Debug, PartialEq)]
pub struct CpuUse {
    /// Whether the values are shares of what a TaskManager requests, from 0 to 1. Else they
    /// are millicores.
    pub is_share: bool,
    /// Whose CPU they are.
    pub scope: CpuScope,
    /// The mean of each step; `None` where less than half of it is measured.
    pub steps: Vec<Option<f64>>,
}

/// The TaskManagers of each step, with their column.
pub(super) type MeasuredTaskManagers = (usize, Vec<Option<f64>>);
/// The CPU use, with what was guessed of it.
pub(super) type MeasuredCpu = (CpuUse, CpuNote);

/// The rows of a table, with what its columns are.
pub(super) struct Rows<'a> {
    pub(super) table: &'a Table,
    pub(super) roles: &'a Roles,
    pub(super) times: &'a Times,
    pub(super) choices: &'a Choices,
}

impl Rows<'_> {
    fn sorted(&self, column: usize) -> Sorted {
        let series = self.choices.series.as_deref();
        sorted(self.table, self.roles, self.times, column, series)
    }
}

/// What was found of the fleet.
pub(super) struct Found {
    pub(super) measured: Option<Measured>,
    pub(super) cpu_note: Option<CpuNote>,
    pub(super) task_manager_note: Option<TaskManagerNote>,
}

/// Finds the TaskManagers.
pub(super) fn task_managers(rows: &Rows, grid: Grid) -> Option<MeasuredTaskManagers> {
    let column = rows.roles.task_managers?;
    Some((column, counts(&rows.sorted(column), grid)?))
}

/// Finds the CPU use beside a load and the TaskManagers.
pub(super) fn cpu(
    rows: &Rows,
    grid: Grid,
    per_s: &[f64],
    task_managers: Option<&MeasuredTaskManagers>,
) -> Option<MeasuredCpu> {
    let column = rows.roles.cpu?;
    let name = rows.table.columns.get(column)?.name.as_str();
    let counts = task_managers.map(|(_, counts)| counts.as_slice());
    let sorted = rows.sorted(column);
    let (cpu, unit, series) = cpu_use(name, &sorted, rows.choices, grid, per_s, counts)?;
    let note = CpuNote {
        column,
        unit,
        scope: cpu.scope,
        series,
        missing_steps: missing(&cpu.steps),
    };
    Some((cpu, note))
}

/// Puts together what was found beside a load.
pub(super) fn found(
    load: &[Source],
    grid: Grid,
    cpu: Option<MeasuredCpu>,
    task_managers: Option<MeasuredTaskManagers>,
) -> Found {
    let note = |(column, steps): &MeasuredTaskManagers| TaskManagerNote {
        column: *column,
        missing_steps: missing(steps),
    };
    let task_manager_note = task_managers.as_ref().map(note);
    let (cpu, cpu_note) = cpu.unzip();
    let measured = (cpu.is_some() || task_managers.is_some()).then(|| {
        let load = levelled(load, Aggregate::Sum, grid, Gaps::LeftOut);
        Measured {
            cpu,
            task_managers: task_managers.map(|(_, steps)| steps),
            is_load_known: load.iter().map(Option::is_some).collect(),
        }
    });
    Found {
        measured,
        cpu_note,
        task_manager_note,
    }
}

fn missing(steps: &[Option<f64>]) -> usize {
    steps.iter().filter(|step| step.is_none()).count()
}

/// Returns the steps with the gaps of their series open; `None` if nothing is measured
/// in any of them.
fn steps(
    sorted: &Sorted,
    unit: LoadUnit,
    aggregate: Aggregate,
    grid: Grid,
) -> Option<Vec<Option<f64>>> {
    let sources = sources(&sorted.series, unit, grid.step_s);
    let steps = levelled(&sources, aggregate, grid, Gaps::Open);
    steps.iter().any(Option::is_some).then_some(steps)
}

/// Returns the number of TaskManagers in each step. Each of several series counts all of
/// them: one stays behind when a JobManager is replaced.
fn counts(sorted: &Sorted, grid: Grid) -> Option<Vec<Option<f64>>> {
    steps(sorted, LoadUnit::PerSecond, Aggregate::Max, grid)
}

/// Returns the CPU use in each step, what the numbers of the column count, and how many
/// series there are.
fn cpu_use(
    name: &str,
    sorted: &Sorted,
    choices: &Choices,
    grid: Grid,
    per_s: &[f64],
    task_managers: Option<&[Option<f64>]>,
) -> Option<(CpuUse, CpuUnit, usize)> {
    let longest = sorted.series.iter().max_by_key(|series| series.t_s.len())?;
    let unit = choices
        .cpu_unit
        .unwrap_or_else(|| cpu_unit::guess(name, &longest.values));
    let load_unit = if unit.is_counter() {
        LoadUnit::Counter
    } else {
        LoadUnit::PerSecond
    };
    let by = |aggregate| {
        let steps = steps(sorted, load_unit, aggregate, grid)?;
        let converted = steps
            .iter()
            .map(|step| step.map(|value| value * unit.factor()));
        Some(converted.collect::<Vec<_>>())
    };
    let count = sorted.series.len();
    let is_relative = unit.is_relative();
    let scope = choices
        .cpu_scope
        .or_else(|| scope_of_name(name, unit))
        .or_else(|| {
            // Each series is that of a TaskManager.
            (count > 1).then_some(if is_relative {
                CpuScope::TaskManager
            } else {
                CpuScope::Fleet
            })
        });
    let scope = match (scope, task_managers) {
        (Some(scope), _) => scope,
        (None, Some(task_managers)) => {
            let steps = by(Aggregate::Mean)?;
            scope_of_values(&steps, is_relative, task_managers, per_s)
        }
        (None, None) if is_relative => CpuScope::TaskManager,
        (None, None) => CpuScope::Fleet,
    };
    let steps = by(match scope {
        CpuScope::TaskManager => Aggregate::Mean,
        CpuScope::Fleet => Aggregate::Sum,
    })?;
    let cpu = CpuUse {
        is_share: is_relative,
        scope,
        steps,
    };
    Some((cpu, unit, count))
}

fn scope_of_name(name: &str, unit: CpuUnit) -> Option<CpuScope> {
    let words = words(name);
    if any(&words, &["per", "pro", "je", "avg", "average", "mean"]) {
        return Some(CpuScope::TaskManager);
    }
    // The total of a counter is that since its start.
    let is_sum = any(&words, &["sum", "fleet", "cluster", "job"])
        || (any(&words, &["total"]) && !unit.is_counter());
    is_sum.then_some(CpuScope::Fleet)
}

/// Guesses the scope of one series from its values: shares above 1 are a sum; millicores
/// are those of the fleet unless they follow the load per TaskManager more closely as they
/// stand than divided by the TaskManagers.
fn scope_of_values(
    cpu: &[Option<f64>],
    is_relative: bool,
    task_managers: &[Option<f64>],
    per_s: &[f64],
) -> CpuScope {
    let known = cpu.iter().zip(task_managers).zip(per_s);
    let known: Vec<(f64, f64, f64)> = known
        .filter_map(|((cpu, count), per_s)| {
            let count = count.filter(|count| *count > 0.0)?;
            Some(((*cpu)?, count, *per_s))
        })
        .collect();
    let fleet = if is_relative {
        known
            .iter()
            .any(|(cpu, count, _)| *cpu > MOST_OF_ALL && *count > 1.0)
    } else {
        let of_each = correlation(
            known
                .iter()
                .map(|(cpu, count, per_s)| (per_s / count, *cpu)),
        );
        let of_all = correlation(
            known
                .iter()
                .map(|(cpu, count, per_s)| (per_s / count, cpu / count)),
        );
        of_all + ROUNDING >= of_each
    };
    if fleet {
        CpuScope::Fleet
    } else {
        CpuScope::TaskManager
    }
}

/// Returns how closely two quantities rise together, from −1 to 1; 0 if one is constant.
fn correlation(points: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let (mut count, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
    for (x, y) in points.clone() {
        count += 1.0;
        x_sum += x;
        y_sum += y;
    }
    let (x_mean, y_mean) = (x_sum / count, y_sum / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in points {
        let (x, y) = (x - x_mean, y - y_mean);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    let scale = (xx * yy).sqrt();
    if scale > 0.0 { xy / scale } else { 0.0 }
}
