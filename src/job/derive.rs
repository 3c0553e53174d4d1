//! Derives settings from answers.

use super::fleet::{
    ROUNDING, cpu_at_peak_pct, cpu_per_record_us, highest_use_pct, idle_use_pct, peak_loads_per_s,
    task_managers_for_peak, task_managers_of_autoscaler,
};
use super::{AnswerError, Answers, Provenance, Quantity, Question};
use crate::settings::{Kind, Patch, SettingId, Settings, Value};

/// What follows from answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The settings to change.
    pub patch: Patch,
    /// The settings after that.
    pub settings: Settings,
    answers: Answers,
    /// Whether the peak load is that of a file.
    is_peak_measured: bool,
    /// Whether the CPU per record follows from the CPU use at the peak.
    follows_from_use: bool,
}

/// Derives the settings of a job. An answer that is left out is assumed to be what
/// `settings` have; a peak load that is left out, that of the load from a file.
///
/// The CPU per record follows from how busy the TaskManagers are at the peak, given or
/// assumed. Nothing is changed that no answer is about.
///
/// # Errors
/// The first answer that is refused: nothing follows from the others then.
pub fn derive(answers: &Answers, settings: &Settings) -> Result<Job, AnswerError> {
    for question in Question::ALL {
        check_range(question, answers.get(question))?;
    }
    let mut patch = given(answers, settings);
    let mut follows_from_use = false;
    if answers.describe_load() {
        if let Some(peak_per_s) = peak_of_file(answers, settings) {
            patch.push((SettingId::PeakLoad, Value::Number(peak_per_s)));
        }
        patch.push((SettingId::Capacity, by_default()));
        let fleet = settings
            .with(&patch)
            .map_err(|error| idle_cpu_error(answers, settings).unwrap_or(error.into()))?;
        if let Some(per_record) = cpu_per_record(answers, settings, &fleet)? {
            patch.push((SettingId::CpuPerRecord, Value::Number(per_record)));
            follows_from_use = true;
        }
        let fleet = settings.with(&patch)?;
        let (_, most) = SettingId::MaxWorkers.field().range();
        let needed = task_managers_of_autoscaler(&fleet).min(most);
        if needed > f64::from(fleet.max_workers) {
            patch.push((SettingId::MaxWorkers, Value::Number(needed)));
        }
    }
    Ok(Job {
        settings: settings.with(&patch)?,
        patch,
        answers: *answers,
        is_peak_measured: is_peak_measured(answers, settings),
        follows_from_use,
    })
}

fn check_range(question: Question, answer: Option<f64>) -> Result<(), AnswerError> {
    let Some(value) = answer else { return Ok(()) };
    let is_allowed = match question.setting().map(|id| id.field().kind) {
        Some(Kind::Number {
            min, max, whole, ..
        }) => (min..=max).contains(&value) && (!whole || value.fract() == 0.0),
        _ => value.is_finite(),
    };
    if is_allowed {
        Ok(())
    } else {
        Err(AnswerError::OutOfRange { question, value })
    }
}

/// Returns the settings that the answers give by themselves.
fn given(answers: &Answers, settings: &Settings) -> Patch {
    let mut patch = Patch::new();
    for question in Question::ALL {
        if let (Some(id), Some(value)) = (question.setting(), answers.get(question)) {
            patch.push((id, Value::Number(value)));
        }
    }
    if let Some(cpu_millicores) = answers.cpu_millicores {
        patch.push((SettingId::CpuLimit, by_default()));
        // A TaskManager uses no more while it starts, either.
        if settings.start_cpu_millicores > cpu_millicores {
            patch.push((SettingId::StartCpu, Value::Number(cpu_millicores)));
        }
    }
    patch
}

/// Returns the peak of the load from a file, unless another one is given.
fn peak_of_file(answers: &Answers, settings: &Settings) -> Option<f64> {
    let load = settings.own_load.as_ref()?;
    let peak_per_s = SettingId::PeakLoad.field().within(load.peak_per_s);
    answers.peak_load_per_s.is_none().then_some(peak_per_s)
}

fn is_peak_measured(answers: &Answers, settings: &Settings) -> bool {
    peak_of_file(answers, settings)
        .is_some_and(|peak| answers.describe_load() || peak == settings.peak_load_per_s)
}

