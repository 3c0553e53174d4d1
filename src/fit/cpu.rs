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
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A load of 100, 200 and so on to 2,000 records/s and back, for four TaskManagers with
    /// 20 millicores and 200 µs a record.
    fn example() -> (OwnLoad, Measured) {
        let rises = (1..=20_u16).chain((1..20).rev());
        let per_s: Vec<f64> = rises.map(|part| f64::from(part) * 100.0).collect();
        let load = OwnLoad {
            begin_s: None,
            step_s: 60.0,
            peak_per_s: 2000.0,
            levels: per_s
                .iter()
                .map(|per_s| (per_s / 2000.0 * 4095.0).round() as u16)
                .collect(),
        };
        let cpu = load.per_s().map(|per_s| Some(4.0 * 20.0 + per_s * 0.2));
        let measured = Measured {
            cpu: Some(CpuUse {
                is_share: false,
                scope: CpuScope::Fleet,
                steps: cpu.collect(),
            }),
            task_managers: Some(vec![Some(4.0); per_s.len()]),
            is_load_known: vec![true; per_s.len()],
        };
        (load, measured)
    }

    fn cpu_steps(measured: &mut Measured) -> &mut Vec<Option<f64>> {
        &mut measured.cpu.as_mut().unwrap().steps
    }

    fn fit_of(load: &OwnLoad, measured: &Measured) -> Result<CpuFit, NoFit> {
        fit_cpu(load, measured, &Settings::default())
    }

    #[test]
    fn an_exact_line_is_found_exactly() {
        let (load, measured) = example();
        let fit = fit_of(&load, &measured).unwrap();
        assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
        assert!((fit.idle_cpu_millicores - 20.0).abs() < 1e-6, "{fit:?}");
        assert!(fit.r_squared > 1.0 - 1e-9 && fit.mean_error_share < 1e-9);
        assert_eq!((fit.steps, fit.left_out), (39, LeftOutSteps::default()));
        let numbers: Vec<Value> = fit.patch().into_iter().map(|(_, value)| value).collect();
        assert_eq!(numbers, [Value::Number(200.0), Value::Number(20.0)]);
    }

    #[test]
    fn shares_are_those_of_the_request() {
        let (load, mut measured) = example();
        let cpu = measured.cpu.as_mut().unwrap();
        (cpu.is_share, cpu.scope) = (true, CpuScope::TaskManager);
        for step in cpu.steps.iter_mut().flatten() {
            *step /= 4.0 * 1000.0;
        }
        let fit = fit_of(&load, &measured).unwrap();
        assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
        let twice = Settings::default().with_number(SettingId::CpuRequest, 2000.0);
        let fit = fit_cpu(&load, &measured, &twice.unwrap()).unwrap();
        assert!((fit.cpu_per_record_us - 400.0).abs() < 1e-6, "{fit:?}");
    }

    #[test]
    fn steps_that_tell_nothing_are_left_out_and_counted() {
        let (load, mut measured) = example();
        // Rows 0, 1: not measured. Row 10: at the limit, with a lag. From row 30 on a fifth.
        measured.is_load_known[0] = false;
        cpu_steps(&mut measured)[1] = None;
        cpu_steps(&mut measured)[10] = Some(4000.0);
        for index in 30..39 {
            measured.task_managers.as_mut().unwrap()[index] = Some(5.0);
            let cpu = cpu_steps(&mut measured)[index].as_mut().unwrap();
            *cpu += 20.0;
        }
        // While the job restarts it uses little.
        for index in [29, 30] {
            cpu_steps(&mut measured)[index] = Some(100.0);
        }
        let fit = fit_of(&load, &measured).unwrap();
        let left_out = LeftOutSteps {
            missing: 2,
            at_limit: 3,
            rescaled: 2,
        };
        assert_eq!((fit.steps, fit.left_out), (32, left_out));
        assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
    }

    #[test]
    fn what_does_not_tell_the_cpu_per_record_is_refused() {
        type Change = fn(&mut OwnLoad, &mut Measured);
        let refused = |change: Change| {
            let (mut load, mut measured) = example();
            change(&mut load, &mut measured);
            fit_of(&load, &measured).unwrap_err()
        };
        assert_eq!(refused(|_, measured| measured.cpu = None), NoFit::NoCpu);
        let without_count: Change = |_, measured| measured.task_managers = None;
        assert_eq!(refused(without_count), NoFit::NoTaskManagers);
        let short: Change = |_, measured| measured.is_load_known[9..].fill(false);
        assert_eq!(refused(short), NoFit::TooFewSteps { found: 9 });
        let constant: Change = |load, _| load.levels.fill(4000);
        assert_eq!(refused(constant), NoFit::ConstantLoad { variation: 0.0 });
        let falling: Change = |_, measured| {
            for step in cpu_steps(measured).iter_mut().flatten() {
                *step = 1000.0 - *step;
            }
        };
        assert_eq!(refused(falling), NoFit::NegativeSlope);
        let at_limit: Change = |_, measured| cpu_steps(measured)[5..].fill(Some(3990.0));
        let wanted = NoFit::AtLimit {
            found: 4,
            at_limit: 35,
        };
        assert_eq!(refused(at_limit), wanted);
        let larger: Change = |_, measured| cpu_steps(measured)[5..].fill(Some(8000.0));
        let wanted = NoFit::AboveLimit {
            highest_millicores: 2000.0,
            limit_millicores: 1000.0,
        };
        assert_eq!(refused(larger), wanted);
        let unrelated: Change = |_, measured| {
            for (index, step) in cpu_steps(measured).iter_mut().enumerate() {
                *step = Some(500.0 + f64::from(u8::from(index % 2 == 0)) * 2000.0);
            }
        };
        let found = refused(unrelated);
        assert!(
            matches!(found, NoFit::Unclear { .. } | NoFit::NegativeSlope),
            "{found:?}"
        );
        let tiny: Change = |load, _| load.peak_per_s = 1e8;
        let found = refused(tiny);
        assert!(matches!(found, NoFit::OutOfRange { .. }), "{found:?}");
    }

    proptest! {
        #[test]
        fn any_numbers_give_a_possible_fit_or_a_reason(
            steps in prop::collection::vec((0..=4095_u16, prop::option::of(0.0..1e7_f64), prop::option::of(0.0..50.0_f64), any::<bool>()), 2..60),
            is_share: bool,
            of_fleet: bool,
            peak_per_s in 1e-3..1e9_f64,
        ) {
            let load = OwnLoad { begin_s: None, step_s: 1.0, peak_per_s, levels: steps.iter().map(|step| step.0).collect() };
            let measured = Measured {
                cpu: Some(CpuUse {
                    is_share,
                    scope: if of_fleet { CpuScope::Fleet } else { CpuScope::TaskManager },
                    steps: steps.iter().map(|step| step.1).collect(),
                }),
                task_managers: Some(steps.iter().map(|step| step.2.map(f64::round)).collect()),
                is_load_known: steps.iter().map(|step| step.3).collect(),
            };
            if let Ok(fit) = fit_of(&load, &measured) {
                prop_assert!(fit.steps >= LEAST_STEPS && fit.steps <= steps.len());
                prop_assert!(fit.idle_cpu_millicores >= 0.0 && fit.mean_error_share.is_finite());
                prop_assert!(fit.r_squared <= 1.0 + 1e-12);
                prop_assert!(Settings::default().with(&fit.patch()).is_ok());
            }
        }
    }
}
