//! Fits the CPU per record and the idle CPU to the measured CPU use.
//!
//! The model is a straight line: a TaskManager uses its idle CPU, and the same for each record.
//! Left out are steps that the line does not hold for: where the CPU is at its limit, or was
//! just before or after, because the job works off a lag then; and where the number of
//! TaskManagers changes, because the job restarts then. It processes other records there than
//! those that arrive.

use super::regression::{line, variation};
use crate::numbers::significant;
use crate::own_load::{CpuScope, CpuUse, Measured, OwnLoad};
use crate::settings::{Patch, SettingId, Settings, Value};

/// The fewest steps of a fit.
pub const LEAST_STEPS: usize = 10;
/// The CPU use above which a TaskManager counts as at its limit, as a share of it.
const AT_LIMIT: f64 = 0.95;
/// A limit that is exceeded by so much, in so many of the steps, is not that of the job.
const ABOVE_LIMIT: f64 = 1.1;
const ABOVE_LIMIT_STEPS: f64 = 0.05;
/// The least standard deviation of the load per TaskManager, as a share of its mean.
const LEAST_VARIATION: f64 = 0.05;
/// The most that the slope may be uncertain, as a share of it: two standard errors.
const MOST_UNCERTAINTY: f64 = 0.5;
/// The digits that are kept of a fitted value.
const DIGITS: i32 = 4;

/// The CPU of a job, fitted to what was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CpuFit {
    /// The CPU time of one record, in microseconds.
    pub cpu_per_record_us: f64,
    /// The CPU of a TaskManager with nothing to do, in millicores, at least 0.
    pub idle_cpu_millicores: f64,
    /// The share of the variance of the CPU use that the fit explains.
    pub r_squared: f64,
    /// How uncertain the CPU per record is, in microseconds: two standard errors.
    pub uncertainty_us: f64,
    /// The mean distance of the CPU use of a TaskManager from the fit, in millicores.
    pub mean_error_millicores: f64,
    /// The same as a share of its mean.
    pub mean_error_share: f64,
    /// The steps to which it is fitted.
    pub steps: usize,
    /// The steps that are left out.
    pub left_out: LeftOutSteps,
}

/// Steps that are left out of a fit, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOutSteps {
    /// The load, the CPU use or the TaskManagers are not measured, or there are none.
    pub missing: usize,
    /// The CPU is at its limit in the step or beside it.
    pub at_limit: usize,
    /// The number of TaskManagers changes in the step or beside it.
    pub rescaled: usize,
}

/// Why nothing can be fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoFit {
    /// No CPU use was measured.
    NoCpu,
    /// The TaskManagers were not counted.
    NoTaskManagers,
    /// Too few steps have all three numbers.
    TooFewSteps {
        /// The steps that are there.
        found: usize,
    },
    /// Too few steps are below the limit of the CPU.
    AtLimit {
        /// The steps below it.
        found: usize,
        /// The steps at it and beside those.
        at_limit: usize,
    },
    /// The measured CPU use is above the limit of the settings.
    AboveLimit {
        /// The highest CPU use of a TaskManager, in millicores.
        highest_millicores: f64,
        /// The limit, in millicores.
        limit_millicores: f64,
    },
    /// The load of a TaskManager is nearly the same in all steps.
    ConstantLoad {
        /// Its standard deviation as a share of its mean.
        variation: f64,
    },
    /// The CPU use falls while the load rises.
    NegativeSlope,
    /// The CPU use follows something else than the load.
    Unclear {
        /// The share of its variance that the load explains.
        r_squared: f64,
    },
    /// The CPU per record is beyond the range of the setting.
    OutOfRange {
        /// The fitted value, in microseconds.
        cpu_per_record_us: f64,
    },
}

/// A step with all that is needed.
struct Point {
    /// Records per second of one TaskManager, and its CPU use in millicores.
    at: (f64, f64),
    is_at_limit: bool,
    is_rescaled: bool,
}

/// Fits the CPU of a job to what was measured at a load. The settings tell the CPU that a
/// TaskManager requests, and its limit.
///
/// # Errors
/// Returns the reason if what was measured does not tell the CPU per record.
pub fn fit_cpu(load: &OwnLoad, measured: &Measured, settings: &Settings) -> Result<CpuFit, NoFit> {
    let cpu = measured.cpu.as_ref().ok_or(NoFit::NoCpu)?;
    let task_managers = measured
        .task_managers
        .as_deref()
        .ok_or(NoFit::NoTaskManagers)?;
    let each = cpu_of_each(cpu, measured, task_managers, settings);
    let limit_millicores = settings.cpu_limit_or_request_millicores();
    let all = points(load, &each, task_managers, AT_LIMIT * limit_millicores);
    let uses = || all.iter().map(|point| point.at.1);
    let above = uses().filter(|cpu| *cpu > ABOVE_LIMIT * limit_millicores);
    if above.count() as f64 > ABOVE_LIMIT_STEPS * all.len() as f64 {
        return Err(NoFit::AboveLimit {
            highest_millicores: uses().fold(0.0, f64::max),
            limit_millicores,
        });
    }
    let mut left_out = LeftOutSteps {
        missing: load.levels.len() - all.len(),
        at_limit: all.iter().filter(|point| point.is_at_limit).count(),
        rescaled: 0,
    };
    let below = || all.iter().filter(|point| !point.is_at_limit);
    let mut used: Vec<(f64, f64)> = below()
        .filter(|point| !point.is_rescaled)
        .map(|point| point.at)
        .collect();
    if used.len() < LEAST_STEPS {
        // A fleet that changes all the time has no other steps.
        used = below().map(|point| point.at).collect();
    } else {
        left_out.rescaled = all.len() - left_out.at_limit - used.len();
    }
    if used.len() < LEAST_STEPS {
        let found = used.len();
        return Err(match left_out.at_limit {
            0 => NoFit::TooFewSteps { found },
            at_limit => NoFit::AtLimit { found, at_limit },
        });
    }
    through(&used, left_out)
}