/// Returns the CPU per record that follows from the CPU use at the peak. Nothing if no use
/// is given, and the one of the settings says nothing: there is no load, or `fleet` cannot
/// have it.
fn cpu_per_record(
    answers: &Answers,
    settings: &Settings,
    fleet: &Settings,
) -> Result<Option<f64>, AnswerError> {
    let (least_us, most_us) = SettingId::CpuPerRecord.field().range();
    let is_allowed = |per_record_us: &f64| (least_us..=most_us).contains(per_record_us);
    let Some(use_pct) = answers.cpu_at_peak_pct else {
        let assumed_us = cpu_per_record_us(fleet, cpu_at_peak_pct(settings));
        return Ok(Some(unless_rounded(assumed_us, settings)).filter(is_allowed));
    };
    let (idle_pct, limit_pct) = (idle_use_pct(fleet), highest_use_pct(fleet));
    if use_pct >= limit_pct {
        return Err(AnswerError::Throttled {
            use_pct,
            idle_pct,
            limit_pct,
        });
    }
    if use_pct <= idle_pct {
        return Err(AnswerError::NoUseForRecords {
            use_pct,
            idle_pct,
            limit_pct,
            idle_millicores: fleet.idle_cpu_millicores,
        });
    }
    let per_record_us = cpu_per_record_us(fleet, use_pct);
    if !is_allowed(&per_record_us) {
        let (least_per_s, most_per_s) = peak_loads_per_s(fleet, use_pct);
        return Err(AnswerError::NoCpuPerRecord {
            peak_load_per_s: fleet.peak_load_per_s,
            least_per_s,
            most_per_s,
        });
    }
    Ok(Some(unless_rounded(per_record_us, settings)))
}

/// Returns the CPU per record of the settings instead of one that differs by rounding only:
/// a setting that does not change stays as it is.
fn unless_rounded(per_record_us: f64, settings: &Settings) -> f64 {
    let before_us = settings.cpu_per_record_us;
    if (per_record_us - before_us).abs() <= ROUNDING * before_us {
        before_us
    } else {
        per_record_us
    }
}

/// Returns the error of a CPU that is no more than the idle CPU which was set. A default
/// gives way.
fn idle_cpu_error(answers: &Answers, settings: &Settings) -> Option<AnswerError> {
    let cpu_millicores = answers.cpu_millicores?;
    let idle_millicores = settings.idle_cpu_millicores;
    (cpu_millicores <= idle_millicores).then_some(AnswerError::NoCpuForRecords {
        cpu_millicores,
        idle_millicores,
    })
}

fn by_default() -> Value {
    Value::Text("default".to_owned())
}

impl Job {
    /// Returns the value of a quantity.
    pub fn value(&self, quantity: Quantity) -> f64 {
        let settings = &self.settings;
        match quantity {
            Quantity::Asked(Question::CpuAtPeak) => self
                .answers
                .cpu_at_peak_pct
                .unwrap_or_else(|| cpu_at_peak_pct(settings)),
            Quantity::Asked(question) => question
                .setting()
                .map_or(f64::NAN, |id| (id.field().get)(settings)),
            Quantity::IdleCpu => settings.idle_cpu_millicores,
            Quantity::PlannedUtilization => settings.planned_utilization_pct,
            Quantity::CpuPerRecord => settings.cpu_per_record_us,
            Quantity::Capacity => settings.worker_capacity_per_s(),
            Quantity::PlannedRate => settings.planned_rate_per_s(),
            Quantity::NeededTaskManagers => task_managers_for_peak(settings),
        }
    }

    /// Returns where the value of a quantity comes from.
    pub fn provenance(&self, quantity: Quantity) -> Provenance {
        let from_sources = || {
            let mut sources = quantity.sources().iter();
            if sources.any(|source| self.provenance(*source) != Provenance::Assumed) {
                Provenance::Derived
            } else {
                Provenance::Assumed
            }
        };
        match quantity {
            Quantity::Asked(question) if self.answers.get(question).is_some() => Provenance::Given,
            Quantity::Asked(Question::PeakLoad) if self.is_peak_measured => Provenance::Measured,
            Quantity::Asked(Question::CpuAtPeak) if !self.follows_from_use => from_sources(),
            Quantity::Asked(_) | Quantity::IdleCpu | Quantity::PlannedUtilization => {
                Provenance::Assumed
            }
            Quantity::CpuPerRecord if !self.follows_from_use => Provenance::Assumed,
            Quantity::CpuPerRecord
            | Quantity::Capacity
            | Quantity::PlannedRate
            | Quantity::NeededTaskManagers => from_sources(),
        }
    }

    /// Returns the quantities that a quantity is derived from; none unless it is derived.
    pub fn sources(&self, quantity: Quantity) -> &'static [Quantity] {
        match self.provenance(quantity) {
            Provenance::Derived => quantity.sources(),
            _ => &[],
        }
    }
}