/// Returns the CPU use of a TaskManager in each step, in millicores; `None` where it, the load
/// or the TaskManagers are not measured, or there are none.
fn cpu_of_each(
    cpu: &CpuUse,
    measured: &Measured,
    task_managers: &[Option<f64>],
    settings: &Settings,
) -> Vec<Option<f64>> {
    let unit = if cpu.is_share {
        settings.cpu_request_millicores
    } else {
        1.0
    };
    let steps = cpu.steps.iter().zip(task_managers);
    let each = |((cpu_use, count), is_known): ((&Option<f64>, &Option<f64>), &bool)| {
        let count = count.filter(|count| *count > 0.0)?;
        let cpu_use = cpu_use.filter(|_| *is_known)? * unit;
        let each = match cpu.scope {
            CpuScope::TaskManager => cpu_use,
            CpuScope::Fleet => cpu_use / count,
        };
        each.is_finite().then_some(each)
    };
    steps.zip(&measured.is_load_known).map(each).collect()
}

/// Returns the steps with all that is needed. `limit_millicores` is the CPU use from which a
/// TaskManager counts as at its limit.
fn points(
    load: &OwnLoad,
    cpu_of_each: &[Option<f64>],
    task_managers: &[Option<f64>],
    limit_millicores: f64,
) -> Vec<Point> {
    let at = |list: &[Option<f64>], index: usize| list.get(index).copied().flatten();
    // With the one before and the one after, if there are such.
    let beside = |index: usize| index.saturating_sub(1)..=index + 1;
    let is_at_limit = |index| at(cpu_of_each, index).is_some_and(|cpu| cpu > limit_millicores);
    let point = |(index, per_s): (usize, f64)| {
        let (cpu, count) = (at(cpu_of_each, index)?, at(task_managers, index)?);
        let load_of_each = per_s / count;
        let differs = |index| at(task_managers, index).is_some_and(|other| other != count);
        load_of_each.is_finite().then(|| Point {
            at: (load_of_each, cpu),
            is_at_limit: beside(index).any(is_at_limit),
            is_rescaled: count.fract() != 0.0 || beside(index).any(differs),
        })
    };
    load.per_s().enumerate().filter_map(point).collect()
}

/// Fits the line through points.
fn through(points: &[(f64, f64)], left_out: LeftOutSteps) -> Result<CpuFit, NoFit> {
    let variation = variation(points);
    if variation < LEAST_VARIATION {
        return Err(NoFit::ConstantLoad { variation });
    }
    let line = line(points).ok_or(NoFit::ConstantLoad { variation })?;
    if line.slope <= 0.0 {
        return Err(NoFit::NegativeSlope);
    }
    // A core-second is a million microseconds, a core a thousand millicores.
    let (cpu_per_record_us, uncertainty_us) = (line.slope * 1e3, 2.0 * line.slope_error * 1e3);
    if uncertainty_us > MOST_UNCERTAINTY * cpu_per_record_us {
        return Err(NoFit::Unclear {
            r_squared: line.r_squared.max(0.0),
        });
    }
    let is_allowed = |id: SettingId, value: f64| id.field().within(value) == value;
    if !is_allowed(SettingId::CpuPerRecord, cpu_per_record_us) {
        return Err(NoFit::OutOfRange { cpu_per_record_us });
    }
    Ok(CpuFit {
        cpu_per_record_us,
        idle_cpu_millicores: line.intercept,
        r_squared: line.r_squared,
        uncertainty_us,
        mean_error_millicores: line.mean_distance,
        mean_error_share: line.mean_distance / line.y_mean,
        steps: points.len(),
        left_out,
    })
}

impl CpuFit {
    /// Returns the settings that it is, rounded to four digits.
    pub fn settings(&self) -> [(SettingId, f64); 2] {
        [
            (SettingId::CpuPerRecord, self.cpu_per_record_us),
            (SettingId::IdleCpu, self.idle_cpu_millicores),
        ]
        .map(|(id, value)| (id, id.field().within(significant(value, DIGITS))))
    }

    /// Returns the same as a patch.
    pub fn patch(&self) -> Patch {
        let entry = |(id, value)| (id, Value::Number(value));
        self.settings().map(entry).into()
    }
}

#[cfg(test)]
mod tests;
